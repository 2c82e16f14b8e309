// What is left, in words.
import type { Remaining } from '../../sdk/index.js';

/** "500.00", and in units too where units are counted: "500.00 (1 unit)". */
export function remainingText({ amount, quantity }: Remaining): string {
  if (quantity === undefined) return amount;
  return `${amount} (${quantity} ${quantity === 1 ? 'unit' : 'units'})`;
}
