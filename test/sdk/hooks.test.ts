// Two events per attempt, without secrets, and no way for a listener to change what a call comes to.
import { expect, test } from 'vitest';
import type { RequestEvent, ResponseEvent } from '../../src/sdk/index.js';
import {
  API_KEY,
  created,
  json,
  lost,
  NOW_MS,
  outcome,
  REDEMPTION_ID,
  refusal,
  REVERSAL,
  rig,
} from '../support/sdk-rig.js';

const common = { method: 'POST', url: `https://api.scrip.dev/v1/redemptions/${REDEMPTION_ID}/reverse` };

test('each attempt is told before it leaves and when it has ended', async () => {
  const events: (RequestEvent | ResponseEvent)[] = [];
  let nowMs = NOW_MS;
  const keep = (event: RequestEvent | ResponseEvent): void => {
    events.push(event);
  };
  const { client } = rig([lost, refusal(503), json(200, REVERSAL, { 'X-Request-Id': 'req_3' })], {
    nowMs: () => (nowMs += 7),
    onRequest: keep,
    onResponse: keep,
  });
  await client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' });
  const asked = expect.objectContaining({ accept: 'application/json', 'content-type': 'application/json' }) as unknown;
  const headers = { 'content-type': 'application/json' };
  const before = { ...common, headers: asked, idempotencyKey: 'made_1' };
  const after = { ...common, durationMs: expect.any(Number) as number };
  expect(events).toEqual([
    { ...before, attempt: 1 },
    { ...after, attempt: 1, error: 'TypeError: fetch failed: UND_ERR_SOCKET' },
    { ...before, attempt: 2 },
    { ...after, attempt: 2, status: 503, headers: expect.objectContaining({}) as unknown },
    { ...before, attempt: 3 },
    { ...after, attempt: 3, status: 200, requestId: 'req_3', headers: { ...headers, 'x-request-id': 'req_3' } },
  ]);
});

test('what is secret in a header is not told', async () => {
  const events: unknown[] = [];
  const keep = (event: unknown): void => {
    events.push(event);
  };
  const answer = json(200, REVERSAL, { 'Set-Cookie': 'session=abc', 'X-Echo': `key ${API_KEY}` });
  const { client } = rig([answer], { onRequest: keep, onResponse: keep });
  const headers = { 'X-Trace': API_KEY, Cookie: 'session=abc' };
  await client.redemptions.reverse(REDEMPTION_ID, { reason: 'r', idempotency_key: `k ${API_KEY}` }, { headers });
  expect(events).toMatchObject([
    { headers: { 'x-trace': '[redacted]' }, idempotencyKey: 'k [redacted]' },
    { headers: { 'set-cookie': '[redacted]', 'x-echo': 'key [redacted]' } },
  ]);
  expect(JSON.stringify(events)).not.toContain('abc');
  expect(JSON.stringify(events)).not.toContain('CANARY');
});

test('a read has no key to tell', async () => {
  const events: RequestEvent[] = [];
  const { client } = rig([refusal(404)], {
    onRequest: (event) => {
      events.push(event);
    },
  });
  await outcome(client.redemptions.get(REDEMPTION_ID));
  expect(events[0]).not.toHaveProperty('idempotencyKey');
});

test('each call counts its own attempts', async () => {
  const attempts: number[] = [];
  const onRequest = (event: RequestEvent): void => {
    attempts.push(event.attempt);
  };
  const { reverse } = rig([lost, created, created], { onRequest });
  await reverse();
  await reverse();
  expect(attempts).toEqual([1, 2, 1]);
});

test('a clock that goes backwards gives no negative duration', async () => {
  const events: ResponseEvent[] = [];
  let nowMs = NOW_MS;
  const { reverse } = rig([created], {
    nowMs: () => (nowMs -= 1000),
    onResponse: (event) => {
      events.push(event);
    },
  });
  await reverse();
  expect(events[0]?.durationMs).toBe(0);
});

test.each<[string, () => void | Promise<void>]>([
  [
    'throws',
    () => {
      throw new Error('listener');
    },
  ],
  ['rejects', () => Promise.reject(new Error('listener'))],
  ['never ends', () => new Promise<void>(() => undefined)],
])('a listener that %s does not break a call', async (_name, listener) => {
  const { client } = rig([lost, created], { onRequest: listener, onResponse: listener });
  expect(await outcome(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }))).toBe('done');
});
