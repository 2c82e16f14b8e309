// The outermost wrapper: sends again what may be sent again, and never says less or more than is known.
import type { Redact } from '../redact.js';
import { type Attempt, tryOnce } from './attempt.js';
import { type Call, readCall } from './call.js';
import { backoffMs, MAX_RETRY_AFTER_MS, retryAfterMs } from './delay.js';
import type { Pace } from './pace.js';
import type { Transport } from './transport.js';
import { settle, whyStopped } from './verdict.js';

/** How to retry, and what the waiting is made of. */
export interface RetryOptions {
  /** Attempts after the first. */
  readonly maxRetries: number;
  readonly pace: Pace | undefined;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly nowMs: () => number;
  readonly redact: Redact;
}

/** Source: interface contract, SDK section. A redirect or 501 would be the same again; 409 and 422 are answers. */
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/**
 * Retries reads, and POSTs whose body carries an idempotency key, with the same bytes: after a lost connection, a
 * timeout, 429, 500, 502, 503 and 504. Waits as Retry-After says, up to 60 s, else with full jitter; then for its turn.
 *
 * @returns the API's answer: 2xx with readable JSON, or 4xx
 * @throws UnreachableError, OutcomeUnknownError; the signal's reason for an aborted read, or a write that never left
 */
export function withRetry(next: Transport, options: RetryOptions): Transport {
  const { pace, redact, sleep } = options;
  return async (outgoing) => {
    const { endsAtMs, signal } = outgoing;
    const call = readCall(outgoing);
    let doubt: Attempt | undefined;
    let delayMs: number | undefined;
    for (let attempts = 1; ; attempts += 1) {
      try {
        if (delayMs !== undefined) await sleep(delayMs, signal ?? unending());
        signal?.throwIfAborted();
        if (pace !== undefined) await pace.turn(signal ?? unending());
        signal?.throwIfAborted();
      } catch (reason) {
        throw whyStopped(call, reason, doubt, { attempts: attempts - 1, redact });
      }
      const attempt = await tryOnce(next, { ...outgoing, attempt: attempts });
      delayMs = attempts > options.maxRetries ? undefined : delayAfter(attempt, attempts, call, options);
      if (delayMs === undefined || options.nowMs() + delayMs >= endsAtMs) {
        return settle(call, attempt, doubt, { attempts, redact });
      }
      if (attempt.kind === 'unclear') doubt = attempt;
    }
  };
}

/** A signal of one's own: platforms warn of a leak when many wait on the same one. */
function unending(): AbortSignal {
  return new AbortController().signal;
}

/** How long to wait before the next attempt, in milliseconds; undefined when there must be none. */
function delayAfter(attempt: Attempt, attempts: number, call: Call, options: RetryOptions): number | undefined {
  if (!call.isRepeatable || attempt.kind === 'aborted') return undefined;
  const response = 'reply' in attempt ? attempt.reply.response : undefined;
  if (response === undefined) return backoffMs(attempts - 1, options.random);
  if (!RETRIED_STATUS.has(response.status)) return undefined;
  const askedMs = retryAfterMs(response, options.nowMs);
  if (askedMs === undefined) return backoffMs(attempts - 1, options.random);
  return askedMs <= MAX_RETRY_AFTER_MS ? askedMs : undefined;
}
