// Rows on their way: which are still open, and what has come of them.
import type { ReversalIntent } from '../reversal.js';
import {
  doneColumns,
  doneOf,
  intentOf,
  problemOf,
  toOptional,
  type DoneColumns,
  type ProblemColumns,
  type RequestColumns,
} from './columns.js';
import { AS_PENDING, IS_OPEN, WITH_PENDING, type JournalDatabase } from './database.js';
import {
  SAID_BY_FILE,
  type Counts,
  type Done,
  type LineFault,
  type LineOutcome,
  type OpenRow,
  type RowState,
  type Settlement,
} from './types.js';

/** The next open rows of a file, in the order of the file. */
export function openRows(db: JournalDatabase, fileId: number, afterSeq: number, limit: number): OpenRow[] {
  const rows = db
    .sql(
      `SELECT l.seq, l.line, ${AS_PENDING} FROM lines l JOIN operations r ON r.id = l.row_id ${WITH_PENDING}
       WHERE l.file_id = ? AND l.seq > ? AND ${IS_OPEN} ORDER BY l.seq LIMIT ?`,
    )
    .all(fileId, afterSeq, limit) as OpenColumns[];
  return rows.map(toOpenRow);
}

/** Rows of earlier files that may have been done and that the present file does not have, the oldest first. */
export function leftOpen(db: JournalDatabase, batchId: number, fileId: number): OpenRow[] {
  const rows = db
    .sql(
      `SELECT 0 AS seq, 0 AS line, r.* FROM operations r WHERE r.batch_id = ? AND r.state IN ('sent', 'unknown')
         AND NOT EXISTS (SELECT 1 FROM lines l WHERE l.row_id = r.id AND l.file_id = ?) ORDER BY r.id`,
    )
    .all(batchId, fileId) as OpenColumns[];
  return rows.map(toOpenRow);
}

type OpenColumns = RequestColumns & {
  id: number;
  seq: number;
  line: number;
  n: number | null;
  is_more: number;
  state: OpenRow['state'];
  first_sent_at: number | null;
};

function toOpenRow(row: OpenColumns): OpenRow {
  return {
    id: row.id,
    seq: row.seq,
    line: row.line,
    state: row.state,
    isMore: row.is_more === 1,
    ...intentOf(row),
    ...toOptional({ n: row.n, firstSentAtMs: row.first_sent_at }),
  };
}

/** A row of which only its file says that it is done. */
export interface ClaimedRow extends ReversalIntent {
  readonly seq: number;
  readonly line: number;
  readonly done: Done;
}

export function claimedRows(db: JournalDatabase, fileId: number, afterSeq: number, limit: number): ClaimedRow[] {
  const found = db
    .sql(
      `SELECT l.seq, l.line, r.* FROM lines l JOIN operations r ON r.id = l.row_id
       WHERE l.file_id = ? AND l.seq > ? AND r.state = 'done_before' AND r.error_code = '${SAID_BY_FILE}'
       ORDER BY l.seq LIMIT ?`,
    )
    .all(fileId, afterSeq, limit) as (RequestColumns & DoneColumns & { seq: number; line: number })[];
  return found.map((row) => ({ seq: row.seq, line: row.line, ...intentOf(row), done: doneOf(row) }));
}

/** Gives a row that was never sent the key of one more reversal of its kind. */
export function rekey(db: JournalDatabase, rowId: number, n: number, key: string): void {
  db.write(() => {
    db.sql(
      `UPDATE operations SET n = :n, request = json_set(request, '$.idempotency_key', :key)
         WHERE id = :rowId AND state IN ('planned', 'refused')`,
    ).run({ rowId, n, key });
    db.sql(`UPDATE temp.pending SET request = json_set(request, '$.idempotency_key', :key) WHERE row_id = :rowId`).run({
      rowId,
      key,
    });
  });
}

/** Writes down of all open rows of a file that they are meant whatever stands. */
export function markMore(db: JournalDatabase, fileId: number): void {
  db.sql(
    `UPDATE operations SET is_more = 1
     WHERE (state = 'planned' OR id IN (SELECT row_id FROM temp.pending)) AND is_more = 0
       AND id IN (SELECT row_id FROM lines WHERE file_id = ?)`,
  ).run(fileId);
}

