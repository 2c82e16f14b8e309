// The journal's file: its driver comes from outside, and what goes wrong with it is told in one manner.
import type DatabaseConstructor from 'better-sqlite3';

export type Database = DatabaseConstructor.Database;
type Statement = DatabaseConstructor.Statement;

/** How databases are opened here; handed in, because this room knows no driver of its own. */
export interface Sqlite {
  openDatabase(path: string, kind: typeof JOURNAL_FILE, busyTimeoutMs: number): Database;
  loadDriver(): typeof DatabaseConstructor;
  /** A check that throws when the open file was removed or replaced. */
  createFileWatch(path: string, kind: typeof JOURNAL_FILE): () => void;
  /** Translates what the driver throws into an error with words; anything else comes back as it was. */
  toStorageError(error: unknown, path: string, what: string): unknown;
}

/** Other processes hold the journal for milliseconds at a time, save when one of them accepts a very large file. */
const BUSY_TIMEOUT_MS = 20_000;

/** What the file that is being read changes about rows that are known; it is applied when the file is accepted. */
const PENDING = `
  CREATE TEMP TABLE pending (row_id INTEGER PRIMARY KEY, is_changed INTEGER NOT NULL, content BLOB NOT NULL,
    redemption_id TEXT NOT NULL, request TEXT NOT NULL)`;

/** Joins a row `r` with what is pending about it, as `p`. */
export const WITH_PENDING = 'LEFT JOIN temp.pending p ON p.row_id = r.id';

/** The columns of a row as it would be once what is pending is applied: its key is free again, and so it is planned. */
export const AS_PENDING = `r.id, r.n, r.is_more, iif(p.row_id IS NULL, r.state, 'planned') AS state,
  iif(p.row_id IS NULL, r.first_sent_at, NULL) AS first_sent_at, coalesce(p.redemption_id, r.redemption_id) AS redemption_id,
  coalesce(p.request, r.request) AS request`;

/** Whether such a row is still to be settled. */
export const IS_OPEN = "(p.row_id IS NOT NULL OR r.state IN ('planned', 'sent', 'unknown'))";

