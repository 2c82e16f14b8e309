// Lists as tables, which become facts where there is no room.
import type { Paint } from './screen.js';
import { wrapWords } from './words.js';
import { compareAmounts, parseAmount } from '../../sdk/index.js';
import stringWidth from 'string-width';
import { shown } from './safe-text.js';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** May be left out when the terminal is too narrow; the last such column goes first. */
  readonly optional?: true;
}

/** A table without lines. Too wide for the terminal: optional columns go; still too wide: rows become facts, complete. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  width: number,
): string {
  const facts = (row: readonly string[]): Fact[] => columns.map(({ title }, at) => [title, row[at]]);
  const drawn = paint.plain ? undefined : narrowed(columns, rows, paint, width);
  return drawn ?? rows.map((row) => factLines(facts(row), paint, width)).join('\n');
}

/** The widest table that fits; undefined when none does. */
function narrowed(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  width: number,
): string | undefined {
  const drawn = drawTable(columns, rows, paint);
  if (widest(drawn) <= width) return drawn;
  const spare = columns.findLastIndex((column) => column.optional === true);
  if (spare === -1) return undefined;
  const kept = rows.map((row) => row.toSpliced(spare, 1));
  return narrowed(columns.toSpliced(spare, 1), kept, paint, width);
}

function drawTable(columns: readonly Column[], rows: readonly (readonly string[])[], paint: Paint): string {
  const lines = [columns.map(({ title }) => paint.faint(title)), ...rows];
  const padded = columns.map(({ align }, at) => {
    const cells = lines.map((line) => line[at] ?? '');
    const width = Math.max(...cells.map(textWidth));
    return cells.map((cell) => {
      const blanks = ' '.repeat(width - textWidth(cell));
      return align === 'right' ? blanks + cell : cell + blanks;
    });
  });
  return lines
    .map(
      (_line, row) =>
        `${padded
          .map((cells) => cells[row])
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(textWidth));
}

// Facts as "name  value" lines, in the columns that a terminal takes for them.

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

// How much of a redemption is left, as a bar of plain characters.

/** "[##########..........]": a bar is full or empty only when that is exactly so. */
export function bar(part: string, whole: string, cells = 20): string {
  const filled = cellsOf(part, whole, cells);
  return `[${'#'.repeat(filled)}${'.'.repeat(cells - filled)}]`;
}

function cellsOf(part: string, whole: string, cells: number): number {
  if (compareAmounts(whole, '0') <= 0 || compareAmounts(part, '0') <= 0) return 0;
  if (compareAmounts(part, whole) >= 0) return cells;
  const scale = Math.max(decimals(part), decimals(whole));
  const share = (parseAmount(part, scale) * BigInt(cells)) / parseAmount(whole, scale);
  return Math.min(cells - 1, Math.max(1, parseInt(share.toString(), 10)));
}

function decimals(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

// How many columns a text takes on a terminal.

/** One column each; most texts are nothing else, and to look for emoji takes a millisecond to begin with. */
const PRINTABLE = /^[ -~]*$/;

/** Two for wide characters (Chinese, emoji), none for marks that combine and for colour codes. */
export function textWidth(text: string): number {
  return PRINTABLE.test(text) ? text.length : stringWidth(text);
}

/** Facts whose values come from outside, made safe for a terminal; what is missing or empty is left out. */
export function safe(facts: readonly (readonly [name: string, value: unknown])[]): Fact[] {
  return facts.map(([name, value]) => [name, shown(value) || undefined]);
}
