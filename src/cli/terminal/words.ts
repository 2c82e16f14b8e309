// A distance in time, in words.
import type { Remaining } from '../../sdk/index.js';
import type { Paint } from './screen.js';

const UNITS: readonly (readonly [name: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** "30 days", "1 day 2 hours", "0 seconds"; the sign is for the caller to say. */
export function durationText(seconds: number): string {
  let left = Math.abs(Math.round(seconds));
  const parts: string[] = [];
  for (const [name, length] of UNITS) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.join(' ') || '0 seconds';
}

// A number with its noun.

/** "1 row", "400 rows". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

// What is left, in words.

/** "500.00 POINTS", and in units too where units are counted: "500.00 POINTS (1 unit)". */
export function remainingText({ amount, quantity }: Remaining, paint?: Pick<Paint, 'amount'>, symbol = ''): string {
  const text = [paint?.amount(amount) ?? amount, symbol].filter((part) => part !== '').join(' ');
  return quantity === undefined ? text : `${text} (${counted(quantity, 'unit')})`;
}
