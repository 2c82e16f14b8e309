// A batch from a CSV file on the sandbox, from start to end, beside the same reversals as operations of the ledger in large
// transactions; and the most memory it ever took. Ten rows for each redemption, a tenth of it each.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inGroups, openOperations, reversalOf } from '../lib/engine.mjs';
import { figure } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { writeCsv } from '../lib/csv-files.mjs';
import { perSecond } from '../lib/measure.mjs';
import { runProgram } from '../lib/programs.mjs';
import { BIN } from '../lib/servers.mjs';

export const title = 'a batch from a file on the sandbox: read, checked, planned, sent, results written';

const SIZES = { quick: [2000, 10_000], usual: [10_000, 100_000], full: [10_000, 100_000, 1_000_000] };
const PER_REDEMPTION = 10;
const GROUP = 1000;
const LEAST_RUNNING = 0.5;

export async function run({ folder, full, quick, say }) {
  const sizes = SIZES[quick ? 'quick' : full ? 'full' : 'usual'];
  const told = [];
  for (const rows of sizes) {
    say(`${rows} rows`);
    told.push({ rows, ...(await measure(mkdtempSync(join(folder, 'batch-')), rows, say)) });
  }
  const [smallest] = told;
  return told.flatMap(({ grouped, peak, rows, running, whole }) => {
    const beside = (target) => [{ name: `operations, ${GROUP} a commit`, values: [grouped], target }];
    const small = { name: `${smallest.rows} rows`, values: [smallest.peak] };
    return [
      figure({ name: `${rows} rows, from start to end`, unit: 'rows/s', values: [whole], beside: beside() }),
      figure({
        name: `${rows} rows, from the first reversal to the last`,
        unit: 'rows/s',
        values: [running],
        beside: beside({ least: LEAST_RUNNING }),
      }),
      figure({
        name: `${rows} rows, peak memory`,
        unit: 'MB',
        values: [peak],
        beside: rows === smallest.rows ? [] : [small],
      }),
    ];
  });
}

async function measure(home, rows, say) {
  const redemptions = rows / PER_REDEMPTION;
  const from = filled(`batch-${redemptions}`, { redemptions, reversals: 0, members: redemptions, lots: 1 }, say);
  const db = join(home, 'sandbox.db');
  try {
    const grouped = timeOperations(freshCopy(from, db), rows, redemptions);
    freshCopy(from, db);
    await writeCsv(join(home, 'rows.csv'), rows, redemptions);
    const { ms, peak } = await runBatch(home, rows);
    const { first, last } = await runProgram(LASTED, db);
    return { grouped, peak, whole: perSecond(rows, ms), running: perSecond(rows, last - first) };
  } finally {
    rmSync(home, { recursive: true });
  }
}

function timeOperations(path, rows, redemptions) {
  const reversals = Array.from({ length: rows }, (_, n) => reversalOf(n % redemptions, `direct-${n}`, '1.00'));
  const ledger = openOperations(path);
  const began = performance.now();
  for (const group of inGroups(reversals, GROUP)) {
    ledger.transaction(() => {
      for (const reversal of group) ledger.reverseWithin(reversal);
    });
  }
  const rate = perSecond(rows, performance.now() - began);
  ledger.close();
  return rate;
}

/** The built program, from start to end. */
async function runBatch(home, rows) {
  const began = performance.now();
  const argv = [BIN, 'redemptions', 'reverse', '--csv', join(home, 'rows.csv'), '--yes', '--json', '--quiet'];
  const child = spawn(process.execPath, argv, { env: { ...process.env, SCRIP_HOME: home } });
  let out = '';
  let peak = 0;
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.pipe(process.stderr);
  const timer = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 50);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  const { applied } = JSON.parse(out);
  if (code !== 0 || applied !== rows) throw new Error(`exit ${code}, ${applied} of ${rows} applied`);
  return { ms: performance.now() - began, peak };
}

/** The most megabytes that a process had so far. Linux only. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The journal knows when each reversal was made. */
const LASTED = `
  import { openStore } from 'DIST/local-engine/store/store.js';
  const store = openStore(ARGUMENT);
  const of = "FROM journal_entries WHERE action_type = 'REVERSAL'";
  tell(store.sql('SELECT min(created_at) AS first, max(created_at) AS last ' + of).get());
  store.close();`;
