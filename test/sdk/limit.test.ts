// A call leaves nothing behind: a timer that is left keeps a program alive for as long as it would have waited.
import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { limit } from '../../src/sdk/http/timeouts.js';
import { created, lost, outcome, REDEMPTION_ID, refusal, rig, type Step } from '../support/sdk-rig.js';

const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
const late = (): Error => new Error('late');

test.each<[string, Step[]]>([
  ['an answer', [created]],
  ['a retry', [lost, created]],
  ['a refusal', [refusal(422)]],
  ['no answer at all', [lost, lost, lost]],
])('no timer is left after %s', async (_what, steps) => {
  const before = timers();
  const { client } = rig(steps);
  await outcome(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }, { timeoutMs: 50_000, deadlineMs: 60_000 }));
  expect(timers()).toBe(before);
});

test('nobody listens any more when it has ended', () => {
  const source = new AbortController();
  const limited = limit(source.signal, 1000, late);
  expect(getEventListeners(source.signal, 'abort')).toHaveLength(1);
  limited.end();
  expect(getEventListeners(source.signal, 'abort')).toHaveLength(0);
});

test('what comes first is the reason', async () => {
  const source = new AbortController();
  const limited = limit(source.signal, 5, late);
  await new Promise((resolve) => {
    limited.signal.addEventListener('abort', resolve);
  });
  expect(limited.signal.reason).toEqual(late());
  source.abort(new Error('mine'));
  expect(limited.signal.reason).toEqual(late());
  limited.end();
});
