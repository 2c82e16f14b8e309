// Durations and pauses go by a clock that nobody sets: the machine's time may jump in the middle of a call.
// Source: decision D50.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createPace, createScripClient, type ResponseEvent } from '../../src/sdk/index.js';
import { API_KEY, found, json, NOW_MS, REDEMPTION_ID, refusal, rig, type Step } from '../support/sdk-rig.js';

const HOUR_MS = 3_600_000;
const JUMPS: readonly (readonly [string, number])[] = [
  ['back an hour', -HOUR_MS],
  ['back a day', -24 * HOUR_MS],
  ['to 1970', -NOW_MS],
  ['forward an hour', HOUR_MS],
  ['forward a year', 365 * 24 * HOUR_MS],
];

/** A machine whose time is set by `jump`; only waiting passes time. */
function machine() {
  let passedMs = 1000;
  let offMs = NOW_MS;
  return {
    nowMs: () => passedMs + offMs,
    monotonicMs: () => passedMs,
    sleep: (delayMs: number) => {
      passedMs += delayMs;
      return Promise.resolve();
    },
    passed: () => passedMs - 1000,
    pass: (ms: number) => (passedMs += ms),
    jump: (ms: number) => (offMs += ms),
  };
}

const limited = refusal(429, 'too_many_requests', { 'Retry-After': '5' });

describe.each(JUMPS)('a clock that is set %s', (_name, jumpMs) => {
  test('during the pause of a pace neither ends nor stretches it', async () => {
    const clock = machine();
    const pace = createPace({ rate: 10, burst: 1, ...clock });
    const { client } = rig([limited, found], { ...clock, pace, maxRetries: 0 });
    await client.redemptions.get(REDEMPTION_ID).catch(() => undefined);
    clock.jump(jumpMs);
    expect(pace.waitMs()).toBe(5000);
    await client.redemptions.get(REDEMPTION_ID);
    expect(clock.passed()).toBe(5000);
  });

  test('does not refill a pace', () => {
    const clock = machine();
    const pace = createPace({ rate: 10, burst: 10, ...clock });
    for (let n = 0; n < 10; n += 1) expect(pace.tryTake()).toBe(true);
    clock.jump(jumpMs);
    expect([pace.tryTake(), pace.waitMs()]).toEqual([false, 100]);
  });

  test('does not change how long a call may take', async () => {
    const clock = machine();
    const step: Step = (request) => {
      clock.jump(jumpMs);
      return limited(request);
    };
    const inTime = rig([step, found], clock);
    expect(await inTime.get({ deadlineMs: 6000 })).toBe('done');
    const late = rig([step, found], clock);
    expect(await late.get({ deadlineMs: 4000 })).toBe('RateLimitError');
  });

  test('does not change how long an attempt took', async () => {
    const clock = machine();
    const events: ResponseEvent[] = [];
    const step: Step = (request) => {
      clock.jump(jumpMs);
      clock.pass(70);
      return found(request);
    };
    await rig([step], { ...clock, onResponse: (event) => void events.push(event) }).get();
    expect(events).toMatchObject([{ durationMs: 70 }]);
  });

  test('does not matter for a date in Retry-After, where the server tells its own time', async () => {
    const clock = machine();
    clock.jump(jumpMs);
    const dates = { 'Retry-After': 'Sun, 01 Mar 2026 12:00:07 GMT', Date: 'Sun, 01 Mar 2026 12:00:00 GMT' };
    expect(await rig([json(503, {}, dates), found], clock).get()).toBe('done');
    expect(clock.passed()).toBe(7000);
  });
});

describe('of the platform', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('the default is a clock that does not follow the time of day', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const events: ResponseEvent[] = [];
    const client = createScripClient({
      apiKey: API_KEY,
      fetch: (request) => {
        vi.setSystemTime(Date.now() + HOUR_MS);
        return Promise.resolve(found(request));
      },
      onResponse: (event) => void events.push(event),
    });
    await client.redemptions.get(REDEMPTION_ID);
    expect(events[0]?.durationMs).toBeLessThan(60_000);
    const pace = createPace({ rate: 1, burst: 1 });
    pace.tryTake();
    vi.setSystemTime(Date.now() + HOUR_MS);
    expect(pace.tryTake()).toBe(false);
  });
});
