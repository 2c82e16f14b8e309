// The newest batches of a journal's file, for completing their names without opening the journal.
import type { Database } from './database.js';
import { JOURNAL_FILE } from './schema.js';

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
