// Files of batches, through the whole reader: what it accepts must be what RFC 4180 says the file holds, row by row and cell
// by cell; what it refuses must have a place; and neither may depend on how the bytes arrive or how the file is written.
import fc from 'fast-check';
import { CsvError, readCsv, type CsvHead, type CsvRow, type RowFields } from '../../../../src/cli/csv/read-csv.js';
import { resultsHead, resultsRows } from '../../../../src/cli/csv/write-results.js';
import { readAll, type ReadFile } from '../../../support/csv-file.js';
import { type Target, holds, same } from '../target.js';
import { type CsvInput, chunk, csvInput, edited, edits, encoded, options, written } from './csv-files.js';
import { reading } from './decimals.js';
import { type Parsed, decodeFile, parseCsv } from './rfc4180.js';

const LARGEST = 300_000;

export const csv: Target<CsvInput> = {
  name: 'csv',
  grammar: csvInput,
  near: (one, other) =>
    fc.record({
      bytes: fc
        .tuple(edits(4), fc.option(fc.tuple(fc.nat(one.bytes.length), fc.nat(other.bytes.length))))
        .map(([changes, cut]) => {
          const text = cut === null ? one.bytes : one.bytes.slice(0, cut[0]) + other.bytes.slice(cut[1]);
          return edited(text, changes).slice(0, LARGEST);
        }),
      options: fc.oneof(fc.constant(one.options), fc.constant(other.options), options),
      chunk,
    }),
  run: async (input) => {
    const bytes = Buffer.from(input.bytes, 'latin1');
    // A long file in single bytes would take its time and show no more than a short one.
    const size = Math.max(input.chunk, Math.ceil(bytes.length / 300));
    const read = await readAll(bytes, input.options, size);
    checkPlaces(read);
    same(gist(await readAll(bytes, input.options)), gist(read), `in pieces of ${size} bytes`);
    const file = decodeFile(bytes);
    if (file === undefined) {
      holds(read.error !== undefined, 'bytes that are no text were taken for a file');
      return;
    }
    const { head } = read;
    // In a header that cannot be read nobody knows what is between the cells.
    const delimiter = head?.delimiter ?? input.options.delimiter;
    const between = delimiter === undefined ? [',', ';', '\t'] : [delimiter];
    const [parsed, ...others] = between.map((each) => parseCsv(file.text, each));
    checkStructure(read, [parsed, ...others]);
    if (read.error !== undefined || head === undefined || parsed === undefined) return;
    same(head.encoding, file.encoding, 'encoding');
    checkRows(input, head, read.rows, parsed);
    same(read.end, { rows: read.rows.length, isTerminated: file.text.endsWith('\n') }, 'the end of the file');
    await checkOtherStyles(input, read, parsed);
    await checkResults(head, read.rows);
  },
  covers: /^src\/cli\/csv\//,
};

/** What must not depend on how the bytes arrive. Rows before a fault of the file may have been handed over or not. */
function gist({ head, rows, end, error }: ReadFile): unknown {
  return error === undefined
    ? { head, rows, end }
    : { code: error.code, line: error.line, column: error.column, hint: error.hint, message: error.message };
}

const NO_PLACE = ['file_empty', 'not_csv', 'encoding_not_read'];

/** Every fault says what, where and, but for a few, what to do about it. */
function checkPlaces({ head, rows, error }: ReadFile): void {
  if (error !== undefined) {
    holds(error.code !== '' && error.message !== '', 'a fault of the file without words', error);
    holds(NO_PLACE.includes(error.code) || (error.line ?? 0) >= 1, 'a fault of the file without its line', error);
  }
  let before = 1;
  for (const { line, faults, fields, cells } of rows) {
    holds(line > before, 'rows out of order', { line, before });
    before = line;
    holds((fields === undefined) === faults.length > 0, 'a row with faults and fields, or with neither', {
      line,
      faults,
    });
    for (const fault of faults) {
      holds(fault.code !== '' && fault.message !== '' && fault.hint !== '', 'a fault without words', fault);
      const isOfLine = ['line_blank', 'column_count'].includes(fault.code) || cells.length !== head?.columns.length;
      holds(isOfLine || fault.column !== undefined, 'a fault without its column', fault);
    }
  }
}

