// Tests your own code on a network that fails. It wraps the engine's fetch and uses no mock. The rules are real, so the
// ledger can be checked.
//
//   node --test examples/fault-injection.mjs
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createScripClient, isOutcomeUnknown } from 'scrip-sdk';
import { createLocalEngine } from 'scrip-sdk/local-engine';

const GIFT_CARDS = '550e8400-e29b-41d4-a716-446655440001';

/** The code under test: reverses one unit. If the outcome is unknown, it keeps the reversal for later. */
async function reverseUnit(scrip, later) {
  try {
    const { data } = await scrip.redemptions.reverse(GIFT_CARDS, { quantity: 1, reason: 'Test' });
    return data.amount;
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error;
    later.push(error.reversal);
    return 'we will let you know';
  }
}

/** Each fault takes the request and a function that delivers it. */
const faults = {
  none: (request, deliver) => deliver(request),
  lostBefore: () => {
    throw new TypeError('the connection was closed');
  },
  lostAfter: async (request, deliver) => {
    await deliver(request);
    throw new TypeError('the connection was closed');
  },
  failsAfter: async (request, deliver) => {
    await deliver(request);
    return new Response('bad gateway', { status: 502 });
  },
  cutShort: async (request, deliver) => {
    const response = await deliver(request);
    const half = (await response.text()).slice(0, 40);
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(half));
        controller.error(new TypeError('the connection was closed'));
      },
    });
    return new Response(body, response);
  },
};

let engine;
beforeEach(() => {
  engine = createLocalEngine({ path: ':memory:' });
});
afterEach(() => {
  assert(engine.verify().ok);
  engine.close();
});

/** A client whose writes meet these faults, one after another. The last one repeats. It does not wait between attempts. */
function clientWith(names, options = {}) {
  const left = [...names];
  return createScripClient({
    apiKey: 'sk_sandbox',
    sleep: () => Promise.resolve(),
    fetch: async (request) => {
      if (request.method !== 'POST') return engine.fetch(request);
      const name = left.length > 1 ? left.shift() : left[0];
      return faults[name](request, engine.fetch);
    },
    ...options,
  });
}

async function reversedUnits() {
  const { data } = await clientWith(['none']).redemptions.get(GIFT_CARDS);
  return data.reversed_quantity;
}

for (const fault of ['lostBefore', 'lostAfter', 'failsAfter', 'cutShort']) {
  test(`${fault}: the retry gets the outcome, and it is reversed once`, async () => {
    const later = [];
    assert.equal(await reverseUnit(clientWith([fault, 'none']), later), '500.00');
    assert.deepEqual(later, []);
    assert.equal(await reversedUnits(), 1);
  });

  test(`${fault} every time: kept for later, and then reversed once`, async () => {
    const later = [];
    assert.equal(await reverseUnit(clientWith([fault]), later), 'we will let you know');
    assert.equal(later.length, 1);
    const [{ body, redemptionId }] = later;
    await clientWith(['none']).redemptions.reverse(redemptionId, body);
    assert.equal(await reversedUnits(), 1);
  });
}
