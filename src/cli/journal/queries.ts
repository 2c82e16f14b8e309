// What the journal can tell about a file as a whole.
import { AS_PENDING, IS_OPEN, WITH_PENDING, type JournalDatabase } from './database.js';

/** What the open rows of a file ask for. */
export interface OpenWork {
  readonly rows: number;
  readonly full: number;
  readonly byAmount: number;
  readonly byUnits: number;
  /** Rows that may have been done already: sent, but never answered. */
  readonly inDoubt: number;
  readonly redemptions: number;
  /** Redemptions that more than one open row is about. */
  readonly repeated: number;
}

export function openWork(db: JournalDatabase, fileId: number): OpenWork {
  const open = `SELECT ${AS_PENDING} FROM lines l JOIN rows r ON r.id = l.row_id ${WITH_PENDING}
    WHERE l.file_id = ? AND ${IS_OPEN}`;
  const sums = db
    .sql(
      `SELECT count(*) AS rows, coalesce(sum(amount IS NULL AND quantity IS NULL), 0) AS full,
         count(amount) AS byAmount, count(quantity) AS byUnits, coalesce(sum(state <> 'planned'), 0) AS inDoubt
       FROM (${open})`,
    )
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
       FROM lines l JOIN rows r ON r.id = l.row_id
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
         r.first_sent_at FROM lines l JOIN rows r ON r.id = l.row_id
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

/** What was given back, row by row, with the asset where it is known. */
export function doneAmounts(
  db: JournalDatabase,
  fileId: number,
  environment: string,
): IterableIterator<{ asset: string | null; amount: string }> {
  return db
    .sql(
      `SELECT a.asset_id AS asset, r.done_amount AS amount FROM lines l JOIN rows r ON r.id = l.row_id
       LEFT JOIN assets a ON a.environment = ? AND a.redemption_id = r.redemption_id
       WHERE l.file_id = ? AND r.done_amount IS NOT NULL AND r.state IN ('applied', 'replayed')`,
    )
    .iterate(environment, fileId) as IterableIterator<{ asset: string | null; amount: string }>;
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
      `SELECT l.seq, r.redemption_id AS redemptionId FROM lines l JOIN rows r ON r.id = l.row_id
       LEFT JOIN assets a ON a.environment = ? AND a.redemption_id = r.redemption_id
       WHERE l.file_id = ? AND l.seq > ? AND r.state IN ('applied', 'replayed') AND a.asset_id IS NULL
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
      `SELECT r.key, r.redemption_id AS redemptionId FROM rows r
       WHERE r.batch_id = ? AND r.state IN ('sent', 'unknown')
         AND NOT EXISTS (SELECT 1 FROM lines l WHERE l.row_id = r.id AND l.file_id = ?) ORDER BY r.id LIMIT ?`,
    )
    .all(batchId, fileId, limit) as LeftRow[];
}

export interface LeftRow {
  readonly key: string;
  readonly redemptionId: string;
}
