// One reversal of a redemption that emptied three lots, all of it given back: as an operation of the ledger, in groups,
// and through `engine.fetch`; beside SQLite's own smallest commit and a loop that writes the very same rows.
import { join } from 'node:path';
import { fetchOf, inGroups, operationsOf, reversalOf, timeOperations } from '../lib/engine.mjs';
import { figure, rateAndProcessor } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { bareWriterOf, recordWrites, timeOneRow } from '../lib/floors.mjs';
import { quantile, shuffled, timed } from '../lib/measure.mjs';

export const title = 'one reversal of three lots, each answer durable (WAL, synchronous=FULL)';

const FULL = { redemptions: 100_000, rounds: 5, counts: { 1: 3000, 100: 10_000, 1000: 20_000 }, floor: 4000 };
const QUICK = { redemptions: 10_000, rounds: 3, counts: { 1: 1000, 100: 3000, 1000: 5000 }, floor: 1000 };
const TARGETS = { 1: 0.55, 100: 2.6, 1000: 3.5 };
const AT_ONCE = 64;

export async function prepare({ build, folder, hasPeers, quick, say }) {
  const { counts, floor, redemptions, rounds } = quick ? QUICK : FULL;
  const lots = { redemptions, reversals: 0, members: redemptions / 10, lots: 3 };
  const from = await filled(build, `three-lots-${redemptions}`, lots, say);
  const [openOperations, openFetch] = [await operationsOf(build), await fetchOf(build)];
  const copy = join(folder, 'reversal.db');
  const reversals = shuffled(redemptions)
    .slice(0, counts[1000])
    .map((which, n) => reversalOf(which, `order-${n}-cancelled`));
  const operations = (size, door) =>
    timeOperations(openOperations(freshCopy(from, copy)), reversals.slice(0, counts[size]), size, door);
  const fetched = (size, atOnce) =>
    timeFetch(openFetch(freshCopy(from, copy)), reversals.slice(0, counts[size]), atOnce);
  const cases = {
    'operation 1': () => operations(1),
    'operation 100': () => operations(100),
    'operation 1000': () => operations(1000),
    'savepoints 100': () => operations(100, 'reverse'),
    'fetch 1': () => fetched(1, 1),
    'fetch 64': () => fetched(100, AT_ONCE),
  };
  if (hasPeers) {
    cases.floor = () => timeOneRow(build, join(folder, 'floor.db'), floor);
    say('recording what the engine writes');
    Object.assign(cases, await rowCases({ build, from, copy, counts, reversals }));
  }
  return { cases, rounds, warmUp: 1, figures: toFigures };
}

async function rowCases({ build, from, copy, counts, reversals }) {
  const writes = await recordWrites(build, from, copy, reversals);
  const openBareWriter = await bareWriterOf(build);
  await requireSameRows(build, openBareWriter, freshCopy(from, copy), writes);
  const rows = (size, count) => () => timeRows(openBareWriter(freshCopy(from, copy)), writes.slice(0, count), size);
  return Object.fromEntries(Object.entries(counts).map(([size, count]) => [`rows ${size}`, rows(Number(size), count)]));
}

/** A floor that left something out would be no floor: what the bare loop wrote must pass for a whole ledger. */
async function requireSameRows(build, openBareWriter, path, writes) {
  const { createLocalEngine } = await build.take('local-engine/index.js', 'createLocalEngine');
  const writer = openBareWriter(path);
  for (const group of inGroups(writes, 1000)) writer.together(group);
  writer.close();
  const engine = createLocalEngine({ path });
  const { checks, ok } = engine.verify();
  engine.close();
  if (ok) return;
  throw new Error(`the bare loop wrote another ledger: ${JSON.stringify(checks.filter((check) => !check.ok))}`);
}

function toFigures(took) {
  const floor = (target) => ({ name: 'one 200-byte row a commit', took: took.floor, target });
  const rows = (size) => ({ name: 'the same rows, bare loop', took: took[`rows ${size}`] });
  const groups = Object.keys(TARGETS).flatMap((size) =>
    rateAndProcessor({
      name: size === '1' ? 'engine operation, one a commit' : `engine operation, ${size} a commit`,
      took: took[`operation ${size}`],
      beside: [floor({ least: TARGETS[size] }), rows(size)],
    }),
  );
  const savepoints = rateAndProcessor({
    name: 'engine operation, 100 a commit, a savepoint each',
    took: took['savepoints 100'],
    beside: [floor(), rows(100)],
  });
  const alone = { name: 'engine.fetch, alone', took: took['fetch 1'] };
  const together = { name: `engine.fetch, ${AT_ONCE} at a time`, took: took['fetch 64'] };
  const latencies = ({ name, took: rounds }) =>
    ['p50', 'p99'].map((which) =>
      figure({ name: `${name}, ${which}`, unit: 'ms', values: rounds.map((each) => each[which]) }),
    );
  return [
    ...groups,
    ...savepoints,
    ...rateAndProcessor({ ...alone, beside: [floor(), rows(1)] }),
    ...latencies(alone),
    ...rateAndProcessor({ ...together, beside: [floor({ least: 1.2 }), alone] }),
    ...latencies(together),
  ];
}

async function timeRows(writer, writes, size) {
  const took = await timed(writes.length, () => {
    for (const group of inGroups(writes, size)) writer.together(group);
  });
  writer.close();
  return took;
}

async function timeFetch(engine, reversals, atOnce) {
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
  const took = await timed(reversals.length, () => Promise.all(Array.from({ length: atOnce }, caller)));
  engine.close();
  return { ...took, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}
