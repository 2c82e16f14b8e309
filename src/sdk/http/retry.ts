// The retry: sends again only what is safe to send twice, and reports exactly what is known afterwards.
// A file of its own because money depends on these rules: they are read apart from how a pipeline is built.
import { safeCause, type Redact } from '../config.js';
import { OutcomeUnknownError, UnreachableError, type NoAnswerDetails } from '../errors.js';
import { readCall, tryOnce, type Attempt, type Call } from './attempt.js';
import { requestIdOf, retryAfterMs } from './error-body.js';
import type { Pace } from './pace.js';
import { DeadlineReached } from './timeouts.js';
import { isOk, type PipelineReply, type Transport } from './transport.js';

/** How to retry, and where time and chance come from. */
export interface RetryOptions {
  /** Attempts after the first. */
  readonly maxRetries: number;
  readonly pace: Pace | undefined;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  readonly redact: Redact;
}

/** Source: docs/interface.md, SDK. A redirect or 501 would be the same again. */
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/**
 * Retries reads, and POSTs whose body carries an idempotency key, with the same bytes: after a lost connection, a
 * timeout, 429, 500, 502, 503, 504 and any 4xx that is no refusal. Waits as Retry-After says, up to 60 s, else with full
 * jitter; then for its turn.
 *
 * @returns the API's answer: 2xx with readable JSON, or a refusal
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
      if (delayMs === undefined || options.monotonicMs() + delayMs >= endsAtMs) {
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
  const isOpen = attempt.kind === 'unclear' && reply !== undefined && reply.status >= 400 && reply.status < 500;
  if (reply !== undefined && !isOpen && !RETRIED_STATUS.has(reply.status)) return undefined;
  const delayMs = (reply && retryAfterMs(reply, options.nowMs)) ?? backoffMs(attempts - 1, options.random);
  return delayMs <= MAX_RETRY_AFTER_MS ? delayMs : undefined;
}

// How long to wait before the next attempt.

const BASE_MS = 500;
const CAP_MS = 8_000;

/** The longest Retry-After that a call waits for; with a longer one the call fails at once and says how long. */
const MAX_RETRY_AFTER_MS = 60_000;

/**
 * Full jitter: anywhere from nothing to 500 ms, doubling with each retry up to 8 s.
 *
 * @param retry - 0 before the first retry
 */
function backoffMs(retry: number, random: () => number): number {
  return Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** retry));
}

// What the caller is told after the last attempt. It says "failed" only when that is certain.

/** What every such report needs. */
interface Told {
  /** How often the request was sent. */
  readonly attempts: number;
  readonly redact: Redact;
}

/**
 * The answer, or the error that says what is known.
 *
 * An earlier attempt in doubt is settled by success, and by a 409: that key belongs to another request. Any other refusal
 * says nothing about that attempt, which may be the very reason of it: it stays unknown. Source: decision D46
 *
 * @param last - the attempt after which no other follows
 * @param doubt - an earlier attempt that may have been received
 * @throws UnreachableError, OutcomeUnknownError, or the reason of the abort
 */
function settle(call: Call, last: Attempt, doubt: Attempt | undefined, told: Told): PipelineReply {
  if (last.kind === 'aborted') throw whyStopped(call, last.cause, last, told);
  if (call.isWrite && (last.kind === 'unclear' || (doubt !== undefined && !settlesDoubt(last)))) {
    throw unknownOutcome(call, last, doubt, told);
  }
  if (last.kind === 'answer' || last.kind === 'limited') return { ...last.reply, attempts: told.attempts };
  throw unreachable(call, last, told);
}

/**
 * What to throw when a call is stopped: an unknown outcome when a write may have left; else the caller's own reason, or
 * that no answer came in time.
 *
 * @param sent - an attempt that may have been received
 */
function whyStopped(call: Call, reason: unknown, sent: Attempt | undefined, told: Told): Error {
  const stopped: Attempt = { kind: 'aborted', cause: reason };
  if (call.isWrite && sent !== undefined) return unknownOutcome(call, stopped, sent, told);
  return reason instanceof DeadlineReached ? unreachable(call, stopped, told) : (reason as Error);
}

function settlesDoubt(last: Attempt): boolean {
  return last.kind === 'answer' && (isOk(last.reply.status) || last.reply.status === 409);
}

function unreachable(call: Call, last: Attempt, told: Told): UnreachableError {
  return new UnreachableError(told.redact(`no usable answer to ${call.name}: ${why(last)}`), details(last, told));
}

function unknownOutcome(call: Call, last: Attempt, doubt: Attempt | undefined, told: Told): OutcomeUnknownError {
  const { idempotencyKey } = call;
  const earlier = doubt === undefined || why(doubt) === why(last) ? '' : `; an earlier attempt: ${why(doubt)}`;
  const advice =
    idempotencyKey === undefined
      ? 'look before sending it again'
      : 'the same idempotency key will tell when sent again';
  const message = `no usable answer to ${call.name}: ${why(last)}${earlier}. It may or may not have taken effect; ${advice}`;
  return new OutcomeUnknownError(told.redact(message), { ...details(last, told), idempotencyKey });
}

function why(attempt: Attempt): string {
  switch (attempt.kind) {
    case 'unclear':
      return attempt.why;
    case 'unsent':
      return 'could not connect';
    case 'aborted':
      return attempt.cause instanceof DeadlineReached ? attempt.cause.message : 'cancelled while under way';
    default:
      return `the answer was status ${attempt.reply.status}`;
  }
}

function details(attempt: Attempt, { attempts, redact }: Told): NoAnswerDetails {
  // The caller's own reason is handed back as it is; everything else might hold the request.
  if (attempt.kind === 'aborted') return { attempts, cause: attempt.cause };
  const reply = 'reply' in attempt ? attempt.reply : undefined;
  if (reply === undefined) {
    return { attempts, cause: 'cause' in attempt ? safeCause(attempt.cause, redact) : undefined };
  }
  const status = reply.status === 0 ? undefined : reply.status;
  const foreign = 'foreign' in attempt ? attempt.foreign : undefined;
  const foreignAnswer = foreign === undefined ? undefined : redact(foreign);
  return { attempts, status, foreignAnswer, requestId: requestIdOf(reply, redact) };
}
