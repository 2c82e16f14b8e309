// Decides what the caller is told after the last attempt. It says "failed" only when that is certain.
// A file of its own because money depends on these rules: they are read and tested apart from the retry loop.
import { OutcomeUnknownError, UnreachableError, type NoAnswerDetails } from '../errors.js';
import { safeCause, type Redact } from '../config.js';
import type { Attempt, Call } from './attempt.js';
import { DeadlineReached } from './timeouts.js';
import { parseErrorBody, requestIdOf } from './error-body.js';
import { isOk, type PipelineReply } from './transport.js';

/** Refusals about this very request: with them, an earlier attempt with the same key cannot have been done. */
const SETTLING_STATUS: ReadonlySet<number> = new Set([400, 404, 409, 422]);

/** What every verdict needs. */
export interface Told {
  /** How often the request was sent. */
  readonly attempts: number;
  readonly redact: Redact;
}

/**
 * The answer, or the error that says what is known.
 *
 * A refusal proves that an earlier attempt with the same key was not done: the API would have replayed its first answer.
 * 401, 403, 429, a failed connection or an answer that is not the API's own say nothing about that attempt: it stays
 * unknown.
 *
 * @param last - the attempt after which no other follows
 * @param doubt - an earlier attempt that may have been received
 * @throws UnreachableError, OutcomeUnknownError, or the reason of the abort
 */
export function settle(call: Call, last: Attempt, doubt: Attempt | undefined, told: Told): PipelineReply {
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
export function whyStopped(call: Call, reason: unknown, sent: Attempt | undefined, told: Told): Error {
  const stopped: Attempt = { kind: 'aborted', cause: reason };
  if (call.isWrite && sent !== undefined) return unknownOutcome(call, stopped, sent, told);
  return reason instanceof DeadlineReached ? unreachable(call, stopped, told) : (reason as Error);
}

function settlesDoubt(last: Attempt): boolean {
  if (last.kind !== 'answer') return false;
  const { status } = last.reply;
  if (isOk(status)) return true;
  if (!SETTLING_STATUS.has(status)) return false;
  const { code } = parseErrorBody(last.reply.text);
  // A 409 with another code may mean that the first attempt is still running.
  return status === 409 ? code === 'idempotency_conflict' : code !== undefined;
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
  return { attempts, status, requestId: requestIdOf(reply, redact) };
}
