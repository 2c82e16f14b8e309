// Batches whose client and server are killed at random moments, or whose answers are spoiled, until each has been run to
// its end: nothing lost, nothing done twice, the journal equal to the server. Needs a build.
// npm run proof -- kill [--kills 200] [--server-kills 50] [--faults rounds] [--rows 400] [--seed n]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../support/random.mjs';
import { BIN, freePort, KEY, prepare, startServer, stop } from '../../support/served-sandbox.mjs';
import { startProxy } from './proxy.mjs';
import { beginRound, differences } from './rounds.mjs';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    'server-kills': { type: 'string' },
    faults: { type: 'string', default: '0' },
    rows: { type: 'string', default: '400' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const kills = Number(values.kills);
const serverKills = Number(values['server-kills'] ?? Math.ceil(kills / 4));
const rows = Number(values.rows);
const random = randomFrom(Number(values.seed));
const left = { kills, serverKills };
const total = { rounds: 0, rows: 0, resumed: 0 };
/** A client gives up an attempt after so long when answers are spoiled. */
const TIMEOUT_SECONDS = 0.4;

/** Whoever waits for this program waits for what it has started, too. */
const started = new Set();
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

const home = mkdtempSync(join(tmpdir(), 'scrip-kill-'));
console.log(`seed ${values.seed}, ${home}`);
const template = await prepare(home, rows);
const reference = await round({ name: 'reference' });
while (left.kills > 0 || left.serverKills > 0) await round({ name: 'kills', duration: reference.ms });
for (let n = 0; n < Number(values.faults); n += 1) await round({ name: 'faults', isSpoiled: true });
console.log(
  `kills ${kills}, server kills ${serverKills}, fault rounds ${values.faults}, rounds ${total.rounds}, rows ${total.rows}, ` +
    `resumed ${total.resumed} times: lost 0, doubled 0, unknown 0, journal equal to the server`,
);
rmSync(home, { recursive: true });

/** One batch from its beginning to its end. */
async function round({ name, duration, isSpoiled = false }) {
  const folder = mkdtempSync(join(home, `${name}-`));
  beginRound(template, folder);
  const port = await freePort();
  const server = createRunning(join(folder, 'ledger.db'), port);
  await server.start();
  const proxy = isSpoiled ? await startProxy(server.url, { random, slowMs: TIMEOUT_SECONDS * 2000 }) : undefined;
  const began = performance.now();
  let end;
  for (let attempt = 0; end === undefined; attempt += 1) {
    if (attempt > 60) fail(folder, ['it does not come to an end']);
    // By turns: the same command again, and the command that resumes.
    const isResumed = attempt % 2 === 1;
    const client = startClient(folder, proxy?.url ?? server.url, isResumed);
    const plans = duration === undefined ? [] : [killClient(client, duration), killServer(server, client, duration)];
    const { code, signal, out, err } = await client.ended;
    await Promise.all(plans);
    if (signal === 'SIGKILL' || code === 6 || code === 7 || (code === 5 && isResumed)) {
      total.resumed += 1;
      continue;
    }
    if (code !== 8 && code !== 0) fail(folder, [`exit ${code}: ${out}${err}`]);
    end = JSON.parse(out);
  }
  const ms = performance.now() - began;
  const found = await differences(template, folder, server.url, end);
  await proxy?.close();
  await server.stop('SIGTERM');
  if (found.length > 0) fail(folder, found);
  total.rounds += 1;
  total.rows += rows;
  const spoiled = proxy === undefined ? '' : `, ${JSON.stringify(proxy.seen)}`;
  console.log(
    `${name}: ${rows} rows in ${ms.toFixed(0)} ms, left to kill ${left.kills} + ${left.serverKills}${spoiled}`,
  );
  rmSync(folder, { recursive: true });
  return { ms };
}

function fail(folder, found) {
  console.error(`${folder} is kept\n${found.slice(0, 20).join('\n')}`);
  process.exit(1);
}

/** A server that can be killed and started again on the same port. */
function createRunning(db, port) {
  let child;
  return {
    url: `http://127.0.0.1:${port}`,
    start: async () => {
      started.add((child = await startServer(db, port)));
    },
    stop: async (signal) => {
      const stopped = child;
      await stop(stopped, signal);
      started.delete(stopped);
    },
  };
}

function startClient(folder, url, isResumed) {
  const argv = isResumed
    ? ['batches', 'resume', 'rows', '--yes', '--json']
    : [
        'redemptions',
        'reverse',
        '--csv',
        join(folder, 'rows.csv'),
        '--mode',
        'live',
        '--yes',
        '--json',
        '--rate',
        '100000',
      ];
  const env = {
    ...process.env,
    ...{ SCRIP_HOME: folder, SCRIP_BASE_URL: url, SCRIP_API_KEY: KEY, SCRIP_TIMEOUT: `${TIMEOUT_SECONDS}` },
  };
  const child = spawn(process.execPath, [BIN, ...argv], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  return { child, ended: once(child, 'close').then(([code, signal]) => ({ code, signal, out, err })) };
}

/** At a moment between the start of the client and a little after it would have ended. */
async function killClient({ child, ended }, duration) {
  if (left.kills === 0) return;
  await Promise.race([wait(random() * duration * 1.05), ended]);
  if (child.exitCode !== null || child.signalCode !== null) return;
  left.kills -= 1;
  child.kill('SIGKILL');
  await ended;
}

async function killServer(server, { ended }, duration) {
  if (left.serverKills === 0 || random() < 0.5) return;
  await Promise.race([wait(random() * duration), ended]);
  left.serverKills -= 1;
  await server.stop('SIGKILL');
  await wait(50 + random() * 250);
  await server.start();
}
