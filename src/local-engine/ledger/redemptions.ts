// Redemptions as they are stored, found and shown.
import { formatAmount } from '../../sdk/money.js';
import type { components, operations } from '../../sdk/generated/schema.js';
import { Refusal } from '../rules/refusal.js';
import type { RedemptionKind } from '../rules/reversal.js';
import type { AccountIds, Ref } from './accounts.js';
import { toTimestamp, type Tx } from './tx.js';
import type { Answer } from './idempotency.js';
import { loadParticipant } from './objects.js';
import { ACCOUNTS_OF_PARTICIPANT, ENTRIES_OF_REDEMPTION } from './lots.js';
import { readPage, type ListRow } from './page.js';
import { readTime } from './time.js';

/** A row of the table. */
export interface StoredRedemption {
  seq: number;
  id: string;
  kind: RedemptionKind;
  program_seq: number;
  account_seq: number;
  reward_seq: number | null;
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
  newest_entry: number;
  updated_at: number;
}

/** With what it refers to: a row of redemptions_with_ids. */
export interface RedemptionRow extends StoredRedemption {
  program_id: string;
  participant_seq: number;
  participant_id: string;
  asset_id: string;
  reward_id: string | null;
  scale: number;
  asset_status: string;
  inventory_mode: 'SIMPLE' | 'LOT';
  participant_status: string;
}

const STORED = [
  'seq',
  'id',
  'kind',
  'program_seq',
  'account_seq',
  'reward_seq',
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
  'newest_entry',
  'updated_at',
] as const;

const COLUMNS = [
  ...STORED,
  'program_id',
  'participant_seq',
  'participant_id',
  'asset_id',
  'reward_id',
  'scale',
  'asset_status',
  'inventory_mode',
  'participant_status',
] as const;

/** What a query of the table alone selects; a condition is added behind it. */
export const STORED_QUERY = `SELECT ${STORED.join(', ')} FROM redemptions`;

/** What every query of redemptions selects that shows them; a condition is added behind it. */
export const REDEMPTION_QUERY = `SELECT ${COLUMNS.join(', ')} FROM redemptions_with_ids r`;

/** @throws Refusal not_found */
export function loadRedemption(tx: Tx, id: string): RedemptionRow {
  // Every reversal reads one. Raw, because a driver that names 30 columns takes as long for that as for the reading.
  const values = tx.sql(`${REDEMPTION_QUERY} WHERE id = ?`).raw().get(id) as RedemptionValues | undefined;
  if (values === undefined) throw new Refusal('not_found', `no redemption ${id}`);
  return toRedemptionRow(values);
}

type ValuesOf<Names extends readonly (keyof RedemptionRow)[]> = { [At in keyof Names]: RedemptionRow[Names[At]] };
/** A row of {@link STORED_QUERY} as bare values. */
export type StoredValues = ValuesOf<typeof STORED>;
/** A row of {@link REDEMPTION_QUERY} as bare values. */
export type RedemptionValues = ValuesOf<typeof COLUMNS>;

/** Of the table alone: what it does not select is not there, and its type says so. */
export function toStoredRedemption(values: StoredValues): StoredRedemption {
  return toRedemptionRow(values as unknown as RedemptionValues);
}

// In one piece: an object that is put together from two takes as long as half of the reading.
export function toRedemptionRow(values: RedemptionValues): RedemptionRow {
  return {
    seq: values[0],
    id: values[1],
    kind: values[2],
    program_seq: values[3],
    account_seq: values[4],
    reward_seq: values[5],
    amount: values[6],
    quantity: values[7],
    unit_cost: values[8],
    target_type: values[9],
    target_entity_id: values[10],
    description: values[11],
    journal_entry_id: values[12],
    created_at: values[13],
    reversed_amount: values[14],
    reversed_quantity: values[15],
    status: values[16],
    open_draw: values[17],
    open_draw_left: values[18],
    newest_entry: values[19],
    updated_at: values[20],
    program_id: values[21],
    participant_seq: values[22],
    participant_id: values[23],
    asset_id: values[24],
    reward_id: values[25],
    scale: values[26],
    asset_status: values[27],
    inventory_mode: values[28],
    participant_status: values[29],
  };
}

export function accountOf(row: RedemptionRow): AccountIds {
  return { seq: row.account_seq, participantId: row.participant_id, assetId: row.asset_id };
}

export function programOf(row: RedemptionRow): Ref {
  return { seq: row.program_seq, id: row.program_id };
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

// Redemptions of a participant, and the reversals of a redemption.

type Schemas = components['schemas'];
type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

export function getRedemption(tx: Tx, id: string): Answer {
  return { status: 200, body: toRedemption(loadRedemption(tx, id)) };
}

/** Newest first; raw and catalog redemptions together. */
export function listRedemptions(tx: Tx, participantId: string, query: Query<'listRedemptions'>): Answer {
  loadParticipant(tx, participantId);
  const page = readPage(
    tx,
    {
      identity: `redemptions of ${participantId}`,
      select: REDEMPTION_QUERY,
      where: [
        [`r.account_seq IN (${ACCOUNTS_OF_PARTICIPANT})`, participantId],
        ['r.status = ?', query.status],
        ['r.reward_id = ?', query.reward_catalog_item_id],
        ['r.created_at >= ?', query.from === undefined ? undefined : readTime(query.from, 'from')],
        ['r.created_at < ?', query.to === undefined ? undefined : readTime(query.to, 'to')],
      ],
      seqColumn: 'r.seq',
      direction: 'desc',
      toItems: (row: RedemptionRow & ListRow) => [toRedemption(row)],
    },
    query,
  );
  return { status: 200, body: page };
}

/** Oldest first, each as it was first answered. */
export function listReversals(tx: Tx, redemptionId: string, query: Query<'listReversals'>): Answer {
  const redemption = loadRedemption(tx, redemptionId);
  const page = readPage(
    tx,
    {
      identity: `reversals of ${redemptionId}`,
      select: 'SELECT seq, answer FROM journal_entries',
      where: [
        [`seq IN (${ENTRIES_OF_REDEMPTION})`, redemption.seq],
        ['action_type = ?', 'REVERSAL'],
      ],
      seqColumn: 'seq',
      direction: 'asc',
      toItems: (row: ListRow & { answer: string }) => [JSON.parse(row.answer) as Schemas['Reversal']],
    },
    query,
  );
  return { status: 200, body: page };
}
