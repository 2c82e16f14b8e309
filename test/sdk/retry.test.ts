// What is sent again, how often, after how long, and with which bytes.
import { expect, test } from 'vitest';
import { createScripClient } from '../../src/sdk/index.js';
import {
  API_KEY,
  created,
  fails,
  found,
  json,
  lost,
  outcome,
  REDEMPTION_ID,
  refusal,
  refusedConnection,
  replayed,
  REVERSAL,
  rig,
  silent,
  type Step,
  text,
} from '../support/sdk-rig.js';

const html = (status: number): Step => text(status, '<html>gateway</html>');

test.each<[string, Step, number]>([
  ['a lost connection is retried', lost, 2],
  ['a connection that never came to be is retried', refusedConnection, 2],
  ['an unknown failure of fetch is retried', fails('SOMETHING_ELSE'), 2],
  ['429 is retried', refusal(429), 2],
  ['500 is retried', refusal(500), 2],
  ['502 is retried', html(502), 2],
  ['503 is retried', html(503), 2],
  ['504 is retried', html(504), 2],
  ['501 is not', refusal(501), 1],
  ['505 is not', html(505), 1],
  ['400 is not', refusal(400), 1],
  ['401 is not', refusal(401), 1],
  ['403 is not', refusal(403), 1],
  ['404 is not', refusal(404), 1],
  ['408 is retried', refusal(408), 2],
  ['409 of another code is retried', refusal(409, 'idempotency_in_progress'), 2],
  ['423 is retried', refusal(423), 2],
  ['425 is retried', refusal(425), 2],
  ["a proxy's 499 is retried", html(499), 2],
  ["a proxy's 404 is retried", html(404), 2],
  ['409 is not', refusal(409, 'idempotency_conflict'), 1],
  ['422 is not', refusal(422), 1],
  ['a redirect is not', text(307, null, { Location: 'https://elsewhere.example/' }), 1],
  ['an unreadable 200 is not', html(200), 1],
])('%s', async (_name, first, attempts) => {
  const writes = rig([first, created]);
  await writes.reverse();
  expect(writes.sent).toHaveLength(attempts);

  const reads = rig([first, found]);
  await reads.get();
  expect(reads.sent).toHaveLength(attempts);
});

test('an attempt that takes too long is retried', async () => {
  const { get, sent } = rig([silent, found], { timeoutMs: 150 });
  expect(await get()).toBe('done');
  expect(sent).toHaveLength(2);
});

test.each<[string, number | undefined, number | undefined, number]>([
  //  name                                           client     call       attempts
  ['by default there are two retries', undefined, undefined, 3],
  ['the client can set none', 0, undefined, 1],
  ['the client can set more', 4, undefined, 5],
  ['a call can set none', 4, 0, 1],
  ['a call can set more', 0, 1, 2],
])('%s', async (_name, ofClient, ofCall, attempts) => {
  const { client, sent } = rig(Array<Step>(9).fill(lost), { ...(ofClient !== undefined && { maxRetries: ofClient }) });
  await outcome(client.redemptions.get(REDEMPTION_ID, { maxRetries: ofCall }));
  expect(sent).toHaveLength(attempts);
});

test('every attempt sends the same bytes, and so the same key', async () => {
  const { client, sent } = rig([lost, refusal(503), replayed]);
  const body = { reason: 'refund', amount: '500.00' };
  const posted = await client.redemptions.reverse(REDEMPTION_ID, body);
  expect(posted).toEqual({ data: REVERSAL, replayed: true, idempotencyKey: 'made_1', attempts: 3 });
  expect(sent.map((one) => one.body)).toEqual(
    Array(3).fill('{"reason":"refund","amount":"500.00","idempotency_key":"made_1"}'),
  );
  expect(sent.map((one) => one.url)).toEqual(
    Array(3).fill(`https://api.scrip.dev/v1/redemptions/${REDEMPTION_ID}/reverse`),
  );
  expect(sent.map((one) => one.headers.get('content-type'))).toEqual(Array(3).fill('application/json'));
  expect(body).toEqual({ reason: 'refund', amount: '500.00' });
});

