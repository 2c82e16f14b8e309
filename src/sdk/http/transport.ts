// The one shape everything in this folder wraps: `withX(next)` is a transport around a transport.

/** A request in parts: every attempt is made afresh from the same bytes. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>> | Headers;
  readonly body: string | undefined;
  /** A request of the caller's own, for all else that it may carry; its body and signal are not used. */
  readonly request?: Request | undefined;
  /** Stops the call; inside an attempt, the attempt. Undefined: nothing does. */
  readonly signal: AbortSignal | undefined;
  /** 1 for the first attempt of a call, 2 for its first retry. */
  readonly attempt: number;
  /** When the time of the whole call is over, in milliseconds since 1970; Infinity for never. */
  readonly endsAtMs: number;
}

/** An answer that was read to its last byte. */
export interface Reply {
  /** Status and headers; its own body is used up. */
  readonly response: Response;
  readonly text: string;
  /** What the text is, of an answer that had to be JSON. */
  readonly json?: unknown;
  /** How often it was sent; said by the retry. */
  readonly attempts?: number;
}

/** Sends and gives the whole answer; the fetch at the bottom, or a wrapper around another transport. */
export type Transport = (outgoing: Outgoing) => Promise<Reply>;
