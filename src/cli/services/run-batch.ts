// Sends the open rows of a batch: written down before they leave, settled by what comes back.
import type { OpenRow, Settlement } from '../journal/types.js';
import { bodyOf } from './row-body.js';
import { createPatience, type Patience } from './patience.js';
import { createRowQueue, type RowQueue } from './row-queue.js';
import { sendReversal } from './run-reversal.js';
import type { RunEnd, RunOptions, RunTools, StopReason } from './run-types.js';
import { verdictOnAnswer, verdictOnError, type Verdict } from './settle-row.js';

/** How long a server is trusted to know a key. Source: interface contract 3.2. */
const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Clocks may be set back by so much without anything being wrong. */
const CLOCK_SLACK_MS = 10 * 60 * 1000;

/** Rows in a row without a usable answer: something is wrong with the server, and each further row adds a doubt. */
const MANY_UNKNOWN = 20;

/** A run under way. */
interface Run {
  readonly tools: RunTools;
  readonly options: RunOptions;
  readonly queue: RowQueue;
  readonly patience: Patience;
  readonly done: { applied: number; replayed: number; refused: number; unknown: number };
  readonly tooOld: OpenRow[];
  /** What came back and is not in the journal yet. */
  readonly pending: Settlement[];
  underWay: number;
  /** For how long time alone keeps the next row from leaving; 0 when it is something else. */
  heldMs: number;
  unknownInARow: number;
  stop: RunEnd['stop'];
  /** Ends a rest. */
  wake: () => void;
}

/** @returns when nothing is under way any more; what was learnt is in the journal */
export async function runBatch(tools: RunTools, options: RunOptions): Promise<RunEnd> {
  const { journal, interrupted, nowMs } = tools;
  const run: Run = {
    ...{ tools, options, underWay: 0, heldMs: 0, unknownInARow: 0, stop: undefined, tooOld: [], pending: [] },
    queue: createRowQueue(
      (after, limit) => journal.openRows(options.fileId, after, limit),
      // Doubts that an earlier file left are settled first: by their own keys, they cannot be sent by any file.
      journal.leftOpen(options.batchId, options.fileId),
    ),
    patience: createPatience(nowMs),
    done: { applied: 0, replayed: 0, refused: 0, unknown: 0 },
    wake: () => undefined,
  };
  const onInterrupt = (): void => {
    halt(run, 'interrupted');
    run.wake();
  };
  if (interrupted.aborted) onInterrupt();
  interrupted.addEventListener('abort', onInterrupt);
  try {
    await sendAll(run);
  } catch (error) {
    halt(run, 'journal', error instanceof Error ? error : new Error(String(error)));
    // What is under way still ends; its rows stay `sent` and are settled by the next run.
    while (run.underWay > 0) await rest(run);
  } finally {
    interrupted.removeEventListener('abort', onInterrupt);
  }
  return { done: run.done, tooOld: run.tooOld, ...(run.stop !== undefined && { stop: run.stop }) };
}

async function sendAll(run: Run): Promise<void> {
  const { pending, queue, tools } = run;
  for (;;) {
    const leaving = gather(run);
    // Both are written at once: what came back, and that these are about to leave.
    if (pending.length > 0 || leaving.length > 0) tools.journal.commit(pending.splice(0), leaving, tools.nowMs());
    for (const row of leaving) launch(run, row);
    if (run.underWay === 0 && (run.stop !== undefined || queue.isEmpty())) return;
    if (pending.length === 0) await rest(run);
    // Answers that came together share one commit.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Rows that may leave now: a slot is free, their redemption is, and so is the pace. */
function gather(run: Run): OpenRow[] {
  const { options, queue } = run;
  const leaving: OpenRow[] = [];
  run.heldMs = 0;
  while (run.stop === undefined && run.underWay + leaving.length < options.concurrency) {
    const row = queue.take();
    if (row === undefined) break;
    if (isTooOld(run, row)) {
      run.tooOld.push(row);
      queue.hold(row);
    } else if (mayLeave(run)) leaving.push(row);
    else {
      queue.putBack(row);
      break;
    }
  }
  return leaving;
}

/** Asks patience and pace once; when they say no, it is for so long, however late that is looked at. */
function mayLeave(run: Run): boolean {
  const { pace } = run.tools;
  const pauseMs = run.patience.waitMs();
  if (pauseMs === 0 && (pace === undefined || pace.tryTake())) return true;
  run.heldMs = Math.max(pauseMs, pace?.waitMs() ?? 0, 1);
  return false;
}

function isTooOld(run: Run, row: OpenRow): boolean {
  return row.state !== 'planned' && run.options.force !== true && isKeyForgotten(run, row);
}

/** Whether the server may have forgotten the row's key. A time in the future is one of another clock: it tells nothing. */
function isKeyForgotten({ tools }: Run, { firstSentAtMs }: OpenRow): boolean {
  if (firstSentAtMs === undefined) return false;
  const ageMs = tools.nowMs() - firstSentAtMs;
  return ageMs > KEY_LIFETIME_MS || ageMs < -CLOCK_SLACK_MS;
}

function launch(run: Run, row: OpenRow): void {
  run.underWay += 1;
  const { redemptionId } = row.request;
  // Not stopped by the user's signal: a row under way ends, so that its outcome is known.
  sendReversal(run.tools.client, { redemptionId, request: bodyOf(row) }).then(
    (posted) => {
      settle(run, row, verdictOnAnswer(row, posted));
    },
    (error: unknown) => {
      settle(run, row, verdictOnError(row, error, isKeyForgotten(run, row)));
    },
  );
}

function settle(run: Run, row: OpenRow, { settlement, consequence }: Verdict): void {
  const { done, options, patience, pending, queue } = run;
  run.underWay -= 1;
  pending.push(settlement);
  if (settlement.state === 'planned' || consequence.then !== 'go_on') queue.putBack(row);
  else if (settlement.state === 'unknown') queue.hold(row);
  else queue.release(row);

  if (consequence.then === 'again') {
    const givenUp = patience.failed(consequence);
    if (givenUp !== undefined) halt(run, givenUp, consequence.error);
  } else if (settlement.state !== 'planned') {
    done[settlement.state] += 1;
    run.unknownInARow = settlement.state === 'unknown' ? run.unknownInARow + 1 : 0;
    if (run.unknownInARow === 0) patience.succeeded();
  }
  if (consequence.then === 'stop') halt(run, consequence.why, consequence.error);
  if (run.unknownInARow >= MANY_UNKNOWN) halt(run, 'many_unknown');
  if (done.refused + done.unknown >= (options.maxErrors ?? Infinity)) halt(run, 'max_errors');
  run.wake();
}

/** The first reason to stop is the one that is told. */
function halt(run: Run, why: StopReason, error?: Error): void {
  run.stop ??= { why, ...(error !== undefined && { error }) };
}

/** Longest rest without a look at the clock. */
const TICK_MS = 1000;

/** Waits for an answer, or until the next row may leave. */
async function rest(run: Run): Promise<void> {
  const { done, heldMs, patience, tools } = run;
  const waiting = heldMs > TICK_MS && { waiting: { why: patience.why ?? 'limited', ms: heldMs } };
  tools.onProgress?.({ ...done, ...waiting });
  const awake = new AbortController();
  const woken = new Promise<void>((resolve) => (run.wake = resolve));
  // Only a row that is held back by time needs the clock; all others wait for an answer.
  const timed = heldMs > 0 ? tools.sleep(Math.min(heldMs, TICK_MS), awake.signal).catch(() => undefined) : woken;
  await Promise.race([woken, timed]);
  awake.abort();
}
