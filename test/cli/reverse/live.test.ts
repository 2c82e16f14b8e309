// Live mode, against an API of a few lines.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  found,
  NO_REVERSALS,
  json,
  live,
  lostConnection,
  REDEMPTION,
  REVERSAL,
  REVERSE,
  keyFor,
} from '../../support/live-api.js';
import { run, transcript } from '../../support/terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'scrip-live-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const UNITS = {
  ...REDEMPTION,
  reward_id: '55555555-0000-4000-8000-000000000001',
  quantity: 4,
  unit_cost: '250.00',
  reversed_amount: '250.00',
  reversed_quantity: 1,
  status: 'PARTIALLY_REVERSED',
};
const unitsWithoutReversals = (request: Request): Response =>
  json(200, request.url.includes('/reversals') ? NO_REVERSALS : UNITS);
const reverse = (...flags: string[]) => [
  '--mode',
  'live',
  'redemptions',
  'reverse',
  REDEMPTION.id,
  '--reason',
  'refund',
  ...flags,
];

test.each([
  ['live-reverse', REVERSE, { post: () => json(201, REVERSAL) }],
  ['live-replayed', [...REVERSE, '--idempotency-key', 'k1'], { post: () => json(200, REVERSAL) }],
  ['live-dry-run', reverse('--dry-run'), {}],
  ['live-dry-run-json', reverse('--dry-run', '--json', '--amount', '0.01'), {}],
  ['live-dry-run-too-much', reverse('--dry-run', '--amount', '1000.01'), {}],
  ['live-dry-run-units', reverse('--dry-run', '--quantity', '2'), { get: unitsWithoutReversals }],
  ['live-dry-run-wrong-kind', reverse('--dry-run', '--quantity', '1', '--json'), {}],
  [
    'live-warned-and-sent',
    reverse('--yes', '--amount', '1000.01'),
    { post: () => json(422, { code: 'too_much', message: 'more than remains' }) },
  ],
  ['live-unknown', REVERSE, { post: lostConnection }],
  [
    'live-verbose',
    [...REVERSE, '--verbose'],
    {
      post: (_request: Request, nth: number) =>
        nth === 1 ? json(503, { code: 'busy', message: 'later' }) : json(201, REVERSAL, { 'X-Request-Id': 'req_7' }),
    },
  ],
])('%s', async (name, argv, answers) => {
  await expect(transcript(argv, await run(argv, live(answers)))).toMatchFileSnapshot(`golden/${name}.txt`);
});

test('a dry run sends nothing', async () => {
  const api = live({});
  await run(reverse('--dry-run'), api);
  expect(api.sent).toEqual([]);
});

test('a dry run with a key of the user cannot know of a replay, so it warns instead of refusing', async () => {
  const { code, err } = await run(reverse('--dry-run', '--amount', '1000.01', '--idempotency-key', 'k1'), live({}));
  expect(code).toBe(0);
  expect(err).toContain('warning: this asks for more than remains');
});

test('what the client doubts is sent all the same: only the API refuses', async () => {
  const api = live({
    get: () => json(200, { ...REDEMPTION, reversed_amount: '1000.00', status: 'FULLY_REVERSED' }),
    post: () => json(200, REVERSAL),
  });
  const { code } = await run([...REVERSE, '--idempotency-key', 'k1'], api);
  expect([code, api.sent.length]).toEqual([0, 1]);
});

test('amount and quantity together are passed on', async () => {
  const api = live({
    get: () => json(200, UNITS),
    post: () => json(201, { ...REVERSAL, amount: '500.00', quantity: 2 }),
  });
  const { code } = await run(reverse('--yes', '--amount', '500.00', '--quantity', '2'), api);
  expect(code).toBe(0);
  expect(JSON.parse(api.sent[0] ?? '')).toEqual({
    amount: '500',
    quantity: 2,
    reason: 'refund',
    idempotency_key: keyFor({ amount: '500', quantity: 2, reason: 'refund' }),
  });
});

