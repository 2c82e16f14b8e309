// Several processes that write to one file at the same time, each one reversal after another through `engine.fetch`: what
// they do together, how long the unluckiest wait is, and whether all get their share.
import { mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { figure } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { inRounds } from '../lib/measure.mjs';
import { runProgram } from '../lib/programs.mjs';

export const title = 'several writer processes on one file, one reversal after another each';

const FULL = { redemptions: 100_000, rounds: 3, seconds: 4 };
const QUICK = { redemptions: 10_000, rounds: 1, seconds: 2 };
const WRITERS = [1, 2, 4, 8];

export async function run({ folder, quick, say }) {
  const { redemptions, rounds, seconds } = quick ? QUICK : FULL;
  const lots = { redemptions, reversals: 0, members: redemptions / 10, lots: 3 };
  const from = filled(`three-lots-${redemptions}`, lots, say);
  const cases = {};
  for (const writers of WRITERS) {
    cases[writers] = () => writeTogether(freshCopy(from, join(folder, 'writers.db')), writers, redemptions, seconds);
  }
  const took = await inRounds(rounds, cases, say);
  return WRITERS.flatMap((writers) => toFigures(took, writers));
}

function toFigures(took, writers) {
  const column = (name, of = writers) => took[of].map((each) => each[name]);
  const target = (bound) => (writers === 4 ? bound : undefined);
  const beside = writers === 1 ? [] : [{ name: '1 writer', values: column('rate', 1) }];
  const all = `${writers} writer${writers === 1 ? '' : 's'}`;
  return [
    figure({ name: `${all}, all together`, unit: '/s', values: column('rate'), beside }),
    figure({ name: `${all}, worst wait`, unit: 'ms', values: column('worst'), target: target({ most: 1000 }) }),
    ...(writers === 1
      ? []
      : [
          figure({
            name: `${all}, slowest of fastest`,
            unit: '',
            values: column('share'),
            target: target({ least: 0.5 }),
          }),
          figure({
            name: `${all}, told that the file is busy`,
            unit: '',
            values: column('busy'),
            target: target({ most: 0 }),
          }),
        ]),
  ];
}

async function writeTogether(path, writers, redemptions, seconds) {
  const meeting = mkdtempSync(join(dirname(path), 'meeting-'));
  const one = (which) => runProgram(WRITING, { path, meeting, which, writers, redemptions, ms: seconds * 1000 });
  const all = await Promise.all(Array.from({ length: writers }, (_, which) => one(which)));
  const done = all.map((each) => each.done);
  const total = done.reduce((sum, each) => sum + each, 0);
  const { reversals } = await runProgram(COUNTING, path);
  if (reversals !== total) throw new Error(`${total} were answered, and ${reversals} are in the file`);
  return {
    rate: total / seconds,
    worst: Math.max(...all.map((each) => each.worst)),
    share: Math.min(...done) / Math.max(...done),
    busy: all.reduce((sum, each) => sum + each.busy, 0),
  };
}

/** They wait for each other, so that none has the file to itself while another is still starting. */
const WRITING = `
  import { readdirSync, writeFileSync } from 'node:fs';
  import { openFetch, reversalOf } from './engine.mjs';
  const { path, meeting, which, writers, redemptions, ms } = ARGUMENT;
  const engine = openFetch(path);
  writeFileSync(meeting + '/' + which, '');
  while (readdirSync(meeting).length < writers) await new Promise((resolve) => setTimeout(resolve, 2));
  const end = performance.now() + ms;
  let [done, busy, worst] = [0, 0, 0];
  for (let n = which; performance.now() < end; n += writers) {
    const began = performance.now();
    try {
      await engine.reverse(reversalOf((n * 7919) % redemptions, 'order-' + n));
      done += 1;
    } catch (error) {
      if (!error.message.includes('held by another process')) throw error;
      busy += 1;
    }
    worst = Math.max(worst, performance.now() - began);
  }
  engine.close();
  tell({ done, busy, worst });`;

const COUNTING = `
  import { openStore } from 'DIST/local-engine/store/store.js';
  const store = openStore(ARGUMENT);
  tell({ reversals: store.sql("SELECT count(*) FROM journal_entries WHERE action_type = 'REVERSAL'").pluck().get() });
  store.close();`;
