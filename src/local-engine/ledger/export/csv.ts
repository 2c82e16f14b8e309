// The journal as CSV: one row per posting, exact amounts, safe to open in a spreadsheet.
import { formatAmount } from '../../../sdk/money.js';
import { toTimestamp, type PostingLine } from '../tx.js';
import type { ExportedRow } from './entries.js';

type Cell = (row: ExportedRow, line: PostingLine, number: number) => string | number | null;

const COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ['sequence_number', ({ seq }) => seq],
  ['journal_entry_id', ({ id }) => id],
  ['created_at', ({ created_at }) => toTimestamp(created_at)],
  ['action_type', ({ action_type }) => action_type],
  ['program_id', ({ program_id }) => program_id],
  ['participant_id', ({ participant_id }) => participant_id],
  ['external_id', ({ external_id }) => external_id],
  ['asset_id', ({ asset_id }) => asset_id],
  ['asset_symbol', ({ symbol }) => symbol],
  ['redemption_id', ({ redemption_id }) => redemption_id],
  ['reversal_id', ({ reversal_id }) => reversal_id],
  ['reference_id', ({ reference_id }) => reference_id],
  ['description', ({ description }) => description],
  ['line', (_row, _line, number) => number],
  ['entity_type', (_row, { entity_type }) => entity_type],
  ['entity_id', (_row, { entity_id }) => entity_id],
  ['bucket', (_row, { bucket }) => bucket],
  ['lot_id', (_row, { lot_id }) => lot_id],
  ['amount', ({ scale }, { amount }) => formatAmount(BigInt(amount), scale)],
  ['entry_hash', ({ entry_hash }) => entry_hash],
];

export function csvHead(): string {
  return `${COLUMNS.map(([name]) => name).join(',')}\r\n`;
}

export function csvRows(row: ExportedRow): string {
  const lines = JSON.parse(row.postings) as PostingLine[];
  return lines
    .map((line, at) => `${COLUMNS.map(([, cell]) => quoted(String(cell(row, line, at + 1) ?? ''))).join(',')}\r\n`)
    .join('');
}

/** What a spreadsheet would take for a formula is marked with an apostrophe, as in results files; numbers are not. */
function quoted(cell: string): string {
  const marked = /^'*[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(marked) ? `"${marked.replaceAll('"', '""')}"` : marked;
}
