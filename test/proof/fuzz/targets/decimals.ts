// Decimals, read a second time: one digit after the other, with whole numbers only. The oracle of the amounts, and of every
// cell and field that holds one; it shares nothing with src/sdk/money.ts.
import fc from 'fast-check';

/** digits / 10^places. */
export interface Reading {
  readonly digits: bigint;
  readonly places: number;
  /** Before the point, leading zeros left out. */
  readonly wholeDigits: number;
}

/** What a plain decimal says; undefined for any other text. */
export function reading(text: string, point = '.'): Reading | undefined {
  let digits = 0n;
  let places = -1;
  let whole = 0n;
  let last = '';
  for (const unit of text.split('')) {
    const digit = '0123456789'.indexOf(unit);
    if (unit === point && places === -1 && last !== '') {
      places = 0;
      whole = digits;
    } else if (digit !== -1) {
      digits = digits * 10n + BigInt(digit);
      if (places !== -1) places += 1;
    } else return undefined;
    last = unit;
  }
  if (last === '' || last === point) return undefined;
  if (places === -1) whole = digits;
  return { digits, places: Math.max(0, places), wholeDigits: whole === 0n ? 0 : String(whole).length };
}

/** The same value with more places. */
export function at({ digits, places }: Reading, scale: number): bigint {
  return digits * 10n ** BigInt(scale - places);
}

/** The same value with as few places as hold it. */
export function lean(read: Reading): Reading {
  let { digits, places } = read;
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n;
    places -= 1;
  }
  return { ...read, digits, places };
}

const run = (units: string, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...units.split('')), maxLength });

/** Near the limits: no digits, 18 places, 38 digits, and far beyond. */
const length = fc.oneof(
  { weight: 6, arbitrary: fc.nat(6) },
  { weight: 2, arbitrary: fc.integer({ min: 15, max: 40 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 41, max: 400 }),
  },
);

/** Digits of a length, zeros and nines more often than chance has it. */
const digits = fc.oneof(
  { weight: 3, arbitrary: length.chain((most) => run('0123456789', Math.max(1, most))) },
  { weight: 1, arbitrary: length.map((count) => '0'.repeat(count)) },
  { weight: 1, arbitrary: length.map((count) => '9'.repeat(count)) },
  {
    weight: 1,
    arbitrary: fc.tuple(length, run('0123456789', 4), length).map(([a, mid, b]) => '0'.repeat(a) + mid + '0'.repeat(b)),
  },
);

/** Plain decimals, mostly of a size that is in use. */
export const plainDecimal = fc
  .tuple(digits, fc.option(digits, { nil: '' }))
  .map(([whole, places]) => (whole === '' ? '0' : whole) + (places === '' ? '' : `.${places}`));

/** Of an amount that a request would carry. */
export const smallDecimal = fc.oneof(
  fc.nat(2000).map(String),
  fc.tuple(fc.nat(600), fc.nat(99)).map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`),
  fc.constantFrom('0.01', '0.000000000000000001', '1.500', '005', '500', '500.00', '1000.00', '9'.repeat(38)),
);

const ODD = [
  ...[
    '',
    ' ',
    '.',
    '-',
    '+',
    '0',
    '-0',
    '00',
    '0.',
    '.5',
    '1.',
    '1..2',
    '1.2.3',
    '1,5',
    '1.000,50',
    '1,000.50',
    "1'000",
  ],
  ...[
    '1e3',
    '1E+3',
    '0x10',
    '0b1',
    '1_000',
    'NaN',
    'Infinity',
    '-Infinity',
    '١٢',
    '１２',
    '1\n',
    '\n1',
    ' 1',
    '1 ',
    '1\u00a0000',
  ],
  ...[
    '1\u200b',
    '\ufeff1',
    '1\0',
    '𝟙',
    '²',
    '½',
    '1.5e-7',
    '1.٥',
    '(5)',
    '5-',
    '$5',
    '5€',
    '\u22125',
    '1.5\r',
    'null',
    '[1]',
    '1/2',
  ],
];

/** Texts that somebody may take for an amount. */
export const amountText = fc.oneof(
  { weight: 6, arbitrary: plainDecimal },
  { weight: 4, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: run('0123456789.,-+eE _\u00a0٣', 12) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(plainDecimal, fc.nat(50), fc.constantFrom(...ODD))
      .map(([text, spot, odd]) => text.slice(0, spot) + odd + text.slice(spot)),
  },
);
