// Redemptions and their draws as they are stored, for the comparison with the journal: read one by one, kept by nobody.
import type { OpenDraw } from '../../rules/allocation.js';
import type { RedemptionRow } from '../redemptions.js';
import type { Tx } from '../tx.js';

export type StoredRedemption = Omit<RedemptionRow, 'scale' | 'asset_status' | 'inventory_mode' | 'participant_status'>;

/** What was taken from one lot; its id is null when there is no such lot. */
export interface Drawn {
  readonly n: number;
  readonly amount: string;
  readonly lot_id: string | null;
}

const COLUMNS = `seq, id, kind, program_id, participant_id, asset_id, reward_id, amount, quantity, unit_cost, target_type,
  target_entity_id, journal_entry_id, reversed_amount, reversed_quantity, status, open_draw, open_draw_left,
  description, created_at, updated_at`;

export function loadStored(tx: Tx, seq: number): StoredRedemption | undefined {
  const values = tx.sql(`SELECT ${COLUMNS} FROM redemptions WHERE seq = ?`).raw().get(seq) as Values | undefined;
  return values && toStored(values);
}

export function* storedRedemptions(tx: Tx): Generator<StoredRedemption> {
  const all = tx.sql(`SELECT ${COLUMNS} FROM redemptions ORDER BY seq`).raw().iterate();
  for (const values of all as IterableIterator<Values>) yield toStored(values);
}

type Column<Name extends keyof StoredRedemption> = StoredRedemption[Name];

/** Of the columns above. As values and not as objects, which take the driver twice the time. */
type Values = [
  seq: Column<'seq'>,
  id: Column<'id'>,
  kind: Column<'kind'>,
  program_id: Column<'program_id'>,
  participant_id: Column<'participant_id'>,
  asset_id: Column<'asset_id'>,
  reward_id: Column<'reward_id'>,
  amount: Column<'amount'>,
  quantity: Column<'quantity'>,
  unit_cost: Column<'unit_cost'>,
  target_type: Column<'target_type'>,
  target_entity_id: Column<'target_entity_id'>,
  journal_entry_id: Column<'journal_entry_id'>,
  reversed_amount: Column<'reversed_amount'>,
  reversed_quantity: Column<'reversed_quantity'>,
  status: Column<'status'>,
  open_draw: Column<'open_draw'>,
  open_draw_left: Column<'open_draw_left'>,
  description: Column<'description'>,
  created_at: Column<'created_at'>,
  updated_at: Column<'updated_at'>,
];

function toStored(values: Values): StoredRedemption {
  return {
    seq: values[0],
    id: values[1],
    kind: values[2],
    program_id: values[3],
    participant_id: values[4],
    asset_id: values[5],
    reward_id: values[6],
    amount: values[7],
    quantity: values[8],
    unit_cost: values[9],
    target_type: values[10],
    target_entity_id: values[11],
    journal_entry_id: values[12],
    reversed_amount: values[13],
    reversed_quantity: values[14],
    status: values[15],
    open_draw: values[16],
    open_draw_left: values[17],
    description: values[18],
    created_at: values[19],
    updated_at: values[20],
  };
}

/** In the order in which they were drawn; none of an asset without lots. */
export function drawsOf(tx: Tx, { asset_id, participant_id, seq }: StoredRedemption): Drawn[] {
  const rows = tx
    .sql(
      `SELECT d.n, d.amount, l.id FROM draws d
       LEFT JOIN lots l ON l.participant_id = ? AND l.asset_id = ? AND l.seq = d.lot_seq
       WHERE d.redemption_seq = ? ORDER BY d.n`,
    )
    .raw()
    .all(participant_id, asset_id, seq) as [n: number, amount: string, lotId: string | null][];
  return rows.map(([n, amount, lot_id]) => ({ n, amount, lot_id }));
}

/** Where giving back begins. */
export function lastDrawOf(tx: Tx, { seq }: StoredRedemption): OpenDraw | undefined {
  const last = tx.sql('SELECT n, amount FROM draws WHERE redemption_seq = ? ORDER BY n DESC LIMIT 1').raw().get(seq) as
    [n: number, amount: string] | undefined;
  return last && { n: last[0], left: BigInt(last[1]) };
}