const STRUCTURE = ['bare_carriage_return', 'quote_in_cell', 'text_after_quote', 'quote_not_closed'];

/** The first place that is not CSV is found, the same one, and none is found where there is none. */
function checkStructure({ error }: ReadFile, readings: readonly (Parsed | undefined)[]): void {
  const places = readings.map((parsed) => parsed?.bad);
  if (error === undefined) same(places, [undefined], 'a file that is not CSV was taken for one');
  if (error === undefined || !STRUCTURE.includes(error.code)) return;
  const { code, line } = error;
  holds(
    places.some((bad) => bad?.what === code && bad.line === line),
    'where it is not CSV',
    { code, line, places },
  );
}

function checkRows({ options: how }: CsvInput, head: CsvHead, rows: readonly CsvRow[], parsed: Parsed): void {
  const [header, ...below] = parsed.records;
  const plain = (cells: readonly string[]): string[] => cells.map((cell) => (head.isResults ? unmarked(cell) : cell));
  same(head.columns, plain(header?.cells ?? []), 'the columns');
  const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0] === '';
  const last = below.findLastIndex(({ cells }) => !isBlank(cells));
  same(
    rows.map(({ line, cells }) => ({ line, cells })),
    below.slice(0, last + 1).map(({ line, cells }) => ({ line, cells: plain(cells) })),
    'the rows',
  );
  for (const row of rows) {
    holds(!row.cells.join('').includes('\0') || row.fields === undefined, 'a NUL was accepted', row.cells);
    if (row.fields !== undefined) checkFields(row.fields, row.cells, head, how);
    else if (isBlank(row.cells)) continue;
    else holds(!isSurelySound(row.cells, head, how), 'a sound row was refused', row);
  }
}

/** The mark against formulas, taken off by its own definition: one quote before quotes and a risky character. */
function unmarked(cell: string): string {
  let end = 0;
  while (cell[end] === "'") end += 1;
  return end > 0 && '=+-@\t\r'.includes(cell[end] ?? 'x') ? cell.slice(1) : cell;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function cellOf(cells: readonly string[], head: CsvHead, column: keyof CsvHead['used']): string | undefined {
  const name = head.used[column];
  return name === undefined ? undefined : cells[head.columns.indexOf(name)];
}

/** A reading without needless zeros. */
function shortest(read: ReturnType<typeof reading>): [bigint, number] | undefined {
  if (read === undefined) return undefined;
  let { digits, places } = read;
  while (places > 0 && digits % 10n === 0n) [digits, places] = [digits / 10n, places - 1];
  return [digits, places];
}

/** Nothing of an accepted row differs from its cells; with --trim, from its cells without blanks around them. */
function checkFields(fields: RowFields, cells: readonly string[], head: CsvHead, how: CsvInput['options']): void {
  same(cells.length, head.columns.length, 'an accepted row has as many cells as the header');
  const cell = (column: keyof CsvHead['used']): string => {
    const text = cellOf(cells, head, column) ?? '';
    // Blanks that are no white space are format characters, which no id, number or key has at its ends.
    return how.trim === true ? text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '') : text;
  };
  holds(ID.test(cell('redemption_id')), 'an id that is none was accepted', cells);
  same(fields.redemptionId, cell('redemption_id'), 'the id');
  const asked = reading(cell('amount'), how.decimalComma === true ? ',' : '.');
  const given = fields.request.amount === undefined ? undefined : reading(fields.request.amount);
  same(shortest(given), shortest(asked), `the amount ${cell('amount')}`);
  holds(cell('amount') === '' || given !== undefined, 'an amount was lost', cells);
  const units = cell('quantity') === '' ? undefined : Number(cell('quantity'));
  same(fields.request.quantity, units, 'the quantity');
  holds(
    fields.request.amount === undefined || fields.request.quantity === undefined,
    'both amount and quantity',
    cells,
  );
  same(fields.request.idempotency_key ?? '', cell('idempotency_key'), 'the key');
  const reason = cell('reason');
  const isFilled = reason.replaceAll(/[\s\p{Cf}]/gu, '') === '';
  // Sent in one spelling (D41).
  same(fields.request.reason, (isFilled ? how.reason : reason)?.trim().normalize('NFC'), 'the reason');
}

