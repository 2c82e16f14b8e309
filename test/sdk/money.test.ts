// Amounts as texts and as whole minor units: every digit counts, nothing is rounded, nothing but a plain decimal is read.
import { expect, test } from 'vitest';
import {
  addAmounts,
  canonicalAmount,
  compareAmounts,
  formatAmount,
  isPlainDecimal,
  multiplyAmount,
  parseAmount,
  significantDecimals,
  subtractAmounts,
} from '../../src/sdk/money.js';

const LONG = '99999999999999999999.999999999999999999';

test.each([
  // what it is              text
  ['a digit', '0'],
  ['digits', '1234567890'],
  ['one decimal', '1.5'],
  ['many decimals', '12.345'],
  ['leading zeros', '007.00'],
])('%s: %j is a plain decimal', (_name, text) => {
  expect(isPlainDecimal(text)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['a blank before', ' 1'],
  ['a blank behind', '1 '],
  ['a line end behind', '1\n'],
  ['a sign', '-1'],
  ['a plus', '+1'],
  ['an exponent', '1e5'],
  ['an exponent behind a point', '1.5e5'],
  ['nothing before the point', '.5'],
  ['nothing behind the point', '5.'],
  ['a letter behind the point', '5.a'],
  ['two points', '1.2.3'],
  ['a decimal comma', '1,5'],
  ['a thousands separator', '1,000.00'],
  ['another base', '0x10'],
  ['a currency', '5 EUR'],
  ['a word', 'all'],
  ['digits of another script', '٣'],
])('%s: %j is not', (_name, text) => {
  expect(isPlainDecimal(text)).toBe(false);
  expect(() => parseAmount(text, 2)).toThrow(new RangeError(`not a plain decimal amount: ${JSON.stringify(text)}`));
});

test.each([
  ['2', 0],
  ['20', 0],
  ['2.0', 0],
  ['2.5', 1],
  ['1.500', 1],
  ['1.050', 2],
  ['0.001', 3],
])('%s has %i decimals that carry value', (text, decimals) => {
  expect(significantDecimals(text)).toBe(decimals);
});

test.each([
  // text      scale   minor        written
  ['12.5', 2, 1250n, '12.50'],
  ['12.500', 2, 1250n, '12.50'],
  ['12', 2, 1200n, '12.00'],
  ['0.07', 2, 7n, '0.07'],
  ['0', 2, 0n, '0.00'],
  ['0', 0, 0n, '0'],
  ['007', 0, 7n, '7'],
  ['7.000', 0, 7n, '7'],
  ['100', 0, 100n, '100'],
  ['1', 18, 10n ** 18n, '1.000000000000000000'],
  ['0.000000000000000001', 18, 1n, '0.000000000000000001'],
  [LONG, 18, 10n ** 38n - 1n, LONG],
])('%s at scale %i is %i, written %s', (text, scale, minor, written) => {
  expect(parseAmount(text, scale)).toBe(minor);
  expect(formatAmount(minor, scale)).toBe(written);
});

test.each([
  // minor   scale   written
  [-1n, 2, '-0.01'],
  [-1250n, 2, '-12.50'],
  [-7n, 0, '-7'],
])('%i at scale %i is written %s', (minor, scale, written) => {
  expect(formatAmount(minor, scale)).toBe(written);
});

test('a digit that would be lost is refused, never rounded', () => {
  expect(() => parseAmount('1.005', 2)).toThrow(new RangeError('1.005 has more than 2 decimal places'));
  expect(() => parseAmount('1.5', 0)).toThrow(new RangeError('1.5 has more than 0 decimal places'));
});

test.each([
  ['01.50', '1.5'],
  ['1.5', '1.5'],
  ['1.500', '1.5'],
  ['5', '5'],
  ['5.0', '5'],
  ['0005', '5'],
  ['0', '0'],
  ['000', '0'],
  ['0.50', '0.5'],
  ['00.05', '0.05'],
  ['1001', '1001'],
  ['500', '500'],
  ['0.0', '0'],
])('the one form of %s is %s', (text, canonical) => {
  expect(canonicalAmount(text)).toBe(canonical);
});

test.each([
  // a           b           a to b
  ['1', '2', -1],
  ['2', '1', 1],
  ['1.50', '1.5', 0],
  ['10', '9', 1],
  [LONG, '99999999999999999999.999999999999999998', 1],
])('%s beside %s: %i', (a, b, order) => {
  expect(compareAmounts(a, b)).toBe(order);
});

test.each([
  // a         b         a + b      a - b
  ['1', '2', '3', '-1'],
  ['1.50', '0.5', '2.00', '1.00'],
  ['0.5', '1.50', '2.00', '-1.00'],
  ['1', '0.25', '1.25', '0.75'],
  ['0.25', '1', '1.25', '-0.75'],
  [LONG, '0.000000000000000001', '100000000000000000000.000000000000000000', '99999999999999999999.999999999999999998'],
])('%s and %s: the sum is %s, the difference %s', (a, b, sum, difference) => {
  expect([addAmounts(a, b), subtractAmounts(a, b)]).toEqual([sum, difference]);
});

test.each([
  ['5.00', 3, '15.00'],
  ['5', 3, '15'],
  ['0.1', 3, '0.3'],
  [LONG, 3, '299999999999999999999.999999999999999997'],
])('%s times %i units is %s', (amount, units, product) => {
  expect(multiplyAmount(amount, units)).toBe(product);
});
