// How many durable reversals a second the engine posts through its own door, beside the floor of the same disk: one row
// of 200 bytes a transaction, WAL, synchronous=FULL. Rounds alternate; only the ratio of one run means something.
// After a build: node bench/reversals.mjs [rounds]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDriver } from '../dist/local-engine/store/driver.js';
import { createLocalEngine } from 'scrip-sdk/local-engine';

const PER_ROUND = 1000;
const rounds = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'scrip-bench-'));

try {
  const post = await prepareReversals(join(folder, 'ledger.db'), rounds);
  const write = prepareFloor(join(folder, 'floor.db'));
  const ratios = [];
  for (let round = 0; round < rounds; round += 1) {
    const floor = await perSecond(write);
    const reversals = await perSecond((n) => post(round, n));
    ratios.push(reversals / floor);
    console.log(`round ${round + 1}: ${reversals.toFixed(0)} reversals/s, floor ${floor.toFixed(0)}/s`);
  }
  console.log(`median ratio to the floor: ${ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)].toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true });
}

async function perSecond(step) {
  const began = performance.now();
  for (let n = 0; n < PER_ROUND; n += 1) await step(n);
  return PER_ROUND / ((performance.now() - began) / 1000);
}

/** One redemption over three lots for each reversal of a round; each round takes the next part of every redemption. */
async function prepareReversals(path, rounds) {
  const engine = createLocalEngine({ path, seed: 'empty' });
  const call = async (path, body) => {
    const request = new Request(`http://bench${path}`, {
      method: 'POST',
      headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const response = await engine.fetch(request);
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${answer.message}`);
    return answer;
  };
  const { id: program } = await call('/v1/programs', { name: 'Bench' });
  const asset = { name: 'Points', symbol: 'P', inventory_mode: 'LOT', issuance_policy: 'UNLIMITED', scale: 2 };
  const { id: asset_id } = await call('/v1/assets', { program_id: program, ...asset });
  const base = { program_id: program, asset_id, description: 'bench' };
  const redemptions = [];
  for (let n = 0; n < PER_ROUND; n += 1) {
    const { id } = await call('/v1/participants', { external_id: `member-${n}`, program_id: program });
    for (let lot = 0; lot < 3; lot += 1)
      await call('/_sandbox/credits', { ...base, participant_id: id, amount: `${rounds}` });
    redemptions.push((await call(`/v1/participants/${id}/redemptions`, { ...base, amount: `${rounds * 3}` })).id);
  }
  return (round, n) =>
    call(`/v1/redemptions/${redemptions[n]}/reverse`, {
      reason: 'bench',
      amount: '2.50',
      idempotency_key: `${round}-${n}`,
    });
}

function prepareFloor(path) {
  const Database = loadDriver();
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)');
  const insert = db.prepare('INSERT INTO t (x) VALUES (?)');
  const row = 'x'.repeat(200);
  return () => insert.run(row);
}
