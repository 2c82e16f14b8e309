// Reads one row: everything that is wrong with it, each with its column, or what it asks for.
// A file of its own because checking one row is most of the reader.
import type { Bound, Header } from './header.js';
import {
  commonFault,
  excerpt,
  idFault,
  keyFault,
  readAmount,
  readQuantity,
  reasonFault,
  reasonMissing,
  withoutBlanks,
  writtenOut,
} from './cell.js';
import { COLUMN_COUNT, unguarded } from './write-results.js';
import { requestOf } from '../request.js';
import type { CsvRecord } from './records.js';
import type { CsvOptions, CsvRow, InputColumn, RowFault, RowFields } from './types.js';

/** Reads a record; whether it may hold control characters is known for whole blocks at a time. */
export type RowCheck = (record: CsvRecord, mayHoldControls: boolean) => CsvRow;

const LONGEST_CELL_BYTES = 65_536;
const NO_FAULTS: readonly RowFault[] = [];

/** Control characters except those that a text may hold: tab and line ends. */
const CONTROL = /[^\P{Cc}\t\r\n]/u;

/** Whether any row in a text could hold a control character; asked once for many rows, because asking takes time. */
export function holdsControls(text: string): boolean {
  return CONTROL.test(text);
}

/** The fault of a line that is blank though rows follow it. */
export function blankRow(line: number): CsvRow {
  const hint = 'delete it; blank lines are ignored only at the end';
  return { line, cells: [''], faults: [{ code: 'line_blank', message: 'the line is blank', hint }] };
}

/** Makes the check for the rows below a header. */
export function createRowCheck(header: Header, options: CsvOptions): RowCheck {
  // For messages: without the blanks and the line breaks that a name may have.
  const names = header.columns.map((name) => writtenOut(withoutBlanks(name)));
  const readFields = createFieldReader(header, names, options);
  const ours = new Set(header.bound.values());
  return ({ line, cells: written }, mayHoldControls) => {
    const cells = header.isResults ? written.map(unguarded) : written;
    // Cells that have moved to other columns would have faults that are none.
    if (cells.length !== header.columns.length) return { line, cells, faults: [countFault(cells.length, header)] };
    const faults: RowFault[] = [];
    cells.forEach((cell, index) => {
      const fault = cellFault(cell, names[index] ?? '', mayHoldControls, ours.has(index));
      if (fault !== undefined) faults.push(fault);
    });
    const fields = readFields(cells, faults);
    return faults.length > 0 ? { line, cells, faults } : { line, cells, fields, faults: NO_FAULTS };
  };
}

/** Reads the fields of a row and adds what is wrong with them to `faults`; then the fields are of no use. */
function createFieldReader(header: Header, names: readonly string[], options: CsvOptions) {
  const { bound } = header;
  const id = place('redemption_id', bound, names);
  const amount = place('amount', bound, names);
  const quantity = place('quantity', bound, names);
  const reason = place('reason', bound, names);
  const key = place('idempotency_key', bound, names);
  const readEarlier = createEarlierReader(header);

  return (cells: readonly string[], faults: RowFault[]): RowFields => {
    const read = ({ index, name }: Place, allowsBlanks = false): string => {
      const cell = options.trim === true ? withoutBlanks(cells[index] ?? '') : (cells[index] ?? '');
      // One fault for one cell: whatever was found first.
      if (faults.some(({ column }) => column === name)) return '';
      const fault = commonFault(cell, name, allowsBlanks);
      if (fault !== undefined) faults.push(fault);
      return fault === undefined ? cell : '';
    };
    const add = (name: string, fault: RowFault | undefined): void => {
      if (fault !== undefined && !faults.some(({ column }) => column === name)) faults.push(fault);
    };
    const readNumber = <T extends string | number>(at: Place, of: (cell: string, name: string) => T | RowFault) => {
      const cell = read(at);
      const number = cell === '' ? undefined : of(cell, at.name);
      if (typeof number !== 'object') return number;
      faults.push(number);
      return undefined;
    };

    const redemptionId = read(id);
    add(id.name, idFault(redemptionId, id.name));
    const asked = readNumber(amount, (cell, name) => readAmount(cell, name, options.decimalComma === true));
    const units = readNumber(quantity, readQuantity);
    if (isFilled(cells[amount.index]) && isFilled(cells[quantity.index])) faults.push(bothFault(quantity.name));
    const said = read(reason, true);
    const why = withoutBlanks(said) === '' ? (options.reason ?? '') : said;
    add(reason.name, why === '' ? reasonMissing(reason.name) : reasonFault(why, reason.name));
    const ownKey = read(key);
    add(key.name, keyFault(ownKey, key.name));
    const earlier = readEarlier(cells, faults);
    return {
      redemptionId,
      request: requestOf({
        reason: why,
        amount: asked,
        quantity: units,
        idempotency_key: ownKey === '' ? undefined : ownKey,
      }),
      ...(earlier !== undefined && { earlier }),
    };
  };
}

