// A reversal is made, but its answer is lost. This shows what the client knows then, and how it finds out.
//
//   node examples/retry-unknown.mjs
import assert from 'node:assert/strict';
import { createScripClient, isOutcomeUnknown } from 'scrip-sdk';
import { createLocalEngine } from 'scrip-sdk/local-engine';

const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const engine = createLocalEngine({ path: ':memory:' });

/** A network that delivers the first write but loses its answer. */
let isLost = false;
const flakyFetch = async (request) => {
  const response = await engine.fetch(request);
  if (request.method === 'POST' && !isLost) {
    isLost = true;
    throw new TypeError('the connection was closed');
  }
  return response;
};

// No retries, so that the unknown outcome is visible. With the default of 2 retries the client would find out by itself.
const scrip = createScripClient({ apiKey: 'sk_sandbox', fetch: flakyFetch, maxRetries: 0 });
const body = { reason: 'Order 4711 cancelled', quantity: 1 };

const doubt = await scrip.redemptions.reverse(REDEMPTION, body).catch((error) => error);
assert(isOutcomeUnknown(doubt));
console.log('outcome unknown; sending it again with the same key');

// This sends the same body with the same key. The client made the key before it sent anything. If the reversal was made,
// this returns its answer. If not, it is made now. Another process can send `doubt.reversal` again in the same way.
const { data, replayed } = await scrip.redemptions.settle(doubt);
console.log(replayed ? `it was already made: ${data.amount}` : `it is made now: ${data.amount}`);
assert.equal(replayed, true);

const { data: redemption } = await scrip.redemptions.get(REDEMPTION);
console.log(`reversed in all: ${redemption.reversed_amount}`);
assert.equal(redemption.reversed_amount, '500.00');
engine.close();
