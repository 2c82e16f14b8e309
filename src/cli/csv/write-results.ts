// Writes a results file: every row of the input as it was, and behind it what became of it. Text only; files are not ours.
import { stringify } from 'csv-stringify/sync';
import type { CsvHead } from './types.js';

/** A row of the input and what became of it. */
export interface ResultsRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly status: string;
  readonly amount?: string;
  readonly quantity?: number;
  readonly reversalId?: string;
  readonly journalEntryId?: string;
  readonly idempotencyKey?: string;
  readonly errorCode?: string;
  readonly error?: string;
  /** What of the amount expired at once. */
  readonly expired?: string;
}

type ResultsTable = Pick<CsvHead, 'columns' | 'delimiter' | 'hasBom'>;

/** The first line: with a byte order mark when the input had one, and with our columns always at the end. */
export function resultsHead(head: ResultsTable): string {
  const names = keptIndexes(head).map((index) => head.columns[index] ?? '');
  return (head.hasBom ? '\ufeff' : '') + written([[...names, ...RESULTS_COLUMNS]], head);
}

/**
 * The lines of some rows. A row with too few cells gets empty ones; when it has too many, its last kept column holds
 * them all as one line of CSV, so that nothing is lost and nothing moves. Both are marked by their error code, which
 * the reader refuses until somebody has looked.
 */
export function resultsRows(head: ResultsTable, rows: readonly ResultsRow[]): string {
  const kept = keptIndexes(head);
  return written(
    rows.map((row) => [...keptCells(row.cells, kept, head), ...outcome(row, head.columns.length)]),
    head,
  );
}

/** Where the input's columns are that stay: earlier results are written anew. */
function keptIndexes({ columns }: ResultsTable): number[] {
  const isOurs = new Set<string>(RESULTS_COLUMNS);
  return columns.flatMap((name, index) => (isOurs.has(name) ? [] : [index]));
}

function keptCells(cells: readonly string[], kept: readonly number[], head: ResultsTable): string[] {
  const inColumns = kept.map((index) => cells[index] ?? '');
  const surplus = cells.slice(head.columns.length);
  if (surplus.length === 0) return inColumns;
  const together = stringify([[inColumns.at(-1) ?? '', ...surplus]], { delimiter: head.delimiter, eof: false });
  return [...inColumns.slice(0, -1), together];
}

function outcome(row: ResultsRow, columns: number): string[] {
  const isBlank = row.cells.every((cell) => cell === '');
  const errorCode = row.cells.length === columns || isBlank ? row.errorCode : COLUMN_COUNT;
  return Object.values(CELLS).map((cellOf) => cellOf({ ...row, errorCode }) ?? '');
}

function written(lines: readonly (readonly string[])[], { delimiter }: ResultsTable): string {
  return stringify(
    lines.map((cells) => cells.map(guarded)),
    // Asked for, because naming the line end would turn it off, and a cell with a bare \r would break the file.
    { delimiter, record_delimiter: '\n', quote_record_delimiter: true },
  );
}

// The columns that a results file has behind those of its input: the writer writes them, the reader knows them again.

/** In the order in which they are written: the name of a column, and its cell of a row. */
const CELLS = {
  scrip_line: ({ line }) => String(line),
  scrip_status: ({ status }) => status,
  scrip_amount: ({ amount }) => amount,
  scrip_quantity: ({ quantity }) => quantity?.toString(),
  scrip_reversal_id: ({ reversalId }) => reversalId,
  scrip_journal_entry_id: ({ journalEntryId }) => journalEntryId,
  scrip_idempotency_key: ({ idempotencyKey }) => idempotencyKey,
  scrip_error_code: ({ errorCode }) => errorCode,
  scrip_error: ({ error }) => error,
  scrip_expired: ({ expired }) => expired,
} as const satisfies Record<string, (row: Outcome) => string | undefined>;

/** A row whose error code is that of its shape, where it has one. */
type Outcome = Omit<ResultsRow, 'errorCode'> & { readonly errorCode: string | undefined };

export const RESULTS_COLUMNS: readonly string[] = Object.keys(CELLS);

/**
 * The code of a row that has more or fewer cells than the header. The writer has to put such a row into the header's
 * shape, so the code is also what keeps it from passing for a sound row when the results file is fed back.
 */
export const COLUMN_COUNT = 'column_count';

// Keeps a spreadsheet from running a cell of ours as a formula, in a way that can be undone without loss.

/** What a spreadsheet would run, and what already carries our mark before such a text. */
const RISKY = /^'*[=+\-@\t\r]/;
const MARKED = /^'+[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Puts a `'` before what a spreadsheet would run; a plain number stays one: `-5.00` is text to nobody.
 * A cell that already looks marked gets one mark more, so that {@link unguarded} returns every cell as it was.
 */
export function guarded(cell: string): string {
  return RISKY.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** Takes exactly one mark off. */
export function unguarded(cell: string): string {
  return MARKED.test(cell) ? cell.slice(1) : cell;
}
