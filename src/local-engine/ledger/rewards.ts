// Rewards: the catalog that items are redeemed from.
import type { components, operations } from '../../sdk/generated/schema.js';
import { formatAmount } from '../../sdk/money.js';
import { requireAssetOpen, type RewardFacts } from '../rules/redemption.js';
import { Refusal } from '../rules/refusal.js';
import { returnToStock, takeFromStock, type RewardStatus, type Stock } from '../rules/reversal.js';
import { integer, orNull, table, text, type RowOf } from '../store/columns.js';
import type { Answer } from './tx.js';
import { isLinked, loadAsset, loadProgram } from './objects.js';
import { matches, readPage, type ListRow } from './page.js';
import { toOptionalTimestamp, toTimestamp, type Tx } from './tx.js';
import { readAmount, requirePositive } from '../rules/amount.js';
import { readTime } from './time.js';
import assert from 'node:assert';

type Schemas = components['schemas'];
type ListQuery = NonNullable<operations['listRewards']['parameters']['query']>;

const REWARDS = table('rewards', {
  seq: integer,
  id: text(),
  program_id: text(),
  asset_id: text(),
  name: text(),
  description: orNull(text()),
  category: orNull(text()),
  redemption_type: text<'UNIT_BASED' | 'AMOUNT_BASED'>(),
  unit_cost: text(),
  max_total: orNull(integer),
  max_per_participant: orNull(integer),
  redeemed_count: integer,
  status: text<RewardStatus>(),
  available_from: orNull(integer),
  available_until: orNull(integer),
  metadata: orNull(text()),
  created_at: integer,
  updated_at: integer,
});
export type RewardRow = Readonly<RowOf<typeof REWARDS>>;

/** @throws Refusal not_found, also for a reward of another program */
export function loadReward(tx: Tx, programId: string, id: string): RewardRow {
  const row = REWARDS.find(tx.sql, 'id = ? AND program_id = ?', id, programId);
  if (row === undefined) throw new Refusal('not_found', `no reward ${id} in program ${programId}`);
  return row;
}

export function rewardFacts(tx: Tx, row: RewardRow, participantSeq: number): RewardFacts {
  return {
    redemptionType: row.redemption_type,
    status: row.status,
    unitCost: BigInt(row.unit_cost),
    maxTotal: row.max_total,
    maxPerParticipant: row.max_per_participant,
    redeemedCount: row.redeemed_count,
    participantCount: countOf(tx, row.seq, participantSeq),
    availableFrom: row.available_from,
    availableUntil: row.available_until,
  };
}

export function getReward(tx: Tx, programId: string, id: string): Answer {
  loadProgram(tx, programId);
  const row = loadReward(tx, programId, id);
  return { status: 200, body: toReward(row, loadAsset(tx, row.asset_id).scale) };
}

export function listRewards(tx: Tx, programId: string, query: ListQuery): Answer {
  loadProgram(tx, programId);
  const isMatch = matches(query.search);
  const page = readPage(
    tx,
    {
      identity: `rewards of ${programId}`,
      select: 'SELECT r.*, r.name AS sort_key, a.scale FROM rewards r JOIN assets a ON a.id = r.asset_id',
      where: [
        ['r.program_id = ?', programId],
        ['r.status = ?', query.status],
        ['r.status <> ?', query.include_archived === true || query.status !== undefined ? undefined : 'ARCHIVED'],
      ],
      seqColumn: 'r.seq',
      sortColumn: query.sort_by === 'name' ? 'r.name' : undefined,
      direction: query.sort_dir ?? 'desc',
      toItems: (row: RewardRow & ListRow & { scale: number }) => (isMatch(row.name) ? [toReward(row, row.scale)] : []),
    },
    query,
  );
  return { status: 200, body: page };
}

