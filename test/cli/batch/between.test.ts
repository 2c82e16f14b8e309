// Something stands between the command line and the API, and answers in its place. What such an answer proves: nothing.
// Source: decisions D46 and D50.
import { expect, test } from 'vitest';
import { document, FOUR_LOTS, RAW, useDesk } from '../../support/batch-desk.js';

type Send = (request: Request) => Promise<Response>;

const desk = useDesk();
const OTHERS = ['13', '14', '18'].map((end) => `550e8400-e29b-41d4-a716-4466554400${end}`);
const IDS = [RAW, FOUR_LOTS, ...OTHERS];
const FILE = `${['redemption_id,amount,reason', ...IDS.map((id) => `${id},1.00,a`)].join('\n')}\n`;
const file = (): string => desk.file('refunds.csv', FILE);
const batch = (...flags: string[]): string[] => [
  ...['redemptions', 'reverse', '--csv', file(), '--yes', '--json', '--concurrency', '1', ...flags],
];
const resume = (...flags: string[]): string[] => ['batches', 'resume', 'refunds', '--yes', '--json', ...flags];
const single = ['redemptions', 'reverse', RAW, '--amount', '1.00', '--reason', 'a', '--yes', '--json'];

function told(done: Parameters<typeof document>[0]): string {
  const { applied, replayed, refused, unknown, skipped, stopped } = document(done);
  return `exit ${done.code}: applied ${applied}, replayed ${replayed}, refused ${refused}, unknown ${unknown}, skipped ${skipped}${stopped === undefined ? '' : `, ${stopped}`}`;
}

const shaped = (status: number, code: string): Response =>
  new Response(JSON.stringify({ code, message: 'wait' }), { status, headers: { 'content-type': 'application/json' } });
const page = (status: number): Response =>
  new Response('<html><title>Corporate gateway</title></html>', { status, headers: { 'content-type': 'text/html' } });

/** Answers writes in place of the API; with `commits`, the API has done them all the same. */
const between =
  (answer: () => Response, { commits = true, only = '' } = {}) =>
  (send: Send): Send =>
  async (request) => {
    if (request.method !== 'POST' || !request.url.includes(only)) return send(request);
    if (commits) await send(request);
    return answer();
  };

const ANSWERS: readonly (readonly [string, () => Response])[] = [
  ['408', () => page(408)],
  ['423', () => shaped(423, 'locked')],
  ['425', () => shaped(425, 'too_early')],
  ['499', () => page(499)],
  ['409 of a request at work', () => shaped(409, 'idempotency_in_progress')],
  ['402', () => shaped(402, 'payment_required')],
  ['404 of an ingress', () => page(404)],
  ['403 of a firewall', () => page(403)],
  ['401 of a proxy', () => new Response('', { status: 401 })],
  ['422 of a gateway', () => new Response('{"message":"no"}', { status: 422 })],
  ['200 of a login page', () => page(200)],
  ['202', () => shaped(202, 'accepted')],
];

test.each(ANSWERS)(
  '%s after the commit, one reversal: unknown, and the same command settles it',
  async (_name, answer) => {
    const first = await desk.live(single, between(answer));
    expect([first.code, document(first).error.kind]).toEqual([7, 'outcome_unknown']);
    expect(first.err).not.toContain('nothing was changed');
    const again = await desk.live(single);
    expect(again.code).toBe(0);
    expect(await desk.reversals(RAW)).toEqual(['1.00 a']);
  },
);

test.each(ANSWERS)(
  '%s after the commit, a row: unknown, never refused, and settled by its key',
  async (_name, answer) => {
    expect(told(await desk.live(batch(), between(answer, { only: RAW })))).toBe(
      'exit 7: applied 4, replayed 0, refused 0, unknown 1, skipped 0',
    );
    expect(told(await desk.live(resume()))).toBe('exit 0: applied 4, replayed 1, refused 0, unknown 0, skipped 0');
    expect(await desk.reversals(RAW)).toEqual(['1.00 a']);
  },
);

test.each([
  ['404', () => page(404)],
  ['403', () => page(403)],
  ['401 without a word', () => new Response('', { status: 401 })],
  ['502', () => page(502)],
  ['200', () => page(200)],
  ['200 in JSON', () => new Response('{"login":"required"}', { status: 200 })],
  ['a redirect', () => new Response('', { status: 302, headers: { location: 'https://login.example' } })],
] as const)(
  'three rows in a row that an ingress answers with %s stop the run; resume sends them',
  async (_name, answer) => {
    const stopped = await desk.live(batch(), between(answer, { commits: false }));
    expect(told(stopped)).toBe('exit 7: applied 0, replayed 0, refused 0, unknown 3, skipped 2, not_the_api');
    expect(stopped.err).toContain('this does not look like the Scrip API');
    expect(told(await desk.live(resume()))).toBe('exit 0: applied 5, replayed 0, refused 0, unknown 0, skipped 0');
    for (const id of IDS) expect((await desk.reversals(id)).filter((one) => one.endsWith(' a'))).toHaveLength(1);
  },
);

