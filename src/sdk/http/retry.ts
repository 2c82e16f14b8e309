// The retry: sends again only what is safe to send twice, and reports exactly what is known afterwards.
import type { Redact } from '../config.js';
import { readCall, tryOnce, type Attempt, type Call } from './attempt.js';
import type { Pace } from './pace.js';
import type { Transport } from './transport.js';
import { settle, whyStopped } from './verdict.js';
import type { Reply } from '../wire.js';

/** How to retry, and where time and chance come from. */
export interface RetryOptions {
  /** Attempts after the first. */
  readonly maxRetries: number;
  readonly pace: Pace | undefined;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly nowMs: () => number;
  readonly redact: Redact;
}

/** Source: docs/interface.md, SDK. A redirect or 501 would be the same again; 409 and 422 are answers. */
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

/** A signal for this call alone: platforms warn of a leak when many listeners wait on the same one. */
function unending(): AbortSignal {
  return new AbortController().signal;
}

/** How long to wait before the next attempt, in milliseconds; undefined when there must be none. */
function delayAfter(attempt: Attempt, attempts: number, call: Call, options: RetryOptions): number | undefined {
  if (!call.isRepeatable || attempt.kind === 'aborted') return undefined;
  const reply = 'reply' in attempt ? attempt.reply : undefined;
  if (reply === undefined) return backoffMs(attempts - 1, options.random);
  if (!RETRIED_STATUS.has(reply.status)) return undefined;
  const askedMs = retryAfterMs(reply, options.nowMs);
  if (askedMs === undefined) return backoffMs(attempts - 1, options.random);
  return askedMs <= MAX_RETRY_AFTER_MS ? askedMs : undefined;
}

// How long to wait before the next attempt.

const BASE_MS = 500;
const CAP_MS = 8_000;

/** The longest Retry-After that a call waits for; with a longer one the call fails at once and says how long. */
export const MAX_RETRY_AFTER_MS = 60_000;

/**
 * What Retry-After asks for, in milliseconds from now; undefined when absent or not understood.
 *
 * Source: RFC 9110 section 10.2.3, seconds or an HTTP date; the API documents seconds
 */
export function retryAfterMs({ headers }: Reply, nowMs: () => number): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(+text * 1000);
  // A date has letters; the parser would also take "-5" for one.
  const atMs = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs());
}

/**
 * Full jitter: anywhere from nothing to 500 ms, doubling with each retry up to 8 s.
 *
 * @param retry - 0 before the first retry
 */
export function backoffMs(retry: number, random: () => number): number {
  return Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** retry));
}
