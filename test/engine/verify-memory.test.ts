// What verify remembers, in typed arrays: exact for every number and every amount that a file may hold.
import { describe, expect, test } from 'vitest';
import { createAmounts, createBits, createIds, createNumbers } from '../../src/local-engine/ledger/verify/compact.js';
import { createLotTable } from '../../src/local-engine/ledger/verify/lots.js';

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

describe('lots', () => {
  const ID = '01234567-89ab-cdef-8000-ffffffff0a9f';
  const made = { accountSeq: 1, amount: 5n, bucket: 'AVAILABLE', facts: 'f' } as const;

  test('are found by their ids, and numbered by their accounts', () => {
    const lots = createLotTable();
    const ids = Array.from({ length: 5000 }, (_, n) => `01234567-89ab-cdef-8000-${n.toString(16).padStart(12, '0')}`);
    for (const [n, id] of ids.entries()) lots.add(id, { ...made, accountSeq: n % 2 });
    expect(ids.map(lots.find)).toEqual(ids.map((_, n) => n));
    expect(ids.every((_, n) => lots.isNumbered(n, n % 2, (n >> 1) + 1))).toBe(true);
    expect([lots.isNumbered(0, 1, 1), lots.isNumbered(0, 0, 2)]).toEqual([false, false]);
    expect(lots.find(ID)).toBeUndefined();
    expect(lots.idOf(lots.add(ID, made))).toBe(ID);
  });

  test.each([
    ['too short', ID.slice(1)],
    ['too long', `${ID}0`],
    ['no dash', ID.replace('-', '0')],
    ['a dash in place of a digit', ID.replace('0', '-')],
    ['capitals', ID.toUpperCase()],
    ['what comes before digits and after f', ID.replace('9', ':')],
    ['another letter', ID.replace('a', 'g')],
    ['nothing', ''],
  ])('cannot have an id that is no UUID: %s', (_what, id) => {
    expect(() => createLotTable().find(id)).toThrow(TypeError);
  });
});
