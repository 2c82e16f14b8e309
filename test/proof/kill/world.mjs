// A served sandbox with redemptions to reverse, a file that asks for it, and what the server says afterwards.
import { parse } from 'csv-parse/sync';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { compare } from './compare.mjs';

export const BIN = new URL('../../../bin/scrip.js', import.meta.url).pathname;
export const KEY = 'sk_sandbox';
const REDEMPTIONS = 100;
const WITH_UNITS = 20;
/** Every so many rows ask for more than there is. */
const TOO_MUCH_EVERY = 40;

/** A sequence of numbers from 0 to 1 that is the same for the same seed. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

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

export function beginRound(template, folder) {
  copyFileSync(template.db, join(folder, 'ledger.db'));
  const lines = template.rows.map(({ redemption, amount, quantity, reason }) =>
    [redemption, amount, quantity, reason, '=kept'].join(','),
  );
  writeFileSync(join(folder, 'rows.csv'), `redemption_id,amount,quantity,reason,note\n${lines.join('\n')}\n`);
}

/** Everything that differs between the file, its results (which the journal wrote), the summary and the server. */
export async function differences(template, folder, url, summary) {
  const results = parse(readFileSync(join(folder, 'rows.results.csv')), { columns: true });
  const onServer = new Map();
  for (const id of template.redemptions) {
    const { data } = await call(url, 'GET', `/v1/redemptions/${id}/reversals?limit=200`);
    for (const reversal of data) onServer.set(reversal.reason, [...(onServer.get(reversal.reason) ?? []), reversal]);
  }
  const { ok } = await call(url, 'GET', '/_sandbox/verify');
  return compare(template.rows, results, onServer, summary).concat(ok ? [] : ['verify says no']);
}
