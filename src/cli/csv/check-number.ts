// Says of an amount or a quantity what it is when it is not a plain number: each way in which people and spreadsheets
// write numbers has its own fault, because each has its own remedy.
import { isPlainDecimal } from '../../sdk/index.js';
import { excerpt } from './excerpt.js';
import type { RowFault } from './shapes.js';

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
    'write it without one: what is given back is positive',
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
