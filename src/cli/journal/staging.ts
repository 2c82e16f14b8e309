// A file on its way into the journal: read row by row, and real only once it was accepted as a whole.
import { AS_PENDING, WITH_PENDING, type JournalDatabase } from './database.js';
import { sameBytes, type SameBytes } from './batches.js';
import { equalOperations, operationsUnder, type EqualOperation } from './operations.js';
import { doneColumns, intentOf, toOptional, type RequestColumns } from './columns.js';
import type { ReversalIntent } from '../reversal.js';
import type { Batch, BatchSettings, Done, FileHead, LineFault, Problem, RowState } from './types.js';

export interface NewFile {
  readonly path: string;
  readonly readAtMs: number;
}

/** A row as the journal is to know it. */
export interface StagedRow extends ReversalIntent {
  readonly content: Uint8Array;
  /** Which of several equal ones; absent under a key of the user's own. */
  readonly n?: number;
  /** How a row that is new begins: `planned`, or what a results file says about it. */
  readonly state: RowState;
  readonly firstSentAtMs?: number;
  readonly done?: Done;
  /** Of a row that is not sent because it is done: where that is known from. */
  readonly problem?: Problem;
}

/** What the batch already has. */
export interface KnownRow extends ReversalIntent {
  readonly id: number;
  readonly state: RowState;
  readonly isSame: boolean;
  readonly n?: number;
  /** The line of this very file that has it already. */
  readonly line?: number;
}

export interface Staging {
  readonly fileId: number;
  /** Runs `work` in one transaction. */
  write(work: () => void): void;
  /** Counts this content: how often the file has had it, this time included, and the line that had it first. */
  count(content: Uint8Array, line: number): { readonly n: number; readonly firstLine: number };
  /** What the batch has under the key. */
  known(key: string, content: Uint8Array): KnownRow | undefined;
  /** Everything of this environment, the batch's own included, that asks for the same. */
  equal(redemptionId: string, content: Uint8Array): EqualOperation[];
  /** What other batches and single commands of this environment have under the key. */
  elsewhere(key: string): EqualOperation[];
  /** Keeps a line with its row; a known row is left as it is, unless its request is replaced on acceptance. */
  add(seq: number, line: { line: number; cells: readonly string[] }, row: StagedRow, known: KnownRow | undefined): void;
  /** Keeps a line that cannot be used. */
  addFaulty(seq: number, line: { line: number; cells: readonly string[]; faults: readonly LineFault[] }): void;
  setHead(head: FileHead): void;
  /** Takes the refused rows of this file as open again, once it is accepted. */
  reopenRefused(): void;
  /** Rows of this file that stand where an earlier file had another one that may have been done. */
  changed(limit: number): ChangedRow[];
  /**
   * Makes the file the batch's own.
   *
   * @returns undefined, or the other batch that was given the same bytes meanwhile: then nothing was accepted
   */
  accept(accepted: Accepted): SameBytes | undefined;
  /** Forgets the file and what it brought; of no effect once it is the batch's own. */
  discardUnlessAccepted(): void;
}

const TEMPORARY = `
  CREATE TEMP TABLE IF NOT EXISTS seen (content BLOB PRIMARY KEY, n INTEGER NOT NULL, line INTEGER NOT NULL) WITHOUT ROWID;
  DELETE FROM seen; DELETE FROM pending;
`;