function toReward(row: RewardRow, scale: number): Schemas['Reward'] {
  return {
    id: row.id,
    program_id: row.program_id,
    asset_id: row.asset_id,
    name: row.name,
    description: row.description,
    category: row.category,
    redemption_type: row.redemption_type,
    unit_cost: formatAmount(BigInt(row.unit_cost), scale),
    max_total: row.max_total,
    max_per_participant: row.max_per_participant,
    redeemed_count: row.redeemed_count,
    status: row.status,
    available_from: toOptionalTimestamp(row.available_from),
    available_until: toOptionalTimestamp(row.available_until),
    metadata: row.metadata === null ? null : (JSON.parse(row.metadata) as Record<string, unknown>),
    created_at: toTimestamp(row.created_at),
    updated_at: toTimestamp(row.updated_at),
  };
}

// Creates and changes rewards. A redemption keeps the terms under which it was made.

/** @throws Refusal invalid_request, invalid_scale, not_found, asset_not_linked, asset_archived, name_taken */
export function createReward(tx: Tx, programId: string, request: Schemas['CreateRewardRequest']): Answer {
  loadProgram(tx, programId);
  const asset = loadAsset(tx, request.asset_id);
  if (!isLinked(tx, asset.id, programId)) {
    throw new Refusal('asset_not_linked', 'the asset is not linked to the program');
  }
  requireAssetOpen({ assetStatus: asset.status });
  const row: RewardTerms = {
    name: request.name,
    description: request.description ?? null,
    category: request.category ?? null,
    unit_cost: readCost(request.unit_cost, asset.scale),
    max_total: request.max_total ?? null,
    max_per_participant: request.max_per_participant ?? null,
    status: request.status,
    available_from: readOptionalTime(request.available_from, 'available_from'),
    available_until: readOptionalTime(request.available_until, 'available_until'),
    metadata: writeMetadata(request.metadata),
  };
  requireSoundTerms(row, request.redemption_type, request.status);
  requireFreeName(tx, programId, request.name);
  const id = tx.newId();
  REWARDS.insert(tx.sql, {
    ...row,
    id,
    program_id: programId,
    asset_id: asset.id,
    redemption_type: request.redemption_type,
    redeemed_count: 0,
    created_at: tx.now,
    updated_at: tx.now,
  });
  return { status: 201, body: toReward(loadReward(tx, programId, id), asset.scale) };
}

/** The fields of a reward that may change later. */
const TERMS = [
  'name',
  'description',
  'category',
  'unit_cost',
  'max_total',
  'max_per_participant',
  'status',
  'available_from',
  'available_until',
  'metadata',
] as const;
type RewardTerms = Pick<RewardRow, (typeof TERMS)[number]>;

const UPDATE = `${REWARDS.update(...TERMS, 'updated_at')} WHERE id = @id`;

/** Changes what is sent; null clears. Does not move the status by itself (D29). */
export function updateReward(tx: Tx, programId: string, id: string, request: Schemas['UpdateRewardRequest']): Answer {
  loadProgram(tx, programId);
  const before = loadReward(tx, programId, id);
  const { scale } = loadAsset(tx, before.asset_id);
  const sent = <T>(value: T | undefined, old: T): T => (value === undefined ? old : value);
  const terms: RewardTerms = {
    name: sent(request.name, before.name),
    description: sent(request.description, before.description),
    category: sent(request.category, before.category),
    unit_cost: request.unit_cost === undefined ? before.unit_cost : readCost(request.unit_cost, scale),
    max_total: sent(request.max_total, before.max_total),
    max_per_participant: sent(request.max_per_participant, before.max_per_participant),
    status: sent(request.status, before.status),
    available_from:
      request.available_from === undefined
        ? before.available_from
        : readOptionalTime(request.available_from, 'available_from'),
    available_until:
      request.available_until === undefined
        ? before.available_until
        : readOptionalTime(request.available_until, 'available_until'),
    metadata: request.metadata === undefined ? before.metadata : writeMetadata(request.metadata),
  };
  requireSoundTerms(terms, before.redemption_type, request.status);
  if (terms.name !== before.name) requireFreeName(tx, programId, terms.name);
  tx.sql(UPDATE).run({ ...terms, updated_at: tx.now, id });
  return { status: 200, body: toReward(loadReward(tx, programId, id), scale) };
}

