// One reversal of a redemption that emptied three lots, all of it given back: as an operation of the ledger, in groups,
// and through `engine.fetch`; beside SQLite's own smallest commit and a loop that writes the very same rows.
import { join } from 'node:path';
import { createLocalEngine } from '../../dist/local-engine/index.js';
import { inGroups, openFetch, openOperations, reversalOf } from '../lib/engine.mjs';
import { figure } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { oneRowRate, openBareWriter, recordWrites } from '../lib/floors.mjs';
import { inRounds, perSecond, quantile, shuffled } from '../lib/measure.mjs';

export const title = 'one reversal of three lots, each answer durable (WAL, synchronous=FULL)';

const FULL = { redemptions: 100_000, rounds: 5, counts: { 1: 3000, 100: 10_000, 1000: 20_000 }, floor: 4000 };
const QUICK = { redemptions: 10_000, rounds: 3, counts: { 1: 1000, 100: 3000, 1000: 5000 }, floor: 1000 };
const TARGETS = { 1: 0.55, 100: 2.6, 1000: 3.5 };
const AT_ONCE = 64;

export async function run({ folder, quick, say }) {
  const { counts, floor, redemptions, rounds } = quick ? QUICK : FULL;
  const from = filled(
    `three-lots-${redemptions}`,
    { redemptions, reversals: 0, members: redemptions / 10, lots: 3 },
    say,
  );
  const copy = join(folder, 'reversal.db');
  const reversals = shuffled(redemptions)
    .slice(0, counts[1000])
    .map((which, n) => reversalOf(which, `order-${n}-cancelled`));
  say('recording what the engine writes');
  const writes = recordWrites(from, copy, reversals);
  requireSameRows(freshCopy(from, copy), writes);

  const cases = { floor: () => oneRowRate(join(folder, 'floor.db'), floor) };
  for (const [size, count] of Object.entries(counts)) {
    cases[`operation ${size}`] = () => timeOperations(freshCopy(from, copy), reversals.slice(0, count), Number(size));
    cases[`rows ${size}`] = () => timeRows(freshCopy(from, copy), writes.slice(0, count), Number(size));
  }
  cases['savepoints 100'] = () =>
    timeOperations(freshCopy(from, copy), reversals.slice(0, counts[100]), 100, 'reverse');
  cases['fetch 1'] = () => timeFetch(freshCopy(from, copy), reversals.slice(0, counts[1]), 1);
  cases['fetch 64'] = () => timeFetch(freshCopy(from, copy), reversals.slice(0, counts[100]), AT_ONCE);
  const took = await inRounds(rounds, cases, say);
  return toFigures(took);
}

/** A floor that left something out would be no floor: what the bare loop wrote must pass for a whole ledger. */
function requireSameRows(path, writes) {
  const writer = openBareWriter(path);
  for (const group of inGroups(writes, 1000)) writer.together(group);
  writer.close();
  const engine = createLocalEngine({ path });
  const { checks, ok } = engine.verify();
  engine.close();
  if (!ok)
    throw new Error(`the bare loop wrote another ledger: ${JSON.stringify(checks.filter((check) => !check.ok))}`);
}

function toFigures(took) {
  const rates = (name) => took[name].map((each) => each.rate);
  const times = (name, which) => took[name].map((each) => each[which]);
  const beside = (size, target) => [
    { name: 'one 200-byte row a commit', values: took.floor, target },
    { name: 'the same rows, bare loop', values: rates(`rows ${size}`) },
  ];
  const groups = Object.keys(TARGETS).map((size) =>
    figure({
      name: size === '1' ? 'engine operation, one a commit' : `engine operation, ${size} a commit`,
      unit: '/s',
      values: rates(`operation ${size}`),
      beside: beside(size, { least: TARGETS[size] }),
    }),
  );
  const latency = (name, which) =>
    figure({
      name: `${name}, ${which}`,
      unit: 'ms',
      values: times(name === 'engine.fetch, alone' ? 'fetch 1' : 'fetch 64', which),
    });
  return [
    ...groups,
    figure({
      name: 'engine operation, 100 a commit, a savepoint each',
      unit: '/s',
      values: rates('savepoints 100'),
      beside: beside(100),
    }),
    figure({ name: 'engine.fetch, alone', unit: '/s', values: rates('fetch 1'), beside: beside(1) }),
    latency('engine.fetch, alone', 'p50'),
    latency('engine.fetch, alone', 'p99'),
    figure({
      name: `engine.fetch, ${AT_ONCE} at a time`,
      unit: '/s',
      values: rates('fetch 64'),
      beside: [
        { name: 'one 200-byte row a commit', values: took.floor, target: { least: 1.2 } },
        { name: 'engine.fetch, alone', values: rates('fetch 1') },
      ],
    }),
    latency(`engine.fetch, ${AT_ONCE} at a time`, 'p50'),
    latency(`engine.fetch, ${AT_ONCE} at a time`, 'p99'),
  ];
}

function timeOperations(path, reversals, size, door = 'reverseWithin') {
  const ledger = openOperations(path);
  const began = performance.now();
  if (size === 1) for (const reversal of reversals) ledger.reverse(reversal);
  else {
    for (const group of inGroups(reversals, size)) {
      ledger.transaction(() => {
        for (const reversal of group) ledger[door](reversal);
      });
    }
  }
  const rate = perSecond(reversals.length, performance.now() - began);
  ledger.close();
  return { rate };
}

function timeRows(path, writes, size) {
  const writer = openBareWriter(path);
  const began = performance.now();
  for (const group of inGroups(writes, size)) writer.together(group);
  const rate = perSecond(writes.length, performance.now() - began);
  writer.close();
  return { rate };
}

async function timeFetch(path, reversals, atOnce) {
  const engine = openFetch(path);
  const latencies = [];
  let next = 0;
  const caller = async () => {
    while (next < reversals.length) {
      const reversal = reversals[next];
      next += 1;
      const began = performance.now();
      await engine.reverse(reversal);
      latencies.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, caller));
  const rate = perSecond(reversals.length, performance.now() - began);
  engine.close();
  return { rate, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}
