// Kills a batch at every write, sync and rename, of its journal, its ledger or its results, and runs the same command again:
// each row is done once, and results, journal and ledger agree.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN } from '../../support/served-sandbox.mjs';
import { createLocalEngine, stepOf } from './ledger.mjs';
import { ledgerIn, scrip } from './scrip.mjs';
import { runUnder, whyNoStrace } from './strace.mjs';

/** Results are written by threads of Node's own, and renamed there. */
const CALLS = [
  ['pwrite64', 'main'],
  ['fsync', 'main'],
  ['rename', 'all'],
];

/** Writes the file that asks for these steps, which must be ones of an amount. */
export function writeRows(folder, steps) {
  const lines = steps.map((n) => `${stepOf(n).redemption},${stepOf(n).body.amount},step ${n}`);
  writeFileSync(join(folder, 'rows.csv'), `redemption_id,amount,reason\n${lines.join('\n')}\n`);
}

export const batchArgv = (folder) => ['redemptions', 'reverse', '--csv', join(folder, 'rows.csv'), '--yes', '--json'];

/** Everything that is not as it should be after a batch has come to its end. */
export function badEnd(folder, steps) {
  const broken = [];
  const results = readFileSync(join(folder, 'rows.results.csv'), 'utf8');
  const done = results.match(/,(applied|replayed),/g)?.length ?? 0;
  if (done !== steps.length) broken.push(`LOST: results have ${done} done rows of ${steps.length}`);
  const engine = createLocalEngine({ path: ledgerIn(folder) });
  if (!engine.verify().ok) broken.push('HALF: verify says no');
  const journal = [...engine.exportJournal('json')].join('');
  engine.close();
  for (const n of steps) {
    const times = journal.split(`"step ${n}"`).length - 1;
    if (times !== 1) broken.push(`${times === 0 ? 'LOST' : 'DOUBLED'}: step ${n} is in the journal ${times} times`);
  }
  return broken;
}

/** @returns whether every promise was kept */
export async function killBatch(home, { points, random, say }) {
  const why = whyNoStrace();
  if (why !== undefined) {
    say(`SKIPPED: no batch is killed at its calls: ${why}`);
    return true;
  }
  const template = join(home, 'whole.db');
  createLocalEngine({ path: template }).close();
  const steps = [1, 2, 4, 5, 6, 7, 8, 9];
  let isKept = true;
  for (const [call, threads] of CALLS) {
    const broken = [];
    let killed = 0;
    for (
      let n = 1;
      points === undefined || killed < points;
      n += points === undefined ? 1 : 1 + Math.floor(random() * 20)
    ) {
      const folder = mkdtempSync(join(home, 'batch-'));
      copyFileSync(template, ledgerIn(folder));
      writeRows(folder, steps);
      const fault = { call, with: 'signal=SIGKILL', when: `${n}` };
      const env = { ...process.env, SCRIP_HOME: folder };
      const { fired } = await runUnder(fault, [], [BIN, ...batchArgv(folder)], join(folder, 'trace'), env, threads);
      if (!fired) break;
      killed += 1;
      const { code, out, err } = await scrip(folder, batchArgv(folder));
      const bad = code === 0 ? badEnd(folder, steps) : [`exit ${code}: ${out}${err}`];
      broken.push(...bad.map((words) => `${call} ${n}: ${words}`));
      rmSync(folder, { recursive: true });
    }
    say(`batch killed at ${call}: ${killed} points, each finished by the same command; broken ${broken.length}`);
    for (const words of broken.slice(0, 20)) say(`  ${words}`);
    isKept &&= broken.length === 0 && killed > 0;
  }
  return isKept;
}
