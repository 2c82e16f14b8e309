// A process dies in the middle of a reversal. The next one finds out what became of it, and pays nothing twice.
//
//   node examples/retry-after-crash.mjs
//
// The rule: write down what you are about to send, key included, before you send it; cross it out when it is settled.
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
else await giveBack(folder, isDoomed === 'doomed');

/** What your service does. `folder` stands for its database. */
async function giveBack(folder, isDoomed) {
  const engine = createLocalEngine({ path: join(folder, 'server.db') });
  const fetch = async (request) => {
    const response = await engine.fetch(request);
    // The answer arrives, and nobody is there to hear it.
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
  console.log(replayed ? `it had been made: ${data.amount}` : `it is made now: ${data.amount}`);
  const { data: redemption } = await scrip.redemptions.get(redemptionId);
  console.log(`reversed in all: ${redemption.reversed_amount}`);
  engine.close();
}

/** On the disk, not only in a buffer, before anything is sent. */
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
    assert.match(second.stdout, /^it had been made: 500\.00\nreversed in all: 500\.00\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
