// One open ledger file and its transactions.
import type DatabaseConstructor from 'better-sqlite3';
import { realpathSync } from 'node:fs';
import { damageOf, isSqlError, openDatabase, schemaDamageOf, type FileKind } from './open-database.js';
import { APPLICATION_ID, MIGRATIONS } from './schema.js';
import { createSnapshots, folderShelf, memoryShelf, type Snapshots } from './snapshots.js';
import { StorageError, damaged, toStorageError } from './storage-error.js';
import { createTransactions } from './transactions.js';
import { createFileWatch } from './file-watch.js';

type Database = DatabaseConstructor.Database;
export type Statement = DatabaseConstructor.Statement;

export const LEDGER_FILE: FileKind = {
  what: 'ledger',
  applicationId: APPLICATION_ID,
  migrations: MIGRATIONS,
  renewal: 'move the file away, and scrip sandbox reset --yes makes a new one',
};

export interface Store {
  readonly path: string;
  /** The prepared statement for this text; prepared once. */
  readonly sql: (text: string) => Statement;
  /**
   * Runs `work` in one IMMEDIATE transaction: all of it is durable when this returns, or none of it happened. Inside of
   * another write it is a part of that one; when it throws, only this part is rolled back.
   */
  readonly write: <T>(work: () => T) => T;
  /** Runs reads on one consistent state of the file. */
  readonly read: <T>(work: () => T) => T;
  /** Runs one statement that reads: consistent in itself, without the cost of a transaction. */
  readonly look: <T>(work: () => T) => T;
  /** Runs `work` as a write, then rolls it back. Returns what `work` returned. */
  readonly rehearse: <T>(work: () => T) => T;
  /** Drops everything and creates the tables again. Call it inside `write`. */
  readonly recreate: () => void;
  /** Runs SQLite's own checks; an empty list is good. */
  readonly integrity: () => string[];
  /** Named copies of the whole file. */
  readonly snapshots: Snapshots;
  readonly close: () => void;
}

/**
 * Opens a ledger file, or creates one.
 *
 * @param path - a file in an existing folder, or ":memory:"
 * @param checkpointPages - of the log, from which a commit copies it into the file
 * @throws StorageError when the file is not ours, of another schema, or cannot be used
 */
export function openStore(path: string, checkpointPages?: number): Store {
  const db = openDatabase(path, LEDGER_FILE);
  if (checkpointPages !== undefined) db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  return createStore(db, path);
}

function createStore(db: Database, path: string): Store {
  const statements = new Map<string, Statement>();
  const transactions = createTransactions(db);
  const guarded = <T>(work: () => T): T => {
    if (!db.open) throw new StorageError('not_found', `${path} was closed`, 'open it again');
    try {
      return work();
    } catch (error) {
      throw asDamage(db, error, path) ?? toStorageError(error, path, LEDGER_FILE.what);
    }
  };
  const requireSameFile = createFileWatch(path, LEDGER_FILE);
  const write = <T>(work: () => T): T =>
    guarded(() => {
      if (db.inTransaction) return transactions.within(work);
      const result = transactions.write(work);
      requireSameFile();
      return result;
    });
  return {
    path,
    sql: (text) => {
      let statement = statements.get(text);
      if (statement === undefined) statements.set(text, (statement = db.prepare(text)));
      return statement;
    },
    write,
    read: (work) => guarded(() => transactions.read(work)),
    look: (work) => guarded(() => transactions.look(work)),
    rehearse: (work) => rehearse(write, work),
    recreate: () => {
      recreate(db);
    },
    integrity: () => damageOf(db, MIGRATIONS),
    snapshots: createSnapshots({
      db,
      kind: LEDGER_FILE,
      // Whichever links lead to the file, its snapshots are in one place.
      shelf: path === ':memory:' ? memoryShelf() : folderShelf(`${realpathSync(path)}.snapshots`),
      guarded,
      transactions,
      recreate: () => {
        recreate(db);
      },
    }),
    close: () => {
      db.close();
    },
  };
}

/** SQL that fails because the tables were changed is damage, not a bug. */
function asDamage(db: Database, error: unknown, path: string): StorageError | undefined {
  if (!isSqlError(error)) return undefined;
  const [damage] = schemaDamageOf(db, MIGRATIONS);
  return damage === undefined ? undefined : damaged(path, LEDGER_FILE.what, damage, error);
}

function recreate(db: Database): void {
  // Newest first: a table goes before the ones it refers to, so no foreign key is ever left dangling.
  const made = db
    .prepare(
      `SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY rowid DESC`,
    )
    .all();
  for (const { type, name } of made as { type: string; name: string }[]) db.exec(`DROP ${type} "${name}"`);
  for (const migration of MIGRATIONS) db.exec(migration.up);
}

/** Leaves a transaction by an exception: that makes better-sqlite3 roll back. */
function rehearse<T>(write: (work: () => void) => void, work: () => T): T {
  const rehearsed = new Error('rehearsed');
  let result: { value: T } | undefined;
  try {
    write(() => {
      result = { value: work() };
      throw rehearsed;
    });
  } catch (thrown) {
    if (thrown !== rehearsed || result === undefined) throw thrown;
    return result.value;
  }
  throw new Error('a rehearsal cannot commit');
}
