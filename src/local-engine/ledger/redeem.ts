// Redeems points: raw redemptions by amount, catalog redemptions by amount or by units.
import type { components } from '../../sdk/generated/schema.js';
import { requireAvailable, requirePositive } from '../rules/amount.js';
import type { Draw } from '../rules/allocation.js';
import { decideItem, decideRaw, type RedemptionFacts, type RedemptionSize } from '../rules/redemption.js';
import { loadAccount, openAccount, saveAccount, type Account } from './accounts.js';
import { askedOf, recallAnswer, redeemFingerprint, type RedeemAsked } from './idempotency.js';
import type { Answer } from './tx.js';
import {
  isLinked,
  loadAsset,
  loadParticipant,
  loadProgram,
  type AssetRow,
  type ParticipantRow,
  type ProgramRow,
} from './objects.js';
import { loadReward, rewardFacts, takeStock, type RewardRow } from './rewards.js';
import { requireSettled } from './due-lots.js';
import type { Tx } from './tx.js';
import assert from 'node:assert';
import type { RedemptionKind } from '../rules/reversal.js';
import { postEntry, type RedemptionTerms } from './journal.js';
import { accountLine, participantLine } from './postings.js';
import { wellFormed } from '../store/columns.js';
import { spendFromLots } from './lots.js';
import { settleOverdraft } from './overdraft.js';
import { DRAWS, REDEMPTIONS, loadRedemption, toRedemption } from './redemptions.js';

type RawRequest = components['schemas']['RedeemRawRequest'];
type ItemRequest = components['schemas']['RedeemItemRequest'];

/**
 * Redeems an amount of an asset.
 *
 * @throws Refusal in this order: invalid_request, not_found, idempotency_conflict, those of {@link decideRaw},
 *   insufficient_balance (D12)
 */
export function redeemRaw(tx: Tx, participantId: string, request: RawRequest): Answer {
  requirePositive(request.amount, 'amount');
  const spend: Spend = {
    kind: 'RAW',
    participant: loadParticipant(tx, participantId),
    program: loadProgram(tx, request.program_id),
    asset: loadAsset(tx, request.asset_id),
    reward: undefined,
    description: request.description,
    key: request.idempotency_key,
    request: { ...namedIn(participantId, request), assetId: request.asset_id },
  };
  return redeem(tx, spend, (facts) => decideRaw(facts, request.amount));
}

/**
 * Redeems a catalog item: units of a UNIT_BASED reward, or an amount of an AMOUNT_BASED one.
 *
 * @throws Refusal in this order: invalid_request, not_found, idempotency_conflict, those of {@link decideItem},
 *   insufficient_balance (D12)
 */
export function redeemItem(tx: Tx, participantId: string, request: ItemRequest): Answer {
  if (request.amount !== undefined) requirePositive(request.amount, 'amount');
  const participant = loadParticipant(tx, participantId);
  const program = loadProgram(tx, request.program_id);
  const reward = loadReward(tx, program.id, request.reward_id);
  const spend: Spend = {
    kind: reward.redemption_type,
    participant,
    program,
    asset: loadAsset(tx, reward.asset_id),
    reward,
    description: request.description ?? `Redeemed: ${reward.name}`,
    key: request.idempotency_key,
    request: { ...namedIn(participantId, request), rewardId: request.reward_id, quantity: request.quantity },
  };
  return redeem(tx, spend, (facts) => decideItem(facts, rewardFacts(tx, reward, participant.seq), request));
}

function namedIn(participantId: string, { amount, description, program_id }: RawRequest | ItemRequest): RedeemAsked {
  return { participantId, programId: program_id, amount, description };
}

function redeem(tx: Tx, spend: Spend, decide: (facts: RedemptionFacts) => RedemptionSize): Answer {
  const { program, participant, asset } = spend;
  const replay = recallAnswer(tx, program.seq, spend.key, () => redeemFingerprint(spend.request));
  if (replay !== undefined) return replay;

  const account = loadAccount(tx, participant, asset);
  requireSettled(tx, account, asset.status);
  const size = decide(factsOf(tx, spend));
  requireAvailable(account.available, size.amount, asset.scale, 'the AVAILABLE balance');

  // From here only a bug can stop it.
  return { status: 201, text: postRedemption(tx, spend, size, account) };
}

