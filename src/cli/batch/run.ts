// Sends the open rows of a batch: written down before they leave, settled by what comes back.
import type { OpenRow, Settlement } from '../journal/types.js';
import { sendReversal } from '../reverse/send.js';
import type { ExpiredBy } from '../reverse/expiry.js';
import {
  isKeyForgotten,
  truestNow,
  verdictOnAnswer,
  verdictOnError,
  type Clocks,
  type Verdict,
} from '../reverse/verdict.js';
import { UnreachableError, type OutcomeUnknownError, type Pace, type ScripClient } from '../../sdk/index.js';
import type { Journal } from '../journal/journal.js';

/** Rows in a row without a usable answer: something is wrong with the server, and each further row adds a doubt. */
const MANY_UNKNOWN = 20;

/** Rows in a row that something else than the API has answered. Source: decision D46 */
const MANY_FOREIGN = 3;

/** A run under way. */
interface Run {
  readonly tools: RunTools;
  readonly options: RunOptions;
  readonly queue: RowQueue;
  readonly patience: Patience;
  readonly done: { applied: number; replayed: number; done_elsewhere: number; refused: number; unknown: number };
  readonly tooOld: OpenRow[];
  /** What came back and is not in the journal yet. */
  readonly pending: Settlement[];
  underWay: number;
  /** For how long time alone keeps the next row from leaving; 0 when it is something else. */
  heldMs: number;
  unknownInARow: number;
  foreignInARow: number;
  stop: RunEnd['stop'];
  /** Ends a rest. */
  wake: () => void;
}

/** @returns when nothing is under way any more; what was learnt is in the journal */
export async function runBatch(tools: RunTools, options: RunOptions): Promise<RunEnd> {
  const { journal, interrupted, nowMs } = tools;
  const run: Run = {
    ...{ tools, options, underWay: 0, heldMs: 0, unknownInARow: 0, foreignInARow: 0 },
    ...{ stop: undefined, tooOld: [], pending: [] },
    queue: createRowQueue(
      (after, limit) => journal.openRows(options.fileId, after, limit),
      // Doubts that an earlier file left are settled first: by their own keys, they cannot be sent by any file.
      journal.leftOpen(options.batchId, options.fileId),
    ),
    patience: createPatience(tools.monotonicMs ?? nowMs),
    done: { applied: 0, replayed: 0, done_elsewhere: 0, refused: 0, unknown: 0 },
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
    // What is under way still ends; a row that cannot be written stays `sent` and is settled by the next run.
    while (run.underWay > 0) await rest(run);
    writeLast(run);
  } finally {
    interrupted.removeEventListener('abort', onInterrupt);
  }
  return { done: run.done, tooOld: run.tooOld, ...(run.stop !== undefined && { stop: run.stop }) };
}

/** A journal that was removed can still be written and read as long as it is open: the summary and the results need it. */
function writeLast(run: Run): void {
  try {
    write(run, []);
  } catch {
    // It is told already why the run has stopped.
  }
}