test.each([
  // redemption           --expect-remaining  exit
  ['of 1000.00', found, '1000.00', 0],
  ['of 1000.00', found, '1000', 0],
  ['of 1000.00', found, '1000.0', 0],
  ['of 1000.00', found, '999.99', 3],
  ['of 3 units', () => json(200, UNITS), '3', 0],
  ['of 3 units', () => json(200, UNITS), '4', 3],
  ['of 3 units', () => json(200, UNITS), '750.00', 0],
  ['of 3 units', () => json(200, UNITS), '750', 3],
  ['of 3 units', () => json(200, UNITS), '3.0', 3],
])('with a remaining %s, --expect-remaining decides before anything is sent', async (_what, get, expected, exit) => {
  const api = live({ get, post: () => json(201, REVERSAL) });
  const { code } = await run([...REVERSE, '--expect-remaining', expected], api);
  expect([code, api.sent.length]).toEqual([exit, exit === 0 ? 1 : 0]);
});

test('a check that an earlier run with the same key has made false says how to get that answer', async () => {
  const { err } = await run([...REVERSE, '--expect-remaining', '1', '--idempotency-key', 'k1'], live({}));
  expect(err).toContain('if this key was used before, leave --expect-remaining out');
});

test('enum values of tomorrow are shown as they are', async () => {
  const { code, out } = await run(
    ['--mode', 'live', 'redemptions', 'get', REDEMPTION.id],
    live({ get: () => json(200, { ...REDEMPTION, status: 'HALF_DONE' }) }),
  );
  expect(code).toBe(0);
  expect(out).toMatch(/status +HALF_DONE/);
});

test('the key file comes before the environment', async () => {
  const path = join(folder, 'key');
  writeFileSync(path, 'sk_from_file\n');
  chmodSync(path, 0o600);
  const keys: (string | null)[] = [];
  const get = (request: Request) => {
    if (request.url.includes('/redemptions/')) keys.push(request.headers.get('X-API-Key'));
    return json(200, REDEMPTION);
  };
  await run(['--mode', 'live', '--api-key-file', path, 'redemptions', 'get', REDEMPTION.id], live({ get }));
  await run(['--mode', 'live', 'redemptions', 'get', REDEMPTION.id], live({ get }));
  expect(keys).toEqual(['sk_from_file', 'sk_live_secret']);
});

test.each([
  ['https://api.scrip.dev', {}],
  ['https://eu.example', { SCRIP_BASE_URL: 'https://eu.example' }],
  ['https://eu.example', { SCRIP_BASE_URL: 'https://eu.example/v1/' }],
])('requests go to %s with %j', async (origin, env) => {
  const urls: string[] = [];
  const api = live({
    get: (request) => {
      urls.push(request.url);
      return json(200, REDEMPTION);
    },
  });
  await run(['--mode', 'live', 'redemptions', 'get', REDEMPTION.id], { ...api, env: { ...api.env, ...env } });
  expect(urls[0]).toBe(`${origin}/v1/redemptions/${REDEMPTION.id}`);
  expect(urls.filter((url) => !url.startsWith(`${origin}/v1/`))).toEqual([]);
});

test('plain http to another machine is refused before anything is sent', async () => {
  const api = live({});
  const { code } = await run(REVERSE, { ...api, env: { ...api.env, SCRIP_BASE_URL: 'http://eu.example' } });
  expect(code).toBe(2);
});

test.each([
  [['--json', '--mode', 'live', 'redemptions', 'get', REDEMPTION.id]],
  [['redemptions', '--json', '--mode=live', 'get', REDEMPTION.id]],
  [['redemptions', 'get', REDEMPTION.id, '--mode', 'live', '--json']],
])('global flags work anywhere: %j', async (argv) => {
  const { code, out } = await run(argv, live({}));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ mode: 'live', remaining: { amount: '1000.00' } });
});

function pages(count: number) {
  return (request: Request): Response => {
    const query = new URL(request.url).searchParams;
    const limit = parseInt(query.get('limit') ?? '50', 10);
    const from = parseInt(query.get('cursor') ?? '0', 10);
    const data = Array.from({ length: Math.min(limit, count - from) }, (_, at) => ({
      ...REVERSAL,
      id: `r${from + at}`,
    }));
    const next = from + data.length;
    return json(200, { data, pagination: { has_more: next < count, next_cursor: next < count ? String(next) : null } });
  };
}

