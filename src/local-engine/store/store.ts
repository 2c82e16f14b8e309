// One open ledger file: how it is found, checked, brought up to date, and what a transaction on it is.
import type DatabaseConstructor from 'better-sqlite3';
import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { APPLICATION_ID, MIGRATIONS } from './schema.js';
import { StorageError, toStorageError } from './storage-error.js';

type Database = DatabaseConstructor.Database;
export type Statement = DatabaseConstructor.Statement<unknown[]>;

/** Longest wait for another process's transaction. Ours last milliseconds; a batch's dry run may last seconds. */
const BUSY_TIMEOUT_MS = 30_000;

export interface Store {
  readonly path: string;
  /** The prepared statement for this text; prepared once. */
  sql(text: string): Statement;
  /** Runs `work` in one IMMEDIATE transaction: all of it is durable when this returns, or none of it happened. */
  write<T>(work: () => T): T;
  /** Runs reads on one consistent state of the file. */
  read<T>(work: () => T): T;
  /** Runs `work` as a write and takes it back: what it returns is what would have happened. */
  rehearse<T>(work: () => T): T;
  /** Drops everything and makes the tables anew; to be called inside `write`. */
  recreate(): void;
  /** Runs SQLite's own checks; an empty list is good. */
  integrity(): string[];
  close(): void;
}

/**
 * Opens a ledger file, or makes one.
 *
 * @param path - a file in an existing folder, or ":memory:"
 * @throws StorageError when the file is not ours, newer than this program, or cannot be used
 */
export function openStore(path: string): Store {
  refuseForeignFile(path);
  const Database = loadDriver();
  let db: Database | undefined;
  try {
    db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    // Counts and times are CHECKed to stay below 2^53, amounts are text: plain numbers are exact here.
    db.defaultSafeIntegers(false);
    refuseForeignSchema(db, path);
    configure(db);
    migrate(db);
    return createStore(db, path);
  } catch (error) {
    db?.close();
    if (error instanceof TypeError && /directory does not exist/.test(error.message)) {
      throw new StorageError('not_found', `${path}: its folder does not exist`, 'make the folder first', {
        cause: error,
      });
    }
    throw toStorageError(error, path);
  }
}

function createStore(db: Database, path: string): Store {
  const statements = new Map<string, Statement>();
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStorageError(error, path);
    }
  };
  const rehearsed = Symbol('rehearsed');
  return {
    path,
    sql(text) {
      let statement = statements.get(text);
      if (statement === undefined) statements.set(text, (statement = db.prepare<unknown[]>(text)));
      return statement;
    },
    write: (work) => guarded(() => db.transaction(work).immediate()),
    read: (work) => guarded(() => db.transaction(work).deferred()),
    rehearse<T>(work: () => T): T {
      let result: { value: T } | undefined;
      try {
        this.write(() => {
          result = { value: work() };
          throw rehearsed as unknown; // Leaving by an exception is how better-sqlite3 is told to roll back.
        });
      } catch (thrown) {
        if (thrown !== rehearsed || result === undefined) throw thrown;
        return result.value;
      }
      throw new Error('a rehearsal cannot commit');
    },
    recreate() {
      // Newest first: a table goes before the ones it refers to, so no foreign key is ever left dangling.
      const made = db
        .prepare(`SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY rowid DESC`)
        .all();
      for (const { type, name } of made as { type: string; name: string }[]) db.exec(`DROP ${type} "${name}"`);
      for (const migration of MIGRATIONS) db.exec(migration.up);
    },
    integrity() {
      const damage = (db.pragma('integrity_check(20)', { simple: false }) as { integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((line) => line !== 'ok');
      const dangling = db.pragma('foreign_key_check') as { table: string; rowid: number }[];
      return [...damage, ...dangling.map((row) => `${row.table} ${row.rowid}: dangling reference`)];
    },
    close: () => {
      db.close();
    },
  };
}

function loadDriver(): typeof DatabaseConstructor {
  try {
    // Required, not imported: an optional dependency that is missing must be an answer, not a failed import graph.
    return createRequire(import.meta.url)('better-sqlite3') as typeof DatabaseConstructor;
  } catch (error) {
    const hint = 'npm install better-sqlite3 (on Node 20 it is compiled: python3, make and g++ are needed)';
    throw new StorageError('missing_native', 'the local engine needs better-sqlite3, which could not be loaded', hint, {
      cause: error,
    });
  }
}

/** Looks at the first bytes before SQLite does: opening a foreign file could already change it. */
function refuseForeignFile(path: string): void {
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
  if (length > 0 && header.toString('latin1') !== 'SQLite format 3\0') throw notOurs(path);
}

function notOurs(path: string): StorageError {
  return new StorageError(
    'not_a_database',
    `${path} is not a scrip ledger`,
    'name another file; this one was left as it is',
  );
}

function refuseForeignSchema(db: Database, path: string): void {
  const id = db.pragma('application_id', { simple: true });
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (id !== APPLICATION_ID && !(id === 0 && tables === 0)) throw notOurs(path);
  const version = schemaVersion(db);
  const known = MIGRATIONS.at(-1)?.id ?? 0;
  if (version > known) {
    const message = `${path} was made by a newer scrip (its schema is ${version}; this one knows up to ${known})`;
    throw new StorageError('newer_version', message, 'update scrip, or name another file; this one was left as it is');
  }
}

function configure(db: Database): void {
  if (db.pragma('application_id', { simple: true }) === 0) db.pragma(`application_id = ${APPLICATION_ID}`);
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
  // better-sqlite3 is compiled so that WAL means NORMAL, which may lose answered commits in a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // Checkpoint every 4,000 pages (16 MB) instead of 1,000: the pause moves out of the usual request.
  db.pragma('wal_autocheckpoint = 4000');
}

function migrate(db: Database): void {
  for (const migration of MIGRATIONS) {
    db.transaction(() => {
      if (schemaVersion(db) >= migration.id) return; // Asked inside: another process may have just done it.
      db.exec(migration.up);
      db.pragma(`user_version = ${migration.id}`);
    }).immediate();
  }
}

function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}