async function sendAll(run: Run): Promise<void> {
  const { pending, queue } = run;
  for (;;) {
    const leaving = gather(run);
    // Both are written at once: what came back, and that these are about to leave.
    if (pending.length > 0 || leaving.length > 0) write(run, leaving);
    for (const row of leaving) launch(run, row);
    if (run.underWay === 0 && (run.stop !== undefined || queue.isEmpty())) return;
    if (pending.length === 0) await rest(run);
    // Answers that came together share one commit.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** When it fails, what came back is kept, and the rows that were about to leave have not left. */
function write({ options, pending, tools }: Run, leaving: readonly OpenRow[]): void {
  const settled = pending.splice(0);
  try {
    tools.journal.commit(settled, leaving, { runId: options.runId, atMs: truestNow(tools) });
  } catch (error) {
    const notLeft = leaving
      .filter(({ state }) => state === 'planned')
      .map(({ id }) => ({ id, state: 'planned' }) as const);
    pending.push(...settled, ...notLeft);
    throw error;
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
  return row.state !== 'planned' && run.options.force !== true && isKeyForgotten(row.firstSentAtMs, run.tools);
}

function launch(run: Run, row: OpenRow): void {
  run.underWay += 1;
  // Not stopped by the user's signal: a row under way ends, so that its outcome is known.
  sendReversal(run.tools.client, row).then(
    (posted) => {
      settle(run, row, verdictOnAnswer(row, posted, run.tools.expiredBy?.(posted.data.journal_entry_id)));
    },
    (error: unknown) => {
      settle(run, row, verdictOnError(row, error, isKeyForgotten(row.firstSentAtMs, run.tools)));
    },
  );
}

function settle(run: Run, row: OpenRow, { settlement, consequence, foreign }: Verdict): void {
  const { done, options, patience, pending, queue } = run;
  run.underWay -= 1;
  pending.push(settlement);
  if (settlement.state === 'planned' || consequence.then !== 'go_on') queue.putBack(row);
  else if (settlement.state === 'unknown') queue.hold(row);
  else queue.release(row);

  if (consequence.then === 'again') {
    const givenUp = patience.failed(consequence);
    if (givenUp !== undefined) halt(run, givenUp, consequence.error);
  } else if (settlement.state !== 'planned' && settlement.state !== 'done_before') {
    done[settlement.state] += 1;
    run.unknownInARow = settlement.state === 'unknown' ? run.unknownInARow + 1 : 0;
    if (run.unknownInARow === 0) patience.succeeded();
    run.foreignInARow = foreign === undefined ? 0 : run.foreignInARow + 1;
    if (run.foreignInARow >= MANY_FOREIGN && foreign !== undefined) halt(run, 'not_the_api', notTheApi(foreign));
  }
  if (consequence.then === 'stop') halt(run, consequence.why, consequence.error);
  if (run.unknownInARow >= MANY_UNKNOWN) halt(run, 'many_unknown');
  if (done.refused + done.unknown >= (options.maxErrors ?? Infinity)) halt(run, 'max_errors');
  run.wake();
}

function notTheApi({ foreignAnswer = '', requestId, status }: OutcomeUnknownError): UnreachableError {
  const answer = [status !== undefined && `status ${status}`, foreignAnswer && `"${foreignAnswer}"`].filter(Boolean);
  const said = answer.length === 0 ? '' : ` (${answer.join(', ')})`;
  const message =
    `this does not look like the Scrip API: ${MANY_FOREIGN} rows in a row had an answer that is not in its form${said}; ` +
    'check the base URL, and what stands between: a proxy, a VPN, a login page';
  return new UnreachableError(message, { status, requestId, foreignAnswer });
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

// What a run of a batch is given, and what it ends as. Types only.

export interface RunTools extends Clocks {
  /** Where the ledger is at hand. */
  readonly expiredBy?: ExpiredBy | undefined;
  readonly journal: Pick<Journal, 'openRows' | 'leftOpen' | 'commit'>;
  readonly client: ScripClient;
  /** Absent: rows leave as fast as they are answered. */
  readonly pace?: Pick<Pace, 'tryTake' | 'waitMs'> | undefined;
  /** For pauses: a clock that nobody sets; `nowMs` when absent. */
  readonly monotonicMs?: (() => number) | undefined;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Aborted by the user: no new rows, the running ones end. */
  readonly interrupted: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface RunOptions {
  /** This run, as the journal has it. */
  readonly runId: number;
  readonly batchId: number;
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
  readonly done_elsewhere: number;
  readonly refused: number;
  readonly unknown: number;
  /** Why nothing leaves at the moment. */
  readonly waiting?: { readonly why: 'limited' | 'unreachable'; readonly ms: number };
}

export type StopReason =
  | 'interrupted'
  | 'max_errors'
  | 'auth'
  | 'bug'
  | 'unreachable'
  | 'no_progress'
  | 'many_unknown'
  | 'not_the_api'
  | 'journal';

export interface RunEnd {
  readonly done: Progress;
  /** Absent: every row that could leave has left. */
  readonly stop?: { readonly why: StopReason; readonly error?: Error };
  /** Rows in doubt for so long that they were not sent again. */
  readonly tooOld: readonly OpenRow[];
}

// The order in which rows leave: that of the file, one at a time for each redemption. Memory does not grow with the file.

/** Rows looked ahead for one whose redemption is free. */
const WINDOW = 256;

export interface RowQueue {
  /** The next row whose redemption is free; its redemption is then busy. Undefined when there is none at the moment. */
  take(): OpenRow | undefined;
  /** The row is settled: its redemption is free again. */
  release(row: OpenRow): void;
  /** The row is to leave once more, before the later ones of its redemption. */
  putBack(row: OpenRow): void;
  /** The row is in doubt: later ones of its redemption do not leave in this run. */
  hold(row: OpenRow): void;
  /** Whether every row was taken or held back. */
  isEmpty(): boolean;
}

/**
 * @param load - the open rows after a position, in the order of the file
 * @param first - rows that leave before all of them
 */
export function createRowQueue(
  load: (afterSeq: number, limit: number) => readonly OpenRow[],
  first: readonly OpenRow[] = [],
): RowQueue {
  let rows: OpenRow[] = [...first];
  let loadedTo = 0;
  let isWhole = false;
  const busy = new Set<string>();
  const held = new Set<string>();

  const refill = (): void => {
    rows = rows.filter((row) => !held.has(idOf(row)));
    while (!isWhole && rows.length < WINDOW / 2) {
      const page = load(loadedTo, WINDOW);
      isWhole = page.length < WINDOW;
      loadedTo = page.at(-1)?.seq ?? loadedTo;
      rows.push(...page.filter((row) => !held.has(idOf(row))));
    }
  };
  return {
    take: () => {
      if (rows.length < WINDOW / 2 || held.size > 0) refill();
      const at = rows.findIndex((row) => !busy.has(idOf(row)));
      if (at === -1) return undefined;
      const [row] = rows.splice(at, 1);
      if (row !== undefined) busy.add(idOf(row));
      return row;
    },
    release: (row) => {
      busy.delete(idOf(row));
    },
    putBack: (row) => {
      busy.delete(idOf(row));
      rows.unshift(row);
    },
    hold: (row) => {
      busy.delete(idOf(row));
      held.add(idOf(row));
    },
    isEmpty: () => {
      refill();
      return rows.length === 0;
    },
  };
}

function idOf({ redemptionId }: OpenRow): string {
  return redemptionId.toLowerCase();
}

// How long a run puts up with a server that does not take its rows: pauses that grow, and an end.

/** Without any row settled for so long, a run stops; it can be resumed. Source: docs/interface.md, Row keys. */
const NO_PROGRESS_MS = 10 * 60 * 1000;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface Patience {
  /** A row was settled. */
  succeeded(): void;
  /** A row could not be delivered. Tells when it is time to give up. */
  failed(attempt: {
    readonly why: 'limited' | 'unreachable';
    readonly pauseMs?: number;
  }): 'unreachable' | 'no_progress' | undefined;
  /** Milliseconds until the next row may try. */
  waitMs(): number;
  /** Why it waits; undefined when it does not. */
  readonly why: 'limited' | 'unreachable' | undefined;
}

export function createPatience(nowMs: () => number): Patience {
  let settledAt = nowMs();
  let everSettled = false;
  let failures = 0;
  let closedUntil = 0;
  let why: Patience['why'];
  return {
    succeeded: () => {
      settledAt = nowMs();
      everSettled = true;
      failures = 0;
      why = undefined;
    },
    failed: (attempt) => {
      failures += 1;
      why = attempt.why;
      const now = nowMs();
      const pauseMs = attempt.pauseMs ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
      closedUntil = Math.max(closedUntil, now + pauseMs);
      // Nobody was ever there: waiting for minutes would only hide a mistake in the address.
      if (attempt.why === 'unreachable' && !everSettled) return 'unreachable';
      // Counted to the end of the pause: a server that asks for a day is not waited for.
      return closedUntil - settledAt > NO_PROGRESS_MS ? 'no_progress' : undefined;
    },
    waitMs: () => Math.max(0, closedUntil - nowMs()),
    get why() {
      return why;
    },
  };
}
