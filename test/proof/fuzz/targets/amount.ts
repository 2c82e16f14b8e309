// Amounts: every function of money, and the two readers that refuse amounts in words, against whole numbers made digit by
// digit. Nothing may ever be rounded, and no two functions may disagree on what an amount is.
import fc from 'fast-check';
import { readAmount as readCell, readQuantity } from '../../../../src/cli/csv/cell.js';
import {
  fingerprintAmount,
  readAmount,
  requireAvailable,
  requireInRange,
  requirePositive,
} from '../../../../src/local-engine/rules/amount.js';
import { Refusal } from '../../../../src/local-engine/rules/refusal.js';
import * as money from '../../../../src/sdk/money.js';
import { type Target, holds, same } from '../target.js';
import { type Reading, amountText, at, lean, plainDecimal, reading } from './decimals.js';

interface AmountInput {
  readonly a: string;
  readonly b: string;
  readonly scale: number;
  readonly units: number;
}

const grammar: fc.Arbitrary<AmountInput> = fc.record({
  a: amountText,
  b: fc.oneof({ weight: 3, arbitrary: plainDecimal }, { weight: 1, arbitrary: amountText }),
  scale: fc.nat(18),
  units: fc.oneof(fc.nat(1000), fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.maxSafeNat()),
});

export const amount: Target<AmountInput> = {
  name: 'amount',
  grammar,
  near: (one, other) =>
    fc.record({
      a: fc.oneof(fc.constant(one.a), fc.constant(other.a), spliced(one.a, other.b)),
      b: fc.oneof(fc.constant(one.b), spliced(one.b, other.a), spliced(one.a, one.a)),
      scale: fc.oneof(fc.constant(one.scale), fc.nat(18)),
      units: fc.oneof(fc.constant(one.units), fc.constant(other.units)),
    }),
  // eslint-disable-next-line @typescript-eslint/require-await -- targets are asynchronous, amounts are not
  run: async (input) => {
    checkText(input.a, input.scale);
    checkText(input.b, input.scale);
    const [a, b] = [reading(input.a), reading(input.b)];
    if (a !== undefined && b !== undefined) checkPair(input, a, b);
    checkWritten(BigInt(input.units), input.scale);
  },
  covers: /^src\/(sdk\/money|local-engine\/rules\/amount|cli\/csv\/check-number)\.ts$/,
};

const LONGEST = 2000;

/** The beginning of one, the end of the other. */
function spliced(one: string, other: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(one.length), fc.nat(other.length))
    .map(([from, to]) => (one.slice(0, from) + other.slice(to)).slice(0, LONGEST));
}

