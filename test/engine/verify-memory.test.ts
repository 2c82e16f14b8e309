// What verify remembers, in typed arrays: exact for every number and every amount that a file may hold.
import { describe, expect, test } from 'vitest';
import { createAmounts } from '../../src/local-engine/ledger/verify/amounts.js';
import { createBits } from '../../src/local-engine/ledger/verify/bits.js';
import { createIds } from '../../src/local-engine/ledger/verify/ids.js';
import { createNumbers } from '../../src/local-engine/ledger/verify/numbers.js';

const PLACES = [0, 1, 8191, 8192, 2 ** 40, -1, -8193];

test('numbers', () => {
  const numbers = createNumbers();
  for (const [n, at] of PLACES.entries()) numbers.set(at, n + 1);
  expect(PLACES.map(numbers.get)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect([2, 8190, 2 ** 41, -2].map(numbers.get)).toEqual([0, 0, 0, 0]);
});

test('amounts, also those that do not fit into 64 bits', () => {
  const amounts = createAmounts();
  const each = [5n, -5n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n), -(10n ** 38n), 10n ** 38n];
  for (const [n, at] of PLACES.entries()) amounts.set(at, each[n] ?? 0n);
  expect(PLACES.map(amounts.get)).toEqual(each);
  for (const at of PLACES) amounts.set(at, 7n);
  expect(PLACES.map(amounts.get)).toEqual(PLACES.map(() => 7n));
  expect(amounts.get(3)).toBe(0n);
});

test('bits', () => {
  const bits = createBits();
  for (const at of PLACES) bits.add(at);
  for (const at of [0, 8192, 77]) bits.delete(at);
  expect([...bits.values()].sort((a, b) => a - b)).toEqual([-8193, -1, 1, 8191, 2 ** 40]);
  expect(PLACES.map(bits.has)).toEqual([false, true, true, false, true, true, true]);
});

describe('ids', () => {
  test.each([
    ['a UUID', '550e8400-e29b-41d4-a716-446655440001'],
    ['a short one', 'x'],
    ['a long one', 'x'.repeat(37)],
    ['letters that are not ASCII', 'é'.repeat(36)],
  ])('%s', (_what, id) => {
    const ids = createIds();
    ids.set(8193, id);
    expect([8193, 8192, 0].map(ids.get)).toEqual([id, '', '']);
  });
});
