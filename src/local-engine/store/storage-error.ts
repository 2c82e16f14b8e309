// Errors of the database file itself. They are neither refusals (expected) nor bugs.
import { randomInt } from 'node:crypto';

/** Why the file could not be used. */
export type StorageErrorCode =
  | 'not_a_database'
  | 'newer_version'
  | 'older_version'
  | 'read_only'
  | 'disk_full'
  | 'not_found'
  | 'busy'
  | 'damaged'
  | 'io'
  | 'missing_native';

/**
 * The database file could not be used. The failed operation is not in it, except perhaps after `io`: a failed sync may
 * still have written. To find out, look up the operation's key.
 */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  /** What a person can do about it. */
  readonly hint: string;

  constructor(code: StorageErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageError';
    this.code = code;
    this.hint = hint;
  }
}

const FREE_SPACE = 'free some space and run the same command again';
const RESTORE = 'keep a copy of the file, then restore a backup or make a new database';

/** A file whose tables are not what they should be. */
export function damaged(path: string, what: string, damage: string, cause: unknown): StorageError {
  return new StorageError('damaged', `the ${what} ${path} is damaged: ${damage}`, RESTORE, { cause });
}

/** SQLite's result codes, by prefix, to our words. */
const BY_SQLITE_CODE: ReadonlyArray<readonly [prefix: string, code: StorageErrorCode, problem: string, hint: string]> =
  [
    ['SQLITE_NOTADB', 'not_a_database', 'is not a database', 'name another file; this one was left as it is'],
    ['SQLITE_CORRUPT', 'damaged', 'is damaged', RESTORE],
    ['SQLITE_READONLY', 'read_only', 'cannot be written', 'check the permissions of the file and of its folder'],
    ['SQLITE_CANTOPEN', 'read_only', 'cannot be opened', 'check that the path is a file in a folder you may write to'],
    ['SQLITE_PERM', 'read_only', 'cannot be opened', 'check the permissions of the file and of its folder'],
    ['SQLITE_FULL', 'disk_full', 'cannot grow: the disk is full', FREE_SPACE],
    ['SQLITE_BUSY', 'busy', 'is held by another process', 'wait for the other process and run the same command again'],
    [
      'SQLITE_LOCKED',
      'busy',
      'is held by another process',
      'wait for the other process and run the same command again',
    ],
    ['SQLITE_IOERR_SHMSIZE', 'disk_full', 'cannot grow: the disk is full', FREE_SPACE],
    [
      'SQLITE_IOERR_SHM',
      'io',
      'needs shared memory, which its file system does not give',
      'put the file on a local disk: network shares and some containers have none',
    ],
    ['SQLITE_IOERR', 'io', 'could not be read or written', 'check the disk, then look the key up before trying again'],
  ];

/** Translates what better-sqlite3 throws; any other error is returned unchanged. */
export function toStorageError(error: unknown, path: string, what: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = BY_SQLITE_CODE.find(([prefix]) => code.startsWith(prefix));
  if (known === undefined) return error;
  const [, kind, problem, hint] = known;
  return new StorageError(kind, `the ${what} ${path} ${problem} (${code})`, hint, { cause: error });
}

// Waiting for a file that another process holds.

/** Short and uneven: SQLite's own waits grow to 100 ms, and who has waited long then nearly always comes too late. */
const WAIT_US = { least: 50, most: 2000 };

/**
 * Runs `work` again while another process holds the file. The thread sleeps in between: a transaction awaits nothing.
 *
 * @param patienceMs - after which the error is let through
 * @param mayRepeat - called after a failure: whether `work` has done nothing yet
 */
export function patiently<T>(patienceMs: number, work: () => T, mayRepeat = (): boolean => true): T {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || !mayRepeat() || performance.now() > deadline) throw error;
      sleep(randomInt(WAIT_US.least, WAIT_US.most) / 1000);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
