// The time for a whole call: what is said when it is over is what is known then.
import { expect, test } from 'vitest';
import { createPace, type OutcomeUnknownError, type UnreachableError } from '../../src/sdk/index.js';
import { created, json, lost, NOW_MS, outcome, REDEMPTION_ID, refusal, rig, type Step } from '../support/sdk-rig.js';

const never: Step = () => new Promise(() => undefined);
const body = { reason: 'r', idempotency_key: 'k1' };

async function errorOf(call: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('a read without an answer in time is unreachable', async () => {
  const { client } = rig([never]);
  const error = (await errorOf(client.redemptions.get(REDEMPTION_ID, { deadlineMs: 20 }))) as UnreachableError;
  expect(error).toMatchObject({ name: 'UnreachableError', attempts: 1 });
  expect(error.message).toContain('the time for the call, 20 ms, was over');
  expect(error.cause).toMatchObject({ name: 'TimeoutError' });
});

test('a write without an answer in time may have been done', async () => {
  const { client } = rig([never], { deadlineMs: 20 });
  const error = (await errorOf(client.redemptions.reverse(REDEMPTION_ID, body))) as OutcomeUnknownError;
  expect(error).toMatchObject({ name: 'OutcomeUnknownError', idempotencyKey: 'k1', attempts: 1 });
  expect(error.message).toContain('the time for the call');
});

test('a write that was never sent was not done', async () => {
  const pace = createPace({ rate: 0.001, burst: 1 });
  await pace.turn(new AbortController().signal);
  const { client, sent } = rig([created], { pace, deadlineMs: 20 });
  expect(await errorOf(client.redemptions.reverse(REDEMPTION_ID, body))).toMatchObject({
    name: 'UnreachableError',
    attempts: 0,
  });
  expect(sent).toEqual([]);
});

test('waiting that would outlast the time is not begun', async () => {
  const { client, sent, sleptMs } = rig([json(429, {}, { 'Retry-After': '10' })]);
  const error = await errorOf(client.redemptions.reverse(REDEMPTION_ID, body, { deadlineMs: 5000 }));
  expect(error).toMatchObject({ name: 'RateLimitError', retryAfterMs: 10_000, attempts: 1 });
  expect([sent.length, sleptMs]).toEqual([1, []]);
});

test('waiting to the very end of the time leaves none for another attempt, so it is not begun either', async () => {
  const { client, sent, sleptMs } = rig([json(429, {}, { 'Retry-After': '5' })], { nowMs: () => NOW_MS });
  const error = await errorOf(client.redemptions.reverse(REDEMPTION_ID, body, { deadlineMs: 5000 }));
  expect(error).toMatchObject({ name: 'RateLimitError', attempts: 1 });
  expect([sent.length, sleptMs]).toEqual([1, []]);
});

test('each wait is measured against what is left', async () => {
  let nowMs = NOW_MS;
  const { client, sleptMs } = rig([lost, lost, lost], {
    nowMs: () => nowMs,
    maxRetries: 5,
    sleep: (delayMs) => {
      sleptMs.push(delayMs);
      nowMs += delayMs;
      return Promise.resolve();
    },
  });
  // 250, 500, then 1000 more would be too long.
  const error = await errorOf(client.redemptions.reverse(REDEMPTION_ID, body, { deadlineMs: 1500 }));
  expect(error).toMatchObject({ name: 'OutcomeUnknownError', attempts: 3 });
  expect(sleptMs).toEqual([250, 500]);
});

test('the caller can still stop before', async () => {
  const { client } = rig([never]);
  const stop = new AbortController();
  const call = client.redemptions.get(REDEMPTION_ID, { deadlineMs: 10_000, signal: stop.signal });
  stop.abort(new Error('mine'));
  await expect(call).rejects.toThrow('mine');
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 31])('a deadline of %s ms cannot be', async (deadlineMs) => {
  const { client, sent } = rig([]);
  expect(await outcome(client.redemptions.get(REDEMPTION_ID, { deadlineMs }))).toBe('ConfigurationError');
  expect(sent).toEqual([]);
});

test('a call that ends in time is not touched', async () => {
  const { client } = rig([refusal(503), created]);
  expect(await outcome(client.redemptions.reverse(REDEMPTION_ID, body, { deadlineMs: 60_000 }))).toBe('done');
});
