// Redemptions and their draws as they are stored, for the comparison with the journal: read one by one, kept by nobody.
import type { RedemptionRow } from '../redemptions.js';
import type { Tx } from '../tx.js';

export type StoredRedemption = Omit<
  RedemptionRow,
  'scale' | 'asset_status' | 'inventory_mode' | 'participant_status' | 'description' | 'created_at' | 'updated_at'
>;

/** What was taken from one lot; its id is null when there is no such lot. */
export interface Drawn {
  readonly n: number;
  readonly amount: string;
  readonly lot_id: string | null;
}

const COLUMNS = `seq, id, kind, program_id, participant_id, asset_id, reward_id, amount, quantity, unit_cost, target_type,
  target_entity_id, journal_entry_id, reversed_amount, reversed_quantity, status, open_draw, open_draw_left`;

export function loadStored(tx: Tx, seq: number): StoredRedemption | undefined {
  return tx.sql(`SELECT ${COLUMNS} FROM redemptions WHERE seq = ?`).get(seq) as StoredRedemption | undefined;
}

export function storedRedemptions(tx: Tx): IterableIterator<StoredRedemption> {
  const all = tx.sql(`SELECT ${COLUMNS} FROM redemptions ORDER BY seq`).iterate();
  return all as IterableIterator<StoredRedemption>;
}

/** In the order in which they were drawn; none of an asset without lots. */
export function drawsOf(tx: Tx, { asset_id, participant_id, seq }: StoredRedemption): Drawn[] {
  return tx
    .sql(
      `SELECT d.n, d.amount, l.id AS lot_id FROM draws d
       LEFT JOIN lots l ON l.participant_id = ? AND l.asset_id = ? AND l.seq = d.lot_seq
       WHERE d.redemption_seq = ? ORDER BY d.n`,
    )
    .all(participant_id, asset_id, seq) as Drawn[];
}
