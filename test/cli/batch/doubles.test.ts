// Ways in which somebody might be paid twice, not at all, or told the wrong thing, each tried once and found out.
import { expect, test } from 'vitest';
import { lostConnection } from '../../support/live-api.js';
import { document, FOUR_LOTS, RAW, UNITS, useDesk } from '../../support/batch-desk.js';

type Send = (request: Request) => Promise<Response>;

const desk = useDesk();
const HEAD = 'redemption_id,amount,reason';
const RUN = (path: string, ...flags: string[]): string[] => [
  'redemptions',
  'reverse',
  '--csv',
  path,
  '--json',
  ...flags,
];
const DAY_MS = 86_400_000;

function rows(name: string, ...lines: string[]): string {
  return desk.file(name, `${[HEAD, ...lines].join('\n')}\n`);
}

/** Counts as a line. */
function told(done: Parameters<typeof document>[0]): string {
  const { applied, refused, unknown, skipped } = document(done);
  return `exit ${done.code}: applied ${applied}, refused ${refused}, unknown ${unknown}, skipped ${skipped}`;
}

/** An API that lets nobody in: every row stays planned. */
const closed = (): Send => () =>
  Promise.resolve(new Response('{"code":"forbidden","message":"not you"}', { status: 403, headers: JSON_TYPE }));
const JSON_TYPE = { 'content-type': 'application/json' };

/** Commits writes and loses their answers. */
const lossy =
  (send: Send): Send =>
  async (request) => {
    const answer = await send(request);
    return request.method === 'POST' ? lostConnection() : answer;
  };

/** An API that answers every write so, and reads truly. */
const saying =
  (status: number, code: string) =>
  (send: Send): Send =>
  (request) =>
    request.method === 'POST'
      ? Promise.resolve(new Response(JSON.stringify({ code, message: code }), { status, headers: JSON_TYPE }))
      : send(request);

test('refused rows that are to be sent again are in the plan, and are asked about', async () => {
  const path = rows('r.csv', `${RAW},9999999.00,too much`);
  await desk.run(RUN(path, '--yes'));
  const declined = await desk.run(RUN(path, '--retry-refused'), { answer: false });
  expect(declined.code).toBe(130);
  expect(declined.err).toContain('Send 1 reversal to');
  expect(document(await desk.run(RUN(path, '--retry-refused', '--dry-run')))).toMatchObject({ settled: 0, refused: 1 });
});

test('batches resume --retry-refused looks at the rows that it opens again before it asks', async () => {
  await desk.run(RUN(rows('r.csv', `${RAW},9999999.00,too much`, `${RAW},1.00,fine`), '--yes'));
  const resume = ['batches', 'resume', 'r', '--retry-refused'];
  const declined = await desk.run(resume, { answer: false });
  expect([declined.code, declined.err]).toEqual([130, expect.stringContaining('1 row would be refused; line 2:')]);
  expect(declined.err).toContain('batch r: 1 row to send');
  // No was said: without the flag the row stays as it was.
  expect((await desk.run(['batches', 'resume', 'r', '--yes', '--json'])).out).toContain('"refused":1');
  expect(document(await desk.run([...resume, '--yes', '--json']))).toMatchObject({ refused: 1, sent: 1 });
});

test.each([
  ['by a command', () => desk.live(['redemptions', 'reverse', RAW, '--amount', '2', '--reason', 'x', '--yes'])],
  [
    'by another batch, under a key of its own',
    () =>
      desk.live(
        RUN(desk.file('own.csv', `${HEAD},idempotency_key\n${RAW},2.00,x,K1\n`), '--yes', '--check-live', 'never'),
      ),
  ],
])('a refused row that was done since %s is not sent by --retry-refused', async (_name, meanwhile) => {
  await desk.live(RUN(rows('r.csv', `${RAW},2.00,x`), '--yes'), saying(422, 'not_now'));
  desk.clock.now += 1000;
  const live = (...flags: string[]) =>
    desk.live(['batches', 'resume', 'r', '--retry-refused', '--yes', '--json', ...flags]);
  expect((await meanwhile()).code).toBe(0);
  const stopped = await live();
  expect([stopped.code, document(stopped).error.code]).toEqual([2, 'done_before']);
  expect(document(await live('--skip-done'))).toMatchObject({ done_before: 1, sent: 0 });
  expect(await desk.reversals(RAW)).toHaveLength(1);
});

test('a row that was corrected under its own key is in the plan, in the dry run, and asked about', async () => {
  const file = (amount: string): string => desk.file('own.csv', `${HEAD},idempotency_key\n${RAW},${amount},why,K1\n`);
  await desk.run(RUN(file('9999999.00'), '--yes'));
  const declined = await desk.run(RUN(file('30.00')), { answer: false });
  expect([declined.code, declined.err.includes('Send 1 reversal to')]).toEqual([130, true]);
  const dry = document(await desk.run(RUN(file('30.00'), '--dry-run')));
  expect([dry.ok, dry.totals[0]?.amount]).toEqual([1, '30.00']);
  expect(await desk.reversals(RAW)).toEqual([]);
  expect(told(await desk.run(RUN(file('30.00'), '--yes')))).toBe('exit 0: applied 1, refused 0, unknown 0, skipped 0');
});

