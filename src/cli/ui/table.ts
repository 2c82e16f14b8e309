// Lists as tables, which become facts where there is no room.
import Table from 'cli-table3';
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
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
  const lines = new Table({
    chars: {
      ...none,
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
    // cli-table3 colours heads and borders everywhere unless told not to.
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: columns.map(({ align }) => align ?? 'left'),
  });
  lines.push(
    columns.map(({ title }) => paint.faint(title)),
    ...rows.map((row) => [...row]),
  );
  return `${lines.toString().replaceAll(/ +$/gm, '')}\n`;
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(textWidth));
}
