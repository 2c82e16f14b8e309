// Files as operators make them: rows written down in many spellings, and results read back, by a reader of its own.
import type { Row, Spelling } from './steps.js';
import { REASONS, inMoney } from './steps.js';
import { centsOf, redemptionId } from './server.js';
import type { Asked } from './model.js';

export interface SimFile {
  readonly name: string;
  /** Which results it came from counts for nothing once that ledger is gone. */
  readonly isFed: boolean;
  readonly rows: readonly Row[];
  readonly spelling: Spelling;
  /** The bytes, where they are not made of rows. */
  readonly text?: string;
}

export interface ReadRow {
  readonly asked: Asked;
  readonly status: string;
  readonly reversalId: string;
  readonly key: string;
}

/** What the batch of a file is called: the results of a batch fed back belong to it. */
export function batchOf({ name }: SimFile): string {
  return name.replace(/\.results$/, '');
}

export function textOf({ rows, spelling, text }: SimFile): string {
  if (text !== undefined) return text;
  const { bom = false, crlf = false, delimiter = ',', nfd = false, short = false } = spelling;
  const cells = rows.map(({ redemption, cents, units, reason }) => {
    const money = cents === undefined ? '' : inMoney(cents);
    const amount = short ? money.replace(/\.?0+$/, '') : money;
    const id = redemptionId(redemption);
    const said = REASONS[reason] ?? '';
    return [
      short ? id.toUpperCase() : id,
      amount,
      units === undefined ? '' : String(units),
      nfd ? said.normalize('NFD') : said,
    ];
  });
  // Where no row has an amount or units, there are no such columns: all that remains is meant.
  const lines = [['redemption_id', 'amount', 'quantity', 'reason'], ...cells].map((line) =>
    line
      .filter((_, at) => at === 0 || at === 3 || cells.some((row) => row[at] !== ''))
      .map((cell) => quoted(cell, delimiter))
      .join(delimiter),
  );
  const end = crlf ? '\r\n' : '\n';
  return `${bom ? '\uFEFF' : ''}${lines.join(end)}${end}`;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The cells of a file; the delimiter is the one that the header has. */
export function cellsOf(text: string): { readonly cells: string[][]; readonly delimiter: string } {
  const [header = ''] = text.split('\n');
  const delimiter = [';', '\t'].find((each) => header.includes(each)) ?? ',';
  const cells: string[][] = [];
  let line: string[] = [];
  for (const [, value = '', end = ''] of text
    .replace(/^\uFEFF/, '')
    .matchAll(new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n]*)(${delimiter}|\\r?\\n|$)`, 'g'))) {
    line.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === delimiter) continue;
    if (line.length > 1) cells.push(line);
    line = [];
  }
  return { cells, delimiter };
}

/** The rows of a results file, or of any other. */
export function readRows(text: string): ReadRow[] {
  const [header = [], ...lines] = cellsOf(text).cells;
  return lines.map((cells) => {
    const cell = (name: string): string => cells[header.indexOf(name)] ?? '';
    const [amount, units] = [cell('amount'), cell('quantity')];
    const asked = {
      redemption: parseInt(cell('redemption_id').slice(-12), 10),
      reason: cell('reason').replace(/^'/, ''),
      ...(amount !== '' && { cents: centsOf(amount) }),
      ...(units !== '' && { units: parseInt(units, 10) }),
    };
    return {
      asked,
      status: cell('scrip_status'),
      reversalId: cell('scrip_reversal_id'),
      key: cell('scrip_idempotency_key'),
    };
  });
}

/** The file with another amount in its first refused row that has one; the columns of the answer emptied or not. */
export function corrected(text: string, cents: number): string {
  const { cells, delimiter } = cellsOf(text);
  const [header = []] = cells;
  const [amount, status] = [header.indexOf('amount'), header.indexOf('scrip_status')];
  const row = cells.find((line) => line[status] === 'refused' && (line[amount] ?? '') !== '');
  if (row === undefined || amount === -1) return text;
  row[amount] = inMoney(cents);
  return cells.map((line) => `${line.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`).join('');
}
