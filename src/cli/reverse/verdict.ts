// What an answer, or the lack of one, says about a row. Money rests on this: "refused" is said only when it is known.
import {
  ApiError,
  AuthenticationError,
  ConflictError,
  OutcomeUnknownError,
  RateLimitError,
  UnreachableError,
  type Posted,
  type Reversal,
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
  /** Its last answer did not have the API's form. */
  readonly foreign?: OutcomeUnknownError;
}

/** How long a server is sure to remember a key; not documented, so taken to be a day. */
const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Clocks may be apart by so much without anything being wrong. */
export const CLOCK_SLACK_MS = 10 * 60 * 1000;

/** What time it is, here and there. */
export interface Clocks {
  readonly nowMs: () => number;
  /** By the server's own clock; undefined until it has told it. */
  readonly serverNowMs?: (() => number | undefined) | undefined;
}

/**
 * Whether the server may have forgotten a key, by its own clock where it is known. A time in the future is one of another clock: it tells
 * nothing, and neither does 0. Source: decision D50
 */
export function isKeyForgotten(firstSentAtMs: number | undefined, clocks: Clocks): boolean {
  if (firstSentAtMs === undefined) return false;
  const ageMs = truestNow(clocks) - firstSentAtMs;
  return ageMs > KEY_LIFETIME_MS || ageMs < -CLOCK_SLACK_MS;
}

/**
 * Whether a reversal is so old that a server may have forgotten the key that made it: then the same key makes it once
 * more. The ledger at hand forgets none.
 */
export function isPastItsKey({ created_at }: Pick<Reversal, 'created_at'>, clocks: Clocks): boolean {
  if (clocks.serverNowMs === undefined) return false;
  // A time that cannot be read is as good as an old one.
  return !(truestNow(clocks) - Date.parse(created_at) < KEY_LIFETIME_MS - CLOCK_SLACK_MS);
}

/** The server's time where it has told it: by it the age of keys is judged. */
export function truestNow({ nowMs, serverNowMs }: Clocks): number {
  return serverNowMs?.() ?? nowMs();
}

const GO_ON: Consequence = { then: 'go_on' };

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

/** @param isForgotten - whether the server may have forgotten a key by which the row was sent before */
export function verdictOnError(row: Pick<OpenRow, 'id' | 'state'>, error: unknown, isForgotten: boolean): Verdict {
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
    // A row that may have been done before can be refused for that very reason; only a key that belongs to another
    // request says that it was not. The same rule as the SDK's, which knows one call only. Source: decision D46
    const isSettled = row.state === 'planned' || (!isForgotten && error instanceof ConflictError);
    const state = isSettled ? 'refused' : 'unknown';
    return { settlement: { id: row.id, state, problem: problemOf(error) }, consequence: GO_ON };
  }
  if (error instanceof OutcomeUnknownError) {
    const foreign = error.foreignAnswer !== undefined && { foreign: error };
    return { settlement: { id: row.id, state: 'unknown', problem: problemOf(error) }, consequence: GO_ON, ...foreign };
  }
  const bug = error instanceof Error ? error : new Error(String(error));
  const settlement: Settlement = { id: row.id, state: 'unknown', problem: problemOf(bug) };
  return { settlement, consequence: { then: 'stop', why: 'bug', error: bug } };
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