/** The lines of a file with what is known about each, in the order of the file. */
export function lineOutcomes(db: JournalDatabase, fileId: number, afterSeq: number, limit: number): LineOutcome[] {
  const found = db
    .sql(
      `SELECT l.seq, l.line, l.cells, l.faults, r.* FROM lines l LEFT JOIN operations r ON r.id = l.row_id
       WHERE l.file_id = ? AND l.seq > ? ORDER BY l.seq LIMIT ?`,
    )
    .all(fileId, afterSeq, limit) as LineColumns[];
  return found.map((row) => ({
    seq: row.seq,
    line: row.line,
    cells: JSON.parse(row.cells) as string[],
    faults: row.faults === null ? [] : (JSON.parse(row.faults) as LineFault[]),
    ...(row.state !== null && {
      row: {
        state: row.state,
        ...intentOf(row),
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
    /** Null for a line that has no row. */
    state: RowState | null;
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
  sent: readonly Pick<OpenRow, 'id'>[],
  { runId, atMs }: { readonly runId: number; readonly atMs: number },
): void {
  db.write(() => {
    for (const settlement of settled) settle(db, settlement, atMs);
    // A row in doubt keeps the time of its first attempt: from then on a server may forget its key.
    for (const { id } of sent) {
      db.sql(
        `UPDATE operations SET state = 'sent', first_sent_at = coalesce(first_sent_at, :atMs),
           run_id = coalesce(run_id, :runId) WHERE id = :id`,
      ).run({ id, atMs, runId });
    }
  });
}

function settle(db: JournalDatabase, settlement: Settlement, atMs: number): void {
  const { id } = settlement;
  switch (settlement.state) {
    case 'planned':
      db.sql(
        "UPDATE operations SET state = 'planned', first_sent_at = NULL, run_id = NULL, settled_at = :atMs WHERE id = :id",
      ).run({ id, atMs });
      return;
    case 'refused':
    case 'unknown': {
      const { code, message } = settlement.problem;
      db.sql(
        'UPDATE operations SET state = :state, error_code = :code, error = :message, settled_at = :atMs WHERE id = :id',
      ).run({
        ...{ id, state: settlement.state, code, message, atMs },
      });
      return;
    }
    default: {
      const { code = null, message = null } = 'problem' in settlement ? settlement.problem : {};
      // Whatever the file that is being read had in mind with it: it is done.
      if (settlement.state === 'done_before') db.sql('DELETE FROM temp.pending WHERE row_id = ?').run(id);
      db.sql(
        `UPDATE operations SET state = :state, reversal_id = :reversal_id, journal_entry_id = :journal_entry_id,
           done_amount = :done_amount, done_quantity = :done_quantity, done_expired = :done_expired,
           request_id = :request_id, settled_at = :atMs, error_code = :code, error = :message WHERE id = :id`,
      ).run({ id, state: settlement.state, atMs, code, message, ...doneColumns(settlement.done) });
      // A twin of what was made just now had not been done; it is settled when it is asked for again.
      if (settlement.state !== 'applied') settleTwins(db, id);
    }
  }
}

/** The same that was asked under this key and got no answer, by a command or another batch, is done with it. */
export function settleTwins(db: JournalDatabase, id: number): void {
  db.sql(
    `UPDATE operations SET state = 'replayed', error_code = NULL, error = NULL,
       (reversal_id, journal_entry_id, done_amount, done_quantity, done_expired, request_id, settled_at) =
       (d.reversal_id, d.journal_entry_id, d.done_amount, d.done_quantity, d.done_expired, d.request_id, d.settled_at)
     FROM operations d WHERE d.id = :id AND operations.key = d.key AND operations.environment = d.environment
       AND operations.content = d.content AND operations.id <> d.id AND operations.state IN ('sent', 'unknown')`,
  ).run({ id });
}

export function countLines(db: JournalDatabase, fileId: number): Counts {
  const counts = db
    .sql(
      `SELECT iif(p.row_id IS NULL, coalesce(r.state, 'invalid'), 'planned') AS counted, count(*) AS n
       FROM lines l LEFT JOIN operations r ON r.id = l.row_id ${WITH_PENDING} WHERE l.file_id = ? GROUP BY counted`,
    )
    .all(fileId) as { counted: keyof Counts; n: number }[];
  const none: Counts = {
    ...{ planned: 0, sent: 0, applied: 0, replayed: 0, done_elsewhere: 0, done_before: 0 },
    ...{ refused: 0, unknown: 0, invalid: 0 },
  };
  return { ...none, ...Object.fromEntries(counts.map(({ counted, n }) => [counted, n])) };
}

// What the journal can tell about a file as a whole.

/** How many rows ask in which way. */
export interface RowKinds {
  /** For all that remains. */
  readonly full: number;
  readonly byAmount: number;
  readonly byUnits: number;
}

const COUNT_KINDS = `coalesce(sum(request ->> 'amount' IS NULL AND request ->> 'quantity' IS NULL), 0) AS full,
  count(request ->> 'amount') AS byAmount, count(request ->> 'quantity') AS byUnits`;

/** Of all rows of a file that can be used. */
export function rowKinds(db: JournalDatabase, fileId: number): RowKinds {
  return db
    .sql(
      `SELECT ${COUNT_KINDS} FROM (SELECT ${AS_PENDING} FROM lines l JOIN operations r ON r.id = l.row_id ${WITH_PENDING}
         WHERE l.file_id = ?)`,
    )
    .get(fileId) as RowKinds;
}

/** What the open rows of a file ask for. */
export interface OpenWork extends RowKinds {
  readonly rows: number;
  /** Rows that may have been done already: sent, but never answered. */
  readonly inDoubt: number;
  readonly redemptions: number;
  /** Redemptions that more than one open row is about. */
  readonly repeated: number;
}

export function openWork(db: JournalDatabase, fileId: number): OpenWork {
  const open = `SELECT ${AS_PENDING} FROM lines l JOIN operations r ON r.id = l.row_id ${WITH_PENDING}
    WHERE l.file_id = ? AND ${IS_OPEN}`;
  const sums = db
    .sql(`SELECT count(*) AS rows, ${COUNT_KINDS}, coalesce(sum(state <> 'planned'), 0) AS inDoubt FROM (${open})`)
    .get(fileId) as Omit<OpenWork, 'redemptions' | 'repeated'>;
  const spread = db
    .sql(
      `SELECT count(*) AS redemptions, coalesce(sum(n > 1), 0) AS repeated FROM (
         SELECT count(*) AS n FROM (${open}) GROUP BY lower(redemption_id))`,
    )
    .get(fileId) as Pick<OpenWork, 'redemptions' | 'repeated'>;
  return { ...sums, ...spread };
}

/** Codes of what stands in the way, the most frequent first. */
export function frequentErrors(db: JournalDatabase, fileId: number, limit: number): FrequentError[] {
  return db
    .sql(
      `SELECT r.error_code AS code, count(*) AS rows, min(l.line) AS line, r.error AS message
       FROM lines l JOIN operations r ON r.id = l.row_id
       WHERE l.file_id = ? AND r.error_code IS NOT NULL AND r.state IN ('refused', 'unknown')
       GROUP BY r.error_code ORDER BY rows DESC, line LIMIT ?`,
    )
    .all(fileId, limit) as FrequentError[];
}

export interface FrequentError {
  readonly code: string;
  readonly rows: number;
  /** The first line that has it, and what was said there. */
  readonly line: number;
  readonly message: string;
}

/** Rows that may have been done, in the order of the file. */
export function unknownRows(db: JournalDatabase, fileId: number, limit: number): UnknownRow[] {
  return db
    .sql(
      `SELECT l.line, r.redemption_id, r.key AS idempotency_key, coalesce(r.error, 'sent, and not answered') AS message,
         r.first_sent_at FROM lines l JOIN operations r ON r.id = l.row_id
       WHERE l.file_id = ? AND r.state IN ('sent', 'unknown') ORDER BY l.seq LIMIT ?`,
    )
    .all(fileId, limit) as UnknownRow[];
}

export interface UnknownRow {
  readonly line: number;
  readonly redemption_id: string;
  readonly idempotency_key: string;
  readonly message: string;
  /** Milliseconds since 1970; 0 when it is not known. */
  readonly first_sent_at: number | null;
}

export interface DoneAmount {
  readonly asset: string | null;
  readonly amount: string;
  /** What of it expired at once; null: nothing, or it is not known. */
  readonly expired: string | null;
}

/** What was reversed, row by row, with the asset where it is known. */
export function doneAmounts(db: JournalDatabase, fileId: number, environment: string): IterableIterator<DoneAmount> {
  return db
    .sql(
      `SELECT a.asset_id AS asset, r.done_amount AS amount, r.done_expired AS expired
       FROM lines l JOIN operations r ON r.id = l.row_id
       LEFT JOIN assets a ON a.environment = ? AND a.redemption_id = r.redemption_id
       WHERE l.file_id = ? AND r.done_amount IS NOT NULL AND r.state IN ('applied', 'replayed', 'done_elsewhere')`,
    )
    .iterate(environment, fileId) as IterableIterator<DoneAmount>;
}

/** Rows after a position that are done and whose redemption's asset has not been read yet. */
export function withoutAsset(
  db: JournalDatabase,
  fileId: number,
  environment: string,
  afterSeq: number,
  limit: number,
): RedemptionAt[] {
  return db
    .sql(
      `SELECT l.seq, r.redemption_id AS redemptionId FROM lines l JOIN operations r ON r.id = l.row_id
       LEFT JOIN assets a ON a.environment = ? AND a.redemption_id = r.redemption_id
       WHERE l.file_id = ? AND l.seq > ? AND r.state IN ('applied', 'replayed', 'done_elsewhere') AND a.asset_id IS NULL
       ORDER BY l.seq LIMIT ?`,
    )
    .all(environment, fileId, afterSeq, limit) as RedemptionAt[];
}

export interface RedemptionAt {
  readonly seq: number;
  readonly redemptionId: string;
}

/** Rows of earlier files that may have been done and are not in the present file, so that no run settles them. */
export function leftInDoubt(db: JournalDatabase, batchId: number, fileId: number, limit: number): LeftRow[] {
  return db
    .sql(
      `SELECT r.key, r.redemption_id AS redemptionId FROM operations r
       WHERE r.batch_id = ? AND r.state IN ('sent', 'unknown')
         AND NOT EXISTS (SELECT 1 FROM lines l WHERE l.row_id = r.id AND l.file_id = ?) ORDER BY r.id LIMIT ?`,
    )
    .all(batchId, fileId, limit) as LeftRow[];
}

export interface LeftRow {
  readonly key: string;
  readonly redemptionId: string;
}
