// The seam as plain data: a client over `send`, and calls that are typed by the contract.
import { afterEach, expect, expectTypeOf, test } from 'vitest';
import { createLocalEngine, type LocalEngine } from '../../src/local-engine/index.js';
import {
  createScripClient,
  type Outgoing,
  OutcomeUnknownError,
  RateLimitError,
  type Redemption,
  RefusedError,
  type Reply,
  type RequestEvent,
  type ScripClient,
  type ScripClientOptions,
  type Send,
} from '../../src/sdk/index.js';
import { API_KEY, caught, REDEMPTION, REDEMPTION_ID, thrown } from '../support/sdk-rig.js';

const engines: LocalEngine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
});

function clientOver(send: Send, options: Partial<ScripClientOptions> = {}): ScripClient {
  return createScripClient({ apiKey: API_KEY, send, sleep: () => Promise.resolve(), ...options });
}

function clientOnEngine(wrap: (send: Send) => Send = (send) => send): ScripClient {
  const engine = createLocalEngine({ path: ':memory:', apiKey: API_KEY });
  engines.push(engine);
  return clientOver(wrap(engine.send));
}

test('an engine is a send: a lost answer is asked for again with the same key, and posts once', async () => {
  let answers = 0;
  const client = clientOnEngine((send) => async (outgoing) => {
    const reply = await send(outgoing);
    if (outgoing.method === 'POST' && (answers += 1) <= 2) throw new TypeError('socket hang up');
    return reply;
  });
  const posted = await client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund', quantity: 1 });
  expect(posted).toMatchObject({ replayed: true, data: { amount: '500.00', quantity: 1 } });
  expect((await client.redemptions.get(REDEMPTION_ID)).data.reversed_amount).toBe('500.00');
  expect(await client.redemptions.reversals(REDEMPTION_ID).toArray({ limit: 9 })).toHaveLength(1);
  const refused = client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund', quantity: 3 });
  expect(await thrown(RefusedError, refused)).toMatchObject({ status: 422, code: 'reversal_exceeds_remaining' });
});

test('what is sent is plain data, with the key, which no hook sees', async () => {
  const sent: Outgoing[] = [];
  const told: RequestEvent[] = [];
  const send: Send = (outgoing) => {
    sent.push(outgoing);
    return Promise.resolve({ status: 200, headers: {}, text: JSON.stringify(REDEMPTION) });
  };
  const client = clientOver(send, { onRequest: (event) => void told.push(event) });
  await client.redemptions.get(REDEMPTION_ID, { headers: { 'X-Trace': 'a' } });
  const headers = { accept: 'application/json', 'user-agent': expect.any(String) as string, 'x-trace': 'a' };
  const url = `https://api.scrip.dev/v1/redemptions/${REDEMPTION_ID}`;
  expect(sent).toMatchObject([{ method: 'GET', url, body: undefined, headers: { ...headers, 'x-api-key': API_KEY } }]);
  expect(told).toEqual([{ method: 'GET', url, attempt: 1, headers }]);
});

test('headers of an answer count whichever way they are written', async () => {
  const headers = { 'RETRY-AFTER': '90', 'X-Request-Id': 'req_1' };
  const client = clientOver(() => Promise.resolve({ status: 429, headers, text: '{}' }));
  const error = await thrown(RateLimitError, client.redemptions.get(REDEMPTION_ID));
  expect(error).toMatchObject({ requestId: 'req_1', retryAfterMs: 90_000, attempts: 1 });
});

test('a send that never answers is given up in time, and told to stop', async () => {
  let signal: AbortSignal | undefined;
  const send = (outgoing: Outgoing): Promise<Reply> => {
    ({ signal } = outgoing);
    return new Promise(() => undefined);
  };
  const client = clientOver(send, { timeoutMs: 5, maxRetries: 0 });
  const error = await thrown(OutcomeUnknownError, client.redemptions.reverse('r', { reason: 'r' }));
  expect([error.attempts, signal?.aborted]).toEqual([1, true]);
});

test('the openapi-fetch client goes through the same send', async () => {
  const { api } = clientOnEngine();
  const params = { path: { id: REDEMPTION_ID } };
  const { data, response } = await api.GET('/v1/redemptions/{id}', { params });
  expect([data?.id, response.status]).toEqual([REDEMPTION_ID, 200]);
});

test('any operation can be asked for as plain data, typed by the contract', async () => {
  const client = clientOnEngine();
  const params = { path: { id: REDEMPTION_ID } };
  const found = await client.request('GET', '/v1/redemptions/{id}', { params });
  expectTypeOf(found.data).toExtend<Redemption | undefined>();
  expect(found).toMatchObject({ status: 200, data: { id: REDEMPTION_ID }, requestId: expect.any(String) as string });
  expect(found).not.toHaveProperty('error');
  const other = { path: { id: '550e8400-e29b-41d4-a716-446655440999' } };
  const missing = await client.request('GET', '/v1/redemptions/{id}', { params: other });
  expect(missing).toMatchObject({ status: 404, error: { code: 'not_found' } });
  const body = { reason: 'r', quantity: 1, idempotency_key: 'k' };
  expect(await client.request('POST', '/v1/redemptions/{id}/reverse', { params, body })).toMatchObject({ status: 201 });
  const stopped = client.request('GET', '/v1/redemptions/{id}', { params, signal: AbortSignal.abort('enough') });
  expect(await caught(stopped)).toBe('enough');
  const wrong = [
    // @ts-expect-error no such path
    () => client.request('GET', '/v1/no-such-path', {}),
    // @ts-expect-error the path has another method
    () => client.request('GET', '/v1/redemptions/{id}/reverse', { params }),
    // @ts-expect-error the path has another parameter
    () => client.request('GET', '/v1/redemptions/{id}', { params: { path: { redemption: 'r' } } }),
    // @ts-expect-error no such field
    () => client.request('POST', '/v1/redemptions/{id}/reverse', { params, body: { reason: 'r', amounts: '1' } }),
  ];
  expect(wrong).toHaveLength(4);
});
