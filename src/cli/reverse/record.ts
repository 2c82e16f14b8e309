// What the operations journal keeps of a single reversal: written before it leaves, settled by what comes back.
// Source: decision D44.
import type { EqualOperation } from '../journal/operations.js';
import type { Journal } from '../journal/journal.js';
import { IN_DOUBT, type OpenRow, type RunOf } from '../journal/types.js';
import { contentOf, nOf } from '../request.js';
import type { ReversalIntent, ReversalRequest } from '../reversal.js';
import type { Posted } from '../../sdk/index.js';
import type { CliContext, Target } from '../context.js';
import { visible } from '../terminal/safe-text.js';
import type { TargetSession } from '../session.js';
import { isKeyForgotten, truestNow, verdictOnAnswer, verdictOnError } from './verdict.js';

/** An operation of ours whose outcome is not known. */
export interface Doubt extends ReversalIntent {
  readonly id: number;
  readonly firstSentAtMs: number;
}

/** The record of single reversals of one run. */
export interface Recorder {
  /** An earlier attempt of ours that asks for the same and may have been done; the oldest one. */
  doubt(intent: ReversalIntent<ReversalRequest>): Doubt | undefined;
  /** Who made a reversal, where this journal knows. */
  whoDid(intent: ReversalIntent<ReversalRequest>, reversalId: string): string | undefined;
  /** Whether this journal knows that a reversal was made by another key than the user's own one of this intent. */
  madeByOther(intent: ReversalIntent<ReversalRequest>, reversalId: string): boolean;
  /** Which of the equal ones was meant as one more by a command of today that never got through. Source: decision D42 */
  neverLeft(intent: ReversalIntent<ReversalRequest>): number | undefined;
  /**
   * Writes down that the reversal is about to leave: durable when this returns.
   *
   * @param isMore - whether it was said that it is meant whatever stands
   */
  begin(intent: ReversalIntent, isMore?: boolean): Sent;
  /** The same for an operation that is sent once more by its own key. */
  again(doubt: Doubt): Sent;
}

/** A reversal that is written down and may leave. */
export interface Sent {
  /** Whether an earlier attempt by the same key may have been done. */
  readonly inDoubt: boolean;
  /** @param expired - what of it expired at once, where that is known */
  done(posted: Posted, expired?: string): void;
  failed(error: unknown): void;
}

/** Opens the journal for work that sends, and closes it behind it. Where there can be no journal, nothing is sent. */
export async function recorded<T>(
  ctx: CliContext,
  { screen, target }: { readonly screen: TargetSession['screen']; readonly target: Pick<Target, 'serverNowMs'> },
  run: RunOf,
  work: (recorder: Recorder) => Promise<T>,
): Promise<T> {
  const journal = await ctx.openJournal();
  const onTrouble = (error: unknown): void => {
    const why = visible(error instanceof Error ? error.message : String(error));
    screen.warn(`the journal could not be written: ${why}; this says nothing about the reversal itself`);
  };
  try {
    return await work(createRecorder(journal, run, () => truestNow({ ...ctx.host.seams, ...target }), onTrouble));
  } finally {
    journal.close();
  }
}

/** A key of the user's own may have been used for something else: then the API says so. */
function isSame(intent: ReversalIntent<ReversalRequest>): (one: EqualOperation) => boolean {
  const content = contentOf(intent);
  return (one) => contentOf(one).equals(content);
}

/** A single reversal that was written down, and is known not to have left. */
function isUnsent({ batchId, state }: EqualOperation): boolean {
  return batchId === undefined && state === 'planned';
}

/** @param onTrouble - hears of a journal that cannot be written any more; the reversal itself is what it is */
function createRecorder(
  journal: Journal,
  run: RunOf,
  nowMs: () => number,
  onTrouble: (error: unknown) => void,
): Recorder {
  const equal = (intent: ReversalIntent<ReversalRequest>): readonly EqualOperation[] =>
    journal.equal(run.environment, intent.redemptionId, contentOf(intent));
  const sent = (row: Pick<OpenRow, 'id' | 'state'>): Sent => {
    const settle = (settlement: Parameters<Journal['commit']>[0][number]): void => {
      try {
        journal.commit([settlement], [], { runId: 0, atMs: nowMs() });
      } catch (error) {
        onTrouble(error);
      }
    };
    return {
      inDoubt: row.state !== 'planned',
      done: (posted, expired) => {
        settle(verdictOnAnswer(row, posted, expired).settlement);
      },
      failed: (error) => {
        settle(verdictOnError(row, error, false).settlement);
      },
    };
  };
  return {
    doubt: (intent) => {
      const key = intent.request.idempotency_key;
      const same = key === undefined ? equal(intent) : journal.under(run.environment, key).filter(isSame(intent));
      const found = same.find(({ state }) => IN_DOUBT.includes(state));
      return found && { ...found, firstSentAtMs: found.firstSentAtMs ?? 0 };
    },
    whoDid: (intent, reversalId) => equal(intent).find(({ done }) => done.reversalId === reversalId)?.actor,
    madeByOther: (intent, reversalId) => {
      // What is done_before was found to stand, and not made by its own key.
      const made = equal(intent).filter(({ done, state }) => done.reversalId === reversalId && state !== 'done_before');
      return made.length > 0 && made.every(({ request }) => request.idempotency_key !== intent.request.idempotency_key);
    },
    neverLeft: (intent) =>
      equal(intent).find((one) => one.isMore && isUnsent(one) && !isKeyForgotten(one.settledAtMs, { nowMs }))?.n,
    begin: (intent, isMore = false) => {
      const { redemptionId, request } = intent;
      const n = nOf(intent, request.idempotency_key);
      const same = journal.under(run.environment, request.idempotency_key).filter(isSame(intent));
      const earlier = same.find(({ state }) => IN_DOUBT.includes(state));
      if (earlier !== undefined) return sent({ id: earlier.id, state: 'unknown' });
      const single = { redemptionId, request, content: contentOf(intent), n, isMore };
      const id = journal.beginSingle(run, { ...single, id: same.find(isUnsent)?.id }, nowMs());
      return sent({ id, state: 'planned' });
    },
    again: ({ id }) => sent({ id, state: 'unknown' }),
  };
}
