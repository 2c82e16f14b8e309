// Looks into a database file of ours without changing it: for hints that may be missing, at a time when nobody waits.
import type DatabaseConstructor from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { loadDriver } from './driver.js';
import { refuseForeignFile, refuseForeignSchema } from './foreign.js';
import type { FileKind } from './open-database.js';

/** A person waits for a TAB. */
const BUSY_TIMEOUT_MS = 100;

/**
 * Reads from a file that exists; nothing is made when there is none.
 *
 * @returns undefined when there is no such file
 * @throws when it is not of this kind or cannot be read
 */
export function readDatabase<T>(
  path: string,
  kind: FileKind,
  read: (db: DatabaseConstructor.Database) => T,
): T | undefined {
  if (!existsSync(path)) return undefined;
  refuseForeignFile(path, kind);
  const Driver = loadDriver();
  // Not `readonly`: such a connection leaves its two helper files behind, because it may not tidy up.
  const db = new Driver(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('query_only = ON');
    refuseForeignSchema(db, path, kind);
    return read(db);
  } finally {
    db.close();
  }
}
