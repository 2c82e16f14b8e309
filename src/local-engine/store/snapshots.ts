// Named copies of a whole database: saved while others use it, restored in one transaction.
import type DatabaseConstructor from 'better-sqlite3';
import { latestOf, schemaVersion, type FileKind } from './open-database.js';
import type { Transactions } from './transactions.js';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StorageError } from './storage-error.js';

type Database = DatabaseConstructor.Database;

/** Named copies of one database. */
export interface Snapshots {
  /**
   * Saves a copy of one consistent state, also while others write.
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
   * Replaces everything by a snapshot, in one transaction: readers, and a crash, leave either the old state or the new.
   *
   * @throws SnapshotError as `read` does
   */
  readonly restore: (name: string) => void;
  /** @throws SnapshotError missing */
  readonly delete: (name: string) => void;
}

interface Snapshooting {
  readonly db: Database;
  readonly kind: FileKind;
  readonly shelf: SnapshotShelf;
  /** Translates an error of the file into a StorageError. */
  readonly guarded: <T>(work: () => T) => T;
  readonly transactions: Transactions;
  /** Drops every table and creates all of them again, empty. */
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
        // A copy of the file alone would miss the newest state, which is still in the write-ahead log.
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
          for (const table of tablesOf(db)) {
            const columns = storedColumns(db, table);
            db.exec(`INSERT INTO main."${table}" (${columns}) SELECT ${columns} FROM snapshot."${table}"`);
          }
          // What was done to the ledger that stood here until now was not done to this one. Source: decision D45.
          db.exec('UPDATE main.settings SET ledger_id = lower(hex(randomblob(16)))');
        });
      });
    },
    delete: shelf.remove,
  };
}

/** All but those that follow from others. */
function storedColumns(db: Database, table: string): string {
  return db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).join(', ');
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

/** Errors of SQLite for a file that is not a database, is damaged, or has rows that scrip did not write. */
function unreadable(db: Database, name: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!/^SQLITE_(NOTADB|CORRUPT|CANTOPEN|CONSTRAINT)/.test(code)) return error;
  // SQLite does not say which of the two files is damaged.
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

// Where snapshots are kept: in a folder beside the database, or in memory when the database is in memory.

type SnapshotErrorCode = 'missing' | 'taken' | 'unusable';

/** An expected refusal about a snapshot; nothing has changed. */
export class SnapshotError extends Error {
  readonly code: SnapshotErrorCode;

  constructor(code: SnapshotErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SnapshotError';
    this.code = code;
  }
}

interface SnapshotShelf {
  readonly names: () => string[];
  /** Keeps what `write` writes into an empty file. @throws SnapshotError taken */
  readonly put: (
    name: string,
    options: { readonly replace: boolean; readonly nowMs: number },
    write: (path: string) => void,
  ) => void;
  /** @throws SnapshotError missing */
  readonly about: (name: string) => { readonly savedAt: number; readonly bytes: number };
  /** Runs `work` on the file of a snapshot. @throws SnapshotError missing */
  readonly withFile: <T>(name: string, work: (path: string) => T) => T;
  /** @throws SnapshotError missing */
  readonly remove: (name: string) => void;
}

/** A name must be a valid file name on every system: no path, no hidden file. */
export const SNAPSHOT_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const missing = (name: string): SnapshotError => new SnapshotError('missing', `there is no snapshot ${name}`);
const taken = (name: string): SnapshotError => new SnapshotError('taken', `there is a snapshot ${name} already`);

const SUFFIX = '.db';
/** Begins with a dot, which no snapshot name can. */
const UNFINISHED = '.saving-';

/** @param folder - created when the first snapshot is saved */
export function folderShelf(folder: string): SnapshotShelf {
  const fileOf = (name: string): string => join(folder, `${name}${SUFFIX}`);
  const found = (name: string): string => {
    if (!existsSync(fileOf(name))) throw missing(name);
    return fileOf(name);
  };
  return {
    names: () =>
      (existsSync(folder) ? readdirSync(folder) : [])
        .filter((file) => file.endsWith(SUFFIX))
        .map((file) => file.slice(0, -SUFFIX.length))
        .filter((name) => SNAPSHOT_NAME.test(name))
        .sort(),
    put: (name, { replace, nowMs }, write) => {
      if (!replace && existsSync(fileOf(name))) throw taken(name);
      // In a folder of its own, because SQLite makes a helper file beside it.
      const workshop = newWorkshop(folder);
      try {
        const path = join(workshop, 'snapshot.db');
        closeSync(openSync(path, 'wx', 0o600));
        write(path);
        utimesSync(path, nowMs / 1000, nowMs / 1000);
        sync(path);
        if (replace) renameSync(path, fileOf(name));
        else moveToFreeName(path, fileOf(name), name);
        sync(folder);
      } finally {
        rmSync(workshop, { recursive: true, force: true });
      }
    },
    about: (name) => {
      const { mtimeMs, size } = statSync(found(name));
      return { savedAt: Math.round(mtimeMs), bytes: size };
    },
    withFile: (name, work) => work(found(name)),
    remove: (name) => {
      rmSync(found(name));
    },
  };
}

/** @throws StorageError when the folder cannot be created or written to */
function newWorkshop(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return mkdtempSync(join(folder, UNFINISHED));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StorageError(
      'read_only',
      `snapshots cannot be kept in ${folder}: ${why}`,
      'check the permissions of the folder',
      { cause: error },
    );
  }
}

/** Unlike a rename, a link never overwrites a file that another process created meanwhile. */
function moveToFreeName(from: string, to: string, name: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw taken(name);
    // The file system has no links.
    renameSync(from, to);
  }
}

function sync(path: string): void {
  try {
    const fd = openSync(path, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    // Some systems cannot sync folders, or files that are open for reading only.
    if (!(error instanceof Error && 'code' in error && ['EPERM', 'EISDIR', 'EINVAL'].includes(String(error.code)))) {
      throw error;
    }
  }
}

/** For a database without a file: its snapshots end with it. SQLite needs a file for as long as it writes or reads one. */
export function memoryShelf(): SnapshotShelf {
  const kept = new Map<string, { bytes: Buffer; savedAt: number }>();
  const found = (name: string): { bytes: Buffer; savedAt: number } => {
    const snapshot = kept.get(name);
    if (snapshot === undefined) throw missing(name);
    return snapshot;
  };
  const inWorkshop = <T>(work: (path: string) => T): T => {
    const workshop = mkdtempSync(join(tmpdir(), 'scrip-snapshot-'));
    try {
      return work(join(workshop, 'snapshot.db'));
    } finally {
      rmSync(workshop, { recursive: true, force: true });
    }
  };
  return {
    names: () => [...kept.keys()].sort(),
    put: (name, { replace, nowMs }, write) => {
      if (!replace && kept.has(name)) throw taken(name);
      inWorkshop((path) => {
        write(path);
        kept.set(name, { bytes: readFileSync(path), savedAt: nowMs });
      });
    },
    about: (name) => ({ savedAt: found(name).savedAt, bytes: found(name).bytes.length }),
    withFile: (name, work) => {
      const { bytes } = found(name);
      return inWorkshop((path) => {
        writeFileSync(path, bytes, { mode: 0o600 });
        return work(path);
      });
    },
    remove: (name) => {
      found(name);
      kept.delete(name);
    },
  };
}
