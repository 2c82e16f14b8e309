// Facts as "name  value" lines, in the columns that a terminal takes for them.
import type { Paint } from './colour.js';
import { textWidth } from './text-width.js';
import { wrapWords } from './wrap-words.js';

export type Fact = readonly [name: string, value: string | undefined];

/** One line per fact that has a value; names padded to one width. Values wrap with a hanging indent. */
export function factLines(facts: readonly Fact[], paint: Paint, width: number): string {
  const known = facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
  const nameWidth = Math.max(...known.map(([name]) => name.length)) + 2;
  return known.map(([name, value]) => `${factLine(name, value, { nameWidth, paint, width })}\n`).join('');
}

function factLine(name: string, value: string, at: { nameWidth: number; paint: Paint; width: number }): string {
  const room = at.width - at.nameWidth;
  const longestWord = Math.max(...value.split(' ').map(textWidth));
  // A word that does not fit beside its name goes below it, where there is more room.
  if (longestWord > room) return [at.paint.faint(name), ...wrapWords(value, at.width - 2, textWidth)].join('\n  ');
  return (
    at.paint.faint(name.padEnd(at.nameWidth)) + wrapWords(value, room, textWidth).join(`\n${' '.repeat(at.nameWidth)}`)
  );
}
