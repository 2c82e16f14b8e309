// Decides whether a redemption is allowed and what it costs. Refusals come in the order of the specification.
import { compareAmounts, formatAmount } from '../../sdk/money.js';
import { readAmount, requireInRange } from './amount.js';
import { Refusal } from './refusal.js';
import type { RewardStatus } from './reversal.js';

export interface RedemptionFacts {
  readonly programStatus: string;
  readonly participantStatus: string;
  readonly assetStatus: string;
  readonly isAssetLinked: boolean;
  readonly scale: number;
  readonly maxTransactionAmount: bigint | null;
  readonly now: number;
}

export interface RewardFacts {
  readonly redemptionType: 'UNIT_BASED' | 'AMOUNT_BASED';
  readonly status: RewardStatus;
  readonly unitCost: bigint;
  readonly maxTotal: number | null;
  readonly maxPerParticipant: number | null;
  readonly redeemedCount: number;
  readonly participantCount: number;
  readonly availableFrom: number | null;
  readonly availableUntil: number | null;
}

export interface ItemRequest {
  readonly amount?: string | undefined;
  readonly quantity?: number | undefined;
}

/** What a redemption debits: minor units, and whole units for a UNIT_BASED item. */
export interface RedemptionSize {
  readonly amount: bigint;
  readonly quantity: number | null;
}

/** @throws Refusal in the order of D13, then scale and size (D5, D6), then the asset's transaction limit */
export function decideRaw(facts: RedemptionFacts, amount: string): RedemptionSize {
  requireActive(facts);
  requireAssetOpen(facts);
  const minor = readAmount(amount, facts.scale, 'amount');
  requireWithinLimit(facts, minor);
  return { amount: minor, quantity: null };
}

/** @throws Refusal in the order of D13, then scale and size (D5, D6), then the asset's transaction limit */
export function decideItem(facts: RedemptionFacts, reward: RewardFacts, request: ItemRequest): RedemptionSize {
  requireActive(facts);
  const isUnits = reward.redemptionType === 'UNIT_BASED';
  const quantity = isUnits ? (request.quantity ?? 1) : 0;
  requireOnOffer(reward, quantity, facts.now);
  requireMinimum(reward, request.amount, facts.scale);
  requireKind(isUnits, request);
  requireAssetOpen(facts);
  const minor = isUnits
    ? requireInRange(BigInt(quantity) * reward.unitCost, 'the cost')
    : readAmount(request.amount ?? '', facts.scale, 'amount');
  requireWithinLimit(facts, minor);
  return { amount: minor, quantity: isUnits ? quantity : null };
}

/** The states that every movement of points in a program needs. */
export function requireActive(
  facts: Pick<RedemptionFacts, 'programStatus' | 'participantStatus' | 'isAssetLinked'>,
): void {
  if (facts.programStatus !== 'ACTIVE') {
    throw new Refusal('program_not_active', `the program is ${facts.programStatus}; it must be ACTIVE`);
  }
  if (facts.participantStatus !== 'ACTIVE') {
    throw new Refusal('participant_not_active', `the participant is ${facts.participantStatus}; it must be ACTIVE`);
  }
  if (!facts.isAssetLinked) throw new Refusal('asset_not_linked', 'the asset is not linked to the program');
}

export function requireAssetOpen(facts: Pick<RedemptionFacts, 'assetStatus'>): void {
  if (facts.assetStatus !== 'ACTIVE') {
    throw new Refusal('asset_archived', 'the asset is ARCHIVED and accepts no new ledger entries');
  }
}

/** The asset's own limit on a single credit or debit. It does not bind reversals. Source: decision D28. */
export function requireWithinLimit(
  facts: Pick<RedemptionFacts, 'maxTransactionAmount' | 'scale'>,
  minor: bigint,
): void {
  const { maxTransactionAmount: limit, scale } = facts;
  if (limit !== null && minor > limit) {
    const [asked, most] = [formatAmount(minor, scale), formatAmount(limit, scale)];
    throw new Refusal(
      'max_transaction_amount_exceeded',
      `${asked} is more than the asset allows in one movement (${most})`,
    );
  }
}

function requireOnOffer(reward: RewardFacts, quantity: number, now: number): void {
  if (reward.status === 'DRAFT' || reward.status === 'ARCHIVED') {
    throw new Refusal('reward_not_active', `the reward is ${reward.status}; it must be ACTIVE`);
  }
  if (reward.availableFrom !== null && now < reward.availableFrom) {
    throw new Refusal(
      'reward_not_available',
      `the reward is available from ${new Date(reward.availableFrom).toISOString()}`,
    );
  }
  if (reward.availableUntil !== null && now >= reward.availableUntil) {
    throw new Refusal(
      'reward_not_available',
      `the reward was available until ${new Date(reward.availableUntil).toISOString()}`,
    );
  }
  const left = reward.maxTotal === null ? Infinity : Math.max(0, reward.maxTotal - reward.redeemedCount);
  if (reward.status === 'OUT_OF_STOCK') throw new Refusal('reward_out_of_stock', 'the reward is OUT_OF_STOCK');
  if (quantity > left)
    throw new Refusal('reward_out_of_stock', `asked for ${quantity}, but only ${left} left in stock`);
  if (reward.maxPerParticipant !== null && reward.participantCount + quantity > reward.maxPerParticipant) {
    const had = `the participant has had ${reward.participantCount} of ${reward.maxPerParticipant}`;
    throw new Refusal('max_per_participant_exceeded', `asked for ${quantity} more, but ${had}`);
  }
}

function requireMinimum(reward: RewardFacts, amount: string | undefined, scale: number): void {
  if (reward.redemptionType !== 'AMOUNT_BASED' || amount === undefined) return;
  const minimum = formatAmount(reward.unitCost, scale);
  if (compareAmounts(amount, minimum) < 0) {
    throw new Refusal('amount_below_minimum', `amount ${amount} is below the reward's minimum of ${minimum}`);
  }
}

function requireKind(isUnits: boolean, { amount, quantity }: ItemRequest): void {
  if (isUnits && amount !== undefined) {
    throw new Refusal('redemption_kind_mismatch', 'a UNIT_BASED reward is redeemed by quantity, not by amount');
  }
  if (!isUnits && quantity !== undefined) {
    throw new Refusal('redemption_kind_mismatch', 'an AMOUNT_BASED reward is redeemed by amount, not by quantity');
  }
  if (!isUnits && amount === undefined) {
    throw new Refusal('invalid_request', 'amount is required for an AMOUNT_BASED reward');
  }
}
