// Redemptions and their draws as they are stored, for the comparison with the journal: read one by one, kept by nobody.
import type { OpenDraw } from '../../rules/allocation.js';
import { REDEMPTION_QUERY, type RedemptionRow, type RedemptionValues, toRedemptionRow } from '../redemptions.js';
import type { Tx } from '../tx.js';

/** What was taken from one lot; its id is null when there is no such lot. */
export interface Drawn {
  readonly n: number;
  readonly amount: string;
  readonly lot_id: string | null;
}

export function loadStored(tx: Tx, seq: number): RedemptionRow | undefined {
  const values = tx.sql(`${REDEMPTION_QUERY} WHERE seq = ?`).raw().get(seq) as RedemptionValues | undefined;
  return values && toRedemptionRow(values);
}

export function* storedRedemptions(tx: Tx): Generator<RedemptionRow> {
  const all = tx.sql(`${REDEMPTION_QUERY} ORDER BY seq`).raw().iterate();
  for (const values of all as IterableIterator<RedemptionValues>) yield toRedemptionRow(values);
}

/** In the order in which they were drawn; none of an asset without lots. */
export function drawsOf(tx: Tx, { account_seq, seq }: RedemptionRow): Drawn[] {
  const rows = tx
    .sql(
      `SELECT d.n, d.amount, l.id FROM draws d
       LEFT JOIN lots l ON l.account_seq = ? AND l.seq = d.lot_seq
       WHERE d.redemption_seq = ? ORDER BY d.n`,
    )
    .raw()
    .all(account_seq, seq) as [n: number, amount: string, lotId: string | null][];
  return rows.map(([n, amount, lot_id]) => ({ n, amount, lot_id }));
}

/** Where giving back begins. */
export function lastDrawOf(tx: Tx, { seq }: RedemptionRow): OpenDraw | undefined {
  const last = tx.sql('SELECT n, amount FROM draws WHERE redemption_seq = ? ORDER BY n DESC LIMIT 1').raw().get(seq) as
    [n: number, amount: string] | undefined;
  return last && { n: last[0], left: BigInt(last[1]) };
}
