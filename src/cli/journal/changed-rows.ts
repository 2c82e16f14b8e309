// Rows of a new file that stand where the batch already had another one that may have been done.
import { requestOf, toOptional, type RequestColumns } from './columns.js';
import { AS_PENDING, WITH_PENDING, type JournalDatabase } from './database.js';
import type { Batch, RowRequest, RowState } from './types.js';

/** Two rows of which the later one in time seems to be meant instead of the earlier one. */
export interface ChangedRow {
  readonly line: number;
  readonly now: RowRequest;
  readonly before: RowRequest & { readonly key: string; readonly state: RowState; readonly line?: number };
}

export function changedRows(db: JournalDatabase, batch: Batch, fileId: number, limit: number): ChangedRow[] {
  if (batch.file === undefined) return [];
  const found = db
    .sql(
      `SELECT n.line, n.redemption_id, n.amount, n.quantity, n.reason,
         o.redemption_id AS o_redemption_id, o.amount AS o_amount, o.quantity AS o_quantity, o.reason AS o_reason,
         o.key, o.state, (SELECT line FROM lines WHERE row_id = o.id AND file_id = :before) AS o_line
       FROM (SELECT l.seq, l.line, coalesce(p.is_changed, 0) AS is_changed, ${AS_PENDING}
             FROM lines l JOIN rows r ON r.id = l.row_id ${WITH_PENDING} WHERE l.file_id = :file) n
       JOIN rows o ON o.batch_id = :batch AND o.redemption_id = n.redemption_id
       WHERE n.state = 'planned' AND o.id <> n.id AND o.state IN ('applied', 'replayed', 'sent', 'unknown')
         AND NOT EXISTS (SELECT 1 FROM lines x WHERE x.row_id = o.id AND x.file_id = :file)
         -- A row that the batch's last file had as well, and that is the same, was there beside the other one.
         AND (n.is_changed OR NOT EXISTS (SELECT 1 FROM lines y WHERE y.row_id = n.id AND y.file_id = :before))
       ORDER BY n.seq LIMIT :limit`,
    )
    .all({ batch: batch.id, file: fileId, before: batch.file.id, limit }) as (RequestColumns & {
    line: number;
    o_redemption_id: string;
    o_amount: string | null;
    o_quantity: number | null;
    o_reason: string;
    key: string;
    state: RowState;
    o_line: number | null;
  })[];
  return found.map((row) => ({
    line: row.line,
    now: requestOf(row),
    before: {
      ...requestOf({
        redemption_id: row.o_redemption_id,
        amount: row.o_amount,
        quantity: row.o_quantity,
        reason: row.o_reason,
      }),
      key: row.key,
      state: row.state,
      ...toOptional({ line: row.o_line }),
    },
  }));
}
