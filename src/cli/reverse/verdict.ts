// What an answer, or the lack of one, says about a row. Money rests on this: "refused" is said only when it is known.
import {
  ApiError,
  AuthenticationError,
  OutcomeUnknownError,
  RateLimitError,
  UnreachableError,
  type Posted,
} from '../../sdk/index.js';
import type { OpenRow, Problem, Settlement } from '../journal/types.js';

/** What the run does next because of it. */
export type Consequence =
  | { readonly then: 'go_on' }
  /** Nothing was done: the row leaves again, after a pause. */
  | {
      readonly then: 'again';
      readonly why: 'limited' | 'unreachable';
      readonly pauseMs?: number;
      readonly error: Error;
    }
  /** No other row may leave. */
  | { readonly then: 'stop'; readonly why: 'auth' | 'bug'; readonly error: Error };

export interface Verdict {
  readonly settlement: Settlement;
  readonly consequence: Consequence;
}

const GO_ON: Consequence = { then: 'go_on' };

/**
 * Statuses that speak about this very request. Source: the same rule as the SDK's, which knows one call only. Not 404:
 * the redemption was there when the row was sent, so the answer may come from another account.
 */
const SETTLING: ReadonlySet<number> = new Set([400, 422]);

/**
 * The SDK has made sure that the answer speaks of this redemption, amount and quantity.
 *
 * @param expired - what of it expired at once, where that is known
 */
export function verdictOnAnswer(
  { id, state }: Pick<OpenRow, 'id' | 'state'>,
  { attempts, data, replayed, requestId }: Posted,
  expired?: string,
): Verdict {
  const done = {
    ...(requestId !== undefined && { requestId }),
    reversalId: data.id,
    journalEntryId: data.journal_entry_id,
    amount: data.amount,
    ...(data.quantity != null && { quantity: data.quantity }),
    ...(expired !== undefined && { expired }),
  };
  // A replay of what this journal had never sent was done somewhere else before.
  const did = !replayed ? 'applied' : state === 'planned' && attempts === 1 ? 'done_elsewhere' : 'replayed';
  return { settlement: { id, state: did, done }, consequence: GO_ON };
}

/** @param isKeyForgotten - whether the server may have forgotten a key by which the row was sent before */
export function verdictOnError(row: Pick<OpenRow, 'id' | 'state'>, error: unknown, isKeyForgotten: boolean): Verdict {
  if (error instanceof RateLimitError) {
    const pauseMs = error.retryAfterMs;
    const again = { then: 'again', why: 'limited', error, ...(pauseMs !== undefined && { pauseMs }) } as const;
    return { settlement: asBefore(row, error), consequence: again };
  }
  if (error instanceof UnreachableError) {
    return { settlement: asBefore(row, error), consequence: { then: 'again', why: 'unreachable', error } };
  }
  if (error instanceof AuthenticationError) {
    return { settlement: asBefore(row, error), consequence: { then: 'stop', why: 'auth', error } };
  }
  if (error instanceof ApiError) {
    // Without the key, a row that was done looks to the server like one too many.
    const isSettled = row.state === 'planned' || (!isKeyForgotten && settlesDoubt(error));
    const state = isSettled ? 'refused' : 'unknown';
    return { settlement: { id: row.id, state, problem: problemOf(error) }, consequence: GO_ON };
  }
  if (error instanceof OutcomeUnknownError) {
    return { settlement: { id: row.id, state: 'unknown', problem: problemOf(error) }, consequence: GO_ON };
  }
  const bug = error instanceof Error ? error : new Error(String(error));
  const settlement: Settlement = { id: row.id, state: 'unknown', problem: problemOf(bug) };
  return { settlement, consequence: { then: 'stop', why: 'bug', error: bug } };
}

/** A refusal of a row that was sent before: it settles the doubt only when it speaks about this very request. */
function settlesDoubt({ status, code }: ApiError): boolean {
  // A 409 of another code may mean that the earlier request is still at work.
  if (status === 409) return code === 'idempotency_conflict';
  return SETTLING.has(status) && code !== `http_${status}`;
}

/** Nothing was done by this attempt, which says nothing about an earlier one. */
function asBefore(row: Pick<OpenRow, 'id' | 'state'>, error: Error): Settlement {
  if (row.state === 'planned') return { id: row.id, state: 'planned' };
  return { id: row.id, state: 'unknown', problem: problemOf(error) };
}

function problemOf(error: Error): Problem {
  if (error instanceof ApiError) return { code: error.code, message: error.message };
  if (error instanceof OutcomeUnknownError) return { code: 'outcome_unknown', message: error.message };
  if (error instanceof UnreachableError) return { code: 'unreachable', message: error.message };
  return { code: 'internal', message: error.message };
}
