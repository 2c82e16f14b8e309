// Decides whether a reversal is allowed and how much it reverses. Refusals come in the order of the specification.
import assert from 'node:assert';
import { compareAmounts, formatAmount, multiplyAmount } from '../../sdk/money.js';
import { readAmount } from './amount.js';
import { Refusal } from './refusal.js';

export type RedemptionKind = 'RAW' | 'AMOUNT_BASED' | 'UNIT_BASED';

/** The facts recorded when the points were spent. A reversal decides by these alone, never by today's prices. */
export interface ReversalFacts {
  readonly redemptionId: string;
  readonly kind: RedemptionKind;
  readonly scale: number;
  readonly amount: bigint;
  readonly reversedAmount: bigint;
  /** UNIT_BASED only: units redeemed, units reversed so far, minor units per unit. */
  readonly quantity: number | null;
  readonly reversedQuantity: number | null;
  readonly unitCost: bigint | null;
  readonly participantStatus: string;
  readonly assetStatus: string;
}

export interface ReversalRequest {
  readonly amount?: string | undefined;
  readonly quantity?: number | undefined;
}

/** What is reversed: minor units, and whole units for a UNIT_BASED redemption. */
export interface ReversalSize {
  readonly amount: bigint;
  readonly quantity: number | null;
}

/**
 * Decides a reversal, all checks but that of expired lots (the lots are not chosen yet).
 *
 * @throws Refusal in this order: participant_not_active (D17), asset_archived (D19), reversal_kind_mismatch (D7),
 *   invalid_request (D8), invalid_scale (D5), invalid_request (D6), already_fully_reversed (D10),
 *   reversal_exceeds_remaining (D9)
 */
export function decideReversal(facts: ReversalFacts, request: ReversalRequest): ReversalSize {
  if (facts.participantStatus !== 'ACTIVE') {
    throw new Refusal(
      'participant_not_active',
      `the participant is ${facts.participantStatus}; a redemption can be reversed only for an ACTIVE participant`,
    );
  }
  if (facts.assetStatus !== 'ACTIVE') {
    throw new Refusal('asset_archived', 'the asset is ARCHIVED and accepts no new ledger entries');
  }
  return facts.unitCost !== null && facts.kind === 'UNIT_BASED'
    ? decideUnits(facts, facts.unitCost, request)
    : decideAmount(facts, request);
}

function decideAmount(facts: ReversalFacts, { amount, quantity }: ReversalRequest): ReversalSize {
  if (quantity !== undefined) {
    const kind = facts.kind === 'RAW' ? 'a raw' : 'an AMOUNT_BASED';
    throw new Refusal(
      'reversal_kind_mismatch',
      `${kind} redemption is reversed by amount; quantity is for UNIT_BASED ones`,
    );
  }
  const remaining = facts.amount - facts.reversedAmount;
  const size = amount === undefined ? remaining : readAmount(amount, facts.scale, 'amount');
  requireRemaining(facts, remaining);
  if (size > remaining) {
    const [want, left] = [formatAmount(size, facts.scale), formatAmount(remaining, facts.scale)];
    throw new Refusal('reversal_exceeds_remaining', `asked to reverse ${want}, but only ${left} remains`);
  }
  return { amount: size, quantity: null };
}

function decideUnits(facts: ReversalFacts, unitCost: bigint, { amount, quantity }: ReversalRequest): ReversalSize {
  if (amount !== undefined) requireCost(facts, unitCost, amount, quantity);
  const left = (facts.quantity ?? 0) - (facts.reversedQuantity ?? 0);
  const units = quantity ?? left;
  requireRemaining(facts, BigInt(left));
  if (units > left) {
    throw new Refusal(
      'reversal_exceeds_remaining',
      `asked to reverse ${units} units, but only ${left} ${left === 1 ? 'remains' : 'remain'}`,
    );
  }
  // The price stored on the redemption, never today's. Source: decision D21.
  return { amount: BigInt(units) * unitCost, quantity: units };
}

/** An amount may stand beside the units when it is their cost, but not alone. */
function requireCost(facts: ReversalFacts, unitCost: bigint, amount: string, quantity: number | undefined): void {
  if (quantity === undefined) {
    throw new Refusal(
      'reversal_kind_mismatch',
      'a UNIT_BASED redemption is reversed by quantity; amount is for raw and AMOUNT_BASED ones',
    );
  }
  const cost = formatAmount(unitCost, facts.scale);
  const due = multiplyAmount(cost, quantity);
  if (compareAmounts(amount, due) !== 0) {
    throw new Refusal(
      'invalid_request',
      `amount must be ${due}, quantity ${quantity} times the unit cost of ${cost}, or be left out`,
    );
  }
}

function requireRemaining(facts: ReversalFacts, remaining: bigint): void {
  if (remaining === 0n)
    throw new Refusal('already_fully_reversed', `redemption ${facts.redemptionId} is already fully reversed`);
}

// A reward's stock: when it runs out, and when it is available again. Source: decision D29.

export type RewardStatus = 'DRAFT' | 'ACTIVE' | 'OUT_OF_STOCK' | 'ARCHIVED';

export interface Stock {
  readonly status: RewardStatus;
  readonly redeemedCount: number;
  /** Null: unlimited. */
  readonly maxTotal: number | null;
}

/** Stock after `units` were redeemed. */
export function takeFromStock(stock: Stock, units: number): Stock {
  const redeemedCount = stock.redeemedCount + units;
  const isOut = stock.maxTotal !== null && redeemedCount >= stock.maxTotal;
  return { ...stock, redeemedCount, status: isOut && stock.status === 'ACTIVE' ? 'OUT_OF_STOCK' : stock.status };
}

/** Stock after `units` were reversed: only OUT_OF_STOCK can become ACTIVE; DRAFT and ARCHIVED stay unchanged. */
export function returnToStock(stock: Stock, units: number): Stock {
  const redeemedCount = stock.redeemedCount - units;
  assert(redeemedCount >= 0, 'a reversal returned more units than were ever redeemed');
  const isBack = stock.maxTotal === null || redeemedCount < stock.maxTotal;
  return { ...stock, redeemedCount, status: isBack && stock.status === 'OUT_OF_STOCK' ? 'ACTIVE' : stock.status };
}