/** Begins a file. What an earlier process left half read is forgotten first; the caller holds the batch's lock. */
export function stageFile(db: JournalDatabase, batch: Batch, file: NewFile): Staging {
  db.exec(TEMPORARY);
  const fileId = db.write(() => {
    forgetUnaccepted(db, batch.id);
    const { lastInsertRowid } = db
      .sql(`INSERT INTO files (batch_id, sha256, path, read_at, head) VALUES (:batchId, '', :path, :readAtMs, '{}')`)
      .run({ batchId: batch.id, ...file });
    return Number(lastInsertRowid);
  });
  let isAccepted = false;
  const insertLine = db.sql(
    `INSERT INTO lines (file_id, seq, line, cells, row_id, faults)
     VALUES (:fileId, :seq, :line, :cells, :rowId, :faults)`,
  );
  return {
    fileId,
    write: (work) => {
      db.write(work);
    },
    count: (content, line) => {
      const seen = db
        .sql(
          `INSERT INTO seen (content, n, line) VALUES (:content, 1, :line)
           ON CONFLICT DO UPDATE SET n = n + 1 RETURNING n, line AS firstLine`,
        )
        .get({ content, line });
      return seen as { n: number; firstLine: number };
    },
    known: (key, content) => knownRow(db, batch.id, fileId, key, content),
    equal: (redemptionId, content) => equalOperations(db, batch, { fileId, redemptionId, content }),
    elsewhere: (key) => operationsUnder(db, batch.environment, key, batch.id),
    add: (seq, { line, cells }, row, known) => {
      const rowId = known?.id ?? insertRow(db, batch, fileId, row);
      if (known !== undefined && !known.isSame) replaceLater(db, known.id, row);
      insertLine.run({ fileId, seq, line, cells: JSON.stringify(cells), rowId, faults: null });
    },
    addFaulty: (seq, { line, cells, faults }) => {
      insertLine.run({ fileId, seq, line, cells: JSON.stringify(cells), rowId: null, faults: JSON.stringify(faults) });
    },
    setHead: (head) => {
      db.sql('UPDATE files SET head = ? WHERE id = ?').run(JSON.stringify(head), fileId);
    },
    reopenRefused: () => {
      reopenRefused(db, fileId);
    },
    changed: (limit) => changedRows(db, batch, fileId, limit),
    accept: (accepted) => {
      const other = acceptFile(db, batch, fileId, accepted);
      isAccepted = other === undefined;
      return other;
    },
    discardUnlessAccepted: () => {
      if (isAccepted) return;
      db.exec('DELETE FROM pending');
      db.write(() => {
        forget(db, fileId);
        // A batch that never had a file of its own leaves no trace.
        db.sql(
          'DELETE FROM batches WHERE id = ? AND file_id IS NULL AND NOT EXISTS (SELECT 1 FROM files WHERE batch_id = batches.id)',
        ).run(batch.id);
      });
    },
  };
}

/** Files of a batch that an earlier process left half read; the caller holds the batch's lock. */
export function forgetUnaccepted(db: JournalDatabase, batchId: number): void {
  const left = db.sql('SELECT id FROM files WHERE batch_id = ? AND accepted_at IS NULL').all(batchId);
  for (const { id } of left as { id: number }[]) forget(db, id);
}

function forget(db: JournalDatabase, fileId: number): void {
  db.sql('DELETE FROM lines WHERE file_id = ?').run(fileId);
  db.sql('DELETE FROM operations WHERE file_id = ?').run(fileId);
  db.sql('DELETE FROM files WHERE id = ?').run(fileId);
}

function insertRow(db: JournalDatabase, { id, environment }: Batch, fileId: number, row: StagedRow): number {
  const { content, done, firstSentAtMs, n, problem, redemptionId, request, state } = row;
  const { lastInsertRowid } = db
    .sql(
      `INSERT INTO operations (environment, batch_id, file_id, content, n, redemption_id, request, state, first_sent_at,
         reversal_id, journal_entry_id, done_amount, done_quantity, done_expired, request_id, error_code, error)
       VALUES (:environment, :id, :fileId, :content, :n, :redemptionId, :request, :state, :firstSentAtMs,
         :reversal_id, :journal_entry_id, :done_amount, :done_quantity, :done_expired, :request_id, :code, :message)`,
    )
    .run({
      ...{ environment, id, fileId, content, redemptionId, request: JSON.stringify(request), state },
      ...{ n: n ?? null, firstSentAtMs: firstSentAtMs ?? null },
      ...{ code: problem?.code ?? null, message: problem?.message ?? null },
      ...doneColumns(done ?? {}),
    });
  return Number(lastInsertRowid);
}

/** Only for rows of which nothing was done: their key is still free. */
function replaceLater(db: JournalDatabase, rowId: number, { content, redemptionId, request }: StagedRow): void {
  db.sql(
    `INSERT OR REPLACE INTO pending (row_id, is_changed, content, redemption_id, request)
     VALUES (:rowId, 1, :content, :redemptionId, :request)`,
  ).run({
    ...{ rowId, content, redemptionId, request: JSON.stringify(request) },
  });
}

function knownRow(
  db: JournalDatabase,
  batchId: number,
  fileId: number,
  key: string,
  content: Uint8Array,
): KnownRow | undefined {
  const row = db
    .sql(
      `SELECT *, (SELECT line FROM lines WHERE row_id = operations.id AND file_id = ?) AS line FROM operations
       WHERE batch_id = ? AND key = ?`,
    )
    .get(fileId, batchId, key) as
    | (RequestColumns & { id: number; n: number | null; state: RowState; content: Uint8Array; line: number | null })
    | undefined;
  if (row === undefined) return undefined;
  const isSame = Buffer.compare(row.content, content) === 0;
  return { id: row.id, state: row.state, isSame, ...intentOf(row), ...toOptional({ line: row.line, n: row.n }) };
}

