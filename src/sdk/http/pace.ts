// Limits how fast requests are sent. All clients that share a pace share one token bucket, for reads and retries too.
// The limit that the API reports wins over ours.
import { retryAfterMs } from './error-body.js';
import { realSeams, type Seams } from '../seams.js';
import type { Reply } from '../wire.js';

/** The documented limit: 10 requests a second, 30 at once. Source: the API's authentication page. */
export const DOCUMENTED_LIMIT = { rate: 10, burst: 30 } as const;

/** Settings of a pace; the default is the documented limit. */
export interface PaceOptions extends Partial<Pick<Seams, 'monotonicMs' | 'nowMs' | 'sleep'>> {
  /** Requests a second, in the long run; more than 0. */
  readonly rate?: number | undefined;
  /** Requests that may leave at once after a rest; default three times the rate, at least 1. */
  readonly burst?: number | undefined;
}

/** A pace, to be shared by all clients of one organisation in a process. */
export interface Pace {
  readonly rate: number;
  readonly burst: number;
  /** Takes the right to send one request, if there is one now. The next request that leaves uses it. */
  tryTake(): boolean;
  /** Milliseconds until there may be one; 0 when there is one. */
  waitMs(): number;
  /** Waits for the right to send one request; rejects with the signal's reason when aborted. */
  turn(signal: AbortSignal): Promise<void>;
  /** Records that a request is being sent. Call the returned function with its result. */
  leaves(): (reply: Pick<Reply, 'status' | 'headers'> | undefined) => void;
}

/**
 * Makes a {@link Pace}.
 *
 * @throws RangeError for a rate or burst that is not more than 0
 */
export function createPace(options: PaceOptions = {}): Pace {
  const { nowMs = realSeams.nowMs, rate = DOCUMENTED_LIMIT.rate, sleep = realSeams.sleep } = options;
  const { monotonicMs = options.nowMs ?? realSeams.monotonicMs } = options;
  const { burst = Math.max(1, Math.floor((rate * DOCUMENTED_LIMIT.burst) / DOCUMENTED_LIMIT.rate)) } = options;
  if (!(rate > 0 && rate < Infinity && burst >= 1))
    throw new RangeError('a pace needs a rate above 0, a burst of 1 or more');
  let tokens = burst;
  let filledAt = monotonicMs();
  let closedUntil = 0;
  let prepaid = 0;
  let underWay = 0;

  const fill = (): void => {
    const now = monotonicMs();
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1000) * rate);
    filledAt = now;
  };
  const waitMs = (): number => {
    fill();
    const forToken = tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / rate) * 1000);
    return Math.max(forToken, closedUntil - filledAt, 0);
  };
  const take = (): boolean => {
    if (waitMs() > 0) return false;
    tokens -= 1;
    return true;
  };
  /** The server counts other processes too, so the lower of its count and ours is true. */
  const heed = (reply: Pick<Reply, 'status' | 'headers'>): void => {
    fill();
    const left = reply.headers['x-ratelimit-remaining']?.trim() ?? '';
    if (/^\d{1,9}$/.test(left)) tokens = Math.min(tokens, Math.max(0, +left - underWay));
    if (reply.status !== 429) return;
    tokens = Math.min(tokens, 0);
    closedUntil = Math.max(closedUntil, filledAt + (retryAfterMs(reply, nowMs) ?? 1000));
  };

  return {
    rate,
    burst,
    waitMs,
    tryTake: () => {
      if (!take()) return false;
      prepaid += 1;
      return true;
    },
    turn: async (signal) => {
      if (prepaid > 0) prepaid -= 1;
      else while (!take()) await sleep(waitMs(), signal);
    },
    leaves: () => {
      underWay += 1;
      return (reply) => {
        underWay -= 1;
        if (reply !== undefined) heed(reply);
      };
    },
  };
}
