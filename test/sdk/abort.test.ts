// What the caller's signal does, by what it stops and when.
import { expect, test } from 'vitest';
import { OutcomeUnknownError } from '../../src/sdk/index.js';
import {
  caught,
  created,
  found,
  lost,
  REDEMPTION_ID,
  refusal,
  refusedConnection,
  rig,
  silent,
  type Step,
} from '../support/sdk-rig.js';

/** Aborts while the attempt is under way; the transport looks at its signal or it does not. */
const abortsUnderWay =
  (abort: AbortController, reason: unknown, obedient: boolean): Step =>
  async (request) => {
    abort.abort(reason);
    if (obedient) request.signal.throwIfAborted();
    return silent(request);
  };

const why = new Error('the user pressed Ctrl-C');

test.each<[string, boolean]>([
  ['a transport that obeys its signal', true],
  ['a transport that ignores it', false],
])('under way on %s: a write is unknown, a read gives the reason back', async (_name, obedient) => {
  const abort = new AbortController();
  const write = rig([abortsUnderWay(abort, why, obedient)]);
  const error = await caught(
    write.client.redemptions.reverse(REDEMPTION_ID, { reason: 'r', idempotency_key: 'k1' }, { signal: abort.signal }),
  );
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ idempotencyKey: 'k1' });
  expect((error as OutcomeUnknownError).message).toContain('/reverse: cancelled while under way. It may');
  expect((error as OutcomeUnknownError).cause).toBe(why);
  expect(write.sent).toHaveLength(1);

  const again = new AbortController();
  const read = rig([abortsUnderWay(again, why, obedient)]);
  expect(await caught(read.client.redemptions.get(REDEMPTION_ID, { signal: again.signal }))).toBe(why);
  expect(read.sent).toHaveLength(1);
});

test('a signal that is aborted already sends nothing and gives its reason back', async () => {
  const { client, sent } = rig([]);
  const signal = AbortSignal.abort(why);
  expect(await caught(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }, { signal }))).toBe(why);
  expect(await caught(client.redemptions.get(REDEMPTION_ID, { signal }))).toBe(why);
  expect(await caught(client.redemptions.list('p', {}, { signal }))).toBe(why);
  expect(sent).toHaveLength(0);
});

test('without a reason it is the usual AbortError', async () => {
  const { get, sent } = rig([]);
  expect(await get({ signal: AbortSignal.abort() })).toBe('AbortError');
  expect(sent).toHaveLength(0);
});

test.each<[string, Step, string]>([
  ['after a lost answer: unknown', lost, 'OutcomeUnknownError'],
  ['after a 500: unknown', refusal(500), 'OutcomeUnknownError'],
  ['after the rate limit: nothing was done, the reason', refusal(429), 'AbortError'],
  ['after a refused connection: nothing was sent, the reason', refusedConnection, 'AbortError'],
])('while waiting to retry a write, %s', async (_name, first, expected) => {
  const abort = new AbortController();
  const sleep = (_delayMs: number, signal: AbortSignal): Promise<void> => {
    abort.abort();
    return Promise.reject(signal.reason as Error);
  };
  const { reverse, sent } = rig([first, created], { sleep });
  expect(await reverse({ signal: abort.signal })).toBe(expected);
  expect(sent).toHaveLength(1);
});

test('a sleep that does not look at the signal does not lead to another attempt', async () => {
  const abort = new AbortController();
  const sleep = (): Promise<void> => {
    abort.abort();
    return Promise.resolve();
  };
  const write = rig([refusal(429), created], { sleep });
  expect(await write.reverse({ signal: abort.signal })).toBe('AbortError');
  expect(write.sent).toHaveLength(1);
});

test('a sleep that fails keeps an unknown write unknown', async () => {
  const { reverse } = rig([lost, created], { sleep: () => Promise.reject(new Error('no timers here')) });
  expect(await reverse()).toBe('OutcomeUnknownError');
});

test('a reason that looks like a refused connection does not make a sent write look unsent', async () => {
  const abort = new AbortController();
  const reason = Object.assign(new Error('another service is down'), { code: 'ECONNREFUSED' });
  const { reverse } = rig([abortsUnderWay(abort, reason, true)]);
  expect(await reverse({ signal: abort.signal })).toBe('OutcomeUnknownError');
});

test('an answer that is there counts, even when the signal comes right after it', async () => {
  const abort = new AbortController();
  const onResponse = (): void => {
    abort.abort();
  };
  const write = rig([created], { onResponse });
  expect(await write.reverse({ signal: abort.signal })).toBe('done');
  expect(abort.signal.aborted).toBe(true);
});

test('one signal over many calls has one listener while they run, and none after', async () => {
  const abort = new AbortController();
  let listeners = 0;
  let most = 0;
  const { signal } = abort;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    most = Math.max(most, listeners);
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  const { client } = rig(Array<Step>(20).fill(found));
  await Promise.all(Array.from({ length: 20 }, () => client.redemptions.get(REDEMPTION_ID, { signal })));
  expect({ most, listeners }).toEqual({ most: 1, listeners: 0 });
});

test('one signal stops every call that follows it, and a later one at once', async () => {
  const abort = new AbortController();
  const { client } = rig([silent, silent, silent]);
  const { signal } = abort;
  const calls = Array.from({ length: 3 }, () => caught(client.redemptions.get(REDEMPTION_ID, { signal })));
  setTimeout(() => {
    abort.abort(why);
  }, 5);
  expect(await Promise.all(calls)).toEqual([why, why, why]);
  expect(await caught(client.redemptions.get(REDEMPTION_ID, { signal }))).toBe(why);
});
