// Every way in which a reversal can end: the number a script decides by, and the one document it reads.
import { expect, test } from 'vitest';
import {
  found,
  json,
  live,
  lostConnection,
  REDEMPTION,
  refusedConnection,
  REVERSAL,
  REVERSE,
  keyFor,
} from '../support/live-api.js';
import { run } from '../support/terminal.js';

const KEY = keyFor({ reason: 'refund' });

const refusal = (status: number, code: string) => () =>
  json(status, { code, message: 'the message' }, { 'X-Request-Id': 'req_1' });

test.each([
  // the write is answered with, exit, kind
  ['400', 2, 'usage', refusal(400, 'invalid_request')],
  ['401', 4, 'auth', refusal(401, 'unauthorized')],
  ['403', 4, 'auth', refusal(403, 'forbidden')],
  ['404', 5, 'not_found', refusal(404, 'not_found')],
  ['409', 3, 'refused', refusal(409, 'idempotency_conflict')],
  ['413', 3, 'refused', refusal(413, 'payload_too_large')],
  ['405', 3, 'refused', refusal(405, 'method_not_allowed')],
  ['408', 7, 'outcome_unknown', refusal(408, 'timeout')],
  ['409 while the first is at work', 7, 'outcome_unknown', refusal(409, 'idempotency_in_progress')],
  ['418 of tomorrow', 7, 'outcome_unknown', refusal(418, 'a_new_code')],
  ["a proxy's 404", 7, 'outcome_unknown', () => new Response('<html>', { status: 404 })],
  ['422', 3, 'refused', refusal(422, 'reversal_exceeds_remaining')],
  ['429 at every attempt', 6, 'unreachable', refusal(429, 'too_many_requests')],
  ['no connection at any attempt', 6, 'unreachable', refusedConnection],
  ['500', 7, 'outcome_unknown', refusal(500, 'internal_error')],
  ['503', 7, 'outcome_unknown', refusal(503, 'unavailable')],
  [
    'a redirect',
    7,
    'outcome_unknown',
    () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example' } }),
  ],
  ['a lost connection', 7, 'outcome_unknown', lostConnection],
  ['a page of HTML', 7, 'outcome_unknown', () => new Response('<html>')],
  ['another redemption', 7, 'outcome_unknown', () => json(201, { ...REVERSAL, redemption_id: 'other' })],
])('a reversal answered with %s ends with %s %s', async (_what, exit, kind, post) => {
  const { code, out } = await run([...REVERSE, '--json'], live({ post }));
  expect(code).toBe(exit);
  expect(JSON.parse(out)).toMatchObject({ error: { kind, exit_code: exit } });
});

test.each([
  // the read is answered with, exit, kind
  ['401', 4, 'auth', refusal(401, 'unauthorized')],
  ['404', 5, 'not_found', refusal(404, 'not_found')],
  ['500', 6, 'unreachable', refusal(500, 'internal_error')],
  ['a redirect', 6, 'unreachable', () => new Response(null, { status: 302 })],
  ['a lost connection', 6, 'unreachable', lostConnection],
  ['no connection', 6, 'unreachable', refusedConnection],
  ['a page of HTML', 6, 'unreachable', () => new Response('<html>')],
])(
  'when the read before a reversal is answered with %s, nothing is sent and it ends with %s %s',
  async (_what, exit, kind, get) => {
    const api = live({ get });
    const { code, out } = await run([...REVERSE, '--json'], api);
    expect([code, api.sent]).toEqual([exit, []]);
    expect(JSON.parse(out)).toMatchObject({ error: { kind, exit_code: exit } });
  },
);

test('the error document carries what the API said, and nothing it did not say', async () => {
  const { out } = await run(
    [...REVERSE, '--json', '--idempotency-key', 'k1'],
    live({ post: refusal(422, 'reversal_exceeds_remaining') }),
  );
  expect(JSON.parse(out)).toEqual({
    error: {
      kind: 'refused',
      exit_code: 3,
      status: 422,
      code: 'reversal_exceeds_remaining',
      message: 'the message',
      hint: `nothing was changed; see what is left: scrip redemptions get ${REDEMPTION.id} --mode live`,
      request_id: 'req_1',
      idempotency_key: 'k1',
    },
  });
});

test.each(['constructor', '__proto__', 'toString', 'a_new_code'])(
  'a code that we do not know (%s) gets the hint of its kind',
  async (name) => {
    const { out } = await run([...REVERSE, '--json'], live({ post: refusal(422, name) }));
    const { error } = JSON.parse(out) as { error: { code: string; hint: string } };
    expect(error.code).toBe(name);
    expect(error.hint).toMatch(/^nothing was changed; see what is left: scrip/);
  },
);

