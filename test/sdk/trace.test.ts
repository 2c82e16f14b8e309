// One event per attempt, and no way for a listener to change what a call comes to.
import { expect, test } from 'vitest';
import type { RequestEvent } from '../../src/sdk/index.js';
import { created, json, lost, NOW_MS, outcome, REDEMPTION_ID, refusal, REVERSAL, rig } from './helpers.js';

test('each attempt is told when it has ended', async () => {
  const events: RequestEvent[] = [];
  let nowMs = NOW_MS;
  const { client } = rig([lost, refusal(503), json(200, REVERSAL, { 'X-Request-Id': 'req_3' })], {
    nowMs: () => (nowMs += 7),
    onRequest: (event) => {
      events.push(event);
    },
  });
  await client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' });
  const common = {
    method: 'POST',
    url: `https://api.scrip.dev/v1/redemptions/${REDEMPTION_ID}/reverse`,
    durationMs: 7,
  };
  expect(events).toEqual([
    { ...common, attempt: 1, error: 'TypeError: fetch failed: UND_ERR_SOCKET' },
    { ...common, attempt: 2, status: 503 },
    { ...common, attempt: 3, status: 200, requestId: 'req_3' },
  ]);
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
  const events: RequestEvent[] = [];
  let nowMs = NOW_MS;
  const { reverse } = rig([created], {
    nowMs: () => (nowMs -= 1000),
    onRequest: (event) => {
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
])('a listener that %s does not break a call', async (_name, onRequest) => {
  const { client } = rig([lost, created], { onRequest });
  expect(await outcome(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }))).toBe('done');
});
