// Redemptions as they are stored, found and shown.
import { formatAmount } from '../../sdk/money.js';
import type { components, operations } from '../../sdk/generated/schema.js';
import { Refusal } from '../rules/refusal.js';
import type { RedemptionKind } from '../rules/reversal.js';
import type { AccountIds, Ref } from './accounts.js';
import { integer, orNull, table, text, type RowOf } from '../store/columns.js';
import { toTimestamp, type Tx } from './tx.js';
import type { Answer } from './idempotency.js';
import { loadParticipant } from './objects.js';
import { ACCOUNTS_OF_PARTICIPANT, ENTRIES_OF_REDEMPTION } from './lots.js';
import { readPage, type ListRow } from './page.js';
import { readTime } from './time.js';

const STORED = {
  seq: integer,
  id: text(),
  kind: text<RedemptionKind>(),
  program_seq: integer,
  account_seq: integer,
  reward_seq: orNull(integer),
  amount: text(),
  quantity: orNull(integer),
  unit_cost: orNull(text()),
  target_type: text(),
  target_entity_id: orNull(text()),
  description: text(),
  journal_entry_id: text(),
  created_at: integer,
  reversed_amount: text(),
  reversed_quantity: orNull(integer),
  status: text<'COMPLETED' | 'PARTIALLY_REVERSED' | 'FULLY_REVERSED'>(),
  /** Where the next reversal begins: the draw, and how much of it is not yet returned. Null for SIMPLE assets. */
  open_draw: orNull(integer),
  open_draw_left: orNull(text()),
  newest_entry: integer,
  updated_at: integer,
};

/** Redemptions as they are stored; amounts are decimal text in minor units. */
export const REDEMPTIONS = table('redemptions', STORED);
export type StoredRedemption = Readonly<RowOf<typeof REDEMPTIONS>>;

/** What a redemption took from which lot, by the lot's number in the redemption's account. */
export const DRAWS = table('draws', { redemptionSeq: integer, n: integer, lotSeq: integer, amount: text() });

/** With what they refer to. */
const WITH_IDS = table('redemptions_with_ids', {
  ...STORED,
  program_id: text(),
  participant_seq: integer,
  participant_id: text(),
  asset_id: text(),
  reward_id: orNull(text()),
  scale: integer,
  asset_status: text(),
  inventory_mode: text<'SIMPLE' | 'LOT'>(),
  participant_status: text(),
});
export type RedemptionRow = Readonly<RowOf<typeof WITH_IDS>>;

/** What every query of redemptions selects that shows them; a condition is added behind it. */
const REDEMPTION_QUERY = `SELECT ${WITH_IDS.columns} FROM redemptions_with_ids r`;

/** @throws Refusal not_found */
export function loadRedemption(tx: Tx, id: string): RedemptionRow {
  const found = WITH_IDS.find(tx.sql, 'id = @id', { id });
  if (found === undefined) throw new Refusal('not_found', `no redemption ${id}`);
  return found;
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
