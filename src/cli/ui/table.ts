// Lists as tables, which become facts where there is no room.
import type { Paint } from './colour.js';
import { factLines, type Fact } from './facts.js';
import { textWidth } from './text-width.js';

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
