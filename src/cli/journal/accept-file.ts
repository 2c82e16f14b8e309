// The moment in which a file that was read becomes the batch's own, with all that it changes about known rows.
import { sameBytes, type SameBytes } from './batches.js';
import type { JournalDatabase } from './database.js';
import type { Batch, BatchSettings } from './types.js';

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
    db.sql(
      `UPDATE rows SET state = 'planned', first_sent_at = NULL, error_code = NULL, error = NULL, content = p.content,
         redemption_id = p.redemption_id, amount = p.amount, quantity = p.quantity, reason = p.reason
       FROM temp.pending p WHERE rows.id = p.row_id AND state IN ('planned', 'refused')`,
    ).run();
    db.exec('DELETE FROM pending');
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
