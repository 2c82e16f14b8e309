// A live batch against a server that enforces the documented limit (10 requests a second, 30 at once): how much of what is
// allowed is used, and how many requests are told to wait.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { figure } from '../lib/figures.mjs';
import { startOurs } from '../lib/servers.mjs';

export const title = 'a live batch against a server that takes 10 requests a second, 30 at once';

const RATE = 10;
const BURST = 30;
const ROWS = 1000;
const ROUNDS = 3;
const MOST_SECONDS = 100;
/** Emil's tokens have 18 decimals, so there is enough for any number of rows; half go elsewhere, so that rows leave side by side. */
const CELLS = [
  '550e8400-e29b-41d4-a716-446655440017,0.000000000000000001',
  '550e8400-e29b-41d4-a716-446655440011,0.01',
];

export function prepare({ build, folder, quick }) {
  const rows = quick ? 60 : ROWS;
  const cases = { batch: () => measure(build, mkdtempSync(join(folder, 'pace-')), rows) };
  return { cases, rounds: quick ? 1 : ROUNDS, figures: ({ batch }) => toFigures(batch, rows) };
}

async function measure(build, home, rows) {
  const lines = Array.from({ length: rows }, (_, n) => `${CELLS[n % 2]},row ${n}`);
  writeFileSync(join(home, 'rows.csv'), `redemption_id,amount,reason\n${lines.join('\n')}\n`);
  const server = await startOurs(build, join(home, 'served.db'), home, { isLimited: true });
  return runBatch(build, home, server.url, rows).finally(server.stop);
}

function toFigures(batch, rows) {
  const seconds = batch.map(({ last }) => last / 1000);
  return [
    figure({
      name: `${rows} rows, until the last answer`,
      unit: 's',
      values: seconds,
      beside: [{ name: 'what the limit allows', values: batch.map(() => (rows - BURST) / RATE) }],
      target: rows === ROWS ? { most: MOST_SECONDS } : undefined,
    }),
    figure({
      name: 'requests',
      unit: '',
      values: batch.map(({ requests }) => requests),
      beside: [{ name: 'allowed in that time', values: seconds.map((each) => BURST + each * RATE) }],
    }),
    figure({ name: 'told to wait (429)', unit: '', values: batch.map(({ limited }) => limited), target: { most: 0 } }),
  ];
}

async function runBatch(build, home, url, rows) {
  const env = { ...process.env, SCRIP_HOME: home, SCRIP_API_KEY: 'sk_sandbox', SCRIP_BASE_URL: url };
  const argv = [build.bin, 'redemptions', 'reverse', '--csv', join(home, 'rows.csv'), '--yes', '--json', '--verbose'];
  const batch = spawn(process.execPath, [...argv, '--mode', 'live'], { env });
  const told = { requests: 0, limited: 0, last: 0 };
  let out = '';
  const began = performance.now();
  batch.stdout.on('data', (chunk) => (out += chunk));
  createInterface({ input: batch.stderr }).on('line', (line) => {
    if (!/HTTP \d+/.test(line)) return;
    told.requests += 1;
    if (line.includes('HTTP 429')) told.limited += 1;
    told.last = performance.now() - began;
  });
  const [code] = await once(batch, 'close');
  const { applied } = JSON.parse(out);
  if (applied !== rows) throw new Error(`exit ${code}, ${applied} of ${rows} applied`);
  return told;
}
