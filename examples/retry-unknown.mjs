// The answer to a reversal is lost after it was made. What the client knows then, and how to find out.
//
//   node examples/retry-unknown.mjs
import assert from 'node:assert/strict';
import { createScripClient, isOutcomeUnknown } from 'scrip-sdk';
import { createLocalEngine } from 'scrip-sdk/local-engine';

const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const engine = createLocalEngine({ path: ':memory:' });

/** A network that delivers the first write and loses its answer. */
let isLost = false;
const flakyFetch = async (request) => {
  const response = await engine.fetch(request);
  if (request.method === 'POST' && !isLost) {
    isLost = true;
    throw new TypeError('the connection was closed');
  }
  return response;
};

// No retries, so that the doubt can be seen; with the default of 2 the client would have settled it by itself.
const scrip = createScripClient({ apiKey: 'sk_sandbox', fetch: flakyFetch, maxRetries: 0 });
const body = { reason: 'Order 4711 cancelled', quantity: 1 };

const doubt = await scrip.redemptions.reverse(REDEMPTION, body).catch((error) => error);
assert(isOutcomeUnknown(doubt));
console.log('outcome unknown; asking again with the same key');

// The same body with the same key, which the client made before anything was sent: done now if it was not, and told if
// it was. `doubt.reversal` is what was sent, for another process to send again.
const { data, replayed } = await scrip.redemptions.settle(doubt);
console.log(replayed ? `it had been made: ${data.amount}` : `it is made now: ${data.amount}`);
assert.equal(replayed, true);

const { data: redemption } = await scrip.redemptions.get(REDEMPTION);
console.log(`reversed in all: ${redemption.reversed_amount}`);
assert.equal(redemption.reversed_amount, '500.00');
engine.close();
