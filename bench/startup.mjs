// How long the command line takes beside bare Node, against its budgets. Every round runs each case once, in turn, and
// compares it with the bare start of the same round, so that a machine that grows slow in between does not count.
// `npm run bench:startup` builds first; [--runs n] [--json]. Ends with 1 when a budget is not kept.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '21' }, json: { type: 'boolean' } } });
const runs = Number(values.runs);
const BIN = fileURLToPath(new URL('../bin/scrip.js', import.meta.url));
const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
/** Not counted: the disk's cache fills. */
const WARM_UP = 2;

/** Budgets are milliseconds over the median of bare Node. */
const CASES = [
  { name: 'node -e 0', argv: ['-e', '0'] },
  { name: 'scrip --version', argv: [BIN, '--version'], budgetMs: 30 },
  { name: 'scrip --help', argv: [BIN, '--help'] },
  { name: 'scrip redemptions get', argv: [BIN, 'redemptions', 'get', REDEMPTION] },
  {
    name: 'scrip redemptions reverse',
    argv: [BIN, 'redemptions', 'reverse', REDEMPTION, '--quantity', '1', '--reason', 'bench', '--yes'],
    budgetMs: 120,
  },
];

const folder = mkdtempSync(join(tmpdir(), 'scrip-startup-'));
const home = join(folder, 'home');
const template = join(folder, 'template');
const env = { PATH: process.env.PATH ?? '', SCRIP_HOME: home };

try {
  run([BIN, 'sandbox', 'init'], { ...env, SCRIP_HOME: template });
  const times = CASES.map(() => []);
  for (let round = -WARM_UP; round < runs; round += 1) {
    for (const [at, { argv }] of CASES.entries()) {
      const tookMs = timed(argv);
      if (round >= 0) times[at].push(tookMs);
    }
  }
  const rows = CASES.map(({ budgetMs, name }, at) => {
    const overMs = median(times[at].map((tookMs, round) => tookMs - times[0][round]));
    // The fastest of many is nearest to a machine that does nothing else.
    const fastestOverMs = Math.min(...times[at]) - Math.min(...times[0]);
    return { name, medianMs: median(times[at]), overBareMs: overMs, fastestOverMs, budgetMs, ok: !(overMs > budgetMs) };
  });
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
  const [load = 0] = loadavg();
  if (values.json) console.log(JSON.stringify({ node: process.version, machine, load, runs, rows }, null, 2));
  else
    console.log(
      `Node ${process.version}, ${machine}, load ${load.toFixed(1)}, medians of ${runs} rounds\n\n${table(rows)}`,
    );
  if (load > cpus().length / 2) console.error('this machine is busy with something else: the times say little');
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** Every run finds the same sandbox, so that there is always something left to reverse. */
function timed(argv) {
  rmSync(home, { recursive: true, force: true });
  cpSync(template, home, { recursive: true });
  const began = performance.now();
  run(argv, env);
  return performance.now() - began;
}

function run(argv, env) {
  const { status, stderr } = spawnSync(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

function table(rows) {
  const cells = rows.map(({ budgetMs, fastestOverMs, medianMs, name, ok, overBareMs }, at) => [
    name,
    `${medianMs.toFixed(1)} ms`,
    at === 0 ? '' : `+${overBareMs.toFixed(1)} ms`,
    at === 0 ? '' : `+${fastestOverMs.toFixed(1)} ms`,
    budgetMs === undefined ? '' : `+${budgetMs} ms`,
    budgetMs === undefined ? '' : ok ? 'kept' : 'NOT KEPT',
  ]);
  const all = [['', 'median', 'over bare', 'fastest', 'budget', ''], ...cells];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => row.map((cell, at) => (at % 5 === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])));
  return all.map((row) => line(row).join('  ').trimEnd()).join('\n');
}
