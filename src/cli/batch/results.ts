// The results file of a batch: where it is, whether it may be there, and writing it so that it is whole or not there.
import { ResultsError, UsageError, reason } from '../errors/errors.js';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { resultsHead, resultsRows, type ResultsRow } from '../csv/write-results.js';
import type { Journal } from '../journal/journal.js';
import { visible } from '../terminal/safe-text.js';
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

/**
 * Writes a file so that a reader sees the old one or the whole new one, whatever happens meanwhile. Two that write the
 * same file do not disturb each other: the last one wins.
 *
 * @param like - the file whose privacy it has; a file that is replaced keeps its own where that is stricter
 * @throws ResultsError; the file is then as it was
 */
export function writeWhole(path: string, chunks: Iterable<string>, like?: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}${TEMPORARY}`);
  try {
    const fd = openSync(temporary, 'wx', 0o600);
    try {
      fchmodSync(fd, permissions(path, like));
      removeLeftovers(path, fstatSync(fd).mtimeMs);
      writeAll(fd, chunks);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new ResultsError(path, error);
  }
  syncFolder(dirname(path));
}

const OWNER = 0o600;
const READ_AND_WRITE = 0o666;

/** What both files let others do; what is not known to be open to others is its owner's alone. */
function permissions(path: string, like: string | undefined): number {
  const known = [path, like].flatMap((name) => {
    const found = name === undefined ? undefined : statSync(name, { throwIfNoEntry: false });
    return found?.isFile() === true ? [found.mode] : [];
  });
  const shared = known.length === 0 ? 0 : known.reduce((both, mode) => both & mode, READ_AND_WRITE);
  return shared | OWNER;
}

const TEMPORARY = '.tmp';
/** Nobody takes so long between two writes. */
const ABANDONED_MS = 3_600_000;

/** Files of writers that were killed; they would lie in a person's folder for ever. */
function removeLeftovers(path: string, nowMs: number): void {
  const [folder, start] = [dirname(path), `.${basename(path)}.`];
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith(TEMPORARY)) continue;
    const leftover = join(folder, name);
    if ((statSync(leftover, { throwIfNoEntry: false })?.mtimeMs ?? nowMs) < nowMs - ABANDONED_MS) {
      rmSync(leftover, { force: true });
    }
  }
}

/** Through one buffer: a new one for each chunk would fill the memory faster than it is cleared away. */
function writeAll(fd: number, chunks: Iterable<string>): void {
  let buffer = Buffer.alloc(64 * 1024);
  for (const chunk of chunks) {
    const length = Buffer.byteLength(chunk);
    if (length > buffer.length) buffer = Buffer.alloc(length * 2);
    buffer.write(chunk);
    for (let at = 0; at < length;) at += writeSync(fd, buffer, at, length - at);
  }
}

/** Makes the new name durable; where folders cannot be synced, the name is what the file system makes of it. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // The file itself is synced, and the journal can write it again.
  }
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
