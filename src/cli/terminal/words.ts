// Words for people: broken to a width, and numbers with what they count. Loads nothing.
import type { Remaining } from '../../sdk/index.js';

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
export function remainingText(
  { amount, quantity }: Remaining,
  paint?: { amount(text: string): string },
  symbol = '',
): string {
  const text = [paint?.amount(amount) ?? amount, symbol].filter((part) => part !== '').join(' ');
  return quantity === undefined ? text : `${text} (${counted(quantity, 'unit')})`;
}

// Words broken to the width of a terminal.

/**
 * Breaks at blanks; a word longer than the room stays whole, so that ids can be copied.
 *
 * @param widthOf - columns that a text takes; for words of our own its length will do
 */
export function wrapWords(text: string, room: number, widthOf = (part: string): number => part.length): string[] {
  if (widthOf(text) <= room) return [text];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
