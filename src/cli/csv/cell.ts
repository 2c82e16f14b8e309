// Reads the cells of ours that are not numbers, and what spreadsheets do to any cell.
import type { RowFault } from './types.js';
import { isPlainDecimal } from '../../sdk/index.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ANY_UUID = '00000000-0000-0000-0000-000000000000';

/** An id of hex digits such as 55e08400 that was taken for a number. */
const TURNED_TO_NUMBER = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
/** Only the form in which spreadsheets write it: a key of somebody's own may well be 12e5. */
const WRITTEN_BY_SPREADSHEET = /^-?\d(?:[.,]\d+)?E\+\d{2,}$/;

/** As spreadsheets write them in the languages that they speak: #REF!, #BEZUG!, #¡VALOR!, #NOM?, Err:502. */
const ERROR_NAMES = `REF NAME VALUE DIV/0 NULL NUM SPILL CALC FIELD ERROR CONNECT BLOCKED
  BEZUG WERT ZAHL NOM VALEUR NOMBRE NUL VALOR NÚM NUMERO RIF VALORE NOME VERW WAARDE NAAM GETAL LEEG
  ADR ARG NAZWA LICZBA REFERENS VÄRDEFEL NAMN SAKNAS ССЫЛКА ЗНАЧ ИМЯ ЧИСЛО ДЕЛ/0 ПУСТО`;
const ERROR_VALUE = new RegExp(
  `^(?:#[¡¿]?(?:${ERROR_NAMES.split(/\s+/).join('|')})[!?]|#(?:N/[A-Z]!?|NV|REF|DIV/0|#+|GETTING_DATA)|Err:\\d{3})$`,
  'iu',
);

const LONGEST_REASON = 500;
const LONGEST_KEY = 255;

const AS_TEXT = 'format the column as text and export again';

