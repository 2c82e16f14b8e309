// The same suite over four transports; and every request and answer that passes is held against openapi.yaml.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createScripClient, isOutcomeUnknown, type ScripClient } from '../../../src/sdk/index.js';
import { randomFrom } from '../../support/random.mjs';
import { startDeployment } from './deployment.js';
import { id, PATHS, SUITE } from './suite.js';
import { KEY, TRANSPORTS, type Transport } from './transports.js';
import { Flaw, type Seen, validating } from '../../support/contract-fetch.js';

describe.each(Object.entries(TRANSPORTS))('over %s', (_name, open) => {
  let transport: Transport;
  let scrip: ScripClient;
  const seen: Seen = new Map();

  beforeAll(async () => {
    transport = await open();
    const { baseUrl, fetch, maxRetries } = transport;
    scrip = createScripClient({
      ...{ apiKey: KEY, baseUrl, maxRetries },
      // What is spoilt on its way is no answer of the API, and is not held against the contract.
      fetch: maxRetries === 0 ? validating(fetch, seen) : fetch,
      sleep: () => Promise.resolve(),
    });
  });
  beforeEach(() => transport.reset());
  afterAll(() => transport.close());

  test.each(SUITE)('%s', async (_sentence, run, comesTo) => {
    const told = await run(scrip);
    // After an attempt that was lost, a refusal says nothing about that attempt: it stays unknown (D46).
    const status = /^RefusedError (\d+)/.exec(String(comesTo))?.[1];
    if (transport.maxRetries !== 0 && told === `OutcomeUnknownError ${status ?? ''}`) return;
    // What is not named is an id or a time.
    if (typeof comesTo === 'object' && comesTo !== null) expect(told).toMatchObject(comesTo);
    else expect(told).toEqual(comesTo);
  });

  test.each(PATHS)('%s', async (_operation, send) => {
    // A PATCH has no key, so nobody may send it again: here it is the test that does.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const answer = await send(scrip.api).catch(() => undefined);
      if (answer === undefined) continue;
      expect(answer.response.status).toBe(200);
      return;
    }
    throw new Error('no answer in 20 attempts');
  });
});

const openServed = TRANSPORTS['the served sandbox'];

test('what a deployment loses is unknown without retries, and settled by the same key: never paid twice', async () => {
  const served = await openServed();
  const deployment = await startDeployment(served.baseUrl, randomFrom(11));
  const direct = createScripClient({ apiKey: KEY, baseUrl: served.baseUrl });
  const scrip = createScripClient({ apiKey: KEY, baseUrl: deployment.url, maxRetries: 0 });
  let [unknown, paid] = [0, 0];
  for (let n = 0; n < 60; n += 1) {
    const body = { amount: '0.01', reason: 'r', idempotency_key: `k${n}` };
    let posted = await scrip.redemptions.reverse(id('0012'), body).catch((error: unknown) => error);
    while (isOutcomeUnknown(posted)) {
      unknown += 1;
      expect(posted.idempotencyKey).toBe(`k${n}`);
      posted = await scrip.redemptions.settle(posted).catch((error: unknown) => error);
    }
    expect(posted).toMatchObject({ data: { amount: '0.01' } });
    paid += 1;
  }
  const { data } = await direct.redemptions.get(id('0012'));
  expect([paid, data.reversed_amount]).toEqual([60, '0.60']);
  expect(unknown).toBeGreaterThan(10);
  expect(Object.values(deployment.ways).every((count) => count > 0)).toBe(true);
  deployment.close();
  await served.close();
});

describe('the contract is really held against', () => {
  const good = (status: number, body: unknown): Response =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', 'x-request-id': 'r' },
    });
  const reversal = {
    ...{ id: id('0001'), redemption_id: id('0001'), journal_entry_id: id('0001') },
    ...{ amount: '1.00', reason: 'r', created_at: '2026-01-01T00:00:00.000Z' },
  };
  const post = (path: string, body: unknown, headers: object = {}): Request =>
    new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: { 'x-api-key': KEY, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const path = `/v1/redemptions/${id('0001')}/reverse`;
  const flawOf = async (request: Request, response: Response): Promise<string> => {
    const held = validating(() => Promise.resolve(response));
    return held(request).then(
      () => 'none',
      (error: unknown) => (error instanceof Flaw ? 'flaw' : String(error)),
    );
  };

  test.each<[string, Request, Response, string]>([
    ['all is well', post(path, { reason: 'r' }), good(201, reversal), 'none'],
    ['a path that is not there', post('/v1/redemption', {}), good(201, reversal), 'flaw'],
    ['an amount that is a number', post(path, { reason: 'r', amount: 1 }), good(201, reversal), 'flaw'],
    ['no reason', post(path, {}), good(201, reversal), 'flaw'],
    ['no key', post(path, { reason: 'r' }, { 'x-api-key': undefined }), good(201, reversal), 'none'],
    ['a query that is not there', post(`${path}?x=1`, { reason: 'r' }), good(201, reversal), 'flaw'],
    [
      'an answer that lacks a field',
      post(path, { reason: 'r' }),
      good(201, { ...reversal, amount: undefined }),
      'flaw',
    ],
    [
      'an amount in the answer that is a number',
      post(path, { reason: 'r' }),
      good(201, { ...reversal, amount: 1 }),
      'flaw',
    ],
    ['a status that is not documented', post(path, { reason: 'r' }), good(202, reversal), 'flaw'],
    ['an error without a code', post(path, { reason: 'r' }), good(422, { message: 'no' }), 'flaw'],
  ])('%s', async (_what, request, response, flaw) => {
    expect(await flawOf(request, response)).toBe(flaw);
  });
});
