// The kind of a redemption and what can still be reversed, computed from its own fields.
// A file of its own because it is pure and public, and index.ts only lists what is public.
import { subtractAmounts } from './money.js';

/** How a redemption is reversed in parts: RAW and AMOUNT_BASED by amount, UNIT_BASED by quantity. */
export type RedemptionKind = 'RAW' | 'AMOUNT_BASED' | 'UNIT_BASED';

/** What can still be reversed. */
export interface Remaining {
  /** Decimal string, exact, with the decimals of the redemption. */
  amount: string;
  /** Units; for UNIT_BASED redemptions only. */
  quantity?: number;
}

/** The fields of a redemption that say what it is and what is left; absent and null are alike. */
export interface RedemptionFacts {
  readonly amount: string;
  readonly reversed_amount?: string | null | undefined;
  readonly quantity?: number | null | undefined;
  readonly reversed_quantity?: number | null | undefined;
  readonly reward_id?: string | null | undefined;
}

/**
 * The kind of a redemption: UNIT_BASED with a quantity, AMOUNT_BASED with only a reward, else RAW.
 *
 * Source: decision D32. Null, absent, an empty id and a quantity of zero are alike: the documentation does not say
 * which of them a raw redemption shows.
 */
export function redemptionKind(redemption: Pick<RedemptionFacts, 'quantity' | 'reward_id'>): RedemptionKind {
  if ((redemption.quantity ?? 0) > 0) return 'UNIT_BASED';
  return (redemption.reward_id ?? '') === '' ? 'RAW' : 'AMOUNT_BASED';
}

/**
 * Redeemed minus reversed, exactly.
 *
 * @throws Error from the decimal library when an amount is no number; one that came from `get` or `list` always is
 */
export function remaining(redemption: RedemptionFacts): Remaining {
  const amount = subtractAmounts(redemption.amount, redemption.reversed_amount ?? '0');
  if (redemptionKind(redemption) !== 'UNIT_BASED') return { amount };
  return { amount, quantity: (redemption.quantity ?? 0) - (redemption.reversed_quantity ?? 0) };
}
