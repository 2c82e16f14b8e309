// Redemptions as they are stored, found and shown.
import { formatAmount } from '../../sdk/money.js';
import type { components } from '../../sdk/generated/schema.js';
import { Refusal } from '../rules/refusal.js';
import type { RedemptionKind } from '../rules/reversal.js';
import { type Tx, toTimestamp } from './tx.js';

export interface RedemptionRow {
  seq: number;
  id: string;
  kind: RedemptionKind;
  program_id: string;
  participant_id: string;
  asset_id: string;
  reward_id: string | null;
  amount: string;
  quantity: number | null;
  unit_cost: string | null;
  target_type: string;
  target_entity_id: string | null;
  description: string;
  journal_entry_id: string;
  created_at: number;
  reversed_amount: string;
  reversed_quantity: number | null;
  status: 'COMPLETED' | 'PARTIALLY_REVERSED' | 'FULLY_REVERSED';
  open_draw: number | null;
  open_draw_left: string | null;
  updated_at: number;
  // Joined from the objects it refers to.
  scale: number;
  asset_status: string;
  inventory_mode: 'SIMPLE' | 'LOT';
  participant_status: string;
}

const STORED = [
  'seq',
  'id',
  'kind',
  'program_id',
  'participant_id',
  'asset_id',
  'reward_id',
  'amount',
  'quantity',
  'unit_cost',
  'target_type',
  'target_entity_id',
  'description',
  'journal_entry_id',
  'created_at',
  'reversed_amount',
  'reversed_quantity',
  'status',
  'open_draw',
  'open_draw_left',
  'updated_at',
] as const;

/** What every query of redemptions selects and joins; a condition is added behind it. */
export const REDEMPTION_QUERY = `SELECT ${STORED.map((name) => `r.${name}`).join(', ')},
  a.scale, a.status AS asset_status, a.inventory_mode, p.status AS participant_status
  FROM redemptions r JOIN assets a ON a.id = r.asset_id JOIN participants p ON p.id = r.participant_id`;

/** @throws Refusal not_found */
export function loadRedemption(tx: Tx, id: string): RedemptionRow {
  // Every reversal reads one. Raw, because a driver that names 25 columns takes as long for that as for the reading.
  const values = tx.sql(`${REDEMPTION_QUERY} WHERE r.id = ?`).raw().get(id) as RedemptionValues | undefined;
  if (values === undefined) throw new Refusal('not_found', `no redemption ${id}`);
  return toRow(values);
}

type ValuesOf<Names extends readonly (keyof RedemptionRow)[]> = { [At in keyof Names]: RedemptionRow[Names[At]] };
type RedemptionValues = ValuesOf<
  readonly [...typeof STORED, 'scale', 'asset_status', 'inventory_mode', 'participant_status']
>;

function toRow(values: RedemptionValues): RedemptionRow {
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
    description: values[12],
    journal_entry_id: values[13],
    created_at: values[14],
    reversed_amount: values[15],
    reversed_quantity: values[16],
    status: values[17],
    open_draw: values[18],
    open_draw_left: values[19],
    updated_at: values[20],
    scale: values[21],
    asset_status: values[22],
    inventory_mode: values[23],
    participant_status: values[24],
  };
}

/** A redemption as the API shows it. Which fields a kind has: decision D32. */
export function toRedemption(row: RedemptionRow): components['schemas']['Redemption'] {
  const amount = (minor: string): string => formatAmount(BigInt(minor), row.scale);
  return {
    id: row.id,
    program_id: row.program_id,
    participant_id: row.participant_id,
    asset_id: row.asset_id,
    ...(row.reward_id !== null && { reward_id: row.reward_id }),
    amount: amount(row.amount),
    ...(row.quantity !== null && { quantity: row.quantity }),
    ...(row.unit_cost !== null && { unit_cost: amount(row.unit_cost) }),
    reversed_amount: amount(row.reversed_amount),
    ...(row.reversed_quantity !== null && { reversed_quantity: row.reversed_quantity }),
    status: row.status,
    description: row.description,
    journal_entry_id: row.journal_entry_id,
    created_at: toTimestamp(row.created_at),
    updated_at: toTimestamp(row.updated_at),
  };
}
