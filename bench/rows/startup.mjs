// How long a command takes to start, do a little and end, beside bare Node. Each round runs each command once, in turn.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { figure } from '../lib/figures.mjs';
import { inRounds } from '../lib/measure.mjs';
import { BIN } from '../lib/servers.mjs';

export const title = 'commands from start to end, beside bare Node';

const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const MOST_RATIO = 1.15;
const MOST_OVER_MS = 120;
const REVERSE = ['redemptions', 'reverse', REDEMPTION, '--quantity', '1', '--reason', 'bench', '--yes'];
const BARE = 'node -e 0';
const CASES = {
  [BARE]: ['-e', '0'],
  'scrip --version': [BIN, '--version'],
  'scrip --help': [BIN, '--help'],
  'scrip redemptions get': [BIN, 'redemptions', 'get', REDEMPTION],
  'scrip redemptions reverse': [BIN, ...REVERSE],
};

export async function run({ folder, quick, say }) {
  const [home, template] = [join(folder, 'home'), join(folder, 'template')];
  const env = { PATH: process.env.PATH ?? '', SCRIP_HOME: home };
  start([BIN, 'sandbox', 'init'], { ...env, SCRIP_HOME: template });
  /** Every run finds the same sandbox, so that there is always something left to reverse. */
  const timed = (argv) => {
    rmSync(home, { recursive: true, force: true });
    cpSync(template, home, { recursive: true });
    const began = performance.now();
    start(argv, env);
    return performance.now() - began;
  };
  const cases = Object.fromEntries(Object.entries(CASES).map(([name, argv]) => [name, () => timed(argv)]));
  // Not counted: the system reads the programs into its cache.
  await inRounds(2, cases, () => {});
  const took = await inRounds(quick ? 5 : 21, cases, say);

  const over = (name) => took[name].map((ms, round) => ms - took[BARE][round]);
  const names = Object.keys(CASES).slice(1);
  return names.flatMap((name) => {
    const target = name.includes('--') ? { most: MOST_RATIO } : undefined;
    const most = name.endsWith('reverse') ? { most: MOST_OVER_MS } : undefined;
    return [
      figure({ name, unit: 'ms', values: took[name], beside: [{ name: BARE, values: took[BARE], target }] }),
      figure({ name: '  over it', unit: 'ms', values: over(name), target: most }),
    ];
  });
}

function start(argv, env) {
  const { status, stderr } = spawnSync(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
}
