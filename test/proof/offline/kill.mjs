// Proof of the outbox: reversals queued by flags, by prompts and by CSV while the server is down, some of them overtaken by
// somebody else, and a push that is killed with SIGKILL at random moments until it is through. Then live and the outbox are
// compared, item by item; and all of it again until the kills are done.
//
//   npm run proof -- offline [--kills 100] [--items 100] [--moved 10] [--seed 1]
//
// Ends with 1 when anything was lost, doubled or misreported. Needs a build, and python3 for the prompts.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createScripClient } from '../../../dist/sdk/index.js';
import { randomFrom } from '../../support/random.mjs';
import { BIN, freePort, KEY, prepare, startServer, stop } from '../../support/served-sandbox.mjs';
import { outbox, queueAll, REASON, scrip } from './queue.mjs';

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
/** Of the command that queues the file, each time it is run again. */
const QUEUE_KILLS = Math.min(kills, 5);

const sum = {
  rounds: 0,
  killed_queueing: 0,
  killed: 0,
  mid_flight: 0,
  applied: 0,
  replayed: 0,
  conflict: 0,
  doubled: 0,
  lost: 0,
  misreported: 0,
};
/** How long a push takes to say something, and then from item to item: learnt as it goes, whatever the machine. */
const pace = { startMs: 300, itemMs: 30 };

const folder = mkdtempSync(join(tmpdir(), 'scrip-outbox-'));
const template = await prepare(folder, 0);
const port = await freePort();
const baseUrl = `http://127.0.0.1:${port}`;
const live = createScripClient({ apiKey: KEY, baseUrl });
do await round();
while (sum.killed < kills);
rmSync(folder, { recursive: true, force: true });
console.log(`seed ${values.seed}: ${told(sum)}`);
if (sum.lost + sum.doubled + sum.misreported > 0 || sum.conflict !== moved * sum.rounds) process.exitCode = 1;

async function round() {
  const before = { ...sum };
  sum.rounds += 1;
  const home = join(folder, `round-${sum.rounds}`);
  const db = `${home}.db`;
  copyFileSync(template.db, db);
  const env = { PATH: process.env.PATH, SCRIP_HOME: home, SCRIP_API_KEY: KEY, SCRIP_BASE_URL: baseUrl };
  const step = Math.floor(template.redemptions.length / items);
  const ids = template.redemptions.filter((_id, at) => at % step === 0).slice(0, items);

  let server = await startServer(db, port);
  const all = join(folder, `all-${sum.rounds}.csv`);
  writeFileSync(all, `redemption_id\n${ids.join('\n')}\n`);
  scrip(env, 'offline', 'pull', '--redemptions', all);
  await stop(server, 'SIGTERM');
  assert.equal(spawnSync(process.execPath, [BIN, '--mode', 'live', 'redemptions', 'get', ids[0]], { env }).status, 6);
  const wanted = ids.map((id) => [id, sizeOf(id)]);
  sum.killed_queueing += await queueAll(env, wanted, { kills: QUEUE_KILLS, random });

  server = await startServer(db, port);
  const overtaken = new Set(ids.filter((_id, at) => at % Math.floor(items / moved) === 0).slice(0, moved));
  for (const id of overtaken) await live.redemptions.reverse(id, { ...sizeOf(id), reason: 'somebody else' });
  await pushUntilDone(env);
  await compare(env, ids, overtaken);
  await stop(server, 'SIGTERM');
  console.log(told(Object.fromEntries(Object.entries(sum).map(([name, count]) => [name, count - before[name]]))));
}

/** The first redemptions count units. */
function sizeOf(id) {
  return template.redemptions.indexOf(id) < 20 ? { quantity: 1 } : { amount: '1.00' };
}

/** Kills the push again and again, each time at another moment, and lets the last one through. */
async function pushUntilDone(env) {
  let open = items;
  for (let idle = 0; ;) {
    const push = spawn(process.execPath, [BIN, 'offline', 'push', '--yes'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const stopKilling = sum.killed < kills ? killAtRandom(push) : drain(push);
    const [, signal] = await once(push, 'exit');
    stopKilling();
    const left = outbox(env).filter(({ state }) => state !== 'conflict');
    if (signal === 'SIGKILL') {
      sum.killed += 1;
      if (left.some(({ state }) => state === 'sent')) sum.mid_flight += 1;
    }
    if (left.length === 0) return;
    idle = signal === 'SIGKILL' || left.length < open ? 0 : idle + 1;
    if (idle > 3) throw new Error(`${left.length} items wait, and pushing moves none of them`);
    open = left.length;
  }
}

function drain(push) {
  push.stderr.resume();
  return () => undefined;
}

/** One in five while it starts; the others some items later, between or within two of them. */
function killAtRandom(push) {
  const began = performance.now();
  let timer = random() < 0.2 ? setTimeout(kill, random() * pace.startMs) : undefined;
  let items = Math.floor(random() * random() * 4);
  let last;
  push.stderr.on('data', (text) => {
    const now = performance.now();
    if (last === undefined) pace.startMs = now - began;
    for (const _line of String(text).matchAll(/^\d+: /gm)) {
      if (last !== undefined) pace.itemMs = (9 * pace.itemMs + (now - last)) / 10;
      last = now;
      items -= 1;
    }
    last ??= now;
    if (items <= 0) timer ??= setTimeout(kill, random() * pace.itemMs * 1.5);
  });
  function kill() {
    push.kill('SIGKILL');
  }
  return () => {
    clearTimeout(timer);
  };
}

async function compare(env, ids, overtaken) {
  const all = outbox(env, '--all');
  for (const id of ids) {
    const { data } = await live.redemptions.reversals(id);
    const ours = data.filter(({ reason }) => reason === REASON).length;
    const { state } = all.find(({ redemption_id }) => redemption_id === id) ?? {};
    const isDone = state === 'applied' || state === 'replayed';
    if (isDone || state === 'conflict') sum[state] += 1;
    if (ours > 1) sum.doubled += 1;
    if (!overtaken.has(id) && ours === 0) sum.lost += 1;
    if (isDone !== (ours === 1) || overtaken.has(id) !== (state === 'conflict')) sum.misreported += 1;
  }
  const verified = await fetch(`${baseUrl}/_sandbox/verify`, { headers: { 'x-api-key': KEY } });
  assert.equal((await verified.json()).ok, true);
}

/** A replayed item was applied by a push that was killed before it heard so. */
function told({
  rounds,
  killed_queueing,
  killed,
  mid_flight,
  applied,
  replayed,
  conflict,
  doubled,
  lost,
  misreported,
}) {
  return (
    `rounds ${rounds}, killed ${killed_queueing} times while queueing, ${killed} while pushing (${mid_flight} with an item under way): applied ${applied + replayed} ` +
    `(${replayed} found out by their keys), conflict ${conflict}, doubled ${doubled}, lost ${lost}, misreported ${misreported}`
  );
}