test('an unknown outcome prints the key and the command that settles it', async () => {
  const { code, out, err } = await run([...REVERSE, '--expect-remaining', '1000.00'], live({ post: lostConnection }));
  expect([code, out]).toEqual([7, '']);
  expect(err).toContain('OUTCOME UNKNOWN');
  expect(err).not.toMatch(/\bfailed\b(?!.*fetch)/);
  expect(err).toContain(KEY);
  expect(err).toContain(`scrip ${REVERSE.join(' ')} --idempotency-key ${KEY}`);
});

test('the command of an unknown outcome, typed again, gives the answer of the first run', async () => {
  const ledger = new Map<string, unknown>();
  const post = async (request: Request, nth: number): Promise<Response> => {
    const { idempotency_key: key } = (await request.json()) as { idempotency_key: string };
    const known = ledger.has(key);
    ledger.set(key, REVERSAL);
    return nth <= 3 ? lostConnection() : json(known ? 200 : 201, REVERSAL);
  };
  const api = live({ post });
  const first = await run(REVERSE, api);
  const again = /^ +scrip (.*)\n/m.exec(first.err)?.[1]?.split(' ') ?? [];
  const second = await run([...again, '--json'], api);
  expect([first.code, second.code, ledger.size]).toEqual([7, 0, 1]);
  expect(JSON.parse(second.out)).toMatchObject({ replayed: true });
});

test('a reversal that is done stays done when what remains cannot be read afterwards', async () => {
  const get = (request: Request, nth: number) => (nth === 1 ? found(request, nth) : lostConnection());
  const { code, out } = await run([...REVERSE, '--json'], live({ get, post: () => json(201, REVERSAL) }));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ mode: 'live', reversal: REVERSAL, replayed: false, warnings: [] });
});

test('the key never appears, whatever happens', async () => {
  const key = 'sk_live_secret';
  for (const post of [lostConnection, refusal(422, key), () => json(500, { code: key, message: key })]) {
    const { out, err } = await run([...REVERSE, '--json', '--verbose'], live({ post }));
    expect(out + err).not.toContain(key);
  }
});

test('text from the API cannot act on the terminal', async () => {
  const post = () => json(422, { code: 'x\u001b[2J', message: 'a\u202eb\nreversed' });
  const { err } = await run(REVERSE, live({ post }));
  expect(err).toContain('a\\u{202e}b\\nreversed');
  expect(err).toContain('x\\u{1b}[2J');
});

test('with --json the document on stdout is the only one, and the words are on stderr', async () => {
  const { out, err } = await run([...REVERSE, '--json'], live({ post: refusal(422, 'lot_expired') }));
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  expect(err).toContain('refused: the message');
});

test('stopping before anything has left is a cancellation', async () => {
  const stop = new AbortController();
  const get = (request: Request, nth: number) => {
    stop.abort();
    return found(request, nth);
  };
  const api = live({ get, post: () => json(201, REVERSAL) });
  const { code } = await run(REVERSE, { ...api, interrupted: stop.signal });
  expect([code, api.sent]).toEqual([130, []]);
});

test('stopping while the write is under way leaves its outcome unknown', async () => {
  const stop = new AbortController();
  const post = () => {
    stop.abort();
    return lostConnection();
  };
  const { code, err } = await run(REVERSE, { ...live({ post }), interrupted: stop.signal });
  expect(code).toBe(7);
  expect(err).toContain(`--idempotency-key ${KEY}`);
});

test('anything unforeseen is a mistake of ours and says so', async () => {
  const openEngine = () => Promise.reject(new TypeError('x is not a function'));
  const { code, err } = await run(['redemptions', 'get', REDEMPTION.id], { openEngine });
  expect(code).toBe(1);
  expect(err).toBe(
    'a mistake in scrip itself: x is not a function\n  next    please report it, with what --verbose adds\n',
  );
});

test('with --verbose the stack of a mistake is shown', async () => {
  const openEngine = () => Promise.reject(new TypeError('x is not a function'));
  const { err } = await run(['redemptions', 'get', REDEMPTION.id, '--verbose'], { openEngine });
  expect(err).toMatch(/ {4}at /);
});

test.each([
  // storage error       exit
  ['not_a_database', 2],
  ['newer_version', 2],
  ['older_version', 2],
  ['not_found', 2],
  ['read_only', 2],
  ['missing_native', 2],
  ['disk_full', 6],
  ['busy', 6],
  ['io', 6],
  ['damaged', 6],
])('a database that cannot be opened (%s) ends with %s and its own hint', async (code, exit) => {
  const error = Object.assign(new Error('the file'), { name: 'StorageError', code, hint: 'do this' });
  const openEngine = () => Promise.reject(error);
  const done = await run(['redemptions', 'get', REDEMPTION.id, '--json'], { openEngine });
  expect(done.code).toBe(exit);
  expect(JSON.parse(done.out)).toMatchObject({ error: { code, hint: 'do this' } });
});
