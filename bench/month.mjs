// A sandbox after a month: how long it takes to open, whether reversals are as fast as in an empty one, and how long and in
// how much memory all of it is proved. Beside each: the same of a sandbox with a day's 10,000.
// After a build: node bench/month.mjs [redemptions] [--keep folder]: kept, the month is filled once and used again.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLocalEngine } from '../dist/local-engine/index.js';
import { fillMonth, idOf } from './lib/fill.mjs';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string' } } });
const PER_ROUND = 500;
const ROUNDS = 9;
const FEW = 10_000;

if (positionals[0] === 'open') console.log(opened(positionals[1]));
else if (positionals[0] === 'verify') console.log(JSON.stringify(verified(positionals[1])));
else await main(parseInt(positionals[0] ?? '1000000', 10));

async function main(redemptions) {
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'scrip-month-'));
  mkdirSync(folder, { recursive: true });
  try {
    const big = filled(join(folder, `month-${redemptions}.db`), redemptions);
    const small = filled(join(folder, `day-${FEW}.db`), FEW);
    const each = (what) => [big, small].map((path) => child(what, path));
    const opens = [big, small].map((path) => median(Array.from({ length: ROUNDS }, () => Number(child('open', path)))));
    say('open, and the first answer', opens, 'ms', 'budget 200 ms', opens[0] < 200);
    for (const [of, begin] of [
      ['of any of them', 0],
      [`of the newest ${FEW}`, redemptions - FEW],
    ]) {
      const speeds = await reversalSpeeds([big, begin, redemptions], [small, 0, FEW]);
      const budget = `ratio ${(speeds[0] / speeds[1]).toFixed(2)}, budget 0.8`;
      say(`reversals a second, ${of}`, speeds, '', budget, speeds[0] >= speeds[1] * 0.8);
    }
    const proofs = each('verify').map((text) => JSON.parse(text));
    say(
      'verify',
      proofs.map(({ ms }) => ms / 1000),
      's',
      'budget 60 s',
      proofs[0].ms < 60_000,
    );
    say(
      'memory of verify, the most',
      proofs.map(({ rssMb }) => rssMb),
      'MB',
      'to be flat',
      proofs[0].rssMb < proofs[1].rssMb * 1.5,
    );
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true });
  }
}

function filled(path, redemptions) {
  if (!existsSync(path)) fillMonth(path, { redemptions, members: redemptions / 100 });
  console.log(
    `${path}: ${redemptions} redemptions, ${redemptions / 2} reversals, ${(statSync(path).size / 1e6).toFixed(0)} MB`,
  );
  return path;
}

/** In a process of its own, as a command opens it; without starting Node. */
function opened(path) {
  const began = performance.now();
  const engine = createLocalEngine({ path });
  engine.preview({ method: 'GET', path: `/v1/redemptions/${idOf('004', 2)}` });
  return performance.now() - began;
}

function verified(path) {
  const engine = createLocalEngine({ path });
  const began = performance.now();
  const { checks, ok } = engine.verify();
  if (!ok) throw new Error(JSON.stringify(checks.filter((check) => !check.ok).map(({ name }) => name)));
  return { ms: performance.now() - began, rssMb: process.resourceUsage().maxRSS / 1024 };
}

/** Rounds take turns, each reversal another redemption that is still whole; durable one by one. */
async function reversalSpeeds(...files) {
  const engines = files.map(([path]) => createLocalEngine({ path }));
  const speeds = files.map(() => []);
  const run = Date.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [which, engine] of engines.entries()) {
      const began = performance.now();
      for (let n = 0; n < PER_ROUND; n += 1) {
        await reverse(engine, files[which], round * PER_ROUND + n, `bench-${run}-${round}-${n}`);
      }
      speeds[which].push(PER_ROUND / ((performance.now() - began) / 1000));
    }
  }
  for (const engine of engines) engine.close();
  return speeds.map(median);
}

/** A cent of one that was left whole, which are the even ones; now here, now there among those that are meant. */
async function reverse(engine, [, begin, end], n, key) {
  const which = begin + 2 * ((n * 7919) % ((end - begin) / 2));
  const request = new Request(`http://bench/v1/redemptions/${idOf('004', which)}/reverse`, {
    method: 'POST',
    headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'bench', amount: '0.01', idempotency_key: key }),
  });
  const response = await engine.fetch(request);
  if (response.status !== 201) throw new Error(await response.text());
}

function child(...argv) {
  return execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...argv], { encoding: 'utf8' });
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function say(what, [big, small], unit, budget, isKept) {
  const [month, few] = [big, small].map((n) => `${n.toFixed(n < 10 ? 2 : 0)} ${unit}`.trim());
  console.log(`${what}: ${month}; small: ${few}; ${budget}: ${isKept ? 'kept' : 'NOT kept'}`);
}
