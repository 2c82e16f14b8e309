// What is wrong with a database file by SQLite's own checks and by its schema, in words.
import type DatabaseConstructor from 'better-sqlite3';
import { loadDriver } from './driver.js';
import type { Migration } from './open-database.js';

type Database = DatabaseConstructor.Database;

/** Enough to see what happened; a damaged file may have thousands. */
const MOST_LINES = 20;

/** An empty list is good. */
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
 * Whether everything that the migrations make is there as they make it: a rule that is gone is one that no longer holds.
 * What a person has added is theirs.
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

/** A check of SQLite's can itself fail on what is damaged: a CHECK on JSON that is none, a column that is not there. */
function findings(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    if (isSqlError(error)) return [`SQLite cannot check it: ${error.message}`];
    throw error;
  }
}

/** Our SQL never changes: when it cannot be run, its tables have changed, or we have a bug. */
export function isSqlError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR';
}
