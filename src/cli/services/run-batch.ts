// Sends the open rows of a batch: written down before they leave, settled by what comes back, in order within one
// redemption and side by side across redemptions. It neither prints nor prompts.
import type { Posted, ScripClient } from '../../sdk/index.js';
import type { Journal } from '../journal/journal.js';
import type { OpenRow, Settlement } from '../journal/types.js';
import type { Pace } from './pace.js';
import { bodyOf } from './row-body.js';
import { createPatience } from './patience.js';
import { createRowQueue } from './row-queue.js';
import { sendReversal } from './run-reversal.js';
import { verdictOnAnswer, verdictOnError, type Verdict } from './settle-row.js';

export interface RunTools {
  readonly journal: Pick<Journal, 'openRows' | 'commit'>;
  readonly client: ScripClient;
  /** Absent: rows leave as fast as they are answered. */
  readonly pace?: Pace | undefined;
  readonly nowMs: () => number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Aborted by the user: no new rows, the running ones end. */
  readonly interrupted: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface RunOptions {
  readonly fileId: number;
  readonly concurrency: number;
  /** Stop when so many rows were refused or are unknown. */
  readonly maxErrors?: number | undefined;
  /** Send rows in doubt again even when the server may have forgotten their key. */
  readonly force?: boolean | undefined;
}

/** What this run has done so far. */
export interface Progress {
  readonly applied: number;
  readonly replayed: number;
  readonly refused: number;
  readonly unknown: number;
  /** Why nothing leaves at the moment. */
  readonly waiting?: { readonly why: 'limited' | 'unreachable'; readonly ms: number };
}

export type StopReason =
  | 'interrupted'
  | 'max_errors'
  | 'auth'
  | 'contradiction'
  | 'bug'
  | 'unreachable'
  | 'no_progress'
  | 'many_unknown'
  | 'journal';

export interface RunEnd {
  readonly done: Progress;
  /** Absent: every row that could leave has left. */
  readonly stop?: { readonly why: StopReason; readonly error?: Error };
  /** Rows in doubt for so long that they were not sent again. */
  readonly tooOld: readonly OpenRow[];
}

/** How long a server is trusted to know a key. Source: interface contract 3.2. */
const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Rows in a row without a usable answer: something is wrong with the server, and each further row adds a doubt. */
const MANY_UNKNOWN = 20;

/** @returns when nothing is under way any more; what was learnt is in the journal */
export async function runBatch(tools: RunTools, options: RunOptions): Promise<RunEnd> {
  const { journal, pace, nowMs, interrupted } = tools;
  const queue = createRowQueue((after, limit) => journal.openRows(options.fileId, after, limit));
  const patience = createPatience(nowMs);
  const done = { applied: 0, replayed: 0, refused: 0, unknown: 0 };
  const tooOld: OpenRow[] = [];
  const pending: Settlement[] = [];
  let unknownInARow = 0;
  let underWay = 0;
  let stop: RunEnd['stop'];
  let wake = (): void => undefined;

  const halt = (why: StopReason, error?: Error): void => {
    stop ??= { why, ...(error !== undefined && { error }) };
  };
  const onInterrupt = (): void => {
    halt('interrupted');
    wake();
  };
  interrupted.addEventListener('abort', onInterrupt);
  if (interrupted.aborted) halt('interrupted');

  const isTooOld = ({ state, firstSentAtMs = 0 }: OpenRow): boolean =>
    state !== 'planned' && options.force !== true && nowMs() - firstSentAtMs > KEY_LIFETIME_MS;

  /** Rows that may leave now: a slot is free, their redemption is, and so is the pace. */
  const gather = (): OpenRow[] => {
    const leaving: OpenRow[] = [];
    while (stop === undefined && patience.waitMs() === 0 && underWay + leaving.length < options.concurrency) {
      const row = queue.take();
      if (row === undefined) break;
      if (isTooOld(row)) {
        tooOld.push(row);
        queue.hold(row);
      } else if (pace === undefined || pace.tryTake()) leaving.push(row);
      else {
        queue.putBack(row);
        break;
      }
    }
    return leaving;
  };

  const settle = (row: OpenRow, { settlement, consequence }: Verdict): void => {
    underWay -= 1;
    pending.push(settlement);
    if (consequence.then === 'again') {
      queue.putBack(row);
      const given = patience.failed(consequence);
      if (given !== undefined) halt(given, consequence.error);
    } else {
      if (settlement.state === 'planned') queue.putBack(row);
      else {
        done[settlement.state] += 1;
        if (settlement.state === 'unknown') queue.hold(row);
        else queue.release(row);
      }
      unknownInARow = settlement.state === 'unknown' ? unknownInARow + 1 : 0;
      if (unknownInARow === 0) patience.succeeded();
      if (consequence.then === 'stop') halt(consequence.why, consequence.error);
      if (unknownInARow >= MANY_UNKNOWN) halt('many_unknown');
      if (done.refused + done.unknown >= (options.maxErrors ?? Infinity)) halt('max_errors');
    }
    wake();
  };

  const launch = (row: OpenRow): void => {
    underWay += 1;
    const intent = { redemptionId: row.request.redemptionId, request: bodyOf(row) };
    sendReversal(tools.client, intent).then(
      (posted: Posted) => {
        settle(row, verdictOnAnswer(row, posted));
      },
      (error: unknown) => {
        settle(row, verdictOnError(row, error));
      },
    );
  };

  const rest = async (): Promise<void> => {
    const waitMs = Math.max(patience.waitMs(), pace?.waitMs() ?? 0);
    const { why } = patience;
    tools.onProgress?.({ ...done, ...(waitMs > 1000 && { waiting: { why: why ?? 'limited', ms: waitMs } }) });
    const awake = new AbortController();
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const timed = waitMs > 0 && stop === undefined && !queue.isEmpty();
    // Without a timer only an answer can bring the next row.
    await Promise.race(
      timed ? [woken, tools.sleep(Math.min(waitMs, 1000), awake.signal).catch(() => undefined)] : [woken],
    );
    awake.abort();
  };

  try {
    for (;;) {
      const leaving = gather();
      // Both are written at once: what came back, and that these are about to leave.
      if (pending.length > 0 || leaving.length > 0) journal.commit(pending.splice(0), leaving, nowMs());
      leaving.forEach(launch);
      if (underWay === 0 && pending.length === 0 && (stop !== undefined || queue.isEmpty())) break;
      if (pending.length === 0) await rest();
      // Answers that came together share one commit.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (error) {
    halt('journal', error instanceof Error ? error : new Error(String(error)));
    // What is under way still ends; its rows stay `sent` and are settled by the next run.
    while (underWay > 0) await new Promise<void>((resolve) => (wake = resolve));
  } finally {
    interrupted.removeEventListener('abort', onInterrupt);
  }
  return { done, tooOld, ...(stop !== undefined && { stop }) };
}
