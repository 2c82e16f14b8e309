// What is left of a redemption, and which kind it is, from its fields alone.
import { expect, test } from 'vitest';
import fc from 'fast-check';
import {
  addAmounts,
  compareAmounts,
  formatAmount,
  multiplyAmount,
  redemptionKind,
  remaining,
  subtractAmounts,
} from '../../src/sdk/index.js';

test.each([
  //  name                                     redemption                                                    left
  ['nothing reversed', { amount: '1000.00', reversed_amount: '0.00' }, { amount: '1000.00' }],
  ['part reversed', { amount: '1000.00', reversed_amount: '250.10' }, { amount: '749.90' }],
  ['all reversed', { amount: '1000.00', reversed_amount: '1000.00' }, { amount: '0.00' }],
  ['scale 0', { amount: '7', reversed_amount: '3' }, { amount: '4' }],
  [
    'scale 18',
    { amount: '0.000000000000000003', reversed_amount: '0.000000000000000001' },
    { amount: '0.000000000000000002' },
  ],
  [
    '38 digits',
    { amount: '99999999999999999999.999999999999999999', reversed_amount: '0.000000000000000001' },
    { amount: '99999999999999999999.999999999999999998' },
  ],
  ['reversed_amount absent', { amount: '5.00' }, { amount: '5.00' }],
  ['reversed_amount null', { amount: '5.00', reversed_amount: null }, { amount: '5.00' }],
  [
    'units',
    { amount: '1000.00', reversed_amount: '500.00', quantity: 2, reversed_quantity: 1, reward_id: 'r' },
    { amount: '500.00', quantity: 1 },
  ],
  [
    'units, none reversed and none said',
    { amount: '9', reversed_amount: '0', quantity: 3 },
    { amount: '9', quantity: 3 },
  ],
  [
    'units, all reversed',
    { amount: '9', reversed_amount: '9', quantity: 3, reversed_quantity: 3 },
    { amount: '0', quantity: 0 },
  ],
  ['units are null', { amount: '9', reversed_amount: '0', quantity: null, reversed_quantity: null }, { amount: '9' }],
  ['units are zero', { amount: '9', reversed_amount: '0', quantity: 0, reversed_quantity: 0 }, { amount: '9' }],
])('%s', (_name, redemption, left) => {
  expect(remaining(redemption)).toEqual(left);
});

test.each([
  ['RAW', {}],
  ['RAW', { quantity: null, reward_id: null }],
  ['RAW', { quantity: 0, reward_id: '' }],
  ['AMOUNT_BASED', { reward_id: 'r' }],
  ['AMOUNT_BASED', { reward_id: 'r', quantity: null }],
  ['AMOUNT_BASED', { reward_id: 'r', quantity: 0 }],
  ['UNIT_BASED', { reward_id: 'r', quantity: 1 }],
  ['UNIT_BASED', { quantity: 2 }],
])('%s: %j', (kind, redemption) => {
  expect(redemptionKind(redemption)).toBe(kind);
});

test('what is left and what was reversed always make the whole, at every scale', () => {
  const minor = fc.bigInt({ min: 0n, max: 10n ** 38n - 1n });
  fc.assert(
    fc.property(minor, minor, fc.integer({ min: 0, max: 18 }), (a, b, scale) => {
      const [less, whole] = a < b ? [a, b] : [b, a];
      const amount = formatAmount(whole, scale);
      const reversed_amount = formatAmount(less, scale);
      const left = remaining({ amount, reversed_amount }).amount;
      expect(left).toBe(formatAmount(whole - less, scale));
      expect(compareAmounts(addAmounts(left, reversed_amount), amount)).toBe(0);
    }),
  );
});

test('amounts of any length are added, taken off and multiplied without rounding', () => {
  const nines = '9'.repeat(65_000);
  expect(addAmounts(nines, '0.01')).toBe(`${nines}.01`);
  expect(subtractAmounts(`${nines}.01`, '0.01')).toBe(`${nines}.00`);
  expect(compareAmounts(`${nines}.01`, `${nines}.02`)).toBe(-1);
  expect(multiplyAmount(`${nines}.01`, 3)).toBe(`2${nines.slice(1)}7.03`);
});