// The moment in which a file that was read becomes the batch's own, with all that it changes about known rows.

/** What is known once a file was read to its end and approved. */
export interface Accepted {
  readonly sha256: string;
  readonly settings: BatchSettings;
  readonly atMs: number;
  /** The same bytes under another name are meant. */
  readonly isNewBatch: boolean;
}

/** One transaction; see `Staging.accept`. */
export function acceptFile(
  db: JournalDatabase,
  batch: Batch,
  fileId: number,
  accepted: Accepted,
): SameBytes | undefined {
  const { sha256, settings, atMs, isNewBatch } = accepted;
  return db.write(() => {
    // Asked again here, because another process may have run the same file while this one was looked at.
    const other = isNewBatch ? undefined : sameBytes(db, batch, sha256);
    if (other !== undefined) return other;
    applyPending(db);
    db.sql('UPDATE files SET sha256 = ?, accepted_at = ? WHERE id = ?').run(sha256, atMs, fileId);
    db.sql('UPDATE batches SET file_id = ?, settings = ? WHERE id = ?').run(
      ...[fileId, JSON.stringify(settings), batch.id],
    );
    // The rows of earlier files stay for ever; their lines are not needed any more.
    db.sql('DELETE FROM lines WHERE file_id IN (SELECT id FROM files WHERE batch_id = ? AND id <> ?)').run(
      ...[batch.id, fileId],
    );
    return undefined;
  });
}

/** Takes refused rows of a file as open again, until what is pending is applied: a refusal leaves their key free. */
export function reopenRefused(db: JournalDatabase, fileId: number): void {
  db.sql(
    `INSERT OR IGNORE INTO pending SELECT r.id, 0, r.content, r.redemption_id, r.request
     FROM lines l JOIN operations r ON r.id = l.row_id WHERE l.file_id = ? AND r.state = 'refused'`,
  ).run(fileId);
}

export function applyPending(db: JournalDatabase): void {
  db.sql(
    `UPDATE operations SET state = 'planned', first_sent_at = NULL, error_code = NULL, error = NULL, content = p.content,
       redemption_id = p.redemption_id, request = p.request
     FROM temp.pending p WHERE operations.id = p.row_id AND state IN ('planned', 'refused')`,
  ).run();
  db.exec('DELETE FROM pending');
}

// Rows of a new file that stand where the batch already had another one that may have been done.

/** Two rows of which the later one in time seems to be meant instead of the earlier one. */
export interface ChangedRow {
  readonly line: number;
  readonly now: ReversalIntent;
  readonly before: ReversalIntent & { readonly state: RowState; readonly line?: number };
}

export function changedRows(db: JournalDatabase, batch: Batch, fileId: number, limit: number): ChangedRow[] {
  if (batch.file === undefined) return [];
  const found = db
    .sql(
      `SELECT n.line, n.redemption_id, n.request, o.redemption_id AS o_redemption_id, o.request AS o_request, o.state, (SELECT line FROM lines WHERE row_id = o.id AND file_id = :before) AS o_line
       FROM (SELECT l.seq, l.line, coalesce(p.is_changed, 0) AS is_changed, ${AS_PENDING}
             FROM lines l JOIN operations r ON r.id = l.row_id ${WITH_PENDING} WHERE l.file_id = :file) n
       JOIN operations o ON o.batch_id = :batch AND o.redemption_id = n.redemption_id
       WHERE n.state = 'planned' AND o.id <> n.id AND o.state IN ('applied', 'replayed', 'done_elsewhere', 'done_before', 'sent', 'unknown')
         AND NOT EXISTS (SELECT 1 FROM lines x WHERE x.row_id = o.id AND x.file_id = :file)
         -- A row that the batch's last file had as well, and that is the same, was there beside the other one.
         AND (n.is_changed OR NOT EXISTS (SELECT 1 FROM lines y WHERE y.row_id = n.id AND y.file_id = :before))
       ORDER BY n.seq LIMIT :limit`,
    )
    .all({ batch: batch.id, file: fileId, before: batch.file.id, limit }) as (RequestColumns & {
    line: number;
    o_redemption_id: string;
    o_request: string;
    state: RowState;
    o_line: number | null;
  })[];
  return found.map((row) => ({
    line: row.line,
    now: intentOf(row),
    before: {
      ...intentOf({ redemption_id: row.o_redemption_id, request: row.o_request }),
      state: row.state,
      ...toOptional({ line: row.o_line }),
    },
  }));
}
