// The served sandbox as a process of its own, to be stopped and killed, with redemptions to reverse.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const BIN = new URL('../../bin/scrip.js', import.meta.url).pathname;
export const KEY = 'sk_sandbox';
const REDEMPTIONS = 100;
const WITH_UNITS = 20;
/** Every so many rows ask for more than there is. */
const TOO_MUCH_EVERY = 40;

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A server that does not listen yet. */
export function spawnServer(db, port, stderr = 'inherit') {
  const argv = [
    BIN,
    'sandbox',
    'serve',
    '--port',
    `${port}`,
    '--db',
    db,
    '--empty',
    '--no-rate-limit',
    '--json',
    '--quiet',
  ];
  return spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', stderr] });
}

/** Starts a server and waits until it listens. */
export async function startServer(db, port, stderr) {
  const child = spawnServer(db, port, stderr);
  await listening(child);
  return child;
}

export async function listening(child) {
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the server ended with ${code}`);
    }),
  ]);
}

export async function stop(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

export async function call(url, method, path, body) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.message}`);
  return answer;
}

/** A program with an asset in lots, which is where every ledger of a proof begins. */
export async function createAsset(post) {
  const { id: program_id } = await post('/v1/programs', { name: 'Crash' });
  const asset = { name: 'Points', symbol: 'P', inventory_mode: 'LOT', issuance_policy: 'UNLIMITED', scale: 2 };
  const { id: asset_id } = await post('/v1/assets', { program_id, ...asset });
  return { program_id, asset_id };
}

/** Makes the ledger that every round begins with a copy of; gives the rows that rounds send. */
export async function prepare(folder, rows) {
  const db = join(folder, 'template.db');
  const port = await freePort();
  const server = await startServer(db, port);
  const post = (path, body) => call(`http://127.0.0.1:${port}`, 'POST', path, body);
  const { program_id, asset_id } = await createAsset(post);
  const { id: reward_id } = await post(`/v1/programs/${program_id}/rewards`, {
    ...{ name: 'Mug', asset_id, status: 'ACTIVE', redemption_type: 'UNIT_BASED', unit_cost: '5.00' },
  });
  const redemptions = [];
  for (let n = 0; n < REDEMPTIONS; n += 1) {
    const { id } = await post('/v1/participants', { external_id: `member-${n}`, program_id });
    const base = { program_id, participant_id: id, asset_id, description: 'crash' };
    for (const amount of ['60.00', '40.00']) await post('/_sandbox/credits', { ...base, amount });
    const { id: redemption } =
      n < WITH_UNITS
        ? await post(`/v1/participants/${id}/redemptions/items`, { program_id, reward_id, quantity: 20 })
        : await post(`/v1/participants/${id}/redemptions`, { ...base, amount: '100.00' });
    redemptions.push(redemption);
  }
  await stop(server, 'SIGTERM');
  return { db, redemptions, rows: rowsOver(redemptions, rows) };
}

/** Each row has a reason of its own, so that reversals can be told apart. */
function rowsOver(redemptions, count) {
  return Array.from({ length: count }, (_, n) => {
    const at = n % redemptions.length;
    const isTooMuch = n % TOO_MUCH_EVERY === TOO_MUCH_EVERY - 1;
    const redemption = redemptions[at];
    const reason = `row ${n}`;
    if (at < WITH_UNITS) return { redemption, amount: '', quantity: isTooMuch ? '99' : '1', reason, isTooMuch };
    return { redemption, amount: isTooMuch ? '9999.00' : `${1 + (n % 5)}.50`, quantity: '', reason, isTooMuch };
  });
}
