// Spending points: raw redemptions by amount, catalog redemptions by amount or by units.
import type { components } from '../../sdk/generated/schema.js';
import { fingerprintAmount, requireAvailable, requirePositive } from '../rules/amount.js';
import { writeFingerprint } from '../rules/fingerprint.js';
import { type RedemptionFacts, type RedemptionSize, decideItem, decideRaw } from '../rules/redemption.js';
import { loadAccount } from './accounts.js';
import { type Answer, recallAnswer } from './idempotency.js';
import { isLinked, loadAsset, loadParticipant, loadProgram } from './objects.js';
import { type Spend, postRedemption } from './post-redemption.js';
import { loadReward, rewardFacts } from './rewards.js';
import { requireSettled } from './settle.js';
import type { Tx } from './tx.js';

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
    fingerprint: writeFingerprint('redeem', {
      participant_id: participantId,
      program_id: request.program_id,
      asset_id: request.asset_id,
      amount: fingerprintAmount(request.amount),
      description: request.description.trim(),
    }),
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
    fingerprint: writeFingerprint('redeem-item', {
      participant_id: participantId,
      program_id: request.program_id,
      reward_id: request.reward_id,
      amount: fingerprintAmount(request.amount),
      quantity: request.quantity,
      description: request.description?.trim(),
    }),
  };
  return redeem(tx, spend, (facts) => decideItem(facts, rewardFacts(tx, reward, participant.seq), request));
}

function redeem(tx: Tx, spend: Spend, decide: (facts: RedemptionFacts) => RedemptionSize): Answer {
  const { program, participant, asset } = spend;
  const replay = recallAnswer(tx, program.seq, spend.key, spend.fingerprint);
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
