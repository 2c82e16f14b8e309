// Is this file ours to open? Asked before anything could change it.
import type DatabaseConstructor from 'better-sqlite3';
import { closeSync, openSync, readSync } from 'node:fs';
import type { FileKind } from './open-database.js';
import { StorageError } from './storage-error.js';

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
  // One transaction: another process may be making the tables between two reads.
  const { id, tables } = db.transaction(() => ({
    id: db.pragma('application_id', { simple: true }),
    tables: db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get(),
  }))();
  if (id !== kind.applicationId && !(id === 0 && tables === 0)) throw notOurs(path, kind);
  const version = schemaVersion(db);
  const known = latestOf(kind);
  if (version > known) {
    const message = `${path} was made by a newer scrip (its schema is ${version}; this one knows up to ${known})`;
    throw new StorageError('newer_version', message, 'update scrip, or name another file; this one was left as it is');
  }
}

/** The schema that this program makes. */
export function latestOf({ migrations }: FileKind): number {
  return migrations.at(-1)?.id ?? 0;
}

/** @param schema - SQLite's name of an attached database */
export function schemaVersion(db: DatabaseConstructor.Database, schema = 'main'): number {
  return db.pragma(`${schema}.user_version`, { simple: true }) as number;
}
