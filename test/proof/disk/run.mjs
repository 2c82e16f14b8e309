// What is promised of a ledger when the disk under it fails, proved by making it fail. Needs a build.
// npm run proof -- disk [calls] [power] [rot] [circumstances] [full] [batch] … [--seed n] [--count n] [--steps n] [--points n] [--only pattern]
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../support/random.mjs';
import { failEachCall } from './calls.mjs';
import { killBatch } from './batch-calls.mjs';
import { rotBits } from './bit-rot.mjs';
import { meetCircumstances } from './circumstances.mjs';
import { fillDisk } from './full-disk.mjs';
import { losePower } from './power-loss.mjs';

const PROOFS = {
  calls: failEachCall,
  batch: killBatch,
  power: losePower,
  rot: rotBits,
  circumstances: meetCircumstances,
  full: fillDisk,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    count: { type: 'string' },
    steps: { type: 'string', default: '8' },
    points: { type: 'string' },
    only: { type: 'string' },
  },
});
// Through the exit handlers, so that nothing stays mounted.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
const number = (text) => (text === undefined ? undefined : Number(text));
// In memory where that can be had: what is proved is what is written and synced in which order, not how fast.
const home = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrip-disk-'));
const say = (line) => console.log(line);
say(`seed ${values.seed}, ${home}`);
let isKept = true;
for (const name of positionals.length === 0 ? Object.keys(PROOFS) : positionals) {
  const options = {
    ...{ random: randomFrom(Number(values.seed)), say, only: values.only, count: number(values.count) },
    ...{ steps: number(values.steps), points: number(values.points) },
  };
  isKept = (await PROOFS[name](home, options)) && isKept;
}
say(isKept ? 'every promise kept' : `A PROMISE WAS BROKEN: seed ${values.seed}, ${home} is kept`);
if (isKept) rmSync(home, { recursive: true });
process.exitCode = isKept ? 0 : 1;