test('the words of the stop have the status and the first line of what came back', async () => {
  const { err } = await desk.live(
    batch(),
    between(() => page(404)),
  );
  expect(err).toContain('(status 404, "<html><title>Corporate gateway</title></html>")');
});

test('the same file, typed again, sends them too', async () => {
  await desk.live(
    batch(),
    between(() => page(404)),
  );
  expect(told(await desk.live(batch()))).toBe('exit 0: applied 2, replayed 3, refused 0, unknown 0, skipped 0');
});

test('two in a row do not stop it, and an answer of the API begins the count anew', async () => {
  let nth = 0;
  // Each row is sent three times; of the rows 1, 2, 4 and 5 none is answered by the API.
  const some =
    (send: Send): Send =>
    (request) => {
      if (request.method !== 'POST') return send(request);
      return request.url.includes(OTHERS[0] ?? '') ? send(request) : Promise.resolve(page((nth += 1) > 0 ? 404 : 500));
    };
  expect(told(await desk.live(batch(), some))).toBe('exit 7: applied 1, replayed 0, refused 0, unknown 4, skipped 0');
});

test('three that the API itself leaves open do not look like something else', async () => {
  const atWork = between(() => shaped(409, 'idempotency_in_progress'), { commits: false });
  expect(told(await desk.live(batch(), atWork))).toBe('exit 7: applied 0, replayed 0, refused 0, unknown 5, skipped 0');
});

test.each([
  ['404', () => page(404)],
  ['403', () => page(403)],
  ['402', () => shaped(402, 'payment_required')],
  ['418', () => page(418)],
  ['407', () => page(407)],
])('a read that something else answers with %s: not reached, with what came back', async (status, answer) => {
  const done = await desk.live(['redemptions', 'get', RAW, '--json'], () => () => Promise.resolve(answer()));
  expect([done.code, document(done).error.kind]).toEqual([6, 'unreachable']);
  expect(document(done).error.message).toContain(`status ${status}`);
});

test('a refusal of what may have been done is unknown, whichever way it is asked again', async () => {
  const lost = between(() => page(504));
  const refused = between(() => shaped(422, 'reversal_exceeds_remaining'), { commits: false });
  const denied = between(() => shaped(401, 'unauthorized'), { commits: false });
  const limited = between(() => shaped(429, 'too_many_requests'), { commits: false });
  const ownKey = [...single, '--idempotency-key', 'mine-1'];
  for (const argv of [single, ownKey]) {
    for (const [n, way] of [lost, refused, denied, limited].entries()) {
      const done = await desk.live(argv, way);
      expect([n, done.code, done.out]).toEqual([n, 7, expect.stringContaining('outcome_unknown')]);
    }
    const settled = await desk.live(argv);
    expect([settled.code, document(settled).replayed]).toEqual([0, true]);
    // The second time round it is a key of the user's own: another reversal, which was meant.
  }
  expect(await desk.reversals(RAW)).toEqual(['1.00 a', '1.00 a']);
});

// Clocks.

const HOUR_MS = 3_600_000;

test.each([
  ['set back an hour', -HOUR_MS],
  ['set back a day', -24 * HOUR_MS],
  ['set back a minute', -60_000],
  ['set forward an hour', HOUR_MS],
  ['set forward a year', 365 * 24 * HOUR_MS],
])('a clock that is %s during a pause changes nothing of it', async (_name, jumpMs) => {
  let offMs = 0;
  let nth = 0;
  const seams = { nowMs: () => desk.clock.now + offMs, monotonicMs: () => desk.clock.now, sleep: desk.clock.sleep };
  const once =
    (send: Send): Send =>
    (request) => {
      if (request.method !== 'POST' || (nth += 1) > 4) return send(request);
      offMs = nth === 4 ? jumpMs : offMs;
      const headers = { 'retry-after': '5' };
      return Promise.resolve(new Response('{"code":"too_many_requests","message":"wait"}', { status: 429, headers }));
    };
  const began = desk.clock.now;
  const done = await desk.live(batch(), once, { seams });
  expect(told(done)).toBe('exit 0: applied 5, replayed 0, refused 0, unknown 0, skipped 0');
  expect(desk.clock.now - began).toBeGreaterThanOrEqual(20_000);
  expect(desk.clock.now - began).toBeLessThan(40_000);
});

