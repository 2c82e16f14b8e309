// Batch files as a grammar: a table in some style of writing, with cells as people have them, and then cut, spliced and spoiled.
import fc from 'fast-check';
import type { CsvOptions } from '../../../../src/cli/csv/read-csv.js';
import { amountText, smallDecimal } from './decimals.js';

export interface CsvInput {
  /** The file, a character for a byte, so that it can be read in the corpus. */
  readonly bytes: string;
  readonly options: CsvOptions;
  /** In pieces of so many bytes. */
  readonly chunk: number;
}

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: length, maxLength: length });

const uuid = fc
  .tuple(hex(8), hex(4), hex(4), hex(4), hex(12), fc.boolean())
  .map(([a, b, c, d, e, isUpper]) => (isUpper ? [a, b, c, d, e].join('-').toUpperCase() : [a, b, c, d, e].join('-')));

/** What stands in cells that hold something else than they should. */
const ODD_CELLS = [
  ...[
    '',
    ' ',
    '\t',
    'x',
    '"',
    '""',
    '"a',
    'a"b',
    ',',
    ';',
    '\n',
    '\r\n',
    '\r',
    'a\nb',
    '\0',
    '\x07',
    '\u00a0',
    '\ufeff',
    '😀',
  ],
  ...[
    '#N/A',
    '#REF!',
    '2.5E+09',
    '550e8400-e29b-41d4-a716-44665544',
    '550e8400-e29b…',
    "'=1",
    '=1+1',
    '@x',
    "''-",
    '-5',
    '+5',
  ],
  ...[
    '1,5',
    '1.000,00',
    '1 000',
    '12e5',
    '1E+12',
    'NaN',
    '٣',
    'applied',
    'planned',
    'refused',
    'column_count',
    '\u202e',
    'é',
    'ß',
  ],
];
const odd = fc.oneof(fc.constantFrom(...ODD_CELLS), fc.string({ maxLength: 6 }), amountText);

const reasons = fc.oneof(
  fc.constantFrom('why', 'Refund', 'they said "no"', 'a, b; c\td', 'two\nlines', 'Müller', '  blanks  ', '😀'),
  fc.integer({ min: 495, max: 505 }).map((length) => 'r'.repeat(length)),
);
const keys = fc.oneof(
  hex(12),
  fc.constantFrom('2.5E+09', '1e5'),
  fc.integer({ min: 250, max: 260 }).map((length) => 'k'.repeat(length)),
);

const COLUMNS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  redemption_id: uuid,
  amount: fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 6, arbitrary: smallDecimal },
    { weight: 3, arbitrary: smallDecimal.map((text) => text.replace('.', ',')) },
    { weight: 1, arbitrary: amountText },
    { weight: 1, arbitrary: fc.constantFrom('1e3', '5e0', '-5', '+5', '1_000', 'NaN', '1.', '.5', '1 000', '0x1') },
  ),
  quantity: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.nat(99).map(String) }),
  reason: reasons,
  idempotency_key: fc.oneof(fc.constant(''), keys),
  scrip_line: fc.nat(9).map(String),
  scrip_status: fc.constantFrom('', 'applied', 'refused', 'planned', 'unknown', 'sent', 'replayed', 'invalid'),
  scrip_idempotency_key: fc.oneof(fc.constant(''), keys),
  scrip_error_code: fc.constantFrom('', 'column_count', 'refused'),
};

const ODD_NAMES = [
  ...[
    'id',
    'Id',
    'ID',
    'redemption id',
    'Redemption_ID',
    'redemptionid',
    'redemptoin_id',
    ' amount',
    'amount ',
    'Amount',
    'reasons',
  ],
  ...[
    'note',
    'Order ref',
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    'a"b',
    'x,y',
    'two\nlines',
    'é',
    'sep=;',
    '\x07',
    "'=x",
  ],
  ...['\ufeffredemption_id', 'scrip_amount', 'scrip_error', 'idempotency key', 'key', 'quantity\u00a0', 'Menge;amount'],
];

const RESULTS = ['scrip_line', 'scrip_status', 'scrip_idempotency_key', 'scrip_error_code'];

const names: fc.Arbitrary<string[]> = fc
  .tuple(
    fc
      .tuple(fc.subarray(['amount', 'quantity', 'idempotency_key']), fc.nat(6))
      .map(([ours, n]) => (n === 0 ? ours : [...ours, 'reason'])),
    fc.oneof(
      { weight: 2, arbitrary: fc.subarray(['note', 'Order ref', 'é']) },
      { weight: 1, arbitrary: fc.array(fc.constantFrom(...ODD_NAMES), { maxLength: 2 }) },
    ),
    fc.oneof(
      { weight: 6, arbitrary: fc.constant<string[]>([]) },
      { weight: 2, arbitrary: fc.constant(RESULTS) },
      { weight: 1, arbitrary: fc.subarray(RESULTS) },
    ),
    fc.nat(8),
    fc.boolean(),
  )
  .map(([ours, others, results, spot, hasId]) => [
    ...ours.slice(0, spot),
    ...(hasId || spot > 0 ? ['redemption_id'] : []),
    ...ours.slice(spot),
    ...others.slice(0, spot % 3),
    ...results,
  ]);

