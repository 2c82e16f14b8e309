// A batch from a CSV file on the sandbox, from start to end, beside the same reversals as operations of the ledger in large
// transactions; and the most memory it ever took. Ten rows for each redemption, a tenth of it each.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf, reversalOf, timeOperations } from '../lib/engine.mjs';
import { figure, rateAndProcessor } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { writeCsv } from '../lib/csv-files.mjs';
import { perSecond } from '../lib/measure.mjs';
import { peakMegabytes, processorMicros } from '../lib/processor.mjs';
import { runProgram } from '../lib/programs.mjs';

export const title = 'a batch from a file on the sandbox: read, checked, planned, sent, results written';

const SIZES = { quick: [2000, 10_000], usual: [10_000, 100_000], full: [10_000, 100_000, 1_000_000] };
const PER_REDEMPTION = 10;
const GROUP = 1000;
const LEAST_RUNNING = 0.5;
const ROUNDS = 3;

export async function prepare({ build, folder, full, hasPeers, quick, say }) {
  const sizes = SIZES[quick ? 'quick' : full ? 'full' : 'usual'];
  const openOperations = await operationsOf(build);
  const cases = {};
  for (const rows of sizes) {
    const redemptions = rows / PER_REDEMPTION;
    const lots = { redemptions, reversals: 0, members: redemptions, lots: 1 };
    const from = await filled(build, `batch-${redemptions}`, lots, say);
    const reversals = Array.from({ length: rows }, (_, n) => reversalOf(n % redemptions, `direct-${n}`, '1.00'));
    if (hasPeers) {
      const copy = join(folder, 'operations.db');
      cases[`operations ${rows}`] = () => timeOperations(openOperations(freshCopy(from, copy)), reversals, GROUP);
    }
    cases[`batch ${rows}`] = () => measure(build, mkdtempSync(join(folder, 'batch-')), from, rows);
  }
  const figures = (took) => sizes.flatMap((rows) => figuresOf(took, rows, sizes[0]));
  return { cases, rounds: quick ? 1 : ROUNDS, figures };
}

function figuresOf(took, rows, smallest) {
  const batch = took[`batch ${rows}`];
  const beside = (target) => [{ name: `operations, ${GROUP} a commit`, took: took[`operations ${rows}`], target }];
  const megabytes = (size) => took[`batch ${size}`].map(({ peak }) => peak);
  return [
    ...rateAndProcessor({
      name: `${rows} rows, from start to end`,
      unit: 'rows/s',
      took: batch.map(({ cpu, whole }) => ({ rate: whole, cpu })),
      beside: beside(),
    }),
    ...rateAndProcessor({
      name: `${rows} rows, from the first reversal to the last`,
      unit: 'rows/s',
      took: batch.map(({ running }) => ({ rate: running })),
      beside: beside({ least: LEAST_RUNNING }),
    }),
    figure({
      name: `${rows} rows, peak memory`,
      unit: 'MB',
      values: megabytes(rows),
      beside: rows === smallest ? [] : [{ name: `${smallest} rows`, values: megabytes(smallest) }],
    }),
  ];
}

async function measure(build, home, from, rows) {
  const db = join(home, 'sandbox.db');
  try {
    freshCopy(from, db);
    await writeCsv(join(home, 'rows.csv'), rows, rows / PER_REDEMPTION);
    const { cpu, ms, peak } = await runBatch(build, home, rows);
    const { first, last } = await runProgram(build, LASTED, db);
    return { cpu: cpu / rows, peak, whole: perSecond(rows, ms), running: perSecond(rows, last - first) };
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** The built program, from start to end. */
async function runBatch(build, home, rows) {
  const began = performance.now();
  const argv = [build.bin, 'redemptions', 'reverse', '--csv', join(home, 'rows.csv'), '--yes', '--json', '--quiet'];
  const child = spawn(process.execPath, argv, { env: { ...process.env, SCRIP_HOME: home } });
  let out = '';
  const last = { cpu: 0, peak: 0 };
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.pipe(process.stderr);
  const timer = setInterval(() => {
    const seen = { cpu: processorMicros(child.pid), peak: peakMegabytes(child.pid) };
    if (seen.cpu >= last.cpu && seen.peak > 0) Object.assign(last, seen);
  }, 20);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  const { applied } = JSON.parse(out);
  if (code !== 0 || applied !== rows) throw new Error(`exit ${code}, ${applied} of ${rows} applied`);
  return { ms: performance.now() - began, ...last };
}

/** The journal knows when each reversal was made. */
const LASTED = `
  import { openStore } from 'DIST/local-engine/store/store.js';
  const store = openStore(ARGUMENT);
  const of = "FROM journal_entries WHERE action_type = 'REVERSAL'";
  tell(store.sql('SELECT min(created_at) AS first, max(created_at) AS last ' + of).get());
  store.close();`;