/** Reads what an earlier run wrote behind a row. */
function createEarlierReader({ columns, isResults }: Header) {
  const [status, key, errorCode] = ['scrip_status', 'scrip_idempotency_key', 'scrip_error_code'].map((name) =>
    columns.indexOf(name),
  );
  return (cells: readonly string[], faults: RowFault[]): RowFields['earlier'] => {
    if (!isResults) return undefined;
    if (cells[errorCode ?? -1] === COLUMN_COUNT) faults.push(reshapedFault());
    const usedKey = cells[key ?? -1] ?? '';
    const fault = commonFault(usedKey, 'scrip_idempotency_key', false) ?? keyFault(usedKey, 'scrip_idempotency_key');
    if (fault !== undefined) faults.push(fault);
    const said = cells[status ?? -1] ?? '';
    const odd = statusFault(said, usedKey);
    if (odd !== undefined) faults.push(odd);
    return { status: said, ...(usedKey !== '' && { idempotencyKey: usedKey }) };
  };
}

/** What a run may have written. Anything else was typed by a person: what it means cannot be told. */
const WITH_KEY: readonly string[] = ['applied', 'replayed', 'sent', 'unknown', 'queued'];
const STATUSES: readonly string[] = ['', 'planned', 'invalid', 'refused', ...WITH_KEY];

function statusFault(status: string, key: string): RowFault | undefined {
  if (!STATUSES.includes(status)) {
    const message = `${excerpt(status)} is no status that a run writes`;
    const hint = 'put the old one back, or empty it together with scrip_idempotency_key if the row is to be sent';
    return { code: 'unknown_status', message, column: 'scrip_status', hint };
  }
  if (key !== '' || !WITH_KEY.includes(status)) return undefined;
  const message = `the row is ${status}, but its key is gone`;
  const hint = 'put it back from the file that was written; without it the row could be sent twice';
  return { code: 'results_key_missing', message, column: 'scrip_idempotency_key', hint };
}

interface Place {
  readonly index: number;
  readonly name: string;
}

/** A column that the file does not have reads as empty cells. */
function place(column: InputColumn, bound: Bound, names: readonly string[]): Place {
  const index = bound.get(column) ?? -1;
  return { index, name: names[index] ?? column };
}

function cellFault(cell: string, column: string, mayHoldControls: boolean, isOurs: boolean): RowFault | undefined {
  // A UTF-16 unit is at most three bytes, so most cells need not be measured.
  if (cell.length * 3 > LONGEST_CELL_BYTES && Buffer.byteLength(cell) > LONGEST_CELL_BYTES) {
    const message = `${excerpt(cell)} is over 64 KiB`;
    return { code: 'cell_too_large', message, column, hint: 'a quote may stand where none should' };
  }
  if (!mayHoldControls) return undefined;
  const hint = 'take it out, or export the file again';
  if (cell.includes('\0')) {
    return { code: 'nul_character', message: `${excerpt(cell)} holds a NUL character`, column, hint };
  }
  if (!isOurs || !CONTROL.test(cell)) return undefined;
  return { code: 'control_character', message: `${excerpt(cell)} holds a control character`, column, hint };
}

function countFault(found: number, { columns, delimiter }: Header): RowFault {
  const cells = found === 1 ? '1 cell' : `${found} cells`;
  const missing = 'a cell is missing, or the file was cut here';
  const surplus = `a cell that holds ${delimiter === '\t' ? 'a tab' : `"${delimiter}"`} must be in quotes`;
  const message = `the row has ${cells}, the header has ${columns.length}`;
  return { code: COLUMN_COUNT, message, hint: found < columns.length ? missing : surplus };
}

function isFilled(cell: string | undefined): boolean {
  return cell !== undefined && withoutBlanks(cell) !== '';
}

function bothFault(column: string): RowFault {
  const message = 'the row has both an amount and a quantity';
  return { code: 'amount_and_quantity', message, column, hint: 'leave one of the two empty' };
}

function reshapedFault(): RowFault {
  const message = 'the row did not have as many cells as the header, so its cells may be in the wrong columns';
  const hint = 'mend the row, then empty its scrip_error_code';
  return { code: COLUMN_COUNT, message, column: 'scrip_error_code', hint };
}
