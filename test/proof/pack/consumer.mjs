// A stranger's script: both doors of the package, and one reversal through them.
import assert from 'node:assert/strict';
import { ApiError, createScripClient, RefusedError } from 'scrip-sdk';
import { createLocalEngine } from 'scrip-sdk/local-engine';

const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const engine = createLocalEngine({ path: ':memory:' });
const scrip = createScripClient({ apiKey: 'sk_sandbox', fetch: engine.fetch });
const { data } = await scrip.redemptions.reverse(REDEMPTION, { reason: 'Late', quantity: 1 });
assert.equal(data.amount, '500.00');
await assert.rejects(
  scrip.redemptions.reverse(REDEMPTION, { reason: 'Late', quantity: 2 }),
  (error) => error instanceof RefusedError && error instanceof ApiError,
);
assert.equal(engine.verify().ok, true);
engine.close();
console.log("'scrip-sdk' and 'scrip-sdk/local-engine': one reversal, one refusal, verified");
