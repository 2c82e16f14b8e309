// What goes wrong between a row and its answer: nothing is lost, nothing is done twice, and what is not known is said.
import { expect, test } from 'vitest';
import { lostConnection, refusedConnection } from '../../support/live-api.js';
import { document, FOUR_LOTS, RAW, UNITS, useDesk } from '../../support/batch-desk.js';

type Send = (request: Request) => Promise<Response>;

const desk = useDesk();
const HEAD = 'redemption_id,amount,quantity,reason';
const ROWS = [`${RAW},1.00,,a`, `${UNITS},,1,b`, `${FOUR_LOTS},2.00,,c`, `${RAW},3.00,,d`];
const FILE = `${[HEAD, ...ROWS].join('\n')}\n`;
const batch = (...flags: string[]): string[] => [
  ...['redemptions', 'reverse', '--csv', desk.file('refunds.csv', FILE), '--yes', '--json', ...flags],
];
const resume = (...flags: string[]): string[] => ['batches', 'resume', 'refunds', '--yes', '--json', ...flags];

/** Counts as a line. */
function told(done: Parameters<typeof document>[0]): string {
  const { applied, replayed, refused, unknown, skipped, stopped } = document(done);
  return `exit ${done.code}: applied ${applied}, replayed ${replayed}, refused ${refused}, unknown ${unknown}, skipped ${skipped}${stopped === undefined ? '' : `, ${stopped}`}`;
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

/** Does something else with the writes about one redemption. */
const forWrites =
  (id: string, instead: (request: Request, send: Send, nth: number) => Promise<Response>) =>
  (send: Send): Send => {
    let nth = 0;
    return (request) =>
      request.method === 'POST' && request.url.includes(id) ? instead(request, send, (nth += 1)) : send(request);
  };

const dropped = async (request: Request, send: Send): Promise<Response> => {
  await send(request);
  return lostConnection();
};

test('answers that are lost after the commit: unknown, then settled by the same key, paid once', async () => {
  const first = await desk.live(batch(), forWrites(RAW, dropped));
  // The later row of the same redemption is held back: which of the two came first would otherwise be open.
  expect(told(first)).toBe('exit 7: applied 2, replayed 0, refused 0, unknown 1, skipped 1');
  const { unknown_rows, resume: command } = document(first);
  expect(unknown_rows[0]).toMatchObject({
    line: 2,
    redemption_id: RAW,
    idempotency_key: expect.stringMatching(/^scrip_[0-9a-f]{40}$/),
  });
  expect(command).toBe('scrip batches resume refunds');
  expect(desk.read('refunds.results.csv')).toMatch(/,2,unknown,.*scrip_[0-9a-f]{40},outcome_unknown,/);
  expect(told(await desk.live(resume()))).toBe('exit 0: applied 3, replayed 1, refused 0, unknown 0, skipped 0');
  expect(await desk.reversals(RAW)).toEqual(['1.00 a', '3.00 d']);
});

test('a lost answer that the retry finds again is replayed within the run', async () => {
  const once = forWrites(RAW, (request, send, nth) => (nth === 1 ? dropped(request, send) : send(request)));
  expect(told(await desk.live(batch(), once))).toBe('exit 0: applied 3, replayed 1, refused 0, unknown 0, skipped 0');
  expect(await desk.reversals(RAW)).toEqual(['1.00 a', '3.00 d']);
});

test.each([
  ['500 after the commit', () => answer(500, { code: 'internal_error', message: 'oops' })],
  ['a 200 that is not JSON', () => new Response('<html>', { status: 200 })],
  ['a truncated body', () => new Response('{"id":"550e', { status: 201 })],
  ['an answer about another redemption', () => answer(201, { ...REVERSAL, redemption_id: UNITS })],
  ['an answer with another amount', () => answer(201, { ...REVERSAL, amount: '9.00' })],
  ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } })],
])('%s is unknown, never failed; the same key settles it', async (_name, spoiled) => {
  const spoil = forWrites(RAW, async (request, send) => {
    await send(request);
    return spoiled();
  });
  expect(told(await desk.live(batch(), spoil))).toContain('exit 7: applied 2, replayed 0, refused 0, unknown 1');
  expect(told(await desk.live(resume()))).toBe('exit 0: applied 3, replayed 1, refused 0, unknown 0, skipped 0');
  expect(await desk.reversals(RAW)).toEqual(['1.00 a', '3.00 d']);
});