test.each([
  ['20 minutes ahead', 20 * 60_000],
  ['an hour ahead', HOUR_MS],
  ['23 hours ahead', 23 * HOUR_MS],
  ['two days ahead: sent in the future', 48 * HOUR_MS],
  ['an hour behind', -HOUR_MS],
])('sent by a clock %s and looked at a day later, its own reversal is shown', async (_name, offMs) => {
  const seams = { nowMs: () => desk.clock.now + offMs, sleep: desk.clock.sleep };
  await desk.live(
    batch(),
    between(() => page(504), { only: RAW }),
    { seams },
  );
  desk.clock.now += 24 * HOUR_MS + Math.max(0, Math.min(offMs, 23 * HOUR_MS)) + 60_000;
  const done = await desk.live(['batches', 'resume', 'refunds', '--yes']);
  expect(done.code).toBe(7);
  expect(done.out).not.toContain('has no reversal');
  expect(done.out.replace(/\s+/g, ' ')).toContain('1.00 at 2026-03-15T12:00:0');
});

const lookAt = async (seams: { nowMs: () => number }): Promise<string> => {
  const other = ['redemptions', 'reverse', RAW, '--amount', '2.00', '--reason', 'other', '--yes'];
  expect((await desk.live(other)).code).toBe(0);
  desk.clock.now += HOUR_MS;
  const withSleep = { ...seams, sleep: desk.clock.sleep };
  await desk.live(
    batch(),
    between(() => page(504), { only: RAW, commits: false }),
    { seams: withSleep },
  );
  desk.clock.now += 25 * HOUR_MS;
  const done = await desk.live(['batches', 'resume', 'refunds', '--yes']);
  expect(done.code).toBe(7);
  return done.out.replace(/\s+/g, ' ');
};

test('a time in the future is not known: then every reversal of the redemption is shown', async () => {
  const out = await lookAt({ nowMs: () => desk.clock.now + 48 * HOUR_MS });
  expect(out).toContain('line 2 was sent at a time not known');
  expect(out).toContain('reversals of the redemption: 2.00 at 2026-03-15T12:00:0');
});

test('"no reversal since then" is said when none came since, and none is like the row', async () => {
  const out = await lookAt({ nowMs: () => desk.clock.now });
  expect(out).toContain('the redemption has no reversal since then, and none like it before');
});

/** The API with a clock of its own. */
const dated =
  (nowMs: () => number) =>
  (send: Send): Send =>
  async (request) => {
    const answer = await send(request);
    answer.headers.set('date', new Date(nowMs()).toUTCString());
    return answer;
  };

test.each([
  ['a day behind', -24 * HOUR_MS],
  ['two hours behind', -2 * HOUR_MS],
  ['a day and a half ahead', 36 * HOUR_MS],
])('a key that is a day old by the clock of the server is not sent again by a machine %s', async (_name, offMs) => {
  await desk.live(
    batch(),
    between(() => page(504), { only: RAW }),
  );
  desk.clock.now += 25 * HOUR_MS;
  const seams = { nowMs: () => desk.clock.now + offMs, sleep: desk.clock.sleep };
  const held = await desk.live(
    resume(),
    dated(() => desk.clock.now),
    { seams },
  );
  expect(told(held)).toBe('exit 7: applied 4, replayed 0, refused 0, unknown 1, skipped 0');
  // Ours is wrong, so the time is not known, and everything is shown.
  expect(document(held).too_old).toMatchObject([{ line: 2, reversals: [{ amount: '1.00', reason: 'a' }] }]);
  expect(document(held).too_old[0]).not.toHaveProperty('sent_at');
});

test('one reversal in doubt for a day by the clock of the server is looked for, not sent', async () => {
  await desk.live(
    single,
    between(() => page(504)),
  );
  desk.clock.now += 25 * HOUR_MS;
  const seams = { nowMs: () => desk.clock.now - 24 * HOUR_MS, sleep: desk.clock.sleep };
  let writes = 0;
  const counted =
    (send: Send): Send =>
    (request) => {
      if (request.method === 'POST') writes += 1;
      return dated(() => desk.clock.now)(send)(request);
    };
  const done = await desk.live(single, counted, { seams });
  expect([done.code, document(done).error.code, writes]).toEqual([3, 'equal_reversal_exists', 0]);
});
