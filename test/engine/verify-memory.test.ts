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
  const made = { amount: 5n, bucket: 'AVAILABLE', facts: 'f' } as const;

  test('are found by their account and their number in it, which are given one by one', () => {
    const lots = createLotTable();
    const places = Array.from({ length: 5000 }, (_, n) => [n % 3 === 0 ? 7 : 1000 + (n % 11), n] as const);
    const given = places.map(([account]) => {
      const seq = lots.count(account) + 1;
      return [account, seq, lots.add(account, made)] as const;
    });
    expect(given.map(([account, seq]) => lots.find(account, seq))).toEqual(given.map(([, , lot]) => lot));
    expect(given.map(([, , lot]) => lot)).toEqual(places.map(([, n]) => n));
    expect(lots.size()).toBe(5000);
    expect(lots.nameOf(3)).toBe('lot 2 of account 7');
  });

  test.each<[string, number, number]>([
    ['of an account without lots', 5, 1],
    ['behind the last', 1, 3],
    ['number 0', 1, 0],
    ['with both numbers the other way round', 2, 1],
    ['of a number that no account has', 2 ** 40, 1],
  ])('are not found %s', (_what, account, seq) => {
    const lots = createLotTable();
    lots.add(1, made);
    lots.add(1, made);
    expect(lots.find(account, seq)).toBeUndefined();
  });

  test('keep apart what they were made of, what is left, and where it is', () => {
    const lots = createLotTable();
    const [a, b] = [lots.add(1, made), lots.add(1, { amount: 10n ** 30n, bucket: 'HELD', facts: 'g' })];
    lots.remaining.set(a, 0n);
    lots.setExpired(a, true);
    lots.setBucket(b, 'DEFERRED');
    expect([a, b].map(lots.original)).toEqual([5n, 10n ** 30n]);
    expect([a, b].map(lots.remaining.get)).toEqual([0n, 10n ** 30n]);
    expect([a, b].map(lots.bucket)).toEqual(['AVAILABLE', 'DEFERRED']);
    expect([a, b].map(lots.hasExpired)).toEqual([true, false]);
    expect([lots.hasFacts(a, 'f'), lots.hasFacts(a, 'g'), lots.hasFacts(b, 'g')]).toEqual([true, false, true]);
  });
});
