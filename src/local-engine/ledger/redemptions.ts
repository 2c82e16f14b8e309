// Redemptions as they are stored, found and shown.
import { formatAmount } from '../../sdk/money.js';
import type { components, operations } from '../../sdk/generated/schema.js';
import { Refusal } from '../rules/refusal.js';
import type { RedemptionKind } from '../rules/reversal.js';
import type { OpenAccount } from './accounts.js';
import { integer, minor, orNull, table, text, uuid, writeUuid, type RowOf } from '../store/columns.js';
import { toTimestamp, type Answer, type Tx } from './tx.js';
import type { EntryRow } from './journal.js';
import { loadParticipant } from './objects.js';
import { readPage, type ListRow } from './page.js';
import { readTime } from './time.js';
import { boundsOf, entriesOfRedemption, redemptionsOf } from './walks.js';

const TERMS = {
  seq: integer,
  kind: text<RedemptionKind>(),
  program_seq: integer,
  account_seq: integer,
  reward_seq: orNull(integer),
  amount: text(),
  quantity: orNull(integer),
  unit_cost: orNull(text()),
  target_type: text<'SYSTEM_REDEMPTION' | 'SYSTEM_BREAKAGE' | 'LEDGER_ENTITY'>(),
  target_entity_id: orNull(text()),
};

const TOTALS = {
  reversed_amount: text(),
  reversed_quantity: orNull(integer),
  /** Where the next reversal begins: the draw, and how much of it is not yet returned. Null for SIMPLE assets. */
  open_draw: orNull(integer),
  open_draw_left: orNull(text()),
  newest_entry: integer,
  /** How many reversals it has. */
  reversals: integer,
};

const STORED = {
  id: uuid,
  ...TERMS,
  description: text(),
  /** The number of its own entry. */
  entry_seq: integer,
  created_at: integer,
  ...TOTALS,
  updated_at: integer,
};

/** Redemptions as they are stored; amounts are decimal text in minor units. */
export const REDEMPTIONS = table('redemptions', STORED);
export type StoredRedemption = Readonly<RowOf<typeof REDEMPTIONS>>;

/** What a redemption took from which lot, by the lot's number in the redemption's account. */
export const DRAWS = table('draws', { redemptionSeq: integer, n: integer, lotSeq: integer, amount: text() });

const IDS = {
  program_id: text(),
  participant_seq: integer,
  participant_id: text(),
  asset_id: text(),
  scale: integer,
  asset_status: text(),
  participant_status: text(),
};

/** With what they refer to, as they are shown. */
const SHOWN = table('redemptions_readable', {
  id: text(),
  ...TERMS,
  description: text(),
  journal_entry_id: text(),
  created_at: integer,
  ...TOTALS,
  status: text<'COMPLETED' | 'PARTIALLY_REVERSED' | 'FULLY_REVERSED'>(),
  updated_at: integer,
  ...IDS,
  reward_id: orNull(text()),
});
export type RedemptionRow = Readonly<RowOf<typeof SHOWN>>;

/** With its account, for a reversal: one read, of what a reversal needs and no more. */
const REVERSIBLE = table('redemptions_readable', {
  ...TERMS,
  ...TOTALS,
  ...IDS,
  available: minor,
  deferred: minor,
  held: minor,
  overdraft: minor,
  next_due_at: orNull(integer),
  open_from: integer,
  account_newest_entry: integer,
});
export type ReversibleRow = Readonly<RowOf<typeof REVERSIBLE>> & { readonly id: string };

/** What every query of redemptions selects that shows them; a condition is added behind it. */
const REDEMPTION_QUERY = `SELECT ${SHOWN.columns} FROM redemptions_readable r`;

/** @throws Refusal not_found */
export function loadRedemption(tx: Tx, id: string): RedemptionRow {
  const found = SHOWN.find(tx.sql, 'id_bytes = ?', writeUuid(id));
  if (found === undefined) throw new Refusal('not_found', `no redemption ${id}`);
  return found;
}

/** @throws Refusal not_found */
export function loadReversible(tx: Tx, id: string): ReversibleRow {
  const found = REVERSIBLE.find(tx.sql, 'id_bytes = ?', writeUuid(id));
  if (found === undefined) throw new Refusal('not_found', `no redemption ${id}`);
  return Object.assign(found, { id });
}

export function accountOf(row: ReversibleRow): OpenAccount {
  return {
    seq: row.account_seq,
    participantId: row.participant_id,
    assetId: row.asset_id,
    available: row.available,
    deferred: row.deferred,
    held: row.held,
    overdraft: row.overdraft,
    nextDueAt: row.next_due_at,
    openFrom: row.open_from,
    newestEntry: row.account_newest_entry,
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

type ReversalRow = Pick<
  EntryRow,
  'amount' | 'created_at' | 'description' | 'id' | 'quantity' | 'redemption_id' | 'reversal_id' | 'scale'
>;

/** A reversal as it is answered, the first time and ever after. */
export function toReversal(row: ReversalRow): components['schemas']['Reversal'] {
  return {
    amount: formatAmount(BigInt(row.amount), row.scale),
    created_at: toTimestamp(row.created_at),
    id: row.reversal_id ?? '',
    journal_entry_id: row.id,
    ...(row.quantity !== null && { quantity: row.quantity }),
    reason: row.description,
    redemption_id: row.redemption_id ?? '',
  };
}

// Redemptions of a participant, and the reversals of a redemption.

type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

export function getRedemption(tx: Tx, id: string): Answer {
  return { status: 200, body: toRedemption(loadRedemption(tx, id)) };
}

/** Newest first; raw and catalog redemptions together. */
export function listRedemptions(tx: Tx, participantId: string, query: Query<'listRedemptions'>): Answer {
  loadParticipant(tx, participantId);
  const from = query.from === undefined ? undefined : readTime(query.from, 'from');
  const to = query.to === undefined ? undefined : readTime(query.to, 'to');
  const page = readPage(
    tx,
    {
      identity: `redemptions of ${participantId}`,
      select: REDEMPTION_QUERY,
      where: [
        ['r.status = ?', query.status],
        ['r.reward_id = ?', query.reward_catalog_item_id],
        ['r.created_at >= ?', from],
        ['r.created_at < ?', to],
      ],
      seqColumn: 'r.seq',
      direction: 'desc',
      walk: redemptionsOf(tx, { id: participantId }, boundsOf(tx, 'redemptions', { from, to })),
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
      select: 'SELECT * FROM journal_readable',
      where: [
        ['redemption_seq = ?', redemption.seq],
        ['action_type = ?', 'REVERSAL'],
      ],
      seqColumn: 'seq',
      direction: 'asc',
      walk: entriesOfRedemption(tx, redemption),
      toItems: (row: ListRow & EntryRow) => [toReversal(row)],
    },
    query,
  );
  return { status: 200, body: page };
}
