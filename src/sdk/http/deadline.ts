// A whole call: all its attempts and the waiting between them, or given up in time.
import { limit } from './limit.js';
import type { Transport } from './transport.js';

/** Why a call was stopped whose time was over; the cause of the error that says what is known. */
export class DeadlineReached extends Error {
  override readonly name = 'TimeoutError';
}

/** Gives a call a time limit; undefined for none. */
export function withDeadline(next: Transport, deadlineMs: number | undefined, nowMs: () => number): Transport {
  if (deadlineMs === undefined) return next;
  return async (outgoing) => {
    const late = (): Error => new DeadlineReached(`the time for the call, ${deadlineMs} ms, was over`);
    const call = limit(outgoing.signal, deadlineMs, late);
    try {
      return await next({ ...outgoing, signal: call.signal, endsAtMs: nowMs() + deadlineMs });
    } finally {
      call.end();
    }
  };
}
