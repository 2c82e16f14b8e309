// Operations of all batches and single commands: what was asked before, by whom, and what came of it.
import type { JournalDatabase } from './database.js';
import { doneOf, intentOf, toOptional, type DoneColumns, type RequestColumns } from './columns.js';
import type { BatchPlace, Done, RowState, RunOf } from './types.js';
import type { ReversalIntent } from '../reversal.js';

/** An operation that asks for the same as another one. */
export interface EqualOperation extends ReversalIntent {
  readonly id: number;
  /** Which of the equal ones; absent under a key of the user's own. */
  readonly n?: number;
  readonly state: RowState;
  /** Whether it was said that it is meant whatever stands. */
  readonly isMore: boolean;
  readonly done: Done;
  readonly firstSentAtMs?: number;
  readonly settledAtMs?: number;
  /** The batch it belongs to; absent for a single reversal. */
  readonly batch?: string;
  readonly batchId?: number;
  /** Whether it belongs to the batch that asked. */
  readonly isOwn: boolean;
  /** The line that stands for it: of the file that is being read for an own one, else of the other batch's file. */
  readonly line?: number;
  readonly actor?: string;
}

interface EqualColumns extends RequestColumns, DoneColumns {
  id: number;
  n: number | null;
  is_more: number;
  state: RowState;
  first_sent_at: number | null;
  settled_at: number | null;
  batch: string | null;
  batch_id: number | null;
  is_own: number;
  line: number | null;
  actor: string | null;
}

const COLUMNS = `o.id, o.n, o.is_more, o.state, o.redemption_id, o.request, o.first_sent_at, o.settled_at, o.reversal_id,
  o.journal_entry_id, o.done_amount, o.done_quantity, o.done_expired, o.request_id, b.name AS batch, o.batch_id,
  (:batchId IS NOT NULL AND o.batch_id IS :batchId) AS is_own,
  (SELECT actor FROM runs WHERE id = o.run_id) AS actor`;

/** Everything in the environment that asks for the same, by n. */
export function equalOperations(
  db: JournalDatabase,
  { id, environment }: Pick<BatchPlace, 'environment'> & { readonly id: number | null },
  asked: { readonly redemptionId: string; readonly content: Uint8Array; readonly fileId: number | null },
): EqualOperation[] {
  const rows = db
    .sql(
      `SELECT ${COLUMNS},
         (SELECT line FROM lines WHERE row_id = o.id AND (o.batch_id IS NOT :batchId OR file_id = :fileId)) AS line
       FROM operations o LEFT JOIN batches b ON b.id = o.batch_id
       WHERE o.redemption_id = :redemptionId AND o.environment = :environment AND o.content = :content ORDER BY o.n, o.id`,
    )
    .all({ batchId: id, environment, ...asked }) as EqualColumns[];
  return rows.map(toEqual);
}

/** What the environment has under the key. @param batchId - a batch whose own rows are left out */
export function operationsUnder(
  db: JournalDatabase,
  environment: string,
  key: string,
  batchId: number | null = null,
): EqualOperation[] {
  const rows = db
    .sql(
      `SELECT ${COLUMNS}, (SELECT line FROM lines WHERE row_id = o.id) AS line
       FROM operations o LEFT JOIN batches b ON b.id = o.batch_id
       WHERE o.key = :key AND o.environment = :environment AND (:batchId IS NULL OR o.batch_id IS NOT :batchId)
       ORDER BY o.id`,
    )

    .all({ batchId, environment, key }) as EqualColumns[];
  return rows.map(toEqual);
}

/** The ids of all reversals of a redemption that the environment has as done. */
export function reversalIds(db: JournalDatabase, environment: string, redemptionId: string): string[] {
  return db
    .sql(
      `SELECT DISTINCT reversal_id AS id FROM operations
       WHERE redemption_id = :redemptionId AND environment = :environment AND reversal_id IS NOT NULL`,
    )
    .all({ environment, redemptionId })
    .map((row) => (row as { id: string }).id);
}

function toEqual(row: EqualColumns): EqualOperation {
  return {
    id: row.id,
    state: row.state,
    isOwn: row.is_own === 1,
    isMore: row.is_more === 1,
    ...intentOf(row),
    done: doneOf(row),
    ...toOptional({
      n: row.n,
      firstSentAtMs: row.first_sent_at,
      settledAtMs: row.settled_at,
      batch: row.batch,
      batchId: row.batch_id,
      line: row.line,
      actor: row.actor,
    }),
  };
}

/** Writes down that a run begins that will write. @returns its id */
export function beginRun(db: JournalDatabase, run: RunOf, atMs: number): number {
  const { lastInsertRowid } = db
    .sql(
      `INSERT INTO runs (at, actor, host, command, mode, environment)
       VALUES (:atMs, :actor, :host, :command, :mode, :environment)`,
    )
    .run({ ...run, atMs });
  return Number(lastInsertRowid);
}

export interface SingleOperation extends ReversalIntent {
  readonly content: Uint8Array;
  readonly n?: number | undefined;
  readonly isMore: boolean;
  /** Where it was written down before, by a command that never got through. */
  readonly id?: number | undefined;
}

/** Writes a single reversal down, as about to leave: durable when this returns. @returns its id */
export function beginSingle(
  db: JournalDatabase,
  run: RunOf,
  { content, id, isMore, n, redemptionId, request }: SingleOperation,
  atMs: number,
): number {
  return db.write(() => {
    const runId = beginRun(db, run, atMs);
    const { lastInsertRowid } = db
      .sql(
        `INSERT INTO operations (id, environment, run_id, content, n, is_more, redemption_id, request, state, first_sent_at)
         VALUES (:id, :environment, :runId, :content, :n, :isMore, :redemptionId, :request, 'sent', :atMs)
         ON CONFLICT (id) DO UPDATE SET run_id = :runId, is_more = max(is_more, :isMore), state = 'sent',
           first_sent_at = :atMs, settled_at = NULL`,
      )
      .run({
        ...{ id: id ?? null, environment: run.environment, runId, content, n: n ?? null, redemptionId, atMs },
        ...{ isMore: isMore ? 1 : 0, request: JSON.stringify(request) },
      });
    return id ?? Number(lastInsertRowid);
  });
}