test('the first of two versions, run again when the second was applied, is stopped and shown', async () => {
  const path = desk.file('refunds.csv', `redemption_id,amount\n${RAW},10.00\n${FOUR_LOTS},5.00\n`);
  const first = RUN(path, '--reason', 'Order cancelled', '--yes');
  expect((await desk.live(first, closed)).code).toBe(4);
  expect(told(await desk.live(RUN(path, '--reason', 'Order cancelled, ticket 42', '--yes')))).toContain('applied 2');
  const again = await desk.live(first);
  expect(again.code).toBe(2);
  expect(again.err).toContain('10 of');
  expect(again.err).toContain('"Order cancelled, ticket 42"');
  expect(await desk.reversals(RAW)).toEqual(['10.00 Order cancelled, ticket 42']);
});

test('rows that were there beside an applied one may stay when that one is taken out', async () => {
  const both = rows('r.csv', `${RAW},10.00,first`, `${RAW},20.00,second`);
  await desk.live(RUN(both, '--yes', '--max-errors', '1'), (send) => {
    let posts = 0;
    return (request) => (request.method === 'POST' && (posts += 1) > 1 ? closed()(request) : send(request));
  });
  expect(await desk.reversals(RAW)).toEqual(['10.00 first']);
  expect(told(await desk.live(RUN(rows('r.csv', `${RAW},20.00,second`), '--yes')))).toContain('exit 0: applied 1');
  expect(await desk.reversals(RAW)).toEqual(['10.00 first', '20.00 second']);
});

test('equal rows of a results file keep their keys in any order, and one alone is not taken for the other', async () => {
  const path = rows('twins.csv', `${RAW},5.00,twice`, `${RAW},5.00,twice`);
  let posts = 0;
  await desk.live(RUN(path, '--allow-duplicates', '--yes'), (send) => (request) => {
    return request.method === 'POST' && (posts += 1) > 1 ? closed()(request) : send(request);
  });
  const [head = '', applied = '', planned = ''] = desk.read('twins.results.csv').split('\n');
  expect([applied.includes(',applied,'), planned.includes(',planned,')]).toEqual([true, true]);
  const swapped = desk.file('twins.results.csv', [head, planned, applied, ''].join('\n'));
  expect(document(await desk.live(RUN(swapped, '--dry-run')))).toMatchObject({ ok: 1, settled: 1 });
  const alone = desk.file('twins.results.csv', [head, planned, ''].join('\n'));
  expect(told(await desk.live(RUN(alone, '--yes')))).toBe('exit 0: applied 1, refused 0, unknown 0, skipped 0');
  expect(await desk.reversals(RAW)).toEqual(['5.00 twice', '5.00 twice']);
});

test('a results file under another name keeps the keys of rows that were not sent, so both names pay once', async () => {
  await desk.live(RUN(rows('refunds.csv', `${RAW},10.00,why`), '--yes'), closed);
  const copy = desk.file('refunds.results (1).csv', desk.read('refunds.results.csv'));
  expect(told(await desk.live(RUN(copy, '--yes')))).toContain('applied 1');
  const resume = ['batches', 'resume', 'refunds', '--yes', '--json'];
  const stopped = await desk.live(resume);
  expect([stopped.code, document(stopped).error.code]).toEqual([2, 'done_before']);
  const resumed = await desk.live([...resume, '--skip-done']);
  expect([resumed.code, document(resumed).done_before, document(resumed).sent]).toEqual([0, 1, 0]);
  expect(await desk.reversals(RAW)).toEqual(['10.00 why']);
});

test('results of one place are not believed in another', async () => {
  await desk.run(RUN(rows('r.csv', `${RAW},10.00,why`), '--yes'));
  const elsewhere = desk.read('r.results.csv').replace(/(,applied,10.00,,)[0-9a-f-]+/, `$1${UNITS}`);
  const refused = await desk.live(RUN(desk.file('r.results.csv', elsewhere), '--yes'));
  expect(refused.code).toBe(2);
  expect(refused.err).toContain(
    `the file says that this row is done, but live https://api.scrip.dev does not show reversal ${UNITS} of ${RAW}`,
  );
});

test('after a day a refusal says nothing about a row in doubt: the server may have forgotten its key', async () => {
  await desk.live(RUN(rows('r.csv', `${RAW},10.00,why`), '--yes'), lossy);
  desk.clock.now += 2 * DAY_MS;
  const forced = await desk.live(
    ['batches', 'resume', 'r', '--force', '--yes', '--json'],
    saying(422, 'already_fully_reversed'),
  );
  expect(told(forced)).toBe('exit 7: applied 0, refused 0, unknown 1, skipped 0');
});