function factsOf(tx: Tx, { program, participant, asset }: Spend): RedemptionFacts {
  return {
    programStatus: program.status,
    participantStatus: participant.status,
    assetStatus: asset.status,
    isAssetLinked: isLinked(tx, asset.id, program.id),
    scale: asset.scale,
    maxTransactionAmount: asset.max_transaction_amount === null ? null : BigInt(asset.max_transaction_amount),
    now: tx.now,
  };
}

// Records a redemption: its draws, the facts that a reversal will need, its entry, its key.

/** Who spends what under which program, and the entry's texts. */
interface Spend {
  readonly kind: RedemptionKind;
  readonly participant: ParticipantRow;
  readonly program: ProgramRow;
  readonly asset: AssetRow;
  readonly reward: RewardRow | undefined;
  readonly description: string;
  readonly key: string | undefined;
  readonly request: RedeemAsked;
}

/** Posts a redemption that passed every check; returns the answer's text. */
function postRedemption(tx: Tx, spend: Spend, size: RedemptionSize, before: Account): string {
  const { program, participant, asset } = spend;
  const ids = { redemption: tx.newId(), entry: tx.newId() };
  const isLots = asset.inventory_mode === 'LOT';
  const opened = openAccount(tx, before, participant, asset);
  const account = settleOverdraft(tx, opened, { program, scale: asset.scale, isLots });
  const { draws, openFrom } = isLots
    ? spendFromLots(tx, account, 'AVAILABLE', size.amount)
    : { draws: [], openFrom: account.openFrom };
  const entrySeq = tx.head.seq + 1;
  const seq = insertRedemption(tx, spend, size, { ...ids, account: account.seq, entrySeq, last: draws.at(-1) });
  for (const draw of draws) {
    DRAWS.insert(tx.sql, { redemptionSeq: seq, n: draw.n, lotSeq: draw.lotSeq, amount: draw.amount.toString() });
  }
  if (spend.reward !== undefined && size.quantity !== null)
    takeStock(tx, spend.reward.seq, participant.seq, size.quantity);
  const debits =
    draws.length === 0
      ? [participantLine('AVAILABLE', -size.amount)]
      : draws.map((draw) => participantLine('AVAILABLE', -draw.amount, draw.lotSeq));
  const posted = postEntry(tx, {
    id: ids.entry,
    actionType: 'REDEMPTION',
    program,
    account,
    scale: asset.scale,
    redemption: { seq, targetEntityId: program.redemption_target_entity_id, terms: termsOf(spend, ids.redemption) },
    amount: size.amount,
    quantity: size.quantity,
    description: spend.description,
    postings: [...debits, accountLine(program.redemption_target_type, size.amount)],
    keyed: spend.key === undefined ? undefined : { key: spend.key, asked: askedOf(spend.request) },
  });
  assert(posted.newestEntry === entrySeq, 'something was posted between a redemption and its entry');
  saveAccount(tx, { ...posted, openFrom, available: account.available - size.amount });
  return JSON.stringify(toRedemption(loadRedemption(tx, ids.redemption)));
}

function termsOf({ kind, program, reward }: Spend, id: string): RedemptionTerms {
  return {
    ...{ id, kind, rewardId: reward?.id ?? null, unitCost: reward?.unit_cost ?? null },
    ...{ targetType: program.redemption_target_type, targetEntityId: program.redemption_target_entity_id },
  };
}

interface RedemptionIds {
  readonly redemption: string;
  readonly entry: string;
  readonly account: number;
  readonly entrySeq: number;
  readonly last: Draw | undefined;
}

/** Records the facts that a reversal will read: kind, unit cost, target, and the last draw, where a reversal begins. */
function insertRedemption(tx: Tx, spend: Spend, size: RedemptionSize, ids: RedemptionIds): number {
  const { program, reward } = spend;
  return REDEMPTIONS.insert(tx.sql, {
    id: ids.redemption,
    kind: spend.kind,
    program_seq: program.seq,
    account_seq: ids.account,
    reward_seq: reward?.seq ?? null,
    amount: size.amount.toString(),
    quantity: size.quantity,
    unit_cost: reward?.unit_cost ?? null,
    target_type: program.redemption_target_type,
    target_entity_id: program.redemption_target_entity_id,
    description: wellFormed(spend.description),
    entry_seq: ids.entrySeq,
    created_at: tx.now,
    reversed_amount: '0',
    reversed_quantity: size.quantity === null ? null : 0,
    open_draw: ids.last?.n ?? null,
    open_draw_left: ids.last?.amount.toString() ?? null,
    newest_entry: ids.entrySeq,
    reversals: 0,
    updated_at: tx.now,
  });
}
