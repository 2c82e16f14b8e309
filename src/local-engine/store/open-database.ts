// How a database file of ours is found, checked, brought up to date and made durable. The ledger is one, a journal another.
import type DatabaseConstructor from 'better-sqlite3';
import { loadDriver } from './driver.js';
import { refuseForeignFile, refuseForeignSchema, schemaVersion } from './foreign.js';
import { patiently } from './patiently.js';
import { isSqlError } from './soundness.js';
import { StorageError, damaged, toStorageError } from './storage-error.js';

type Database = DatabaseConstructor.Database;

export interface Migration {
  readonly id: number;
  readonly why: string;
  readonly up: string;
}

/** What a file is: how it is called in messages, the mark by which it is known, and its tables. */
export interface FileKind {
  /** "ledger", for "is not a scrip ledger". */
  readonly what: string;
  /** SQLite's application_id, so that another program's database is never taken for ours. */
  readonly applicationId: number;
  readonly migrations: readonly Migration[];
}

/** Longest wait for another process's transaction. Ours last milliseconds; a batch's dry run may last seconds. */
export const BUSY_TIMEOUT_MS = 30_000;

/**
 * Opens a database file, or makes one. Several processes may open the same file.
 *
 * @param path - a file in an existing folder, or ":memory:"
 * @param busyTimeoutMs - longest wait for another process's transaction
 * @throws StorageError when the file is not of this kind, newer than this program, or cannot be used
 */
export function openDatabase(path: string, kind: FileKind, busyTimeoutMs = BUSY_TIMEOUT_MS): Database {
  refuseForeignFile(path, kind);
  const Driver = loadDriver();
  let db: Database | undefined;
  try {
    db = new Driver(path, { timeout: busyTimeoutMs });
    // Counts and times are CHECKed to stay below 2^53, amounts are text: plain numbers are exact here.
    db.defaultSafeIntegers(false);
    const opened = db;
    // Changing to WAL does not wait for the busy timeout.
    patiently(busyTimeoutMs, () => {
      refuseForeignSchema(opened, path, kind);
      configure(opened, kind);
      migrate(opened, kind);
    });
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof TypeError && error.message.includes('directory does not exist')) {
      throw new StorageError('not_found', `${path}: its folder does not exist`, 'make the folder first', {
        cause: error,
      });
    }
    // The file says which tables it has, and they are not there.
    if (isSqlError(error)) throw damaged(path, kind.what, error.message, error);
    throw toStorageError(error, path, kind.what);
  }
}

function configure(db: Database, { applicationId }: FileKind): void {
  if (db.pragma('application_id', { simple: true }) === 0) db.pragma(`application_id = ${applicationId}`);
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
  // better-sqlite3 is compiled so that WAL means NORMAL, which may lose answered commits in a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // Checkpoint every 10,000 pages (40 MB) instead of 1,000: the pause moves out of the usual request.
  db.pragma('wal_autocheckpoint = 10000');
  // KiB: room for the inner pages of a ledger of some millions of entries; with less, each request reads them anew.
  db.pragma('cache_size = -32000');
}

function migrate(db: Database, { migrations }: FileKind): void {
  for (const migration of migrations) {
    db.transaction(() => {
      if (schemaVersion(db) >= migration.id) return; // Asked inside: another process may have just done it.
      db.exec(migration.up);
      db.pragma(`user_version = ${migration.id}`);
    }).immediate();
  }
}
