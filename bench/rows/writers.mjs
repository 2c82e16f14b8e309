// Several processes that write to one file at the same time, each one reversal after another through `engine.fetch`: what
// they do together, how long the unluckiest wait is, and whether all get their share.
import { mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { figure } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { runProgram } from '../lib/programs.mjs';

export const title = 'several writer processes on one file, one reversal after another each';

const FULL = { redemptions: 100_000, rounds: 3, seconds: 4 };
const QUICK = { redemptions: 10_000, rounds: 1, seconds: 2 };
/** Of each writer; they do not count. */
const WARM_UP = 200;
const WRITERS = [1, 2, 4, 8];

export async function prepare({ build, folder, quick, say }) {
  const { redemptions, rounds, seconds } = quick ? QUICK : FULL;
  const lots = { redemptions, reversals: 0, members: redemptions / 10, lots: 3 };
  const from = await filled(build, `three-lots-${redemptions}`, lots, say);
  const cases = {};
  for (const writers of WRITERS) {
    cases[writers] = () =>
      writeTogether(build, freshCopy(from, join(folder, 'writers.db')), { writers, redemptions, seconds });
  }
  return { cases, rounds, figures: (took) => WRITERS.flatMap((writers) => toFigures(took, writers)) };
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

async function writeTogether(build, path, { redemptions, seconds, writers }) {
  const meeting = mkdtempSync(join(dirname(path), 'meeting-'));
  const given = { path, meeting, writers, redemptions, warmUp: WARM_UP, ms: seconds * 1000 };
  const one = (which) => runProgram(build, WRITING, { ...given, which });
  const all = await Promise.all(Array.from({ length: writers }, (_, which) => one(which)));
  const done = all.map((each) => each.done);
  const total = done.reduce((sum, each) => sum + each, 0);
  const { reversals } = await runProgram(build, COUNTING, path);
  const answered = total + writers * WARM_UP;
  if (reversals !== answered) throw new Error(`${answered} were answered, and ${reversals} are in the file`);
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
  import { openBuild } from './build.mjs';
  import { fetchOf, reversalOf } from './engine.mjs';
  const { path, meeting, which, writers, redemptions, warmUp, ms } = ARGUMENT;
  const openFetch = await fetchOf(openBuild(ROOT));
  const engine = openFetch(path);
  let n = which;
  const reverse = async () => {
    try {
      await engine.reverse(reversalOf((n * 7919) % redemptions, 'order-' + n));
      return true;
    } catch (error) {
      if (!error.message.includes('held by another process')) throw error;
      return false;
    } finally {
      n += writers;
    }
  };
  for (let warm = 0; warm < warmUp; ) if (await reverse()) warm += 1;
  writeFileSync(meeting + '/' + which, '');
  while (readdirSync(meeting).length < writers) await new Promise((resolve) => setTimeout(resolve, 2));
  const end = performance.now() + ms;
  let [done, busy, worst] = [0, 0, 0];
  while (performance.now() < end) {
    const began = performance.now();
    if (await reverse()) done += 1;
    else busy += 1;
    worst = Math.max(worst, performance.now() - began);
  }
  engine.close();
  tell({ done, busy, worst });`;

const COUNTING = `
  import { openStore } from 'DIST/local-engine/store/store.js';
  const store = openStore(ARGUMENT);
  tell({ reversals: store.sql("SELECT count(*) FROM journal_entries WHERE action_type = 'REVERSAL'").pluck().get() });
  store.close();`;
