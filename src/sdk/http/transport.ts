// The one shape everything in this folder wraps: `withX(next)` is a transport around a transport.

/** A request in parts: every attempt is made afresh from the same bytes. */
export interface Outgoing {
  /** Where to, how, and with which headers; its own body and signal are not used. */
  readonly request: Request;
  readonly body: string | undefined;
  /** Stops the call; inside an attempt, the attempt. */
  readonly signal: AbortSignal;
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
}

/** Sends and gives the whole answer; the fetch at the bottom, or a wrapper around another transport. */
export type Transport = (outgoing: Outgoing) => Promise<Reply>;
