// Reads a database file of ours without changing it, for hints that a command can do without.
// A file of its own because the usual opening migrates the file and may wait seconds for a lock: a hint must do neither.
import type DatabaseConstructor from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { loadDriver } from './driver.js';
import { refuseForeignFile, refuseForeignSchema, type FileKind } from './open-database.js';
import { LEDGER_FILE } from './store.js';

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

// The newest redemptions of a ledger's file, for completing ids without starting the engine.

interface RedemptionName {
  readonly name: string;
  readonly about: string;
}

interface Row {
  readonly id: string;
  readonly status: string;
  readonly created_at: number;
  readonly description: string;
}

/** @param prefix - what the id begins with; empty for any */
export function newestRedemptions(path: string, prefix: string, limit: number): RedemptionName[] {
  const rows = readDatabase(path, LEDGER_FILE, (db) => {
    const begins = prefix === '' ? '' : 'WHERE id_bytes BETWEEN @first AND @last';
    const sql = `SELECT id, status, created_at, description FROM redemptions_readable ${begins} ORDER BY seq DESC LIMIT @limit`;
    const digits = prefix.replaceAll('-', '').toLowerCase();
    if (/[^0-9a-f]/.test(digits) || digits.length > 32) return [];
    const [first, last] = [digits.padEnd(32, '0'), digits.padEnd(32, 'f')].map((hex) => Buffer.from(hex, 'hex'));
    return db.prepare(sql).all(prefix === '' ? { limit } : { limit, first, last }) as Row[];
  });
  return (rows ?? []).map(({ id, status, created_at, description }) => ({
    name: id,
    about: `${status} ${new Date(created_at).toISOString().slice(0, 10)} ${description}`,
  }));
}