export interface JournalDatabase {
  readonly path: string;
  /** The prepared statement for this text; prepared once. */
  sql(text: string): Statement;
  /** Runs statements that give nothing back. */
  exec(sql: string): void;
  /** Runs `work` in one IMMEDIATE transaction that is durable when this returns. Throws when its file is gone since. */
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
  const requireSameFile = sqlite.createFileWatch(path, JOURNAL_FILE);
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
    write: (work) => {
      const result = db.transaction(work).immediate();
      requireSameFile();
      return result;
    },
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

// The tables of the batch journal, as numbered migrations. A released migration is never edited.

/** "SCRJ": a ledger is never taken for a journal, nor the other way round. */
const APPLICATION_ID = 0x5343524a;

/** What opens the journal's file must know about it. */
export const JOURNAL_FILE = {
  what: 'batch journal',
  applicationId: APPLICATION_ID,
  afterLoss:
    'put it back, or give the same file again within a day: its rows have the same keys, so none is done twice',
  migrations: [
    {
      id: 1,
      why: 'Batches, the files they were given, and one row per reversal with its key and how far it has got.',
      up: `
        -- Under this salt the mark of an API key tells nothing about the key.
        CREATE TABLE journal (
          one  INTEGER PRIMARY KEY CHECK (one = 1),
          salt TEXT NOT NULL DEFAULT (lower(hex(randomblob(16))))
        ) STRICT;
        INSERT INTO journal (one) VALUES (1);

        -- A batch belongs to one environment: the same name elsewhere is another batch.
        CREATE TABLE batches (
          id          INTEGER PRIMARY KEY,
          environment TEXT NOT NULL,
          name        TEXT NOT NULL,
          mode        TEXT NOT NULL,
          base_url    TEXT,
          key_mark    TEXT,             -- Of the API key it runs under, where there is one.
          created_at  INTEGER NOT NULL, -- Milliseconds since 1970, as all times here.
          file_id     INTEGER,          -- The file whose lines stand; null until one was accepted.
          settings    TEXT NOT NULL,    -- JSON: what a later run goes on with.
          UNIQUE (environment, name)
        ) STRICT;

        -- Who last worked on a batch. It only names the process: what keeps others out is the lock.
        CREATE TABLE owners (
          environment TEXT NOT NULL,
          name        TEXT NOT NULL,
          pid         INTEGER NOT NULL,
          host        TEXT NOT NULL,
          since       INTEGER NOT NULL,
          PRIMARY KEY (environment, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE files (
          id          INTEGER PRIMARY KEY,
          batch_id    INTEGER NOT NULL REFERENCES batches (id),
          sha256      TEXT NOT NULL,
          path        TEXT NOT NULL,
          read_at     INTEGER NOT NULL,
          accepted_at INTEGER,          -- Null: being read, or given up; its rows are not real.
          head        TEXT NOT NULL     -- JSON: columns, delimiter, byte order mark.
        ) STRICT;
        CREATE INDEX files_by_content ON files (sha256);

        -- A run of the command line that wrote something: who, from where, and where to.
        CREATE TABLE runs (
          id          INTEGER PRIMARY KEY,
          at          INTEGER NOT NULL,
          actor       TEXT NOT NULL,
          host        TEXT NOT NULL,
          command     TEXT NOT NULL,
          mode        TEXT NOT NULL,
          environment TEXT NOT NULL
        ) STRICT;

        -- One reversal that was asked for, by a row of a file or by a command, under the key that makes it happen once.
        CREATE TABLE operations (
          id               INTEGER PRIMARY KEY,
          environment      TEXT NOT NULL,
          batch_id         INTEGER REFERENCES batches (id), -- Null for a single reversal.
          file_id          INTEGER REFERENCES files (id),   -- The file that brought it.
          run_id           INTEGER REFERENCES runs (id),    -- The run that sent it first; null until then.
          content          BLOB NOT NULL,   -- Digest of what is asked, to find what is equal.
          n                INTEGER,         -- Which of several equal ones; null under a key of the user's own.
          is_more          INTEGER NOT NULL DEFAULT 0 CHECK (is_more IN (0, 1)), -- Meant whatever stands.
          redemption_id    TEXT NOT NULL COLLATE NOCASE,
          request          TEXT NOT NULL,   -- JSON: the body as it is sent.
          key              TEXT NOT NULL AS (request ->> 'idempotency_key') STORED,
          state            TEXT NOT NULL CHECK (state IN
            ('planned', 'sent', 'applied', 'replayed', 'done_elsewhere', 'done_before', 'refused', 'unknown')),
          first_sent_at    INTEGER,         -- Null until it was sent; 0: sent, but it is not known when.
          settled_at       INTEGER,
          reversal_id      TEXT,
          journal_entry_id TEXT,
          done_amount      TEXT,
          done_quantity    INTEGER,
          done_expired     TEXT,            -- What of it expired at once; null: nothing, or it is not known.
          request_id       TEXT,            -- The API's own name of the answer.
          error_code       TEXT,
          error            TEXT
        ) STRICT;
        CREATE UNIQUE INDEX operations_by_key ON operations (key, batch_id);
        CREATE INDEX operations_by_redemption ON operations (redemption_id, content);
        CREATE INDEX operations_by_file ON operations (file_id);
        CREATE INDEX operations_in_doubt ON operations (batch_id) WHERE state IN ('sent', 'unknown');

        -- What the file says, line by line, so that the results can be written again at any time.
        CREATE TABLE lines (
          file_id INTEGER NOT NULL REFERENCES files (id),
          seq     INTEGER NOT NULL,
          line    INTEGER NOT NULL,
          cells   TEXT NOT NULL,
          row_id  INTEGER REFERENCES operations (id), -- Null for a line that cannot be used.
          faults  TEXT,                         -- JSON: why not.
          PRIMARY KEY (file_id, seq)
        ) STRICT, WITHOUT ROWID;
        -- Two lines of a file never stand for one row: one of them would be called done and not be.
        CREATE UNIQUE INDEX lines_by_row ON lines (row_id, file_id);

        -- Which asset a redemption is in, once it has been read: the answer to a reversal does not tell.
        CREATE TABLE assets (
          environment   TEXT NOT NULL,
          redemption_id TEXT NOT NULL COLLATE NOCASE,
          asset_id      TEXT NOT NULL,
          PRIMARY KEY (environment, redemption_id)
        ) STRICT, WITHOUT ROWID;
      `,
    },
  ],
} as const;