function requireSoundTerms(terms: RewardTerms, kind: RewardRow['redemption_type'], askedStatus?: string): void {
  if (askedStatus === 'OUT_OF_STOCK') {
    throw new Refusal('invalid_request', 'status OUT_OF_STOCK follows from the count; it cannot be set');
  }
  if (kind === 'AMOUNT_BASED' && (terms.max_total !== null || terms.max_per_participant !== null)) {
    throw new Refusal('invalid_request', 'max_total and max_per_participant are for UNIT_BASED rewards only');
  }
  const { available_from: from, available_until: until } = terms;
  if (from !== null && until !== null && from >= until) {
    throw new Refusal('invalid_request', 'available_until must be after available_from');
  }
}

function requireFreeName(tx: Tx, programId: string, name: string): void {
  if (REWARDS.find(tx.sql, 'program_id = ? AND name = ?', programId, name) !== undefined) {
    throw new Refusal('name_taken', `the program has a reward named ${JSON.stringify(name)} already`);
  }
}

function readCost(text: string, scale: number): string {
  requirePositive(text, 'unit_cost');
  return readAmount(text, scale, 'unit_cost').toString();
}

function readOptionalTime(text: string | null | undefined, field: string): number | null {
  return text === undefined || text === null ? null : readTime(text, field);
}

function writeMetadata(metadata: object | null | undefined): string | null {
  return metadata === undefined || metadata === null ? null : JSON.stringify(metadata);
}

// Counts units of a reward as they are redeemed and reversed: per reward and per participant. Source: decision D29.

const UNITS = 'SELECT units FROM reward_counts WHERE reward_seq = @rewardSeq AND participant_seq = @participantSeq';

/** Units this participant holds of a reward. Both by their numbers, here and below. */
export function countOf(tx: Tx, rewardSeq: number, participantSeq: number): number {
  const row = tx.sql(UNITS).get({ rewardSeq, participantSeq }) as { units: number } | undefined;
  return row?.units ?? 0;
}

export function restock(tx: Tx, rewardSeq: number, participantSeq: number, units: number): void {
  move(tx, rewardSeq, participantSeq, -units);
}

export function takeStock(tx: Tx, rewardSeq: number, participantSeq: number, units: number): void {
  move(tx, rewardSeq, participantSeq, units);
}

const SAVE_COUNT = `${REWARDS.update('redeemed_count', 'status', 'updated_at')} WHERE seq = @seq`;
const SAVE_UNITS = `INSERT INTO reward_counts (reward_seq, participant_seq, units) VALUES (@rewardSeq, @participantSeq, @held)
  ON CONFLICT DO UPDATE SET units = excluded.units`;

function move(tx: Tx, rewardSeq: number, participantSeq: number, units: number): void {
  const row = REWARDS.find(tx.sql, 'seq = ?', rewardSeq);
  assert(row !== undefined, 'a reward is gone');
  const before: Stock = { status: row.status, redeemedCount: row.redeemed_count, maxTotal: row.max_total };
  const after = units < 0 ? returnToStock(before, -units) : takeFromStock(before, units);
  const held = countOf(tx, rewardSeq, participantSeq) + units;
  assert(held >= 0, 'a reversal returned more units than the participant ever had');
  tx.sql(SAVE_COUNT).run({
    seq: rewardSeq,
    redeemed_count: after.redeemedCount,
    status: after.status,
    updated_at: tx.now,
  } satisfies Partial<RewardRow>);
  tx.sql(SAVE_UNITS).run({ rewardSeq, participantSeq, held });
  tx.effects.reward = {
    id: row.id,
    countBefore: before.redeemedCount,
    countAfter: after.redeemedCount,
    statusBefore: before.status,
    statusAfter: after.status,
  };
}
