// One writer per batch: a lock that the operating system gives back when its process ends, however it ends.
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sqlite } from './database.js';
import type { BatchPlace } from './types.js';

/** Held until `release`; undefined when another process holds it. */
export type Lock = { release(): void } | undefined;

/**
 * Takes the lock of a batch, if it is free.
 *
 * It is SQLite's own exclusive lock on an empty file beside the journal. Nothing has to be cleaned up after a crash and
 * no process number is trusted. The file stays: deleting it could leave two processes with a lock each.
 */
export function takeLock(journalPath: string, sqlite: Sqlite, { environment, name }: BatchPlace): Lock {
  const folder = join(dirname(journalPath), 'locks');
  const file = createHash('sha256')
    .update(JSON.stringify([environment, name]))
    .digest('hex')
    .slice(0, 32);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const Driver = sqlite.loadDriver();
  const db = new Driver(join(folder, `${file}.lock`), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
  return {
    release: () => {
      db.close();
    },
  };
}
