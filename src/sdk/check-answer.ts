// Checks the fields of an answer that money depends on. Each check returns the flaw in words, or undefined.
// A file of its own because these checks guard money against a wrong answer and need no HTTP.
import { compareAmounts, isPlainDecimal } from './money.js';
import { fieldOf } from './wire.js';

/** The fields of the request that the answer must agree with. */
export interface RequestedReversal {
  readonly redemptionId: string;
  readonly amount?: string | null | undefined;
  readonly quantity?: number | null | undefined;
}

/** A reversal must have an id and an exact amount. */
export function flawInReversal(value: unknown): string | undefined {
  if (!isText(fieldOf(value, 'id'))) return 'the reversal has no id';
  return isAmount(fieldOf(value, 'amount')) ? undefined : "the reversal's amount is not a decimal string";
}

/**
 * The answer to a reverse request must be a reversal of what the request named: another redemption, amount or quantity
 * means that something else happened than what the caller would go on to record.
 */
export function flawInReverseAnswer(value: unknown, requested: RequestedReversal): string | undefined {
  const flaw = flawInReversal(value);
  if (flaw !== undefined) return flaw;
  const redemptionId = fieldOf(value, 'redemption_id');
  if (isText(redemptionId) && !isSameId(redemptionId, requested.redemptionId)) {
    return `it names another redemption (${redemptionId})`;
  }
  const amount = fieldOf(value, 'amount');
  if (isAmount(requested.amount) && isAmount(amount) && compareAmounts(requested.amount, amount) !== 0) {
    return `it says amount ${amount}, but the request said ${requested.amount}`;
  }
  const quantity = fieldOf(value, 'quantity');
  if (typeof requested.quantity === 'number' && typeof quantity === 'number' && quantity !== requested.quantity) {
    return `it says ${quantity} units, but the request said ${requested.quantity}`;
  }
  return undefined;
}

/**
 * A redemption must have an id and exact amounts. `reversed_amount` may be missing while nothing was reversed.
 *
 * Source: decisions, "What the live API may do otherwise": absent and null are the same
 */
export function flawInRedemption(value: unknown): string | undefined {
  if (!isText(fieldOf(value, 'id'))) return 'the redemption has no id';
  if (!isAmount(fieldOf(value, 'amount'))) return "the redemption's amount is not a decimal string";
  const reversed = fieldOf(value, 'reversed_amount') ?? undefined;
  const mayBeMissing = fieldOf(value, 'status') === 'COMPLETED';
  if (reversed === undefined ? mayBeMissing : isAmount(reversed)) return undefined;
  return "the redemption's reversed_amount is not a decimal string";
}

/** A page must have a list and say whether there is more: a list cut short in silence would look complete. */
export function flawInPage(value: unknown, flawInItem: (item: unknown) => string | undefined): string | undefined {
  const items = fieldOf(value, 'data');
  if (!Array.isArray(items)) return 'the page has no list';
  const pagination = fieldOf(value, 'pagination');
  if (typeof fieldOf(pagination, 'has_more') !== 'boolean') return 'the page does not say whether there is more';
  if (fieldOf(pagination, 'has_more') === true && !isText(fieldOf(pagination, 'next_cursor'))) {
    return 'the page says there is more and gives no cursor';
  }
  for (const item of items) {
    const flaw = flawInItem(item);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isAmount(value: unknown): value is string {
  return typeof value === 'string' && isPlainDecimal(value);
}

function isSameId(one: string, other: string): boolean {
  return one === other || plainId(one) === plainId(other);
}

/** The same UUID may be written in capitals, in braces, as a URN or without dashes. */
function plainId(id: string): string {
  return id
    .toLowerCase()
    .replace(/^urn:uuid:/, '')
    .replace(/[{}-]/g, '');
}
