// What the caller is told when the attempts are over. Money rests on this: "failed" is said only when it is known.
import { type NoAnswerDetails, OutcomeUnknownError, UnreachableError } from '../errors.js';
import { type Redact, safeCause } from '../redact.js';
import type { Attempt } from './attempt.js';
import type { Call } from './call.js';
import { parseErrorBody } from './error-body.js';
import { requestIdOf } from './request-id.js';
import type { Reply } from './transport.js';

/** Refusals that speak about this very request, so that an earlier attempt with the same key cannot have been done. */
const SETTLING_STATUS: ReadonlySet<number> = new Set([400, 404, 409, 422]);

/**
 * The answer, or the error that says what is known.
 *
 * A refusal settles what an earlier attempt left open, because the API replays a done key before it would refuse it.
 * 401, 403, 429, a failed connection or an answer that is not the API's own say nothing about that attempt: it stays
 * unknown.
 *
 * @param last - the attempt after which no other follows
 * @param doubt - an earlier attempt that may have been received
 * @throws UnreachableError, OutcomeUnknownError, or the reason of the abort
 */
export function settle(call: Call, last: Attempt, doubt: Attempt | undefined, redact: Redact): Reply {
  if (last.kind === 'aborted') throw whyStopped(call, last.cause, last, redact);
  if (call.isWrite && (last.kind === 'unclear' || (doubt !== undefined && !settlesDoubt(last)))) {
    throw unknownOutcome(call, last, doubt, redact);
  }
  if (last.kind === 'answer' || last.kind === 'limited') return last.reply;
  throw new UnreachableError(redact(`no usable answer to ${call.name}: ${why(last)}`), details(last, redact));
}

/**
 * What to throw when the caller stops the call: the reason itself, or an unknown outcome when a write may have left.
 *
 * @param sent - an attempt that may have been received
 */
export function whyStopped(call: Call, reason: unknown, sent: Attempt | undefined, redact: Redact): Error {
  if (!call.isWrite || sent === undefined) return reason as Error;
  return unknownOutcome(call, { kind: 'aborted', cause: reason }, sent, redact);
}

function settlesDoubt(last: Attempt): boolean {
  if (last.kind !== 'answer') return false;
  const { ok, status } = last.reply.response;
  if (ok) return true;
  if (!SETTLING_STATUS.has(status)) return false;
  const { code } = parseErrorBody(last.reply.text);
  // A 409 of another code may mean that the first attempt is still at work.
  return status === 409 ? code === 'idempotency_conflict' : code !== undefined;
}

function unknownOutcome(call: Call, last: Attempt, doubt: Attempt | undefined, redact: Redact): OutcomeUnknownError {
  const { idempotencyKey } = call;
  const earlier = doubt === undefined || why(doubt) === why(last) ? '' : `; an earlier attempt: ${why(doubt)}`;
  const advice =
    idempotencyKey === undefined
      ? 'look before sending it again'
      : 'the same idempotency key will tell when sent again';
  return new OutcomeUnknownError(
    redact(`no usable answer to ${call.name}: ${why(last)}${earlier}. It may or may not have taken effect; ${advice}`),
    { ...details(last, redact), idempotencyKey },
  );
}

function why(attempt: Attempt): string {
  switch (attempt.kind) {
    case 'unclear':
      return attempt.why;
    case 'unsent':
      return 'could not connect';
    case 'aborted':
      return 'cancelled while under way';
    default:
      return `the answer was status ${attempt.reply.response.status}`;
  }
}

function details(attempt: Attempt, redact: Redact): NoAnswerDetails {
  // The caller's own reason is handed back as it is; everything else might hold the request.
  if (attempt.kind === 'aborted') return { cause: attempt.cause };
  const response = 'reply' in attempt ? attempt.reply.response : undefined;
  if (response === undefined) return { cause: 'cause' in attempt ? safeCause(attempt.cause, redact) : undefined };
  return { status: response.status === 0 ? undefined : response.status, requestId: requestIdOf(response, redact) };
}
