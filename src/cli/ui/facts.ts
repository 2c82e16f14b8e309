// Facts as "name  value" lines, and words broken to the width of a terminal. Loads nothing.
import type { Paint } from './colour.js';

export type Fact = readonly [name: string, value: string | undefined];

/** One line per fact that has a value; names padded to one width. Values wrap with a hanging indent. */
export function factLines(facts: readonly Fact[], paint: Paint, width: number): string {
  const known = facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
  const nameWidth = Math.max(...known.map(([name]) => name.length)) + 2;
  return known.map(([name, value]) => `${factLine(name, value, { nameWidth, paint, width })}\n`).join('');
}

function factLine(name: string, value: string, at: { nameWidth: number; paint: Paint; width: number }): string {
  const room = at.width - at.nameWidth;
  const longestWord = Math.max(...value.split(' ').map((word) => word.length));
  // A word that does not fit beside its name goes below it, where there is more room.
  if (longestWord > room) return [at.paint.faint(name), ...wrapWords(value, at.width - 2)].join('\n  ');
  return at.paint.faint(name.padEnd(at.nameWidth)) + wrapWords(value, room).join(`\n${' '.repeat(at.nameWidth)}`);
}

/** Breaks at blanks; a word longer than the room stays whole, so that ids can be copied. */
export function wrapWords(text: string, room: number): string[] {
  if (text.length <= room) return [text];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
