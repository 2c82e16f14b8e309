// Everything a ledger holds, as plain values: two dumps are equal when nothing changed.
import type { createLocalEngine } from '../../src/local-engine/index.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';
import type DatabaseConstructor from 'better-sqlite3';

const Database = loadDriver();

/** Of a file on disk. Settings, clock and schema included. */
export function contentOfFile(path: string): Record<string, unknown[]> {
  const db = new Database(path, { readonly: true });
  try {
    return dump(db);
  } finally {
    db.close();
  }
}

export function dump(db: DatabaseConstructor.Database): Record<string, unknown[]> {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).safeIntegers().all()]));
}

/** Of an engine in memory: its journal's head and every total that verify compares, by way of its own door. */
export function contentOf(engine: ReturnType<typeof createLocalEngine>): unknown {
  const { head, ok, checks } = engine.verify();
  return { head, ok, checks };
}