/** How programs write a cell that holds nothing. As a whole cell only: "None of the items arrived" is a reason. */
const EMPTY_VALUE =
  /^(?:null|[(<[{'"]null[)>\]}'"]|\\n|nil|none|nan|<na>|n\/a|undefined|[(<[](?:blank|empty|none|leer)[)>\]]|\[object object\])$/i;

/** As R writes it; in small letters it may be a word. */
const EMPTY_IN_R = 'NA';

/** Whether a text is how a program writes that there is nothing. */
export function standsForNothing(text: string): boolean {
  const bare = withoutBlanks(text).normalize('NFKC');
  return bare === EMPTY_IN_R || EMPTY_VALUE.test(bare);
}

/** What is wrong with a text of which a person or a script says that it is meant; undefined when nothing is. */
export function notMeant(text: string): string | undefined {
  if (standsForNothing(text)) return 'this is how programs write that there is nothing';
  if (withoutBlanks(text) === '') return 'it holds only blanks';
  return isHemmedUnseen(text) ? `it ${UNSEEN_AROUND}: ${excerpt(text)}` : undefined;
}

/** What can be wrong with any cell of ours: what stands for nothing, or blanks that nobody sees. */
export function commonFault(cell: string, column: string, allowsBlanks: boolean): RowFault | undefined {
  if (ERROR_VALUE.test(withoutBlanks(cell))) {
    const hint = 'mend the formula in the spreadsheet and export again';
    return { code: 'spreadsheet_error', message: `${excerpt(cell)} is an error of a spreadsheet`, column, hint };
  }
  if (standsForNothing(cell)) {
    const hint = 'empty the cell, or export empty cells as nothing';
    return { code: 'null_written', message: `${excerpt(cell)} is how a program writes an empty cell`, column, hint };
  }
  const bare = withoutBlanks(cell);
  if (allowsBlanks ? isHemmedUnseen(cell) : bare !== cell) {
    const what = bare === '' ? 'holds only blanks' : allowsBlanks ? UNSEEN_AROUND : 'has blanks around it';
    const hint = 'take them off, or use --trim';
    return { code: 'blanks_around', message: `${excerpt(cell)} ${what}`, column, hint };
  }
  return undefined;
}

export const UNSEEN_AROUND = 'begins or ends with a character that nobody sees';

/** Blanks are taken off before two reasons are compared; these are not, and would make two reasons of one. */
export function isHemmedUnseen(text: string): boolean {
  const bare = withoutBlanks(text);
  return bare !== '' && bare !== text.trim();
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

/** A dash, a question mark or the like. */
const STROKES = /^\p{P}{1,3}$/u;

/** What is wrong with an idempotency key. */
export function keyFault(cell: string, column: string): RowFault | undefined {
  if (WRITTEN_BY_SPREADSHEET.test(cell)) return turnedToNumber(cell, column, 'key');
  if (STROKES.test(cell)) {
    const message = `${excerpt(cell)} is how people write an empty cell`;
    return { code: 'null_written', message, column, hint: 'empty the cell, or give each row a key of its own' };
  }
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

// Says of an amount or a quantity what it is when it is not a plain number: each way in which people and spreadsheets
// write numbers has its own fault, because each has its own remedy.

type Words = readonly [code: string, what: string, hint: string];
type Ways = ReadonlyArray<readonly [form: RegExp, ...words: Words]>;

const PLAIN = 'write it as a plain number such as N';
const UNGROUPED = 'write it without grouping, such as N';

const GROUPED = /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f'’_]\d{2,3})+(?:[.,]\d+)?$|^\d+,[\d,]*\.\d*$|^\d+\.[\d.]*,\d*$/;
const GROUPED_BY_COMMAS = /^\d{1,3}(?:,\d{2,3}){2,}$/;
const GROUPED_BY_POINTS = /^\d{1,3}(?:\.\d{2,3}){2,}$/;

/** The first that fits a text says what it is. */
const WAYS: Ways = [
  [/[^\P{Nd}0-9]/u, 'number_digits', 'has digits other than 0 to 9', PLAIN],
  [/\p{Sc}/u, 'number_currency', 'has a currency sign', PLAIN],
  [/^[+-]?(?:nan|inf|infinity|∞)$/i, 'number_not_finite', 'is not a number', PLAIN],
  [
    /^[+-]?[\d.,]+e[+-]?\d+$/i,
    'number_exponent',
    'has an exponent',
    'write it without one; a spreadsheet may have lost digits',
  ],
  [
    /^[+\-\u2212\u2013(]|[+\-\u2212\u2013)]$/u,
    'number_sign',
    'has a sign',
    'write it without a sign: amounts are positive',
  ],
  [GROUPED, 'number_grouping', 'has its digits in groups', UNGROUPED],
  [GROUPED_BY_COMMAS, 'number_grouping', 'has its digits in groups', UNGROUPED],
  [GROUPED_BY_POINTS, 'number_grouping', 'has its digits in groups', UNGROUPED],
];

const WITH_POINT: Ways = [
  [
    /^\d{1,3},\d{3}$/,
    'number_decimal_comma',
    'has a comma that can be a decimal comma or a grouping',
    'write it with a point or without grouping; --decimal-comma reads it as a decimal comma',
  ],
  [/^\d+,\d+$/, 'number_decimal_comma', 'has a decimal comma', 'write a point, or use --decimal-comma'],
  [/\..*\./, 'number_points', 'has more than one point', PLAIN],
  [/^\.\d+$|^\d+\.$/, 'number_points', 'has a point without digits on both sides', PLAIN],
];

const WITH_COMMA: Ways = [
  [
    /^\d+\.\d+$/,
    'number_decimal_point',
    'has a point, which --decimal-comma does not read',
    'write a comma, or leave --decimal-comma out',
  ],
  [/,.*,/, 'number_points', 'has more than one comma', PLAIN],
  [/^,\d+$|^\d+,$/, 'number_points', 'has a comma without digits on both sides', PLAIN],
];

const NOT_WHOLE: Ways = [
  [/^\d+$/, 'quantity_too_long', 'has more than 15 digits', 'check the cell'],
  // Nobody can tell whether 1,000 is one or a thousand.
  [/^\d{1,3}[.,]\d{3}$/, 'number_grouping', 'has its digits in groups, or decimals', UNGROUPED],
  [/^\d+[.,]00?$/, 'quantity_not_whole', 'has decimals, as spreadsheets write them', 'write it without decimals'],
  [/^\d+[.,]\d+$/, 'quantity_not_whole', 'is not a whole number', 'a quantity counts units; use amount for values'],
];

const OTHERWISE = [/^/, 'number_malformed', 'is not a number', PLAIN] as const;

/** The plain decimal that a cell holds, or what it holds instead. */
export function readAmount(cell: string, column: string, hasDecimalComma: boolean): string | RowFault {
  if (hasDecimalComma) {
    if (/^\d+(,\d+)?$/.test(cell)) return cell.replace(',', '.');
    return numberFault(cell, column, [...WAYS, ...WITH_COMMA], '1234,50');
  }
  if (isPlainDecimal(cell)) return cell;
  return numberFault(cell, column, [...WAYS, ...WITH_POINT], '1234.50');
}

/** The whole number that a cell holds, or what it holds instead. */
export function readQuantity(cell: string, column: string): number | RowFault {
  if (/^\d{1,15}$/.test(cell)) return Number.parseInt(cell, 10);
  return numberFault(cell, column, [...WAYS, ...NOT_WHOLE], '1234');
}

function numberFault(cell: string, column: string, ways: Ways, example: string): RowFault {
  const [, code, what, hint] = ways.find(([form]) => form.test(cell)) ?? OTHERWISE;
  const message = `${excerpt(cell)} ${what}`;
  return { code, message, column, hint: hint.replace(/ N$/, ` ${example}`) };
}

// Shows a piece of a file in a message, and takes blanks off cells, the ones that nobody sees included.

const LONGEST_EXCERPT = 40;

/** What a reader of the message could not see or would take for a plain space, and halves of surrogate pairs. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** White space, no-break and ideographic spaces, zero-width characters, byte order marks. */
const BLANK = /[\s\p{Cf}]/u;

/** The text in quotes, at most 40 characters of it, with everything unseen written out: `"12\u{a0}345"`. */
export function excerpt(text: string): string {
  const start = Array.from(text.slice(0, 2 * LONGEST_EXCERPT + 2));
  const cut = start.length > LONGEST_EXCERPT ? `${start.slice(0, LONGEST_EXCERPT).join('')}…` : start.join('');
  return `"${writtenOut(cut)}"`;
}

/** The text with everything unseen written out. */
export function writtenOut(text: string): string {
  return text.replace(UNSEEN, (unseen) => SHORT[unseen] ?? `\\u{${(unseen.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The text without the blanks around it. A loop, because `/\s+$/` takes quadratic time on blanks that end in a letter. */
export function withoutBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return end - start === text.length ? text : text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit > 0x20 && unit < 0x7f) return false;
  return BLANK.test(text.charAt(at));
}