test.each<[string, string | null | undefined, string]>([
  ["the caller's key is kept", 'order-1', 'order-1'],
  ['an absent key is made', undefined, 'made_1'],
  ['a null key is made', null, 'made_1'],
  ['an empty key is sent as it is', '', ''],
])('%s', async (_name, idempotency_key, expected) => {
  const { client, sent } = rig([created]);
  const body = { reason: 'refund', idempotency_key } as { reason: string };
  expect((await client.redemptions.reverse(REDEMPTION_ID, body)).idempotencyKey).toBe(expected);
  expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ reason: 'refund', idempotency_key: expected });
});

test('two reversals get two keys', async () => {
  const { client } = rig([created, created]);
  const first = await client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund' });
  const second = await client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund' });
  expect([first.idempotencyKey, second.idempotencyKey]).toEqual(['made_1', 'made_2']);
});

test('the keys made by default are long and all different', async () => {
  const client = createScripClient({ apiKey: API_KEY, fetch: async (request) => created(request) });
  const keys = new Set<string>();
  for (let i = 0; i < 50; i += 1) {
    keys.add((await client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund' })).idempotencyKey);
  }
  expect(keys.size).toBe(50);
  for (const key of keys) expect(key).toMatch(/^sdk_[0-9a-f]{32}$/);
});

test('a key of nothing but blanks protects nothing, so it is sent once', async () => {
  const { client, sent } = rig([lost, created]);
  const call = client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund', idempotency_key: ' ' });
  expect(await outcome(call)).toBe('OutcomeUnknownError');
  expect(sent).toHaveLength(1);
});

test('without Retry-After the wait is jittered and doubles from 500 ms to 8 s', async () => {
  const half = rig(Array<Step>(8).fill(lost), { maxRetries: 7 });
  await half.get();
  expect(half.sleptMs).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);

  const least = rig(Array<Step>(3).fill(lost), { random: () => 0 });
  await least.get();
  expect(least.sleptMs).toEqual([0, 0]);

  const most = rig(Array<Step>(7).fill(lost), { maxRetries: 6, random: () => 0.999999 });
  await most.get();
  expect(most.sleptMs).toEqual([499, 999, 1999, 3999, 7999, 7999]);
});

test.each<[string, string, number | undefined]>([
  //  name                                     header                            waits, undefined = does not wait
  ['seconds are waited', '2', 2000],
  ['zero means at once', '0', 0],
  ['blanks around do not matter', ' 3 ', 3000],
  ['decimals are taken', '1.5', 1500],
  ['60 s is waited', '60', 60_000],
  ['61 s is not', '61', undefined],
  ['an absurd number is not', '999999999', undefined],
  ['a date is waited for', 'Sun, 01 Mar 2026 12:00:05 GMT', 5000],
  ['a date in the past means at once', 'Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ['a date over a minute away is not', 'Sun, 01 Mar 2026 12:01:01 GMT', undefined],
  ['a negative number is ignored', '-5', 250],
  ['nonsense is ignored', 'soon', 250],
  ['an empty header is ignored', '', 250],
])('Retry-After: %s', async (_name, header, waits) => {
  for (const status of [429, 503]) {
    const { get, sleptMs, sent } = rig([json(status, {}, { 'Retry-After': header }), found]);
    expect(await get()).toBe(waits !== undefined ? 'done' : status === 429 ? 'RateLimitError' : 'UnreachableError');
    expect(sleptMs).toEqual(waits === undefined ? [] : [waits]);
    expect(sent).toHaveLength(waits === undefined ? 1 : 2);
  }
});

test('the default wait really waits, and ends early when the signal says so', async () => {
  const abort = new AbortController();
  const client = createScripClient({
    apiKey: API_KEY,
    fetch: async (request) => json(503, {}, { 'Retry-After': '30' })(request),
  });
  const call = outcome(client.redemptions.get(REDEMPTION_ID, { signal: abort.signal }));
  setTimeout(() => {
    abort.abort();
  }, 10);
  expect(await call).toBe('AbortError');
});