function checkText(text: string, scale: number): void {
  const read = reading(text);
  same(money.isPlainDecimal(text), read !== undefined, `is ${JSON.stringify(text)} a plain decimal`);
  const parsed = attempt(() => money.parseAmount(text, scale), RangeError);
  const least = read && lean(read);
  if (least === undefined || least.places > scale) {
    same(parsed, undefined, `parseAmount(${text}, ${scale})`);
  } else {
    same(parsed, at(least, scale), `parseAmount(${text}, ${scale})`);
    const written = money.formatAmount(at(least, scale), scale);
    const again = reading(written);
    same([again?.places, again?.digits], [scale, at(least, scale)], `formatAmount gave ${written}`);
  }
  checkRefusals(text, scale, read);
  checkCells(text);
  if (read === undefined || least === undefined) return;
  same(money.significantDecimals(text), least.places, `significantDecimals(${text})`);
  const canonical = money.canonicalAmount(text);
  const digits = String(least.digits).padStart(least.places + 1, '0');
  const point = digits.length - least.places;
  same(
    canonical,
    least.places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`,
    `canonical ${text}`,
  );
  same(fingerprintAmount(text), canonical, 'fingerprintAmount');
}

/** The engine's reader: D4, D5, D6, in this order. */
function checkRefusals(text: string, scale: number, read: Reading | undefined): void {
  const asked = refusalOf(() => {
    requirePositive(text, 'amount');
    return readAmount(text, scale, 'amount');
  });
  const least = read && lean(read);
  const expected =
    least === undefined || least.digits === 0n
      ? 'invalid_request'
      : least.places > scale
        ? 'invalid_scale'
        : least.wholeDigits + scale > 38
          ? 'invalid_request'
          : at(least, scale);
  same(asked, expected, `the engine reads ${JSON.stringify(text)} at scale ${scale}`);
}

/** The reader of files: with a point or with a comma, and units. */
function checkCells(text: string): void {
  for (const hasComma of [false, true]) {
    const cell = readCell(text, 'amount', hasComma);
    const expected = reading(text, hasComma ? ',' : '.');
    if (typeof cell !== 'string') {
      same(expected, undefined, `a cell with ${JSON.stringify(text)} is refused as ${cell.code}`);
      holds(cell.column === 'amount' && cell.message !== '' && cell.hint !== '', 'a fault without its place', cell);
      continue;
    }
    const read = reading(cell);
    same([read?.digits, read?.places], [expected?.digits, expected?.places], `a cell with ${JSON.stringify(text)}`);
    holds(expected !== undefined, 'taken for an amount', text);
  }
  const units = readQuantity(text, 'quantity');
  const whole = reading(text);
  const isWhole = whole !== undefined && !text.includes('.') && text.length <= 15;
  same(typeof units === 'number' ? BigInt(units) : undefined, isWhole ? whole.digits : undefined, `quantity ${text}`);
}

function checkPair({ a, b, units }: AmountInput, one: Reading, other: Reading): void {
  const scale = Math.max(one.places, other.places);
  const [x, y] = [at(one, scale), at(other, scale)];
  same(Math.sign(money.compareAmounts(a, b)), x < y ? -1 : x > y ? 1 : 0, `compareAmounts(${a}, ${b})`);
  const value = (text: string): bigint | undefined => {
    const read = reading(text.replace(/^-/, ''));
    if (read?.places !== scale) return undefined;
    return text.startsWith('-') ? -read.digits : read.digits;
  };
  same(value(money.addAmounts(a, b)), x + y, `addAmounts(${a}, ${b})`);
  same(value(money.subtractAmounts(a, b)), x - y, `subtractAmounts(${a}, ${b})`);
  const product = reading(money.multiplyAmount(a, units));
  same([product?.digits, product?.places], [one.digits * BigInt(units), one.places], `multiplyAmount(${a}, ${units})`);
}

/** Either sign, and back; what an account may hold, and whether it holds enough. */
function checkWritten(minor: bigint, scale: number): void {
  const large = minor * 10n ** BigInt(scale + 17);
  same(
    refusalOf(() => requireInRange(large, 'it')),
    large < 10n ** 38n ? large : 'amount_out_of_range',
    'in range',
  );
  same(
    refusalOf(() => requireInRange(-large, 'it')),
    large < 10n ** 38n ? -large : 'amount_out_of_range',
    'in range',
  );
  for (const less of [-1n, 0n, 1n]) {
    const found = refusalOf(() => (requireAvailable(minor - less, minor, scale, 'it'), 0n));
    same(found, less > 0n ? 'insufficient_balance' : 0n, 'enough');
  }
  for (const value of [minor, -minor, minor * 10n ** 20n + 1n]) {
    const text = money.formatAmount(value, scale);
    same(text.startsWith('-'), value < 0n, `formatAmount(${value}, ${scale})`);
    same(money.parseAmount(text.replace('-', ''), scale), value < 0n ? -value : value, `${text} read again`);
  }
}

function attempt<T>(work: () => T, expected: new (message: string) => Error): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof expected) return undefined;
    throw error;
  }
}

function refusalOf(work: () => bigint): bigint | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
