// A process dies in the middle of a reversal. The next process finds out whether it was made. Nothing is reversed twice.
//
//   node examples/retry-after-crash.mjs
//
// The rule: before you send a request, store it with its key. Delete it when you know the outcome.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createScripClient } from 'scrip-sdk';
import { createLocalEngine } from 'scrip-sdk/local-engine';

const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const [folder, isDoomed] = process.argv.slice(2);

if (folder === undefined) twoProcesses();
else await reverse(folder, isDoomed === 'doomed');

/** What your service does. `folder` stands for its database. */
async function reverse(folder, isDoomed) {
  const engine = createLocalEngine({ path: join(folder, 'server.db') });
  const fetch = async (request) => {
    const response = await engine.fetch(request);
    // The process dies before it sees the answer.
    if (isDoomed && request.method === 'POST') process.kill(process.pid, 'SIGKILL');
    return response;
  };
  const scrip = createScripClient({ apiKey: 'sk_sandbox', fetch });

  const pending = join(folder, 'pending.json');
  if (!existsSync(pending)) {
    const body = { reason: 'Order 4711 cancelled', quantity: 1, idempotency_key: 'order-4711-cancelled' };
    keep(pending, { redemptionId: REDEMPTION, body });
  }
  const { redemptionId, body } = JSON.parse(readFileSync(pending, 'utf8'));
  const { data, replayed } = await scrip.redemptions.reverse(redemptionId, body);
  rmSync(pending);
  console.log(replayed ? `it was already made: ${data.amount}` : `it is made now: ${data.amount}`);
  const { data: redemption } = await scrip.redemptions.get(redemptionId);
  console.log(`reversed in all: ${redemption.reversed_amount}`);
  engine.close();
}

/** Writes the request to the disk, not only to a buffer, before anything is sent. */
function keep(file, value) {
  const opened = openSync(file, 'w', 0o600);
  writeSync(opened, JSON.stringify(value));
  fsyncSync(opened);
  closeSync(opened);
}

function twoProcesses() {
  const folder = mkdtempSync(join(tmpdir(), 'scrip-crash-'));
  const run = (...argv) =>
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), folder, ...argv], { encoding: 'utf8' });
  try {
    const first = run('doomed');
    assert.equal(first.signal, 'SIGKILL');
    console.log('killed while the answer was on its way');
    const second = run();
    console.log(second.stdout.trim());
    assert.match(second.stdout, /^it was already made: 500\.00\nreversed in all: 500\.00\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
