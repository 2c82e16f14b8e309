// The type that every wrapper in this folder takes and returns: `withX(next)` is a transport around a transport.
import type { Outgoing, Reply } from '../wire.js';

/** A request on its way through the pipeline: every attempt is made afresh from the same bytes. */
export interface PipelineRequest extends Outgoing {
  /** A request of the caller's own, for all else that a fetch may use of it; its body and signal are not used. */
  readonly request?: Request | undefined;
  /** Stops the call; inside an attempt, the attempt. Undefined: nothing does. */
  readonly signal: AbortSignal | undefined;
  /** 1 for the first attempt of a call, 2 for its first retry. */
  readonly attempt: number;
  /** When the time of the whole call is over, by the monotonic clock; Infinity for never. */
  readonly endsAtMs: number;
}

/** An answer on its way back. */
export interface PipelineReply extends Reply {
  /** The reason phrase after the status, where the platform has it. */
  readonly statusText?: string;
  /** The parsed text, when the answer had to be JSON. */
  readonly json?: unknown;
  /** How often the request was sent; set by the retry. */
  readonly attempts?: number;
}

/** Sends a request and returns the whole answer: the sender at the bottom, or a wrapper around another transport. */
export type Transport = (outgoing: PipelineRequest) => Promise<PipelineReply>;

/** Whether a status means success (2xx). */
export function isOk(status: number): boolean {
  return status >= 200 && status <= 299;
}
