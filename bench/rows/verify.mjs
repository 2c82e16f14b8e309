// How long the proof of a whole ledger takes, and in how much memory; beside reading every entry and hashing it.
import { figure } from '../lib/figures.mjs';
import { runProgram } from '../lib/programs.mjs';
import { agedLedger } from './growth.mjs';

export const title = '`sandbox verify`: the journal replayed, every total compared, the file checked';

const FULL = { sizes: [10_000, 1_000_000], rounds: 3 };
const QUICK = { sizes: [10_000], rounds: 1 };
const LEAST_ENTRIES = 250_000;
/** What memory may grow by while the journal grows a hundredfold. */
const MOST_MEMORY = 1.5;

export async function prepare({ build, hasPeers, quick, say }) {
  const { rounds, sizes } = quick ? QUICK : FULL;
  const cases = {};
  for (const size of sizes) {
    const path = await agedLedger(build, size, say);
    const { entries } = await runProgram(build, COUNTING, path);
    const counted = (text) => async () => ({ entries, ...(await runProgram(build, text, path)) });
    cases[`proof ${size}`] = counted(VERIFYING);
    if (hasPeers) cases[`hashes ${size}`] = counted(HASHING);
  }
  return { cases, rounds, figures: (took) => sizes.flatMap((size) => figuresOf(took, size, sizes[0])) };
}

function figuresOf(took, size, smallest) {
  const proofs = took[`proof ${size}`];
  const rate = (rounds) => rounds?.map(({ entries, ms }) => entries / (ms / 1000));
  const megabytes = (rounds) => rounds.map(({ rss }) => rss);
  const small = {
    name: `${smallest} redemptions`,
    values: megabytes(took[`proof ${smallest}`]),
    target: { most: MOST_MEMORY },
  };
  return [
    figure({
      name: `${size} redemptions, ${proofs[0].entries} entries`,
      unit: 'entries/s',
      values: rate(proofs),
      beside: [{ name: 'reading and hashing them', values: rate(took[`hashes ${size}`]) }],
      target: size === 1_000_000 ? { least: LEAST_ENTRIES } : undefined,
    }),
    figure({ name: `${size}, time`, unit: 's', values: proofs.map(({ ms }) => ms / 1000) }),
    figure({
      name: `${size}, peak memory`,
      unit: 'MB',
      values: megabytes(proofs),
      beside: size === smallest ? [] : [small],
    }),
  ];
}

const VERIFYING = `
  import { createLocalEngine } from 'DIST/local-engine/index.js';
  const engine = createLocalEngine({ path: ARGUMENT });
  const began = performance.now();
  const { checks, ok } = engine.verify();
  const ms = performance.now() - began;
  if (!ok) throw new Error(JSON.stringify(checks.filter((check) => !check.ok)));
  tell({ ms });`;

const COUNTING = `
  import { openStore } from 'DIST/local-engine/store/store.js';
  const store = openStore(ARGUMENT);
  tell({ entries: store.sql('SELECT count(*) FROM journal_entries').pluck().get() });
  store.close();`;

const HASHING = `
  import { hash } from 'node:crypto';
  import { SEALED_TEXT } from 'DIST/local-engine/ledger/journal.js';
  import { openStore } from 'DIST/local-engine/store/store.js';
  const store = openStore(ARGUMENT);
  const began = performance.now();
  let head = '';
  for (const sealed of store.sql('SELECT ' + SEALED_TEXT + ' FROM journal_entries e ORDER BY seq').pluck().iterate()) {
    head = hash('sha256', head + sealed);
  }
  tell({ ms: performance.now() - began });`;
