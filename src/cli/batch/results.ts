// The results file of a batch: where it is, whether it may be there, and when it is written.
import { ResultsError, UsageError, reason } from '../errors/errors.js';
import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { resultsHead, resultsRows, type ResultsRow } from '../csv/write-results.js';
import type { Journal } from '../journal/journal.js';
import { visible } from '../terminal/safe-text.js';
import { batchCommand, type RunnableBatch } from './open-batch.js';
import { writeWhole } from './whole-file.js';
import { DONE, SAID_BY_FILE, type AcceptedFile, type BatchSettings, type LineOutcome } from '../journal/types.js';

/** "refunds" for "/x/Refunds.csv" and for "/x/refunds.results.csv": one name, however a system spells it. */
export function batchNameOf(path: string): string {
  return stemOf(path).normalize('NFC').toLowerCase();
}

function stemOf(path: string): string {
  return basename(path, extname(path)).replace(/\.results$/i, '');
}

/** Beside the input: "/x/refunds.results.csv". */
export function resultsPathOf(path: string): string {
  return join(dirname(path), `${stemOf(path)}.results.csv`);
}

/**
 * Refuses a place for results before anything is sent: a folder that cannot be written to, or a file that is not a
 * results file, which would be lost.
 */
export function requireResultsPlace(path: string): void {
  const hint = 'name another file with --results';
  let isThere = false;
  try {
    isThere = statSync(path).isFile();
    if (!isThere) throw new UsageError(`--results ${path}: this is not a file`, hint);
  } catch (error) {
    if (error instanceof UsageError) throw error;
  }
  if (isThere && !looksLikeResults(path)) {
    throw new UsageError(`--results ${path}: this file exists already and is not a results file`, hint);
  }
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    const why = isMissing(error) ? `there is no folder ${dirname(path)}` : reason(error);
    throw new UsageError(`--results ${path}: ${why}`, hint);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function looksLikeResults(path: string): boolean {
  const head = Buffer.alloc(64 * 1024);
  const fd = openSync(path, 'r');
  try {
    const length = readSync(fd, head, 0, head.length, 0);
    return length === 0 || (head.toString('utf8', 0, length).split('\n')[0] ?? '').includes('scrip_status');
  } finally {
    closeSync(fd);
  }
}

export function bothToStdout(): UsageError {
  return new UsageError('--results - and --json do not go together', 'leave one of them out');
}

/** @throws ResultsError; the file is then as it was */
export async function writeResults(
  path: string,
  journal: Journal,
  batch: RunnableBatch,
  signal?: AbortSignal,
): Promise<void> {
  const { file, settings } = batch;
  try {
    await writeWhole(path, resultsChunks(journal, file, settings), { like: file.path, signal });
  } catch (error) {
    throw new ResultsError(path, error, batchCommand(journal, batch, 'results'));
  }
}

// While a run goes on, its results are written again and again: never twice at once, and without holding rows back.

/** How long after one the next one begins, in a file of up to `SMALL` rows. */
const EVERY_MS = 10_000;
const SMALL = 100_000;
/** In a larger file they are written when one more of so many parts is done. */
const PARTS = 10;

export interface LiveResults {
  /** Begins to write when it is time to. @param done - rows that this run has settled */
  look(done: number): void;
  /** Gives up what is being written. @returns why they could not be written at some time; undefined when they could */
  end(): Promise<unknown>;
}

/** After a write it rests for so many times as long: writing results never takes more than a twentieth of a run. */
const REST = 19;

/** @param rows - of the whole file */
export function createLiveResults(
  write: (signal: AbortSignal) => Promise<void>,
  { rows, monotonicMs }: { readonly rows: number; readonly monotonicMs: () => number },
): LiveResults {
  const [isSmall, part] = [rows <= SMALL, Math.ceil(rows / PARTS)];
  const ending = new AbortController();
  let writtenAt = monotonicMs();
  let tookMs = 0;
  let writtenDone = 0;
  let underWay: Promise<void> | undefined;
  let problem: unknown;
  const isTime = (done: number): boolean =>
    monotonicMs() - writtenAt >= tookMs * REST &&
    (isSmall ? done > writtenDone && monotonicMs() - writtenAt >= EVERY_MS : done >= writtenDone + part);
  return {
    look: (done) => {
      if (underWay !== undefined || !isTime(done)) return;
      writtenDone = isSmall ? done : done - (done % part);
      const beganAt = monotonicMs();
      underWay = write(ending.signal)
        .catch((error: unknown) => {
          // Rows do not wait for a full disk: it is told at the end, when it may have room again.
          if (!ending.signal.aborted) problem = error;
        })
        .finally(() => {
          writtenAt = monotonicMs();
          tookMs = writtenAt - beganAt;
          underWay = undefined;
        });
    },
    end: async () => {
      ending.abort();
      await underWay;
      return problem;
    },
  };
}

// The results of a batch as a file: every line of the input with what has come of it, from the journal alone.

/** Lines written at once; strings of more than this live long enough to fill the memory. */
const PAGE = 100;

export function* resultsChunks(
  journal: Journal,
  { id, head }: Pick<AcceptedFile, 'id' | 'head'>,
  { queues }: Pick<BatchSettings, 'queues'>,
): Generator<string> {
  yield resultsHead(head);
  for (let after = 0; ;) {
    const page = journal.lines(id, after, PAGE);
    yield resultsRows(
      head,
      page.map((line) => (queues === true ? asQueued(toResult(line)) : toResult(line))),
    );
    if (page.length < PAGE) return;
    after = page.at(-1)?.seq ?? after;
  }
}

/** Where rows are queued, none is done yet, and the ids that it has are not those that live will give it. */
function asQueued(result: ResultsRow): ResultsRow {
  if (!DONE.includes(result.status)) return result;
  const { cells, idempotencyKey = '', line, amount, quantity } = result;
  return {
    ...{ cells, line, idempotencyKey, status: 'queued' },
    ...(amount !== undefined && { amount }),
    ...(quantity !== undefined && { quantity }),
  };
}

function toResult({ cells, line, faults, row }: LineOutcome): ResultsRow {
  if (row === undefined) {
    const error = faults
      .map(({ column, message }) => (column === undefined ? message : `${column}: ${message}`))
      .join('; ');
    return { cells, line, status: 'invalid', errorCode: faults[0]?.code ?? '', error };
  }
  const { done, problem, request, state } = row;
  return {
    cells,
    line,
    // Sent and not answered: what a person must know is that it may have been done.
    status: state === 'sent' ? 'unknown' : state,
    idempotencyKey: request.idempotency_key,
    ...(done.amount !== undefined && { amount: done.amount }),
    ...(done.quantity !== undefined && { quantity: done.quantity }),
    // What a server wrote is shown and never obeyed; the cells of the user stay as they are.
    ...(done.reversalId !== undefined && { reversalId: visible(done.reversalId) }),
    ...(done.journalEntryId !== undefined && { journalEntryId: visible(done.journalEntryId) }),
    ...(done.expired !== undefined && { expired: done.expired }),
    // What the file itself said is no trouble of the row.
    ...(problem !== undefined &&
      problem.code !== SAID_BY_FILE && { errorCode: visible(problem.code), error: visible(problem.message) }),
  };
}
