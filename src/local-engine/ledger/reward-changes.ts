// Making and changing rewards. What was redeemed keeps the terms it was redeemed under.
import type { components } from '../../sdk/generated/schema.js';
import { readAmount, requirePositive } from '../rules/amount.js';
import { requireAssetOpen } from '../rules/redemption.js';
import { Refusal } from '../rules/refusal.js';
import type { Answer } from './idempotency.js';
import { isLinked, loadAsset, loadProgram } from './objects.js';
import { type RewardRow, loadReward, toReward } from './rewards.js';
import { readTime } from './time.js';
import type { Tx } from './tx.js';

type Schemas = components['schemas'];

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
  tx.sql(
    `INSERT INTO rewards (id, program_id, asset_id, redemption_type, created_at, updated_at, name, description, category,
       unit_cost, max_total, max_per_participant, status, available_from, available_until, metadata)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, programId, asset.id, request.redemption_type, tx.now, tx.now, ...Object.values(row));
  return { status: 201, body: toReward(loadReward(tx, programId, id), asset.scale) };
}

/** Everything of a reward that may change later, in the order of the statements that write it. */
type RewardTerms = Pick<
  RewardRow,
  | 'name'
  | 'description'
  | 'category'
  | 'unit_cost'
  | 'max_total'
  | 'max_per_participant'
  | 'status'
  | 'available_from'
  | 'available_until'
  | 'metadata'
>;

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
  tx.sql(
    `UPDATE rewards SET name = ?, description = ?, category = ?, unit_cost = ?, max_total = ?, max_per_participant = ?,
       status = ?, available_from = ?, available_until = ?, metadata = ?, updated_at = ? WHERE id = ?`,
  ).run(...Object.values(terms), tx.now, id);
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
  if (tx.sql('SELECT 1 FROM rewards WHERE program_id = ? AND name = ?').get(programId, name) !== undefined) {
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
