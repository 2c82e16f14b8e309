// Proof of the outbox: 100 reversals queued by flags and by CSV, 10 of them overtaken by somebody else, and a push that is
// killed with SIGKILL at random moments until it is through. Then live and the outbox are compared, item by item; and all
// of it again until the kills are done.
//
//   npm run test:offline -- [--kills 100] [--items 100] [--moved 10] [--seed 1]
//
// Ends with 1 when anything was lost, doubled or misreported.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createScripClient } from '../../dist/sdk/index.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    items: { type: 'string', default: '100' },
    moved: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const [kills, items, moved] = [values.kills, values.items, values.moved].map(Number);
const random = randomFrom(Number(values.seed));
const RAW = '550e8400-e29b-41d4-a716-446655440011';
let PARTICIPANT = '';
const BIN = fileURLToPath(new URL('../../bin/scrip.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'scrip-outbox-'));
const sandbox = { PATH: process.env.PATH, SCRIP_HOME: join(folder, 'home') };
const server = spawn(
  process.execPath,
  [BIN, 'sandbox', 'serve', '--port', '0', '--json', '--no-rate-limit', '--db', join(folder, 'live.db')],
  {
    env: sandbox,
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);

const sum = { rounds: 0, killed: 0, applied: 0, replayed: 0, conflict: 0, lost: 0, doubled: 0, misreported: 0 };
try {
  const [ready] = await once(server.stdout, 'data');
  const { api_key: apiKey, url: baseUrl } = JSON.parse(ready);
  const env = { ...sandbox, SCRIP_API_KEY: apiKey, SCRIP_BASE_URL: baseUrl };
  const live = createScripClient({ apiKey, baseUrl });
  do await round(live, env);
  while (sum.killed < kills);
  console.log(
    Object.entries(sum)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  );
  const { conflict, doubled, lost, misreported, rounds } = sum;
  if (lost + doubled + misreported > 0 || conflict !== moved * rounds) process.exitCode = 1;
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function round(live, env) {
  sum.rounds += 1;
  const ids = await redeem(live);
  const csv = join(folder, `orders-${sum.rounds}.csv`);
  writeFileSync(csv, `redemption_id,amount,reason\n${ids.map((id) => `${id},1.00,r\n`).join('')}`);
  scrip(env, 'offline', 'pull', '--redemptions', csv);
  const offline = ['--mode', 'offline', 'redemptions', 'reverse'];
  for (const id of ids.slice(0, 5)) scrip(env, ...offline, id, '--amount', '1.00', '--reason', 'r', '--yes');
  const rest = join(folder, `rest-${sum.rounds}.csv`);
  writeFileSync(
    rest,
    `redemption_id,amount,reason\n${ids
      .slice(5)
      .map((id) => `${id},1.00,r\n`)
      .join('')}`,
  );
  scrip(env, ...offline, '--csv', rest, '--yes');

  const overtaken = new Set(ids.filter((_id, at) => at % Math.floor(items / moved) === 0).slice(0, moved));
  for (const id of overtaken) await live.redemptions.reverse(id, { amount: '2.00', reason: 'somebody else' });

  await pushUntilDone(env);
  await compare(live, env, ids, overtaken);
}

/** One participant with as many redemptions of 10.00 as there are items. */
async function redeem(live) {
  const { data: redemption } = await live.redemptions.get(RAW);
  PARTICIPANT = redemption.participant_id;
  const path = { id: PARTICIPANT };
  const { asset_id, program_id } = redemption;
  const made = [];
  const credit = { program_id, asset_id, type: 'CREDIT', amount: '100000.00', description: 'proof' };
  const { error } = await live.api.POST('/v1/participants/{id}/balances/adjust', { params: { path }, body: credit });
  if (error) throw new Error(`credit: ${JSON.stringify(error)}`);
  for (let i = 0; i < items; i += 1) {
    const body = { program_id, asset_id, amount: '10.00', description: `proof ${i}` };
    const { data, error: refused } = await live.api.POST('/v1/participants/{id}/redemptions', {
      params: { path },
      body,
    });
    if (refused) throw new Error(`redeem: ${JSON.stringify(refused)}`);
    made.push(data.id);
  }
  return made;
}

/** Kills the push again and again, each time at another moment, until nothing waits. */
async function pushUntilDone(env) {
  while (waiting(env) > 0) {
    const push = spawn(process.execPath, [BIN, 'offline', 'push', '--yes'], { env, stdio: 'ignore' });
    const timer = setTimeout(() => push.kill('SIGKILL'), 100 + random() * 150);
    const [, signal] = await once(push, 'exit');
    clearTimeout(timer);
    if (signal === 'SIGKILL') sum.killed += 1;
  }
}

function waiting(env) {
  const { items: left } = JSON.parse(scrip(env, 'offline', 'status', '--json'));
  return left.filter(({ state }) => state !== 'conflict').length;
}

async function compare(live, env, ids, overtaken) {
  const { items: outbox } = JSON.parse(scrip(env, 'offline', 'status', '--all', '--json'));
  for (const id of ids) {
    const { data } = await live.redemptions.reversals(id);
    const ours = data.filter(({ amount }) => amount === '1.00').length;
    const { n, state } = outbox.find(({ redemption_id }) => redemption_id === id) ?? {};
    const isDone = state === 'applied' || state === 'replayed';
    if (isDone || state === 'conflict') sum[state] += 1;
    if (ours > 1) sum.doubled += 1;
    if (!overtaken.has(id) && ours === 0) sum.lost += 1;
    if (isDone !== (ours === 1) || overtaken.has(id) !== (state === 'conflict')) sum.misreported += 1;
    // The next round begins with an empty outbox.
    if (state === 'conflict') scrip(env, 'offline', 'discard', String(n));
  }
}

function scrip(env, ...argv) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [BIN, ...argv], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`scrip ${argv.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The same sequence for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
