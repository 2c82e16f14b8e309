// Rewards: the catalog that items are redeemed from.
import type { components, operations } from '../../sdk/generated/schema.js';
import { formatAmount } from '../../sdk/money.js';
import type { RewardFacts } from '../rules/redemption.js';
import { Refusal } from '../rules/refusal.js';
import type { RewardStatus } from '../rules/stock.js';
import type { Answer } from './idempotency.js';
import { loadAsset, loadProgram } from './objects.js';
import { type ListRow, matches, readPage } from './page.js';
import { countOf } from './rewards-stock.js';
import { type Tx, toOptionalTimestamp, toTimestamp } from './tx.js';

type Schemas = components['schemas'];
type ListQuery = NonNullable<operations['listRewards']['parameters']['query']>;

export interface RewardRow {
  seq: number;
  id: string;
  program_id: string;
  asset_id: string;
  name: string;
  description: string | null;
  category: string | null;
  redemption_type: 'UNIT_BASED' | 'AMOUNT_BASED';
  unit_cost: string;
  max_total: number | null;
  max_per_participant: number | null;
  redeemed_count: number;
  status: RewardStatus;
  available_from: number | null;
  available_until: number | null;
  metadata: string | null;
  created_at: number;
  updated_at: number;
}

/** @throws Refusal not_found, also for a reward of another program */
export function loadReward(tx: Tx, programId: string, id: string): RewardRow {
  const row = tx.sql('SELECT * FROM rewards WHERE id = ? AND program_id = ?').get(id, programId) as
    RewardRow | undefined;
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

export function toReward(row: RewardRow, scale: number): Schemas['Reward'] {
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