const REVERSAL = {
  id: '550e8400-e29b-41d4-a716-446655440000',
  redemption_id: RAW,
  journal_entry_id: '44444444-0000-4000-8000-000000000002',
  amount: '1.00',
  reason: 'a',
  created_at: '2026-01-16T10:30:00Z',
};

test('429 puts a row back; it leaves no earlier than Retry-After says', async () => {
  const seen: number[] = [];
  const limited = forWrites(RAW, (request, send, nth) => {
    seen.push(desk.clock.now);
    return nth <= 4
      ? Promise.resolve(answer(429, { code: 'too_many_requests', message: 'wait' }, { 'retry-after': '7' }))
      : send(request);
  });
  expect(told(await desk.live(batch(), limited))).toBe(
    'exit 0: applied 4, replayed 0, refused 0, unknown 0, skipped 0',
  );
  const gaps = seen.slice(1, 5).map((at, n) => at - (seen[n] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(7000);
});

test('ten minutes of nothing but 429 stop the run; it can be resumed', async () => {
  const limited = (): Send => () =>
    Promise.resolve(answer(429, { code: 'too_many_requests', message: 'wait' }, { 'retry-after': '30' }));
  const began = desk.clock.now;
  const stopped = await desk.live(batch(), limited);
  expect([stopped.code, document(stopped).error.kind]).toEqual([6, 'unreachable']);
  expect(desk.clock.now - began).toBeGreaterThanOrEqual(570_000);
  expect(desk.clock.now - began).toBeLessThan(900_000);
  expect(told(await desk.live(resume()))).toBe('exit 0: applied 4, replayed 0, refused 0, unknown 0, skipped 0');
});

test('credentials refused in the middle stop the run and leave it resumable', async () => {
  const revoked = (send: Send): Send => {
    let writes = 0;
    return (request) =>
      request.method === 'POST' && (writes += 1) > 2
        ? Promise.resolve(answer(401, { code: 'unauthorized', message: 'revoked' }))
        : send(request);
  };
  const stopped = await desk.live(batch('--concurrency', '1'), revoked);
  expect([stopped.code, document(stopped).error.kind]).toEqual([4, 'auth']);
  const shown = await desk.run(['batches', 'show', 'refunds', '--json']);
  expect(document(shown)).toMatchObject({ state: 'open', applied: 2, skipped: 2, unknown: 0 });
  expect(told(await desk.live(resume()))).toBe('exit 0: applied 4, replayed 0, refused 0, unknown 0, skipped 0');
});

test('nobody there from the start: exit 6 at once, and every row is as it was', async () => {
  const began = desk.clock.now;
  const stopped = await desk.live(batch(), () => () => Promise.resolve().then(refusedConnection));
  expect([stopped.code, document(stopped).error.kind]).toEqual([6, 'unreachable']);
  expect(desk.clock.now - began).toBeLessThan(60_000);
  expect(document(await desk.run(['batches', 'show', 'refunds', '--json']))).toMatchObject({ skipped: 4, unknown: 0 });
  expect(told(await desk.live(resume()))).toContain('exit 0: applied 4');
});

test('an API that goes away in the middle and comes back is waited for', async () => {
  const away = (send: Send): Send => {
    let writes = 0;
    return (request) =>
      request.method === 'POST' && (writes += 1) > 1 && writes < 20
        ? Promise.resolve().then(refusedConnection)
        : send(request);
  };
  expect(told(await desk.live(batch('--concurrency', '1'), away))).toContain('exit 0: applied 4');
});

test('an API that answers every write with 500 is not asked for every row', async () => {
  const rows = Array.from({ length: 200 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')},1,,r`);
  const path = desk.file('many.csv', `${[HEAD, ...rows].join('\n')}\n`);
  const argv = ['redemptions', 'reverse', '--csv', path, '--yes', '--json'];
  const done = await desk.live(
    argv,
    () => (request) =>
      Promise.resolve(
        request.method === 'POST' ? answer(500, { code: 'internal_error', message: 'down' }) : answer(404, {}),
      ),
  );
  expect(told(done)).toMatch(/^exit 7: applied 0, replayed 0, refused 0, unknown 2\d, skipped 1[78]\d, many_unknown$/);
});

test('--max-errors stops early, and what was under way has ended', async () => {
  const path = desk.file(
    'refused.csv',
    `${[HEAD, ...Array.from({ length: 50 }, (_, n) => `${RAW},9999999.00,,r${n}`)].join('\n')}\n`,
  );
  const done = await desk.live(['redemptions', 'reverse', '--csv', path, '--yes', '--json', '--max-errors', '3']);
  expect(told(done)).toBe('exit 8: applied 0, replayed 0, refused 3, unknown 0, skipped 47, max_errors');
});

test('Ctrl-C: no new rows, the running ones end, exit 130 with what goes on', async () => {
  const stop = new AbortController();
  const pressed =
    (send: Send): Send =>
    async (request) => {
      if (request.method === 'POST') stop.abort();
      return send(request);
    };
  const done = await desk.live(batch('--concurrency', '2'), pressed, { interrupted: stop.signal });
  expect(told(done)).toBe('exit 130: applied 2, replayed 0, refused 0, unknown 0, skipped 2, interrupted');
  expect(document(done).resume).toBe('scrip batches resume refunds');
  expect(done.err).toContain('stopping: no new rows are sent');
  expect(told(await desk.live(resume()))).toContain('exit 0: applied 4');
});

test('rows in doubt for more than a day are shown against their redemption, not sent; --force sends them', async () => {
  await desk.live(batch(), forWrites(RAW, dropped));
  desk.clock.now += 25 * 60 * 60 * 1000;
  let writes = 0;
  const counted =
    (send: Send): Send =>
    (request) => {
      if (request.method === 'POST') writes += 1;
      return send(request);
    };
  const held = await desk.live(resume(), counted);
  expect(told(held)).toBe('exit 7: applied 2, replayed 0, refused 0, unknown 1, skipped 1');
  expect(writes).toBe(0);
  expect(document(held).too_old).toMatchObject([
    { line: 2, redemption_id: RAW, sent_at: '2026-03-15T12:00:00.000Z', reversals: [{ amount: '1.00', reason: 'a' }] },
  ]);
  expect(told(await desk.live(resume('--force')))).toBe(
    'exit 0: applied 3, replayed 1, refused 0, unknown 0, skipped 0',
  );
});

test('a refusal settles a row in doubt only when it speaks about that request', async () => {
  await desk.live(batch(), forWrites(RAW, dropped));
  const busy = forWrites(RAW, () => Promise.resolve(answer(409, { code: 'request_in_progress', message: 'wait' })));
  expect(told(await desk.live(resume(), busy))).toContain('exit 7: applied 2, replayed 0, refused 0, unknown 1');
  const html = forWrites(RAW, () => Promise.resolve(new Response('<html>', { status: 404 })));
  expect(told(await desk.live(resume(), html))).toContain('unknown 1');
  const limited = forWrites(RAW, () => Promise.resolve(answer(401, { code: 'unauthorized', message: 'no' })));
  expect((await desk.live(resume(), limited)).code).toBe(7);
  expect(told(await desk.live(resume()))).toBe('exit 0: applied 3, replayed 1, refused 0, unknown 0, skipped 0');
});

test('a resumed batch goes on where it belongs, and nowhere else', async () => {
  const env = { SCRIP_HOME: desk.folder, SCRIP_API_KEY: 'sk_sandbox' };
  await desk.live(batch(), forWrites(RAW, dropped));
  const elsewhere = await desk.run(resume(), { env: { ...env, SCRIP_BASE_URL: 'https://other.example' } });
  expect(elsewhere.code).toBe(2);
  expect(elsewhere.err).toContain(
    'batch refunds belongs to live https://api.scrip.dev; this would be live https://other.example',
  );
  const sandbox = await desk.run(['--mode', 'sandbox', ...resume()], { env });
  expect(sandbox.code).toBe(2);
  // Without a word about where, it goes where it was.
  const back = await desk.run(resume(), { env, send: (request) => desk.engine.fetch(request) });
  expect(told(back)).toContain('exit 0');
});

test('a plain look has progress in lines, also on a terminal: nothing is drawn over', async () => {
  const looks: boolean[] = [];
  for (const plain of ['1', '0']) {
    const env = { SCRIP_HOME: desk.folder, NO_COLOR: '1', SCRIP_ACCESSIBLE: plain };
    const { err } = await desk.run(batch('--dry-run'), { columns: 80, env });
    looks.push(err.includes('\u001b['));
  }
  expect(looks).toEqual([false, true]);
});
