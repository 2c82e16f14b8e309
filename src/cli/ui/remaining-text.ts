// What is left, in words.
import type { Remaining } from '../../sdk/index.js';
import type { Paint } from './colour.js';
import { counted } from './counted.js';

/** "500.00 POINTS", and in units too where units are counted: "500.00 POINTS (1 unit)". */
export function remainingText({ amount, quantity }: Remaining, paint?: Pick<Paint, 'amount'>, symbol = ''): string {
  const text = [paint?.amount(amount) ?? amount, symbol].filter((part) => part !== '').join(' ');
  return quantity === undefined ? text : `${text} (${counted(quantity, 'unit')})`;
}
