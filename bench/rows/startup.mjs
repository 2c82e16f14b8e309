// How long a command takes to start, do a little and end, beside bare Node. Each round runs each command once, in turn.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { figure } from '../lib/figures.mjs';

export const title = 'commands from start to end, beside bare Node';

const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const MOST_RATIO = 1.15;
/** Milliseconds over bare Node that a person does not notice. */
const MOST_OVER_MS = { 'scrip --version': 30, 'scrip redemptions reverse': 120 };
const REVERSE = ['redemptions', 'reverse', REDEMPTION, '--quantity', '1', '--reason', 'bench', '--yes'];
const BARE = 'node -e 0';
/** What follows the program. */
const COMMANDS = {
  'scrip --version': ['--version'],
  'scrip --help': ['--help'],
  'scrip redemptions get': ['redemptions', 'get', REDEMPTION],
  'scrip redemptions reverse': REVERSE,
};

export function prepare({ build, folder, quick }) {
  const [home, template] = [join(folder, 'home'), join(folder, 'template')];
  const env = { PATH: process.env.PATH ?? '', SCRIP_HOME: home };
  start([build.bin, 'sandbox', 'init'], { ...env, SCRIP_HOME: template });
  /** Every run finds the same sandbox, so that there is always something left to reverse. */
  const timed = (argv) => {
    rmSync(home, { recursive: true, force: true });
    cpSync(template, home, { recursive: true });
    const began = performance.now();
    start(argv, env);
    return performance.now() - began;
  };
  const cases = { [BARE]: () => timed(['-e', '0']) };
  for (const [name, argv] of Object.entries(COMMANDS)) cases[name] = () => timed([build.bin, ...argv]);
  // Not counted: the system reads the programs into its cache.
  return { cases, rounds: quick ? 5 : 21, warmUp: 2, figures: toFigures };
}

function toFigures(took) {
  const over = (name) => took[name].map((ms, round) => ms - took[BARE][round]);
  return Object.keys(COMMANDS).flatMap((name) => {
    const target = name.includes('--') ? { most: MOST_RATIO } : undefined;
    const most = name in MOST_OVER_MS ? { most: MOST_OVER_MS[name] } : undefined;
    return [
      figure({ name, unit: 'ms', values: took[name], beside: [{ name: BARE, values: took[BARE], target }] }),
      figure({ name: `${name}, over it`, unit: 'ms', values: over(name), target: most }),
    ];
  });
}

function start(argv, env) {
  const { status, stderr } = spawnSync(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
}