test('that a redemption is not found says nothing about a row in doubt: the key may be of another account', async () => {
  await desk.live(RUN(rows('r.csv', `${RAW},10.00,why`), '--yes'), lossy);
  const other = await desk.live(['batches', 'resume', 'r', '--yes', '--json'], saying(404, 'not_found'));
  expect(told(other)).toBe('exit 7: applied 0, refused 0, unknown 1, skipped 0');
  expect(document(await desk.live(['batches', 'resume', 'r', '--yes', '--json'])).replayed).toBe(1);
});

test('a clock that was ahead does not make an old row young', async () => {
  desk.clock.now += 365 * DAY_MS;
  await desk.live(RUN(rows('r.csv', `${RAW},10.00,why`), '--yes'), lossy);
  desk.clock.now -= 365 * DAY_MS;
  const { code, ...rest } = await desk.live(['batches', 'resume', 'r', '--yes', '--json']);
  expect([code, document({ code, ...rest }).too_old_rows]).toEqual([7, 1]);
});

test('rows in doubt that the file has lost are told, kept open, and settled by resume', async () => {
  await desk.live(RUN(rows('r.csv', `${RAW},10.00,why`), '--yes'), lossy);
  const another = rows('r.csv', `${FOUR_LOTS},1.00,another`);
  const ran = await desk.live(
    RUN(another, '--yes', '--concurrency', '1'),
    (send) => (request) => (request.url.includes(RAW) ? lostConnection() : send(request)),
  );
  expect(ran.code).toBe(7);
  expect(document(ran).left_in_doubt).toHaveLength(1);
  const list = JSON.parse((await desk.live(['batches', 'list', '--json'])).out) as { data: unknown[] };
  expect(list.data[0]).toMatchObject({ state: 'open', unknown: 1 });
  const resumed = await desk.live(['batches', 'resume', 'r', '--yes', '--json']);
  expect([resumed.code, document(resumed).left_in_doubt]).toEqual([0, []]);
  expect(await desk.reversals(RAW)).toEqual(['10.00 why']);
});

test('the same bytes under another name are found even when both were looked at together', async () => {
  const line = `${RAW},10.00,why`;
  const [one, two] = [rows('a.csv', line), rows('b.csv', line)];
  const first = desk.live(RUN(one), undefined, {
    says: ['yes'],
    beforeAnswer: async () => {
      expect((await desk.live(RUN(two, '--yes'))).code).toBe(0);
    },
  });
  const { code, err } = await first;
  expect(code).toBe(2);
  expect(err).toContain('this file was already run as batch b');
  expect(await desk.reversals(RAW)).toEqual(['10.00 why']);
});

test('a dry run overwrites nothing that is not a results file', async () => {
  const path = rows('r.csv', `${RAW},ten,why`);
  const precious = desk.file('precious.txt', 'mine');
  expect((await desk.run(RUN(path, '--dry-run', '--results', precious))).code).toBe(2);
  expect((await desk.run(RUN(path, '--dry-run', '--results', path))).code).toBe(2);
  expect([desk.read('precious.txt'), desk.read('r.csv').includes('ten')]).toEqual(['mine', true]);
});

test('a server that asks for a pause of a day is not waited for', async () => {
  const began = desk.clock.now;
  const stopped = await desk.live(
    RUN(rows('r.csv', `${RAW},10.00,why`), '--yes'),
    () => () => Promise.resolve(new Response('{}', { status: 429, headers: { ...JSON_TYPE, 'retry-after': '86400' } })),
  );
  expect(stopped.code).toBe(6);
  expect(desk.clock.now - began).toBeLessThan(600_000);
});

test('the command that resumes names the mode when two batches have the name', async () => {
  const path = rows('q.csv', `${RAW},10.00,why`);
  await desk.run(RUN(path, '--yes'));
  const ran = await desk.live(RUN(rows('q.csv', `${RAW},10.00,why not`), '--yes'), lossy);
  expect(document(ran).resume).toBe('scrip --mode live batches resume q');
});

test('--again that was declined at the question changes no key: the row is not paid once more later', async () => {
  const path = rows('r.csv', `${RAW},10.00,why`);
  await desk.live(RUN(path, '--yes'), closed);
  // The same engine as another machine sees it: the journal has it for another environment.
  await desk.run(['redemptions', 'reverse', RAW, '--amount', '10.00', '--reason', 'why', '--yes']);
  const asked = ['redemptions', 'reverse', '--csv', path, '--again'];
  expect((await desk.live(asked, undefined, { answer: false })).code).toBe(130);
  const later = document(await desk.live(RUN(path, '--yes', '--check-live', 'never')));
  expect(later).toMatchObject({ applied: 0, done_elsewhere: 1 });
  expect(await desk.reversals(RAW)).toEqual(['10.00 why']);
});
