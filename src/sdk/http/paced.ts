// Tells a pace what leaves and what came of it. Waiting for a turn is the retry's: a write that waits has not left.
import type { Pace } from './pace.js';
import type { Transport } from './transport.js';

/** Lets a pace count what is under way and hear what the API says about its limit. */
export function withPace(next: Transport, pace: Pace | undefined): Transport {
  if (pace === undefined) return next;
  return async (outgoing) => {
    const back = pace.leaves();
    try {
      const reply = await next(outgoing);
      back(reply.response);
      return reply;
    } catch (error) {
      back(undefined);
      throw error;
    }
  };
}