interface Style {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly isQuoted: boolean;
  readonly isEnded: boolean;
  readonly bom: boolean;
  readonly encoding: 'utf8' | 'utf16le' | 'utf16be' | 'latin1';
}

const style: fc.Arbitrary<Style> = fc
  .record({
    delimiter: fc.constantFrom(...',,,,;;\t\t|'.split('')),
    lineEnd: fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\n', '\r\n', '\r'),
    isQuoted: fc.boolean(),
    isEnded: fc.boolean(),
    bom: fc.boolean(),
    encoding: fc.oneof(
      { weight: 8, arbitrary: fc.constant('utf8' as const) },
      { weight: 3, arbitrary: fc.constantFrom('utf16le' as const, 'utf16be' as const) },
      { weight: 1, arbitrary: fc.constant('latin1' as const) },
    ),
  })
  // Without its mark UTF-16 is refused at once.
  .map((given) => ({ ...given, bom: given.bom || (given.isEnded && given.encoding.startsWith('utf16')) }));

/** A table as text in a style. */
export function written(
  rows: readonly (readonly string[])[],
  { delimiter, lineEnd, isQuoted, isEnded }: Style,
): string {
  const cell = (text: string): string =>
    isQuoted || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((cells) => cells.map(cell).join(delimiter)).join(lineEnd) + (isEnded ? lineEnd : '');
}

export function encoded(text: string, { encoding, bom }: Pick<Style, 'encoding' | 'bom'>): Uint8Array {
  const whole = (bom ? '\ufeff' : '') + text;
  if (encoding === 'latin1' || encoding === 'utf8') return Buffer.from(whole, encoding);
  const units = Buffer.from(whole, 'utf16le');
  return encoding === 'utf16le' ? units : units.swap16();
}

const rows = names.chain((header) => {
  const cells = header.map((name) => {
    // Some names are those of what every object has.
    const sound = (Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined) ?? fc.constantFrom('', 'x', 'y z');
    return fc.oneof({ weight: 14, arbitrary: sound }, { weight: 1, arbitrary: odd });
  });
  const row = fc.oneof(
    { weight: 12, arbitrary: fc.tuple(...cells) },
    { weight: 1, arbitrary: fc.array(odd, { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.constant<string[]>([]) },
  );
  return fc.array(row, { minLength: 1, maxLength: 8 }).map((below): string[][] => [header, ...below]);
});

/** Some bytes taken out and others put in, as transfers, editors and people do it. */
const SPOILT = [
  ...['PK\x03\x04', '\x1f\x8b', '\xff\xfe\0\0', 'sep=;\n', '#N/A', '2.5E+09', '\r\n\r\n', 'a;b,c'],
  ...[
    '',
    '"',
    '\r',
    '\n',
    ',',
    ';',
    '\0',
    '\x80',
    '\xff',
    '\xfe',
    '\xed\xa0\x80',
    '\xc0\xaf',
    '\xef\xbb\xbf',
    '""',
    ' ',
    '\t',
    'x',
  ],
];
const edit = fc.record({
  at: fc.oneof(fc.nat(), fc.constant(0)),
  out: fc.constantFrom(0, 0, 1, 2, 40),
  put: fc.constantFrom(...SPOILT),
});

export interface Edit {
  readonly at: number;
  readonly out: number;
  readonly put: string;
}

export function edited(bytes: string, edits: readonly Edit[]): string {
  return edits.reduce((text, { at, out, put }) => {
    const spot = at % (text.length + 1);
    return text.slice(0, spot) + put + text.slice(spot + out);
  }, bytes);
}

export const edits = (maxLength: number): fc.Arbitrary<readonly Edit[]> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<Edit[]>([]) }, { weight: 1, arbitrary: fc.array(edit, { maxLength }) });

/** A flag is seldom given. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

export const options: fc.Arbitrary<CsvOptions> = fc
  .record({
    delimiter: maybe(fc.constantFrom(',' as const, ';' as const, '\t' as const)),
    map: maybe(
      fc
        .array(
          fc.tuple(fc.constantFrom('redemption_id', 'amount', 'reason', 'quantity'), fc.constantFrom(...ODD_NAMES)),
          {
            maxLength: 2,
          },
        )
        .map((pairs) => Object.fromEntries(pairs) as Record<string, string>),
    ),
    decimalComma: maybe(fc.boolean()),
    trim: maybe(fc.boolean()),
    reason: maybe(fc.constantFrom('filled in', 'x')),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as CsvOptions);

export const chunk = fc.constantFrom(1, 2, 7, 64, 65, 4096, 1_000_000);

export const csvInput: fc.Arbitrary<CsvInput> = fc
  .tuple(rows, style, fc.constantFrom(...Array.from({ length: 30 }, () => 1), 40, 700), edits(3), options, chunk)
  .map(([[header = [], ...below], how, times, spoilt, given, size]) => {
    const repeated = Array.from({ length: times }, () => below).flat();
    const bytes = Buffer.from(encoded(written([header, ...repeated], how), how)).toString('latin1');
    return { bytes: edited(bytes, spoilt), options: given, chunk: size };
  });
