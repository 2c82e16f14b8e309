// D22, D39: which lots an amount comes from and goes back to. Lots are written as amounts: of "10 20 30", lot 1 holds 10.
import { expect, test } from 'vitest';
import { type Draw, drawFifo, returnLifo } from '../../src/local-engine/rules/allocation.js';

const amounts = (text: string): bigint[] => text.split(' ').filter(Boolean).map(BigInt);

/** Hands out one after another, and knows how many were asked for. */
function counted<T>(items: readonly T[]): { readonly items: Iterable<T>; readonly read: () => number } {
  let read = 0;
  const hand = function* (): Generator<T> {
    for (const item of items) {
      read += 1;
      yield item;
    }
  };
  return { items: hand(), read: () => read };
}

test.each([
  //  name                                         lots         amount  draws                read
  ['takes part of the oldest', '10 20 30', 4n, '1:lot1=4', 1],
  ['empties the oldest exactly, and looks no further', '10 20 30', 10n, '1:lot1=10', 1],
  ['goes on with the next', '10 20 30', 11n, '1:lot1=10 2:lot2=1', 2],
  ['takes all', '10 20 30', 60n, '1:lot1=10 2:lot2=20 3:lot3=30', 3],
])('D39 %s', (_name, lots, amount, expected, read) => {
  const open = counted(amounts(lots).map((remaining, at) => ({ seq: at + 1, remaining })));
  const draws = drawFifo(open.items, amount).map((draw) => `${draw.n}:lot${draw.lotSeq}=${draw.amount}`);
  expect([draws.join(' '), open.read()]).toEqual([expected, read]);
});

/** The draws of a redemption, last drawn first, from the n-th on; lot 10 gave the first, lot 20 the second. */
function drawsBackwards(text: string, from: number): Draw[] {
  return amounts(text)
    .map((amount, at) => ({ n: at + 1, lotSeq: (at + 1) * 10, amount }))
    .slice(0, from)
    .reverse();
}

test.each([
  //  name                                    draws       goes on at   amount   returns                      then at     read
  ['takes only from the last drawn', '10 20 30', { n: 3, left: 30n }, 15n, 'lot30=15', { n: 3, left: 15n }, 1],
  ['fills the last drawn exactly', '10 20 30', { n: 3, left: 30n }, 30n, 'lot30=30', { n: 3, left: 0n }, 1],
  ['goes on with the one before', '10 20 30', { n: 3, left: 30n }, 35n, 'lot30=30 lot20=5', { n: 2, left: 15n }, 2],
  ['goes on inside a draw', '10 20 30', { n: 2, left: 15n }, 10n, 'lot20=10', { n: 2, left: 5n }, 1],
  [
    'fills the rest of one and begins another',
    '10 20',
    { n: 2, left: 5n },
    6n,
    'lot20=5 lot10=1',
    { n: 1, left: 9n },
    2,
  ],
  ['steps over one that is back', '10 20 30', { n: 3, left: 0n }, 25n, 'lot20=20 lot10=5', { n: 1, left: 5n }, 3],
  ['gives all back', '10 20', { n: 2, left: 20n }, 30n, 'lot20=20 lot10=10', { n: 1, left: 0n }, 2],
])('D22 %s', (_name, drawn, open, amount, expected, then, read) => {
  const draws = counted(drawsBackwards(drawn, open.n));
  const done = returnLifo(draws.items, open, amount);
  const returns = done.returns.map((back) => `lot${back.lotSeq}=${back.amount}`).join(' ');
  expect([returns, done.open, draws.read()]).toEqual([expected, then, read]);
});

test.each([0n, -1n])('an amount of %i is a mistake of the engine', (amount) => {
  expect(() => drawFifo([{ seq: 1, remaining: 5n }], amount)).toThrow('an amount to draw must be positive');
  const [draws, open] = [drawsBackwards('5', 1), { n: 1, left: 5n }];
  expect(() => returnLifo(draws, open, amount)).toThrow('an amount to return must be positive');
});

test('so is an amount that is not there', () => {
  expect(() => drawFifo([{ seq: 1, remaining: 5n }], 6n)).toThrow(
    'the balance check let through more than the lots hold',
  );
  expect(() => returnLifo(drawsBackwards('5', 1), { n: 1, left: 5n }, 6n)).toThrow(
    'the check of what remains let through more than the draws hold',
  );
});
