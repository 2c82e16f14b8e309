// The entries that the journal has of one redemption, as they are sealed.
import { formatAmount } from '../../sdk/money.js';
import type { PostingLine } from './effects.js';
import type { EntryRow } from './journal.js';
import { ENTRIES_OF_REDEMPTION } from './owners.js';
import type { RedemptionRow } from './redemptions.js';
import { EXPIRED_RETURN } from './returns.js';
import { GENESIS, type Tx, toTimestamp } from './tx.js';

export interface InspectedEntry {
  readonly id: string;
  readonly sequence_number: number;
  readonly action_type: string;
  readonly reversal_id?: string;
  readonly quantity?: number;
  readonly description: string;
  readonly created_at: string;
  /** Of the entry that this one seals. */
  readonly previous_hash: string;
  readonly entry_hash: string;
  readonly postings: ReadonlyArray<
    Omit<PostingLine, 'amount'> & {
      /** Decimal; credit positive, debit negative. */
      readonly amount: string;
    }
  >;
}

const MOST_ENTRIES = 200;

type Row = Omit<EntryRow, 'program_id' | 'participant_id' | 'asset_id'> & { previous_hash: string | null };

// A reversal's value that went on to breakage has an entry of its own, right behind it (D24).
const ENTRIES = `
  WITH own AS (SELECT seq, action_type FROM journal_entries WHERE seq IN (${ENTRIES_OF_REDEMPTION})),
  all_seqs AS (
    SELECT seq FROM own
    UNION SELECT x.seq FROM own JOIN journal_entries x ON x.seq = own.seq + 1
      WHERE own.action_type = 'REVERSAL' AND x.action_type = 'EXPIRY' AND x.description = ?
  )
  SELECT e.*, before.entry_hash AS previous_hash FROM all_seqs JOIN journal_entries e USING (seq)
  LEFT JOIN journal_entries before ON before.seq = e.seq - 1 ORDER BY e.seq DESC LIMIT ?`;

/** Newest first: the redemption, its reversals, and what of them went on to breakage. */
export function entriesOfRedemption(
  tx: Tx,
  redemption: RedemptionRow,
): { entries: InspectedEntry[]; entries_left_out: boolean } {
  const rows = tx.sql(ENTRIES).all(redemption.seq, EXPIRED_RETURN, MOST_ENTRIES + 1) as Row[];
  const entries = rows.slice(0, MOST_ENTRIES).map((row) => toInspected(row, redemption.scale));
  return { entries, entries_left_out: rows.length > MOST_ENTRIES };
}

function toInspected(row: Row, scale: number): InspectedEntry {
  const lines = JSON.parse(row.postings) as PostingLine[];
  return {
    id: row.id,
    sequence_number: row.seq,
    action_type: row.action_type,
    ...(row.reversal_id !== null && { reversal_id: row.reversal_id }),
    ...(row.quantity !== null && { quantity: row.quantity }),
    description: row.description,
    created_at: toTimestamp(row.created_at),
    previous_hash: row.previous_hash ?? GENESIS.hash,
    entry_hash: row.entry_hash,
    postings: lines.map((line) => ({ ...line, amount: formatAmount(BigInt(line.amount), scale) })),
  };
}
