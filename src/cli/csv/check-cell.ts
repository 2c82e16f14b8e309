// Reads the cells of ours that are not numbers, and what spreadsheets do to any cell.
import { excerpt, withoutBlanks } from './excerpt.js';
import type { RowFault } from './shapes.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ANY_UUID = '00000000-0000-0000-0000-000000000000';

/** An id of hex digits such as 55e08400 that was taken for a number. */
const TURNED_TO_NUMBER = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
/** Only the form in which spreadsheets write it: a key of somebody's own may well be 12e5. */
const WRITTEN_BY_SPREADSHEET = /^-?\d(?:[.,]\d+)?E\+\d{2,}$/;
const ERROR_VALUE = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA|#+)$/i;

const LONGEST_REASON = 500;
const LONGEST_KEY = 255;

const AS_TEXT = 'format the column as text and export again';

/** What can be wrong with any cell of ours: a spreadsheet's error value, or blanks that nobody sees. */
export function commonFault(cell: string, column: string, allowsBlanks: boolean): RowFault | undefined {
  if (ERROR_VALUE.test(cell)) {
    const hint = 'mend the formula in the spreadsheet and export again';
    return { code: 'spreadsheet_error', message: `${excerpt(cell)} is an error of a spreadsheet`, column, hint };
  }
  if (!allowsBlanks && withoutBlanks(cell) !== cell) {
    const what = withoutBlanks(cell) === '' ? 'holds only blanks' : 'has blanks around it';
    const hint = 'take them off, or use --trim';
    return { code: 'blanks_around', message: `${excerpt(cell)} ${what}`, column, hint };
  }
  return undefined;
}

/** What is wrong with a redemption id. */
export function idFault(cell: string, column: string): RowFault | undefined {
  if (UUID.test(cell)) return undefined;
  if (cell === '') return { code: 'id_missing', message: 'the id is empty', column, hint: 'name the redemption' };
  if (TURNED_TO_NUMBER.test(cell)) return turnedToNumber(cell, column, 'id');
  const left = cell.replace(/(?:…|\.{3})$/, '');
  if (left.length > 8 && left.length < ANY_UUID.length && UUID.test(left + ANY_UUID.slice(left.length))) {
    const message = `this was a UUID: ${left.length} of ${ANY_UUID.length} characters are left: ${excerpt(cell)}`;
    return { code: 'id_truncated', message, column, hint: 'export the whole id' };
  }
  const hint = 'a redemption id looks like 550e8400-e29b-41d4-a716-446655440001';
  return { code: 'id_not_uuid', message: `${excerpt(cell)} is not a UUID`, column, hint };
}

/** What is wrong with an idempotency key. */
export function keyFault(cell: string, column: string): RowFault | undefined {
  if (WRITTEN_BY_SPREADSHEET.test(cell)) return turnedToNumber(cell, column, 'key');
  if (isLongerThan(cell, LONGEST_KEY)) {
    const message = `${excerpt(cell)} has more than ${LONGEST_KEY} characters`;
    return { code: 'key_too_long', message, column, hint: 'use a shorter key' };
  }
  return undefined;
}

/** What is wrong with a reason that is not empty. */
export function reasonFault(cell: string, column: string): RowFault | undefined {
  if (!isLongerThan(withoutBlanks(cell), LONGEST_REASON)) return undefined;
  const message = `${excerpt(cell)} has more than ${LONGEST_REASON} characters`;
  return { code: 'reason_too_long', message, column, hint: 'say it more briefly' };
}

/** The fault of a row that says no reason. */
export function reasonMissing(column: string): RowFault {
  const hint = 'say why, or fill empty reasons with --reason';
  return { code: 'reason_missing', message: 'the reason is empty', column, hint };
}

function turnedToNumber(cell: string, column: string, what: 'id' | 'key'): RowFault {
  const message = `a spreadsheet turned this ${what} into a number: ${excerpt(cell)}`;
  return { code: `${what}_turned_to_number`, message, column, hint: AS_TEXT };
}

/** Counted in characters, not in UTF-16 units. */
function isLongerThan(text: string, most: number): boolean {
  return text.length > most && Array.from(text.slice(0, 2 * most + 2)).length > most;
}
