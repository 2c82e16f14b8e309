// A reward's stock: when it runs out, and when it is available again. Source: decision D29.
import assert from 'node:assert';

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
