// The real client on the real engine: the same wire, without a socket.
import { afterEach, expect, test } from 'vitest';
import { createLocalEngine, type LocalEngine } from '../../src/local-engine/index.js';
import { createScripClient, remaining, RefusedError, type ScripClient } from '../../src/sdk/index.js';
import { outcome, REDEMPTION_ID, thrown } from '../support/sdk-rig.js';

const engines: LocalEngine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
});

type Fetch = (request: Request) => Promise<Response>;

function clientOn(wrap: (fetch: Fetch) => Fetch = (fetch) => fetch): ScripClient {
  const engine = createLocalEngine({
    path: ':memory:',
    onBug: (error) => {
      throw error;
    },
  });
  engines.push(engine);
  return createScripClient({ apiKey: 'sk_sandbox', fetch: wrap(engine.fetch), sleep: () => Promise.resolve() });
}

async function reversedOf(client: ScripClient): Promise<string> {
  return (await client.redemptions.get(REDEMPTION_ID)).data.reversed_amount;
}

test('a lost answer is asked for again with the same key and posts once', async () => {
  let answers = 0;
  const client = clientOn((fetch) => async (request) => {
    const response = await fetch(request);
    // After the commit, twice.
    if (request.method === 'POST' && (answers += 1) <= 2) throw new TypeError('socket hang up');
    return response;
  });
  const posted = await client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund', quantity: 1 });
  expect(posted).toMatchObject({ replayed: true, data: { amount: '500.00', quantity: 1 } });
  expect(answers).toBe(3);
  expect(await reversedOf(client)).toBe('500.00');
});

test('the documented example call works word for word, and again', async () => {
  const client = clientOn();
  const body = { amount: '500.00', idempotency_key: 'reverse-12345', quantity: 1, reason: 'Customer refund request' };
  const first = await client.redemptions.reverse(REDEMPTION_ID, body);
  const second = await client.redemptions.reverse(REDEMPTION_ID, body);
  expect([first.replayed, second.replayed]).toEqual([false, true]);
  expect(second.data).toEqual(first.data);
  expect(remaining((await client.redemptions.get(REDEMPTION_ID)).data)).toEqual({ amount: '500.00', quantity: 1 });
});

test('every answer has a request id (D16), refusals too', async () => {
  const client = clientOn();
  expect((await client.redemptions.get(REDEMPTION_ID)).requestId).toMatch(/./);
  const call = client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund', quantity: 3 });
  expect(await thrown(RefusedError, call)).toMatchObject({
    status: 422,
    code: 'reversal_exceeds_remaining',
    requestId: expect.stringMatching(/./) as string,
  });
});

test.each<[string, (client: ScripClient) => PromiseLike<object>, string]>([
  ['a redemption nobody has', (c) => c.redemptions.get('00000000-0000-4000-8000-000000000000'), 'NotFoundError'],
  ['an id that is no UUID', (c) => c.redemptions.get('red_1'), 'RefusedError'],
  ['a key used for something else', (c) => conflict(c), 'ConflictError'],
])('%s', async (_name, call, expected) => {
  expect(await outcome(call(clientOn()))).toBe(expected);
});

async function conflict(client: ScripClient): Promise<object> {
  await client.redemptions.reverse(REDEMPTION_ID, { reason: 'one', quantity: 1, idempotency_key: 'k' });
  return client.redemptions.reverse(REDEMPTION_ID, { reason: 'two', quantity: 1, idempotency_key: 'k' });
}

test('a list walks over its pages', async () => {
  const client = clientOn();
  await client.redemptions.reverse(REDEMPTION_ID, { reason: 'one', quantity: 1 });
  await client.redemptions.reverse(REDEMPTION_ID, { reason: 'two', quantity: 1 });
  const reasons: string[] = [];
  for await (const { reason } of client.redemptions.reversals(REDEMPTION_ID, { limit: 1 })) reasons.push(reason);
  expect(reasons).toEqual(['one', 'two']);
});
