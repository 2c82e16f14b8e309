// The batches of a journal: finding them, making them, and who works on them.
import { toOptional } from './columns.js';
import { JOURNAL_FILE, type Database, type JournalDatabase, type Sqlite } from './database.js';
import type { AcceptedFile, Batch, BatchPlace, BatchSettings, FileHead, Owner } from './types.js';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface NewBatch extends BatchPlace {
  readonly mode: string;
  readonly baseUrl?: string;
  readonly settings: BatchSettings;
  readonly atMs: number;
}

interface BatchColumns {
  id: number;
  environment: string;
  name: string;
  mode: string;
  base_url: string | null;
  key_mark: string | null;
  created_at: number;
  settings: string;
  file_id: number | null;
}

/** The batch of this name in this environment; made when there is none. */
export function batchAt(db: JournalDatabase, place: NewBatch): Batch {
  const { environment, name, mode, baseUrl, settings, atMs } = place;
  return db.write(() => {
    db.sql(
      `INSERT INTO batches (environment, name, mode, base_url, created_at, settings) 
       VALUES (:environment, :name, :mode, :baseUrl, :atMs, :settings) ON CONFLICT (environment, name) DO NOTHING`,
    ).run({ environment, name, mode, baseUrl: baseUrl ?? null, atMs, settings: JSON.stringify(settings) });
    const found = db.sql('SELECT * FROM batches WHERE environment = ? AND name = ?').get(environment, name);
    return toBatch(db, found as BatchColumns);
  });
}

/** Batches that have had a file accepted, the newest first; those of one name only when it is given. */
export function acceptedBatches(db: JournalDatabase, name?: string): Batch[] {
  const found = db
    .sql('SELECT * FROM batches WHERE file_id IS NOT NULL AND (:name IS NULL OR name = :name) ORDER BY id DESC')
    .all({ name: name ?? null });
  return (found as BatchColumns[]).map((columns) => toBatch(db, columns));
}

export interface SameBytes {
  readonly name: string;
  readonly atMs: number;
}

/** Another batch of the same environment that was given a file of the same bytes. */
export function sameBytes(
  db: JournalDatabase,
  { environment, name }: BatchPlace,
  sha256: string,
): SameBytes | undefined {
  return db
    .sql(
      `SELECT b.name, f.accepted_at AS atMs FROM files f JOIN batches b ON b.id = f.batch_id
       WHERE f.sha256 = :sha256 AND f.accepted_at IS NOT NULL AND b.environment = :environment AND b.name <> :name
       ORDER BY f.id LIMIT 1`,
    )
    .get({ sha256, environment, name }) as SameBytes | undefined;
}

/** In a table of its own, because a process owns a batch before there is one. */
export function setOwner(db: JournalDatabase, { environment, name }: BatchPlace, owner: Owner): void {
  db.sql(
    `INSERT OR REPLACE INTO owners (environment, name, pid, host, since)
     VALUES (:environment, :name, :pid, :host, :sinceMs)`,
  ).run({ environment, name, ...owner });
}

export function ownerOf(db: JournalDatabase, { environment, name }: BatchPlace): Owner | undefined {
  return db
    .sql('SELECT pid, host, since AS sinceMs FROM owners WHERE environment = ? AND name = ?')
    .get(environment, name) as Owner | undefined;
}

export function saltOf(db: JournalDatabase): string {
  return (db.sql('SELECT salt FROM journal').get() as { salt: string }).salt;
}

export function setKeyMark(db: JournalDatabase, batchId: number, mark: string): void {
  db.sql('UPDATE batches SET key_mark = ? WHERE id = ?').run(mark, batchId);
}

export function setSettings(db: JournalDatabase, batchId: number, settings: BatchSettings): void {
  db.sql('UPDATE batches SET settings = ? WHERE id = ?').run(JSON.stringify(settings), batchId);
}

function toBatch(db: JournalDatabase, columns: BatchColumns): Batch {
  const file = columns.file_id === null ? undefined : acceptedFile(db, columns.file_id);
  return {
    id: columns.id,
    environment: columns.environment,
    name: columns.name,
    mode: columns.mode,
    createdAtMs: columns.created_at,
    settings: JSON.parse(columns.settings) as BatchSettings,
    ...(file !== undefined && { file }),
    ...toOptional({ baseUrl: columns.base_url, keyMark: columns.key_mark }),
  };
}

function acceptedFile(db: JournalDatabase, id: number): AcceptedFile {
  const { path, sha256, read_at, head } = db.sql('SELECT * FROM files WHERE id = ?').get(id) as {
    path: string;
    sha256: string;
    read_at: number;
    head: string;
  };
  return { id, path, sha256, readAtMs: read_at, head: JSON.parse(head) as FileHead };
}

// One writer per batch: a lock that the operating system releases when its process ends, however it ends.

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

// The newest batches of a journal's file, for completing their names without opening the journal.

export interface BatchName {
  readonly name: string;
  readonly about: string;
}

type ReadDatabase = <T>(path: string, kind: typeof JOURNAL_FILE, read: (db: Database) => T) => T | undefined;

/** @param prefix - what the name begins with; empty for any */
export function batchNames(path: string, prefix: string, limit: number, readDatabase: ReadDatabase): BatchName[] {
  const rows = readDatabase(path, JOURNAL_FILE, (db) =>
    db
      .prepare(
        `SELECT name, group_concat(DISTINCT environment) AS about FROM batches
         WHERE file_id IS NOT NULL AND substr(name, 1, length(@prefix)) = @prefix
         GROUP BY name ORDER BY max(id) DESC LIMIT @limit`,
      )
      .all({ prefix, limit }),
  );
  return (rows ?? []) as BatchName[];
}
