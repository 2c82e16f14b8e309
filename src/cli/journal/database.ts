// The journal's file: its driver comes from outside, and what goes wrong with it is told in one manner.
import type DatabaseConstructor from 'better-sqlite3';
import { JOURNAL_FILE } from './schema.js';

export type Database = DatabaseConstructor.Database;
type Statement = DatabaseConstructor.Statement;

/** How databases are opened here; handed in, because this room knows no driver of its own. */
export interface Sqlite {
  openDatabase(path: string, kind: typeof JOURNAL_FILE, busyTimeoutMs: number): Database;
  loadDriver(): typeof DatabaseConstructor;
  /** Translates what the driver throws into an error with words; anything else comes back as it was. */
  toStorageError(error: unknown, path: string, what: string): unknown;
}

/** Other processes hold the journal for milliseconds at a time, save when one of them accepts a very large file. */
const BUSY_TIMEOUT_MS = 20_000;

/** What the file that is being read changes about rows that are known; it is applied when the file is accepted. */
const PENDING = `
  CREATE TEMP TABLE pending (row_id INTEGER PRIMARY KEY, is_changed INTEGER NOT NULL, content BLOB NOT NULL,
    redemption_id TEXT NOT NULL, amount TEXT, quantity INTEGER, reason TEXT NOT NULL)`;

/** Joins a row `r` with what is pending about it, as `p`. */
export const WITH_PENDING = 'LEFT JOIN temp.pending p ON p.row_id = r.id';

/** The columns of a row as it would be once what is pending is applied: its key is free again, and so it is planned. */
export const AS_PENDING = `r.id, r.key, iif(p.row_id IS NULL, r.state, 'planned') AS state,
  iif(p.row_id IS NULL, r.first_sent_at, NULL) AS first_sent_at, coalesce(p.redemption_id, r.redemption_id) AS redemption_id,
  iif(p.row_id IS NULL, r.amount, p.amount) AS amount, iif(p.row_id IS NULL, r.quantity, p.quantity) AS quantity,
  coalesce(p.reason, r.reason) AS reason`;

/** Whether such a row is still to be settled. */
export const IS_OPEN = "(p.row_id IS NOT NULL OR r.state IN ('planned', 'sent', 'unknown'))";

export interface JournalDatabase {
  readonly path: string;
  /** The prepared statement for this text; prepared once. */
  sql(text: string): Statement;
  /** Runs statements that give nothing back. */
  exec(sql: string): void;
  /** Runs `work` in one IMMEDIATE transaction that is durable when this returns. */
  write<T>(work: () => T): T;
  close(): void;
}

export function openJournalDatabase(path: string, sqlite: Sqlite, busyTimeoutMs = BUSY_TIMEOUT_MS): JournalDatabase {
  const db = sqlite.openDatabase(path, JOURNAL_FILE, busyTimeoutMs);
  // The driver's own 16 MB for each would be most of what a batch takes.
  db.pragma('cache_size = -6000');
  db.pragma('temp.cache_size = -4000');
  db.exec(PENDING);
  const statements = new Map<string, Statement>();
  return {
    path,
    sql: (text) => {
      let statement = statements.get(text);
      if (statement === undefined) statements.set(text, (statement = db.prepare(text)));
      return statement;
    },
    exec: (text) => {
      db.exec(text);
    },
    write: (work) => db.transaction(work).immediate(),
    close: () => {
      db.close();
    },
  };
}

/** The same functions, with the driver's errors translated. */
export function guarded<T extends object>(api: T, translate: (error: unknown) => unknown): T {
  const guard = (work: unknown): unknown => {
    if (typeof work !== 'function') return work;
    return (...args: unknown[]): unknown => {
      try {
        return (work as (...args: unknown[]) => unknown)(...args);
      } catch (error) {
        throw translate(error);
      }
    };
  };
  return Object.fromEntries(Object.entries(api).map(([name, work]) => [name, guard(work)])) as T;
}
