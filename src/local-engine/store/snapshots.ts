// Named copies of a whole database: taken while others use it, put back inside one transaction.
import type DatabaseConstructor from 'better-sqlite3';
import { latestOf, schemaVersion } from './foreign.js';
import type { FileKind } from './open-database.js';
import { type SnapshotShelf, SnapshotError } from './snapshot-shelf.js';
import type { Transactions } from './transactions.js';

type Database = DatabaseConstructor.Database;

/** Named copies of one database. */
export interface Snapshots {
  /**
   * Keeps a copy of one consistent state, whoever else is writing meanwhile.
   *
   * @throws SnapshotError taken, unless the older one of this name is to be replaced
   */
  readonly save: (name: string, options: { readonly replace: boolean; readonly nowMs: number }) => void;
  readonly names: () => string[];
  /** When it was saved, and its size. @throws SnapshotError missing */
  readonly about: (name: string) => { readonly savedAt: number; readonly bytes: number };
  /**
   * Reads from a snapshot; its tables have the schema name "snapshot".
   *
   * @throws SnapshotError missing, or unusable when it is damaged, foreign, or of another schema
   */
  readonly read: <T>(name: string, read: () => T) => T;
  /**
   * Puts a snapshot in the place of everything. One transaction: whoever reads or crashes sees the old state or the new.
   *
   * @throws SnapshotError as `read` does
   */
  readonly restore: (name: string) => void;
  /** @throws SnapshotError missing */
  readonly delete: (name: string) => void;
}

export interface Snapshooting {
  readonly db: Database;
  readonly kind: FileKind;
  readonly shelf: SnapshotShelf;
  /** Turns what keeps the file from being used into words. */
  readonly guarded: <T>(work: () => T) => T;
  readonly transactions: Transactions;
  /** Drops every table of the database and makes it anew, empty. */
  readonly recreate: () => void;
}

export function createSnapshots({ db, kind, shelf, guarded, transactions, recreate }: Snapshooting): Snapshots {
  /** A copy is attached for as long as `work` runs: SQLite copies from one file to another by itself, exactly. */
  const attached = <T>(name: string, work: () => T): T =>
    shelf.withFile(name, (path) =>
      guarded(() => {
        try {
          db.prepare('ATTACH ? AS snapshot').run(path);
        } catch (error) {
          throw unreadable(db, name, error);
        }
        try {
          requireSameSchema(db, kind, name);
          return work();
        } catch (error) {
          throw unreadable(db, name, error);
        } finally {
          db.exec('DETACH snapshot');
        }
      }),
    );
  return {
    save: (name, { replace, nowMs }) => {
      shelf.put(name, { replace, nowMs }, (path) => {
        // Not a copy of the file: half of the newest state stands in the write-ahead log.
        guarded(() => transactions.look(() => db.prepare('VACUUM INTO ?').run(path)));
      });
    },
    names: shelf.names,
    about: shelf.about,
    read: attached,
    restore: (name) => {
      attached(name, () => {
        transactions.write(() => {
          recreate();
          // In the order in which they were made: no row comes before one that it refers to.
          for (const table of tablesOf(db)) db.exec(`INSERT INTO main."${table}" SELECT * FROM snapshot."${table}"`);
        });
      });
    },
    delete: shelf.remove,
  };
}

function tablesOf(db: Database): string[] {
  const sql = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
  return db.prepare(sql).pluck().all() as string[];
}

/** Rows are copied column by column, so both databases must have the very same tables. */
function requireSameSchema(db: Database, kind: FileKind, name: string): void {
  if (db.pragma('snapshot.application_id', { simple: true }) !== kind.applicationId) {
    throw new SnapshotError('unusable', `the file of snapshot ${name} is not a scrip ${kind.what}`);
  }
  const version = schemaVersion(db, 'snapshot');
  const known = latestOf(kind);
  if (version !== known) {
    const by = version > known ? 'a newer' : 'an older';
    throw new SnapshotError(
      'unusable',
      `snapshot ${name} was saved by ${by} scrip: its schema is ${version}, this one's is ${known}`,
    );
  }
  const textOf = (schema: string): string =>
    JSON.stringify(db.prepare(`SELECT type, name, sql FROM ${schema}.sqlite_schema ORDER BY type, name`).all());
  if (textOf('snapshot') !== textOf('main')) {
    throw new SnapshotError('unusable', `the tables of snapshot ${name} are not those of this database`);
  }
}

/** What SQLite says about a file that is no database, a damaged one, or one with rows that no scrip wrote. */
function unreadable(db: Database, name: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!/^SQLITE_(NOTADB|CORRUPT|CANTOPEN|CONSTRAINT)/.test(code)) return error;
  // It says no more than that one of the two files is damaged.
  if (code.startsWith('SQLITE_CORRUPT') && isSound(db)) return error;
  return new SnapshotError('unusable', `snapshot ${name} cannot be read (${code})`, { cause: error });
}

function isSound(db: Database): boolean {
  try {
    return db.pragma('snapshot.quick_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  }
}
