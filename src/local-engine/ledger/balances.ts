// What a participant has: balances per asset, lots, and the history of both. Reading settles what is due first (D40).
import type { components, operations } from '../../sdk/generated/schema.js';
import { formatAmount } from '../../sdk/money.js';
import { Refusal } from '../rules/refusal.js';
import { loadAccount, type Ref } from './accounts.js';
import { apiKeyIdOf, type EntryRow } from './journal.js';
import { isBucket, markOf, readPostings, type Bucket } from './postings.js';
import { toOptionalTimestamp, toTimestamp, type Tx } from './tx.js';
import type { Answer } from './tx.js';
import { loadAsset, loadParticipant } from './objects.js';
import { boundsOf, entriesOf, lotsOf } from './walks.js';
import { readPage, type ListRow } from './page.js';
import { requireAllSettled } from './due-lots.js';
import { readTime } from './time.js';

type Schemas = components['schemas'];
type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

interface BalanceRow extends ListRow {
  asset_id: string;
  available: string;
  deferred: string;
  held: string;
  scale: number;
}

const BALANCES = `SELECT a.seq, a.scale, a.id AS asset_id, c.available, c.deferred, c.held
  FROM accounts c JOIN assets a ON a.seq = c.asset_seq`;

export function getBalances(tx: Tx, participantId: string, query: Query<'getBalances'>): Answer {
  const participant = loadParticipant(tx, participantId);
  requireAllSettled(tx, { participantId });
  const page = readPage(
    tx,
    {
      identity: `balances of ${participantId}`,
      select: BALANCES,
      where: [
        ['c.participant_seq = ?', participant.seq],
        ['a.id = ?', query.asset_id],
      ],
      seqColumn: 'a.seq',
      direction: 'asc',
      toItems: (row: BalanceRow) => [toBalanceRow(row)],
    },
    query,
  );
  return { status: 200, body: page };
}

/** All balances of a participant, for its detail view. */
export function readBalances(tx: Tx, participant: Ref): Schemas['Balance'][] {
  requireAllSettled(tx, { participantId: participant.id });
  const rows = tx.sql(`${BALANCES} WHERE c.participant_seq = @seq ORDER BY a.seq`).all({ seq: participant.seq });
  return (rows as BalanceRow[]).map(toBalanceRow);
}

function toBalanceRow(row: BalanceRow): Schemas['Balance'] {
  return {
    asset_id: row.asset_id,
    available: formatAmount(BigInt(row.available), row.scale),
    deferred: formatAmount(BigInt(row.deferred), row.scale),
    held: formatAmount(BigInt(row.held), row.scale),
  };
}

interface LotListRow extends ListRow {
  id: string;
  amount: string;
  remaining: string;
  status: Schemas['Lot']['status'];
  created_at: number;
  expires_at: number | null;
  matures_at: number | null;
  reference_id: string | null;
}

/** @throws Refusal not_found, invalid_request when the asset keeps no lots */
export function listLots(tx: Tx, participantId: string, query: Query<'listLots'>): Answer {
  const participant = loadParticipant(tx, participantId);
  const asset = loadAsset(tx, query.asset_id);
  if (asset.inventory_mode === 'SIMPLE') {
    throw new Refusal('invalid_request', `asset ${asset.symbol} is SIMPLE: it has a balance, but no lots`);
  }
  requireAllSettled(tx, { participantId });
  const accountSeq = loadAccount(tx, participant, asset).seq ?? 0;
  const page = readPage(
    tx,
    {
      identity: `lots of ${participantId} in ${asset.id}`,
      select: 'SELECT * FROM lots_readable',
      where: [
        ['account_seq = ?', accountSeq],
        ['program_id = ?', query.program_id],
        ['status = ?', query.status],
        ['reference_id = ?', query.reference_id],
        [
          'expires_at < ?',
          query.expires_before === undefined ? undefined : readTime(query.expires_before, 'expires_before'),
        ],
        [
          'expires_at > ?',
          query.expires_after === undefined ? undefined : readTime(query.expires_after, 'expires_after'),
        ],
      ],
      seqColumn: 'seq',
      direction: 'asc',
      walk: lotsOf(tx, accountSeq),
      toItems: (row: LotListRow) => [toLot(row, asset.id, asset.scale)],
    },
    query,
  );
  return { status: 200, body: page };
}

function toLot(row: LotListRow, assetId: string, scale: number): Schemas['Lot'] {
  return {
    id: row.id,
    asset_id: assetId,
    amount: formatAmount(BigInt(row.amount), scale),
    remaining: formatAmount(BigInt(row.remaining), scale),
    status: row.status,
    created_at: toTimestamp(row.created_at),
    expires_at: toOptionalTimestamp(row.expires_at),
    matures_at: toOptionalTimestamp(row.matures_at),
    reference_id: row.reference_id,
  };
}

type HistoryEntryRow = EntryRow & ListRow;

/** A participant's movements, newest first: one row per bucket that an entry moved. */
export function listHistory(tx: Tx, participantId: string, query: Query<'listHistory'>): Answer {
  loadParticipant(tx, participantId);
  requireAllSettled(tx, { participantId });
  // event_from and event_to filter by event. The engine has no events, so with either filter nothing matches.
  const noEvents = query.event_from !== undefined || query.event_to !== undefined ? 0 : undefined;
  const from = query.from === undefined ? undefined : readTime(query.from, 'from');
  const to = query.to === undefined ? undefined : readTime(query.to, 'to');
  const page = readPage(
    tx,
    {
      identity: `history of ${participantId}`,
      select: 'SELECT * FROM journal_readable e',
      where: [
        ['e.asset_id = ?', query.asset_id],
        ['instr(e.postings, ?)', query.bucket && markOf(query.bucket)],
        ['e.created_at >= ?', from],
        ['e.created_at < ?', to],
        ['e.seq = ?', noEvents],
      ],
      seqColumn: 'e.seq',
      direction: 'desc',
      walk: entriesOf(tx, { id: participantId }, boundsOf(tx, 'journal_entries', { from, to })),
      toItems: (row: HistoryEntryRow) =>
        toHistoryRows(row).filter((item) => query.bucket === undefined || item.bucket === query.bucket),
    },
    query,
  );
  return { status: 200, body: page };
}

function toHistoryRows(row: HistoryEntryRow): Schemas['HistoryRow'][] {
  const moved = new Map<Bucket, bigint>();
  for (const { amount, place } of readPostings(row.postings)) {
    if (isBucket(place)) moved.set(place, (moved.get(place) ?? 0n) + amount);
  }
  return [...moved].map(([bucket, amount]) => ({
    action_type: row.action_type,
    amount: formatAmount(amount, row.scale),
    asset_id: row.asset_id,
    bucket,
    created_at: toTimestamp(row.created_at),
    created_by_api_key_id: apiKeyIdOf(row.action_type),
    description: row.description,
    event_id: null,
    event_timestamp: null,
    journal_entry_id: row.id,
  }));
}
