// Files that a person names: reading one that must not change meanwhile, and writing one so that it is whole or not there.
import {
  closeSync,
  createReadStream,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { UsageError } from './errors.js';

export interface InputFile {
  /** As it is shown: the path as given, or "standard input". */
  readonly label: string;
  /** Its absolute path; absent for a pipe, which has no name to derive anything from. */
  readonly path?: string;
  bytes(): AsyncIterable<Uint8Array>;
}

const CHUNK_BYTES = 256 * 1024;

/** @throws UsageError when it cannot be read */
export function openInput(path: string): InputFile {
  const fd = whileOpening(path, () => openSync(path, 'r'));
  const before = fstatSync(fd);
  if (before.isDirectory()) {
    closeSync(fd);
    throw new UsageError(`${path}: this is a directory, not a file`, 'name the CSV file in it');
  }
  const isFile = before.isFile();
  return {
    label: path,
    ...(isFile && { path: resolve(path) }),
    bytes: async function* () {
      let read = 0;
      for await (const chunk of createReadStream(path, { fd, autoClose: false, highWaterMark: CHUNK_BYTES })) {
        read += (chunk as Buffer).length;
        yield chunk as Buffer;
      }
      const after = fstatSync(fd);
      closeSync(fd);
      if (isFile && (read !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)) {
        throw new UsageError(
          `${path}: it changed while it was read`,
          'wait until it is written completely, then run the same command again',
        );
      }
    },
  };
}

function whileOpening<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`, 'name a CSV file that you may read, or - for standard input');
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'this is a directory, not a file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** "refunds" for "/x/refunds.csv" and for "/x/refunds.results.csv". */
export function batchNameOf(path: string): string {
  return basename(path, extname(path)).replace(/\.results$/i, '');
}

/** Beside the input: "/x/refunds.results.csv". */
export function resultsPathOf(path: string): string {
  return join(dirname(path), `${batchNameOf(path)}.results.csv`);
}

/** The results could not be written; everything they would say is in the journal. */
export class ResultsError extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(`the results could not be written to ${path}: ${reason(cause)}`, { cause });
    this.name = 'ResultsError';
    this.path = path;
  }
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
    throw new UsageError(`--results ${path}: this file is there already, and it is not a results file`, hint);
  }
  try {
    const probe = temporaryName(path);
    closeSync(openSync(probe, 'wx', 0o600));
    rmSync(probe);
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
 * Writes a file so that a reader sees the old one or the whole new one, whatever happens meanwhile.
 *
 * @throws ResultsError; the file is then as it was
 */
export function writeWhole(path: string, chunks: Iterable<string>): void {
  const temporary = temporaryName(path);
  try {
    const fd = openSync(temporary, 'w');
    try {
      for (const chunk of chunks) writeAll(fd, Buffer.from(chunk));
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

function writeAll(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
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

function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.tmp`);
}
