// Amounts of a request, and amounts the ledger would come to: read and kept exactly, or refused in words.
import { expect, test } from 'vitest';
import {
  fingerprintAmount,
  readAmount,
  requireAvailable,
  requireInRange,
  requirePlain,
  requirePositive,
} from '../../src/local-engine/rules/amount.js';
import { refusalOf } from '../support/rule-refusal.js';

const NOT_PLAIN = 'amount must be a plain decimal such as "12.50": no sign, exponent, blanks or separators';
const LARGEST = 10n ** 38n - 1n;

test.each(['0', '5', '0.10', '007'])('D4 %s has a form, and so has an amount that was not sent', (text) => {
  expect(refusalOf(requirePlain, text, 'amount')).toBeUndefined();
  expect(refusalOf(requirePlain, undefined, 'amount')).toBeUndefined();
});

test.each(['', '-5', '5e2', ' 5', '5,00'])('D4 %j has none', (text) => {
  expect(refusalOf(requirePlain, text, 'amount')).toBe(`invalid_request: ${NOT_PLAIN}`);
  expect(refusalOf(requirePositive, text, 'amount')).toBe(`invalid_request: ${NOT_PLAIN}`);
});

test.each([
  ['1', undefined],
  ['9', undefined],
  ['0.01', undefined],
  ['100', undefined],
  ['0', 'invalid_request: amount must be greater than zero'],
  ['00.000', 'invalid_request: amount must be greater than zero'],
])('D4 %s as an amount to move: %s', (text, refusal) => {
  expect(refusalOf(requirePositive, text, 'amount')).toBe(refusal);
});

test.each([
  // text                    scale   minor
  ['12.5', 2, 1250n],
  ['12.500', 2, 1250n],
  ['7', 0, 7n],
  ['9'.repeat(38), 0, LARGEST],
  [`${'9'.repeat(36)}.99`, 2, LARGEST],
  [`000${'9'.repeat(36)}.99`, 2, LARGEST],
  [`10${'0'.repeat(34)}`, 2, 10n ** 37n],
])('D5 D6 %s at scale %i is read as %i', (text, scale, minor) => {
  expect(readAmount(text, scale, 'amount')).toBe(minor);
});

test.each([
  ['1.005', 2, 'invalid_scale: amount has 3 decimal places; the asset has 2. Nothing is rounded'],
  ['1.5', 0, 'invalid_scale: amount has 1 decimal place; the asset has 0. Nothing is rounded'],
  ['1' + '0'.repeat(38), 0, "invalid_request: amount has more than 38 significant digits at the asset's scale of 0"],
  ['1' + '0'.repeat(36), 2, "invalid_request: amount has more than 38 significant digits at the asset's scale of 2"],
])('D5 D6 %s at scale %i is refused: %s', (text, scale, refusal) => {
  expect(refusalOf(readAmount, text, scale, 'amount')).toBe(refusal);
});

test.each([0n, 1n, -1n, LARGEST, -LARGEST])('D6 %i is in range', (minor) => {
  expect(requireInRange(minor, 'the cost')).toBe(minor);
});

test.each([LARGEST + 1n, -LARGEST - 1n])('D6 %i is not', (minor) => {
  expect(refusalOf(requireInRange, minor, 'the cost')).toBe(
    'amount_out_of_range: the cost would have more than 38 digits',
  );
});

test.each([
  ['5', '5'],
  ['5.0', '5'],
  ['05', '5'],
  [undefined, undefined],
])('D34 %s enters a fingerprint as %s', (text, canonical) => {
  expect(fingerprintAmount(text)).toBe(canonical);
});

test.each([
  // has    needs   refusal
  [500n, 499n, undefined],
  [500n, 500n, undefined],
  [500n, 501n, 'insufficient_balance: the wallet has 5.00, but 5.01 is needed'],
  [-100n, 1n, 'insufficient_balance: the wallet has -1.00, but 0.01 is needed'],
])('D12 an account that has %i, and %i is needed: %s', (has, needs, refusal) => {
  expect(refusalOf(requireAvailable, has, needs, 2, 'the wallet')).toBe(refusal);
});