/** Plain in every cell: nothing about such a row can be wrong. */
function isSurelySound(cells: readonly string[], head: CsvHead, how: CsvInput['options']): boolean {
  const plain = (column: keyof CsvHead['used'], form: RegExp): boolean => form.test(cellOf(cells, head, column) ?? '');
  const point = how.decimalComma === true ? ',' : '\\.';
  const hasBoth = cellOf(cells, head, 'amount') && cellOf(cells, head, 'quantity');
  return (
    cells.length === head.columns.length &&
    !head.isResults &&
    !hasBoth &&
    cells.every((cell) => cell.length < 1000 && !cell.includes('\0')) &&
    plain('redemption_id', ID) &&
    plain('amount', new RegExp(`^(\\d{1,30}(${point}\\d{1,9})?)?$`)) &&
    plain('quantity', /^\d{0,15}$/) &&
    plain('idempotency_key', /^[a-z]{0,200}$/) &&
    (plain('reason', /^[a-zA-Z ]{1,400}$/)
      ? !plain('reason', /^ *$/)
      : how.reason !== undefined && plain('reason', /^$/))
  );
}

/** The same table written otherwise asks for the same. */
async function checkOtherStyles({ options: how, bytes }: CsvInput, read: ReadFile, parsed: Parsed): Promise<void> {
  const { head } = read;
  if (head === undefined || bytes.length > 20_000) return;
  const asked = (file: ReadFile): unknown => ({
    used: file.head?.used,
    rows: file.rows.map(({ cells, fields, faults }) => ({ cells, fields, codes: faults.map(({ code }) => code) })),
    error: file.error?.code,
  });
  const cells = parsed.records.map((record) => record.cells);
  for (const encoding of ['utf8', 'utf16le'] as const) {
    const style = { encoding, bom: true, lineEnd: '\r\n', isQuoted: true, isEnded: true };
    const other = encoded(written(cells, { ...style, delimiter: head.delimiter }), style);
    const again = await readAll(other, { ...how, delimiter: head.delimiter }, 11);
    same(asked(again), asked(read), `the same table, quoted, in ${encoding}`);
  }
}

/** A results file of these rows holds every cell as it was, and says which rows are done when it is read back. */
async function checkResults(head: CsvHead, rows: readonly CsvRow[]): Promise<void> {
  const key = 'k-1';
  const done = rows.map(({ line, cells }) => ({ line, cells, status: 'applied', idempotencyKey: key }));
  const text = resultsHead(head) + resultsRows(head, done);
  const parsed = parseCsv(text.replace(/^\ufeff/, ''), head.delimiter);
  same(parsed.bad, undefined, 'a results file that is not CSV');
  const back: CsvRow[] = [];
  const sink = { head: () => undefined, rows: (group: readonly CsvRow[]) => void back.push(...group) };
  const map = head.used;
  try {
    await readCsv(fromText(text), { delimiter: head.delimiter, map, reason: 'again' }, sink);
  } catch (error) {
    // A name that is only a blank away from one of ours.
    if (error instanceof CsvError) return;
    throw error;
  }
  same(back.length, rows.length, 'rows of the results file');
  back.forEach((row, at) => {
    const before = rows[at];
    if (before?.fields === undefined || row.fields === undefined) return;
    // Earlier results are written anew.
    const kept = before.cells.filter((_cell, column) => !head.columns[column]?.startsWith('scrip_'));
    same(row.cells.slice(0, kept.length), kept, 'cells of the results file');
    same(row.fields.earlier, { status: 'applied', idempotencyKey: key }, 'what the results file says of a row');
  });
}

// eslint-disable-next-line @typescript-eslint/require-await -- what is read is asynchronous, this text is here
async function* fromText(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
