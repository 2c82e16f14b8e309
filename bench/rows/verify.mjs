// How long the proof of a whole ledger takes, and in how much memory; beside reading every entry and hashing it.
import { figure } from '../lib/figures.mjs';
import { median } from '../lib/measure.mjs';
import { runProgram } from '../lib/programs.mjs';
import { agedLedger } from './growth.mjs';

export const title = '`sandbox verify`: the journal replayed, every total compared, the file checked';

const FULL = { sizes: [10_000, 1_000_000], rounds: 3 };
const QUICK = { sizes: [10_000], rounds: 1 };
const LEAST_ENTRIES = 250_000;
/** What memory may grow by while the journal grows a hundredfold. */
const MOST_MEMORY = 1.5;

export async function run({ quick, say }) {
  const { rounds, sizes } = quick ? QUICK : FULL;
  const told = [];
  for (const size of sizes) {
    const path = agedLedger(size, say);
    const each = { size, proofs: [], hashes: [] };
    for (let round = 0; round < rounds; round += 1) {
      say(`${size} redemptions, round ${round + 1}`);
      each.hashes.push(await runProgram(HASHING, path));
      each.proofs.push(await runProgram(VERIFYING, path));
    }
    told.push(each);
  }
  const [smallest] = told;
  return told.flatMap(({ hashes, proofs, size }) => {
    const of = `${size} redemptions, ${hashes[0].entries} entries`;
    const rate = (list) => list.map(({ ms }) => hashes[0].entries / (ms / 1000));
    const megabytes = (list) => list.map(({ rss }) => rss);
    const small = {
      name: `${smallest.size} redemptions`,
      values: megabytes(smallest.proofs),
      target: { most: MOST_MEMORY },
    };
    return [
      figure({
        name: of,
        unit: 'entries/s',
        values: rate(proofs),
        beside: [{ name: 'reading and hashing them', values: rate(hashes) }],
        target: size === 1_000_000 ? { least: LEAST_ENTRIES } : undefined,
      }),
      figure({ name: `${size}, time`, unit: 's', values: proofs.map(({ ms }) => ms / 1000) }),
      figure({
        name: `${size}, peak memory`,
        unit: 'MB',
        values: megabytes(proofs),
        beside: size === smallest.size ? [] : [{ ...small, values: [median(small.values)] }],
      }),
    ];
  });
}

const VERIFYING = `
  import { createLocalEngine } from 'DIST/local-engine/index.js';
  const engine = createLocalEngine({ path: ARGUMENT });
  const began = performance.now();
  const { checks, ok } = engine.verify();
  const ms = performance.now() - began;
  if (!ok) throw new Error(JSON.stringify(checks.filter((check) => !check.ok)));
  tell({ ms });`;

const HASHING = `
  import { hash } from 'node:crypto';
  import { SEALED_TEXT } from 'DIST/local-engine/ledger/journal.js';
  import { openStore } from 'DIST/local-engine/store/store.js';
  const store = openStore(ARGUMENT);
  const began = performance.now();
  let [entries, head] = [0, ''];
  for (const sealed of store.sql('SELECT ' + SEALED_TEXT + ' FROM journal_entries e ORDER BY seq').pluck().iterate()) {
    head = hash('sha256', head + sealed);
    entries += 1;
  }
  tell({ ms: performance.now() - began, entries });`;
