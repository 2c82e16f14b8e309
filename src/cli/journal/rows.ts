// Rows on their way: which are still open, and what has come of them.
import { doneOf, problemOf, requestOf, toOptional } from './columns.js';
import type { DoneColumns, ProblemColumns, RequestColumns } from './columns.js';
import { AS_PENDING, IS_OPEN, WITH_PENDING, type JournalDatabase } from './database.js';
import type { Counts, LineFault, LineOutcome, OpenRow, RowState, Settlement } from './types.js';

/** The next open rows of a file, in the order of the file. */
export function openRows(db: JournalDatabase, fileId: number, afterSeq: number, limit: number): OpenRow[] {
  const rows = db
    .sql(
      `SELECT l.seq, l.line, ${AS_PENDING} FROM lines l JOIN rows r ON r.id = l.row_id ${WITH_PENDING}
       WHERE l.file_id = ? AND l.seq > ? AND ${IS_OPEN} ORDER BY l.seq LIMIT ?`,
    )
    .all(fileId, afterSeq, limit) as OpenColumns[];
  return rows.map(toOpenRow);
}

/** Rows of earlier files that may have been done and that the present file does not have, the oldest first. */
export function leftOpen(db: JournalDatabase, batchId: number, fileId: number): OpenRow[] {
  const rows = db
    .sql(
      `SELECT 0 AS seq, 0 AS line, r.* FROM rows r WHERE r.batch_id = ? AND r.state IN ('sent', 'unknown')
         AND NOT EXISTS (SELECT 1 FROM lines l WHERE l.row_id = r.id AND l.file_id = ?) ORDER BY r.id`,
    )
    .all(batchId, fileId) as OpenColumns[];
  return rows.map(toOpenRow);
}

type OpenColumns = RequestColumns & {
  id: number;
  seq: number;
  line: number;
  key: string;
  state: OpenRow['state'];
  first_sent_at: number | null;
};

function toOpenRow(row: OpenColumns): OpenRow {
  return {
    id: row.id,
    seq: row.seq,
    line: row.line,
    key: row.key,
    state: row.state,
    request: requestOf(row),
    ...toOptional({ firstSentAtMs: row.first_sent_at }),
  };
}

/** The lines of a file with what is known about each, in the order of the file. */
export function lineOutcomes(db: JournalDatabase, fileId: number, afterSeq: number, limit: number): LineOutcome[] {
  const found = db
    .sql(
      `SELECT l.seq, l.line, l.cells, l.faults, r.* FROM lines l LEFT JOIN rows r ON r.id = l.row_id
       WHERE l.file_id = ? AND l.seq > ? ORDER BY l.seq LIMIT ?`,
    )
    .all(fileId, afterSeq, limit) as LineColumns[];
  return found.map((row) => ({
    seq: row.seq,
    line: row.line,
    cells: JSON.parse(row.cells) as string[],
    faults: row.faults === null ? [] : (JSON.parse(row.faults) as LineFault[]),
    ...(row.key !== null && {
      row: {
        key: row.key,
        state: row.state,
        request: requestOf(row),
        done: doneOf(row),
        ...problemOf(row),
        ...toOptional({ firstSentAtMs: row.first_sent_at }),
      },
    }),
  }));
}

type LineColumns = RequestColumns &
  DoneColumns &
  ProblemColumns & {
    seq: number;
    line: number;
    cells: string;
    faults: string | null;
    key: string | null;
    state: RowState;
    first_sent_at: number | null;
  };

/**
 * Writes what has come of rows, and that others are about to leave, in one durable transaction.
 *
 * @param sent - rows whose requests may leave once this has returned
 */
export function commitRows(
  db: JournalDatabase,
  settled: readonly Settlement[],
  sent: readonly OpenRow[],
  atMs: number,
): void {
  db.write(() => {
    for (const settlement of settled) settle(db, settlement);
    // A row in doubt keeps the time of its first attempt: from then on a server may forget its key.
    for (const { id } of sent) {
      db.sql("UPDATE rows SET state = 'sent', first_sent_at = coalesce(first_sent_at, ?) WHERE id = ?").run(atMs, id);
    }
  });
}

function settle(db: JournalDatabase, settlement: Settlement): void {
  const { id } = settlement;
  switch (settlement.state) {
    case 'planned':
      db.sql("UPDATE rows SET state = 'planned', first_sent_at = NULL WHERE id = ?").run(id);
      return;
    case 'refused':
    case 'unknown': {
      const { code, message } = settlement.problem;
      db.sql('UPDATE rows SET state = ?, error_code = ?, error = ? WHERE id = ?').run(
        ...[settlement.state, code, message, id],
      );
      return;
    }
    default: {
      const { reversalId, journalEntryId, amount, quantity } = settlement.done;
      db.sql(
        `UPDATE rows SET state = ?, reversal_id = ?, journal_entry_id = ?, done_amount = ?, done_quantity = ?,
           error_code = NULL, error = NULL WHERE id = ?`,
      ).run(settlement.state, reversalId ?? null, journalEntryId ?? null, amount ?? null, quantity ?? null, id);
    }
  }
}

export function countLines(db: JournalDatabase, fileId: number): Counts {
  const counts = db
    .sql(
      `SELECT iif(p.row_id IS NULL, coalesce(r.state, 'invalid'), 'planned') AS counted, count(*) AS n
       FROM lines l LEFT JOIN rows r ON r.id = l.row_id ${WITH_PENDING} WHERE l.file_id = ? GROUP BY counted`,
    )
    .all(fileId) as { counted: keyof Counts; n: number }[];
  const none: Counts = { planned: 0, sent: 0, applied: 0, replayed: 0, refused: 0, unknown: 0, invalid: 0 };
  return { ...none, ...Object.fromEntries(counts.map(({ counted, n }) => [counted, n])) };
}

/** Opens refused rows of a file again: a refusal leaves their key free. */
export function reopenRefused(db: JournalDatabase, fileId: number): void {
  db.sql(
    `UPDATE rows SET state = 'planned', first_sent_at = NULL, error_code = NULL, error = NULL
     WHERE state = 'refused' AND id IN (SELECT row_id FROM lines WHERE file_id = ?)`,
  ).run(fileId);
}
