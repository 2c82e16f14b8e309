// Opens a database file of ours: checks it, migrates it, makes it durable. The ledger is one such file, a journal another.
import type DatabaseConstructor from 'better-sqlite3';
import { loadDriver } from './driver.js';
import { StorageError, damaged, patiently, toStorageError } from './storage-error.js';
import { closeSync, openSync, readSync } from 'node:fs';

type Database = DatabaseConstructor.Database;

export interface Migration {
  readonly id: number;
  readonly why: string;
  readonly up: string;
}

/** A kind of file: its name in messages, the mark that identifies it, and its tables. */
export interface FileKind {
  /** "ledger", for "is not a scrip ledger". */
  readonly what: string;
  /** SQLite's application_id, so that another program's database is never mistaken for ours. */
  readonly applicationId: number;
  readonly migrations: readonly Migration[];
  /** What the message tells the user to do about a file of another schema. Default: name another file. */
  readonly renewal?: string;
  /** What the message tells the user to do when the file was removed while it was in use. */
  readonly afterLoss?: string;
}

/** Longest wait for another process's transaction. Ours last milliseconds; a batch's dry run may last seconds. */
export const BUSY_TIMEOUT_MS = 30_000;

/**
 * Opens a database file, or creates one. Several processes may open the same file.
 *
 * @param path - a file in an existing folder, or ":memory:"
 * @param busyTimeoutMs - longest wait for another process's transaction
 * @throws StorageError when the file is not of this kind, of another schema, or cannot be used
 */
export function openDatabase(path: string, kind: FileKind, busyTimeoutMs = BUSY_TIMEOUT_MS): Database {
  refuseForeignFile(path, kind);
  const Driver = loadDriver();
  let db: Database | undefined;
  try {
    makePrivate(path);
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
    // The schema version promises tables that the file does not have.
    if (isSqlError(error)) throw damaged(path, kind.what, error.message, error);
    throw toStorageError(error, path, kind.what);
  }
}

/**
 * Makes a file that is not there yet, for its owner alone, whatever its folder lets others do. SQLite gives the files beside
 * it the same permissions, and takes an empty file for a new database. What keeps it from being made, SQLite says.
 */
function makePrivate(path: string): void {
  if (path === ':memory:') return;
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
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
      if (schemaVersion(db) >= migration.id) return; // Checked inside the transaction: another process may have just done it.
      db.exec(migration.up);
      db.pragma(`user_version = ${migration.id}`);
    }).immediate();
  }
}

// Checks that the file is ours, before anything could change it.

/** Looks at the first bytes before SQLite does: opening a foreign file could already change it. */
export function refuseForeignFile(path: string, kind: FileKind): void {
  if (path === ':memory:') return;
  const header = Buffer.alloc(16);
  let length: number;
  try {
    const file = openSync(path, 'r');
    try {
      length = readSync(file, header, 0, header.length, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw new StorageError('read_only', `${path} cannot be read`, 'name a file you may read and write', {
      cause: error,
    });
  }
  if (length > 0 && header.toString('latin1') !== 'SQLite format 3\0') throw notOurs(path, kind);
}

function notOurs(path: string, { what }: FileKind): StorageError {
  return new StorageError(
    'not_a_database',
    `${path} is not a scrip ${what}`,
    'name another file; this one was left as it is',
  );
}

export function refuseForeignSchema(db: DatabaseConstructor.Database, path: string, kind: FileKind): void {
  // One transaction: otherwise another process could create the tables between two reads.
  const { id, tables } = db.transaction(() => ({
    id: db.pragma('application_id', { simple: true }),
    tables: db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get(),
  }))();
  if (id !== kind.applicationId && !(id === 0 && tables === 0)) throw notOurs(path, kind);
  const version = schemaVersion(db);
  const known = latestOf(kind);
  // The first migration creates the tables: a file that has tables of an earlier version is older than all migrations.
  const isOlder = tables !== 0 && version < firstOf(kind);
  if (version <= known && !isOlder) return;
  const renewal = kind.renewal ?? 'name another file';
  throw new StorageError(
    isOlder ? 'older_version' : 'newer_version',
    `${path} was made by ${isOlder ? 'an older' : 'a newer'} scrip: its schema is ${version}, this one's is ${known}`,
    `${isOlder ? '' : 'update scrip, or '}${renewal}; this file was left as it is`,
  );
}

function firstOf({ migrations }: FileKind): number {
  return migrations[0]?.id ?? 0;
}

/** The schema version that this program creates. */
export function latestOf({ migrations }: FileKind): number {
  return migrations.at(-1)?.id ?? 0;
}

/** @param schema - SQLite's name of an attached database */
export function schemaVersion(db: DatabaseConstructor.Database, schema = 'main'): number {
  return db.pragma(`${schema}.user_version`, { simple: true }) as number;
}

// What is wrong with a database file by SQLite's own checks and by its schema, in words.

/** Enough problems to see what happened; a damaged file may have thousands. */
const MOST_LINES = 20;

/** An empty list means that the file is sound. */
export function damageOf(db: Database, migrations: readonly Migration[]): string[] {
  const integrity = findings(() =>
    (db.pragma(`integrity_check(${MOST_LINES})`) as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((line) => line !== 'ok'),
  );
  const dangling = findings(() =>
    (db.pragma('foreign_key_check') as { table: string; rowid: number }[]).map(
      (row) => `${row.table} ${row.rowid}: dangling reference`,
    ),
  );
  return [...schemaDamageOf(db, migrations), ...integrity, ...dangling];
}

/**
 * Whether everything that the migrations create still exists unchanged: a rule whose trigger or CHECK is gone no longer
 * holds. Tables that a person added are ignored.
 */
export function schemaDamageOf(db: Database, migrations: readonly Migration[]): string[] {
  const made = new Map(definitionsOf(db));
  const expected = new (loadDriver())(':memory:');
  try {
    for (const { up } of migrations) expected.exec(up);
    return definitionsOf(expected)
      .filter(([name, definition]) => made.get(name) !== definition)
      .map(([name]) => `${name} is not defined as scrip defines it`);
  } finally {
    expected.close();
  }
}

function definitionsOf(db: Database): [name: string, definition: string][] {
  return db.prepare("SELECT name, concat_ws(' ', type, tbl_name, sql) FROM sqlite_schema").raw().all() as [
    string,
    string,
  ][];
}

/** SQLite's own check can fail on damage: a CHECK that reads broken JSON, or a column that is missing. */
function findings(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    if (isSqlError(error)) return [`SQLite cannot check it: ${error.message}`];
    throw error;
  }
}

/** Our SQL never changes: when it fails to run, the tables were changed, or we have a bug. */
export function isSqlError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR';
}
