// Tests your own code against the engine, without mocks. It has real rules and real answers, in memory, with its own clock.
//
//   node --test examples/engine-as-test-double.mjs
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createScripClient, NotFoundError, RefusedError } from 'scrip-sdk';
import { createLocalEngine } from 'scrip-sdk/local-engine';

const GIFT_CARDS = '550e8400-e29b-41d4-a716-446655440001';
const FOUR_LOTS = '550e8400-e29b-41d4-a716-446655440012';

/** The code under test: cancels an order, and returns the message for the customer. */
async function cancelOrder(scrip, { redemptionId, orderId }) {
  try {
    const { data } = await scrip.redemptions.reverse(redemptionId, {
      reason: `Order ${orderId} cancelled`,
      idempotency_key: `order-${orderId}-cancelled`,
    });
    return `${data.amount} points were reversed`;
  } catch (error) {
    if (error instanceof NotFoundError) return 'we do not know this redemption';
    if (error instanceof RefusedError) return 'nothing remains to reverse';
    throw error;
  }
}

let engine;
let scrip;
beforeEach(() => {
  engine = createLocalEngine({
    path: ':memory:',
    nowMs: () => Date.UTC(2026, 0, 15),
    onBug: (error) => {
      throw error;
    },
  });
  scrip = createScripClient({ apiKey: 'sk_sandbox', fetch: engine.fetch });
});
afterEach(() => {
  assert(engine.verify().ok);
  engine.close();
});

test('cancelling twice reverses once', async () => {
  const order = { redemptionId: GIFT_CARDS, orderId: 4711 };
  assert.equal(await cancelOrder(scrip, order), '1000.00 points were reversed');
  assert.equal(await cancelOrder(scrip, order), '1000.00 points were reversed');
  const { data: reversals } = await scrip.redemptions.reversals(GIFT_CARDS);
  assert.equal(reversals.length, 1);
});

test('nothing remains for another order on the same redemption', async () => {
  await cancelOrder(scrip, { redemptionId: GIFT_CARDS, orderId: 4711 });
  const told = await cancelOrder(scrip, { redemptionId: GIFT_CARDS, orderId: 4712 });
  assert.equal(told, 'nothing remains to reverse');
});

test('an unknown redemption gets its own message', async () => {
  const redemptionId = '550e8400-e29b-41d4-a716-44665544ffff';
  assert.equal(await cancelOrder(scrip, { redemptionId, orderId: 1 }), 'we do not know this redemption');
});

test('a month later one of four lots has expired: the points that go back to it expire at once', async () => {
  const request = { method: 'POST', path: `/v1/redemptions/${FOUR_LOTS}/reverse`, body: { reason: 'Test' } };
  assert.deepEqual(engine.preview(request).effects.journal_entries, ['REVERSAL']);
  await advanceClock('P30D');
  const { effects } = engine.preview(request);
  assert.deepEqual(effects.journal_entries, ['REVERSAL', 'EXPIRY']);
  const expired = effects.lots.filter((lot) => lot.expired);
  assert.deepEqual(
    expired.map((lot) => lot.amount),
    ['50.00'],
  );
});

/** Moves the engine's clock. Lots that are due then expire or mature. */
async function advanceClock(duration) {
  const request = new Request('http://sandbox/_sandbox/clock', {
    method: 'POST',
    headers: { 'X-API-Key': 'sk_sandbox', 'Content-Type': 'application/json' },
    body: JSON.stringify({ advance: duration }),
  });
  const response = await engine.fetch(request);
  assert.equal(response.status, 200);
}
