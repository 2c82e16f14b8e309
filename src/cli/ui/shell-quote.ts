// Commands that a person can copy from the screen into a shell.
import { isUnsafe } from './visible.js';

const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** One word for a POSIX shell. A word that would act on the terminal is written in the `$'…'` form of bash and zsh. */
export function quoteWord(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!isUnsafe(word)) return `'${word.replaceAll("'", `'\\''`)}'`;
  return `$'${Array.from(word, escapeInDollarQuotes).join('')}'`;
}

export function quoteCommand(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

function escapeInDollarQuotes(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  if (!isUnsafe(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  return point <= 0xffff ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

function hex(point: number, digits: number): string {
  return point.toString(16).padStart(digits, '0');
}