test.each([
  // flags                    items  more  pages asked for
  [[], 50, true, 1],
  [['--limit', '3'], 3, true, 1],
  [['--limit', '200'], 200, true, 1],
  [['--limit', '201'], 201, true, 2],
  [['--limit', '450'], 450, false, 3],
  [['--limit', '9999'], 450, false, 3],
  [['--all'], 450, false, 3],
  [['--cursor', '440'], 10, false, 1],
])('a list of 450 asked for with %j', async (flags, items, more, asked) => {
  let requests = 0;
  const get = (request: Request) => {
    requests += 1;
    return pages(450)(request);
  };
  const { out } = await run(
    ['--mode', 'live', 'redemptions', 'reversals', REDEMPTION.id, '--json', ...flags],
    live({ get }),
  );
  const answer = JSON.parse(out) as { data: { id: string }[]; pagination: { has_more: boolean } };
  expect([answer.data.length, answer.pagination.has_more, requests]).toEqual([items, more, asked]);
  expect(new Set(answer.data.map(({ id }) => id)).size).toBe(items);
});

test('a list that goes round in circles ends instead of running for ever', async () => {
  const get = () => json(200, { data: [REVERSAL], pagination: { has_more: true, next_cursor: 'again' } });
  const { code } = await run(['--mode', 'live', 'redemptions', 'reversals', REDEMPTION.id, '--all'], live({ get }));
  expect(code).toBe(6);
});

test('the filters of a list reach the API under its names', async () => {
  let url = '';
  const get = (request: Request) => {
    url = request.url;
    return json(200, { data: [], pagination: { has_more: false, next_cursor: null } });
  };
  const filters = [
    '--status',
    'COMPLETED',
    '--reward',
    'w1',
    '--from',
    '2026-01-01T00:00:00Z',
    '--to',
    '2026-02-01T00:00:00Z',
    '--limit',
    '7',
  ];
  const { code, out, err } = await run(
    ['--mode', 'live', 'redemptions', 'list', '--participant', 'p1', ...filters],
    live({ get }),
  );
  expect([code, out, err]).toEqual([0, '', 'no redemptions\n']);
  expect(url).toBe(
    'https://api.scrip.dev/v1/participants/p1/redemptions?status=COMPLETED&reward_catalog_item_id=w1&from=2026-01-01T00%3A00%3A00Z&to=2026-02-01T00%3A00%3A00Z&limit=7',
  );
});

test('--quiet leaves warnings and errors only', async () => {
  const api = live({ post: () => json(201, REVERSAL) });
  expect((await run([...REVERSE, '--quiet'], api)).err).toBe('');
  expect((await run([...REVERSE, '--quiet', '--amount', '1000.01'], api)).err).toMatch(/^warning: /);
});

test('an API that sends no more than it must is enough for everything', async () => {
  const bare = { id: REDEMPTION.id, amount: '10', status: 'COMPLETED' };
  const reversal = { id: REVERSAL.id, amount: '10' };
  const page = { data: [reversal, { ...reversal, quantity: null, reason: 7 }], pagination: { has_more: false } };
  const get = (request: Request) => json(200, request.url.includes('reversals') ? page : bare);
  const api = live({ get, post: () => json(201, reversal) });
  expect((await run(REVERSE, api)).code).toBe(0);
  expect((await run(['--mode', 'live', 'redemptions', 'get', REDEMPTION.id], api)).code).toBe(0);
  expect((await run(['--mode', 'live', 'redemptions', 'reversals', REDEMPTION.id], api)).code).toBe(0);
  expect((await run(reverse('--dry-run'), api)).code).toBe(0);
});

test('a unit cost in another form stands in the way of nothing', async () => {
  const api = live({
    get: () => json(200, { ...UNITS, unit_cost: 250 }),
    post: () => json(201, { ...REVERSAL, amount: '250.00', quantity: 1 }),
  });
  const { code, err } = await run(reverse('--yes', '--quantity', '1'), api);
  expect([code, err]).toEqual([0, 'mode: live https://api.scrip.dev\n']);
});
