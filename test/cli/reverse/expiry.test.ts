// Value that expires at once, because it goes back to a lot that has expired since: every way that reverses says it, before
// and after. Source: decision D51.
import { describe, expect, test } from 'vitest';
import { expiringIn, expiringOf, expiryWarnings, readExpiredLots } from '../../../src/cli/reverse/expiry.js';
import { createScripClient } from '../../../src/sdk/index.js';
import { FOUR_LOTS, NOON, RAW, document, useDesk } from '../../support/batch-desk.js';
import { REDEMPTION, json } from '../../support/live-api.js';

const desk = useDesk();
const DAY = 86_400_000;
/** Of its 200.00, 50.00 came from a lot that expires after three days. */
const REVERSE = ['redemptions', 'reverse', FOUR_LOTS, '--reason', 'refund'];
const WILL = '50.00 returns to a lot that has expired';
const MAY = 'up to 50.00 may expire at once';
type Way = [name: string, argv: string[], options: object];
const LOOKED_AT: Way[] = [
  ['a dry run', [...REVERSE, '--dry-run'], {}],
  ['a person who is asked', REVERSE.slice(0, 3), { says: ['all that remains', 'refund', 'yes'] }],
  ['a person who is only asked whether', [...REVERSE, '--amount', '200'], { says: ['yes'] }],
  ['explain', ['redemptions', 'explain', FOUR_LOTS], {}],
];
const WAYS: Way[] = [['flags', [...REVERSE, '--yes'], {}], ...LOOKED_AT];
const later = (): void => void (desk.clock.now += 10 * DAY);

describe('the sandbox says exactly', () => {
  test.each(WAYS)('%s: nothing before the lot has expired', async (_name, argv, options) => {
    expect(said(await desk.run(argv, options))).not.toContain('expired');
  });

  test.each(WAYS)('%s: once the lot has expired', async (_name, argv, options) => {
    later();
    const done = await desk.run(argv, options);
    expect([done.code, said(done)]).toEqual([0, expect.stringContaining(WILL)]);
  });

  test('after it is done, as a line and as a warning; a part that reaches no such lot loses nothing', async () => {
    later();
    const part = await desk.run([...REVERSE, '--amount', '125', '--yes', '--json']);
    expect(document(part).warnings).toEqual([]);
    const rest = await desk.run([...REVERSE, '--amount', '20', '--yes']);
    expect(rest.out).toMatch(/\nexpired +20.00 at once/);
    const last = await desk.run([...REVERSE, '--amount', '55', '--yes', '--json']);
    expect(document(last).warnings).toMatchObject([{ code: 'lot_expired', message: /^30.00 returned/ }].map(matching));
  });

  test('a replay tells what the first answer lost', async () => {
    later();
    const argv = [...REVERSE, '--yes', '--json', '--idempotency-key', 'k'];
    const [first, again] = [await desk.run(argv), await desk.run(argv)];
    for (const done of [first, again]) {
      expect(document(done).warnings).toContainEqual(matching({ code: 'lot_expired', message: /^50.00 returned/ }));
    }
  });
});

describe('live says at most, and only where somebody looks before it is sent', () => {
  const reads: string[] = [];
  const watched = (send: (request: Request) => Promise<Response>) => (request: Request) => {
    if (request.url.includes('/balances/lots')) reads.push(request.url);
    return send(request);
  };
  const live = async (argv: string[], options = {}): ReturnType<typeof desk.live> => {
    reads.length = 0;
    return desk.live(argv, watched, options);
  };

  test.each(LOOKED_AT)('%s: nothing before a lot has expired', async (_name, argv, options) => {
    expect(said(await live(argv, options))).not.toContain('expire at once');
    expect(reads).not.toEqual([]);
  });

  test.each(LOOKED_AT)('%s: once a lot has expired', async (_name, argv, options) => {
    later();
    const done = await live(argv, options);
    expect([done.code, said(done)]).toEqual([0, expect.stringContaining(MAY)]);
    expect(said(done)).toContain('the API does not document');
  });

  test('not more than is reversed', async () => {
    later();
    const done = await live([...REVERSE, '--amount', '12.50', '--dry-run', '--json']);
    expect(document(done).plan.warnings).toMatchObject(
      [{ code: 'lot_may_have_expired', message: /^up to 12.50 / }].map(matching),
    );
  });

  test('--yes sends no request more for it, and says nothing that it does not know', async () => {
    later();
    const done = await live([...REVERSE, '--yes', '--json']);
    expect([done.code, document(done).warnings, reads]).toEqual([0, [], []]);
  });
});

describe('a batch', () => {
  const file = (): string => desk.file('r.csv', `redemption_id,amount,reason\n${FOUR_LOTS},200,a\n${RAW},1,b\n`);
  const reverse = (...flags: string[]): string[] => ['redemptions', 'reverse', '--csv', file(), ...flags];

  test('says it in the plan, the summary and the results', async () => {
    later();
    const done = await desk.run(reverse(), { says: ['yes'] });
    expect(done.err).toContain('50.00 of asset');
    expect(done.err).toContain('returns to a lot that has expired');
    expect(done.out).toMatch(/\nexpired +50.00 of asset \S+, at once/);
    const [head, first, second] = desk.read('r.results.csv').split('\n');
    expect(head).toMatch(/,scrip_error,scrip_expired$/);
    expect([first?.split(',').at(-1), second?.split(',').at(-1)]).toEqual(['50.00', '']);
  });

  test('says it in a dry run and in the documents', async () => {
    later();
    const look = document(await desk.run(reverse('--dry-run', '--json')));
    expect(look.expired).toMatchObject([{ amount: '50.00' }]);
    expect(look.warnings).toMatchObject([{ code: 'lot_expired' }]);
    const done = document(await desk.run(reverse('--yes', '--json')));
    expect(done.expired).toMatchObject([{ amount: '50.00' }]);
    expect(done.warnings).toMatchObject([{ code: 'lot_expired' }]);
  });

  test('in live: at most in the dry run, nothing that is not known afterwards', async () => {
    expect(document(await desk.live(reverse('--dry-run', '--json'))).may_expire).toEqual([]);
    later();
    const look = document(await desk.live(reverse('--dry-run', '--json')));
    expect([look.expired, look.may_expire]).toMatchObject([[], [{ amount: '50.00' }]]);
    const done = document(await desk.live(reverse('--yes', '--json')));
    expect([done.expired, done.warnings]).toEqual([[], []]);
  });
});

describe.each([
  ['run', '50.00 of asset', 'returns to a lot that has expired'],
  ['live', 'up to 50.00 of asset', 'may expire at once'],
] as const)('a batch that goes on says it first (%s)', (mode, amount, words) => {
  const stopped = async (): Promise<void> => {
    const file = desk.file('r.csv', `redemption_id,amount,reason\n${RAW},9999,a\n${FOUR_LOTS},200,b\n`);
    const argv = ['redemptions', 'reverse', '--csv', file, '--yes', '--concurrency', '1', '--max-errors', '1'];
    expect((await desk[mode](argv)).code).toBe(8);
  };
  const resume = (answer: string): ReturnType<typeof desk.run> => {
    const argv = ['batches', 'resume', 'r'];
    return mode === 'run' ? desk.run(argv, { says: [answer] }) : desk.live(argv, undefined, { says: [answer] });
  };

  test('where a lot has expired', async () => {
    await stopped();
    later();
    const done = await resume('no');
    for (const part of [amount, words]) expect(said(done)).toContain(part);
    expect(await desk.reversals(FOUR_LOTS)).toEqual([]);
  });

  test('where none has, nothing is said', async () => {
    await stopped();
    const done = await resume('yes');
    expect(said(done)).not.toContain('expire');
    expect(await desk.reversals(FOUR_LOTS)).toEqual(['200.00 b']);
  });
});

describe('lots as a live API may send them', () => {
  const lot = (more: object = {}): object => ({
    ...{ id: 'l', amount: '60.00', remaining: '0.00', status: 'CONSUMED', created_at: '2026-01-01T00:00:00Z' },
    ...{ expires_at: '2026-03-01T00:00:00Z', ...more },
  });
  const SEEN = { ...REDEMPTION, status: 'COMPLETED' } as const;
  const page = (lots: unknown, has_more = false): Response => json(200, { data: lots, pagination: { has_more } });

  test.each<[name: string, answer: () => Response, most: string | undefined]>([
    ['a lot that has expired', () => page([lot()]), '60.00'],
    ['two of them', () => page([lot(), lot({ amount: '50' })]), '100.00'],
    ['one that was left over in part', () => page([lot({ status: 'EXPIRED' })]), '60.00'],
    ['none', () => page([]), undefined],
    ['one that never expires', () => page([lot({ expires_at: null })]), undefined],
    ['one without a word about it', () => page([lot({ expires_at: undefined })]), undefined],
    ['one that expires later', () => page([lot({ expires_at: '2027-01-01T00:00:00Z' })]), undefined],
    ['one that expired before the redemption', () => page([lot({ expires_at: '2026-01-02T00:00:00Z' })]), undefined],
    ['one that came after the redemption', () => page([lot({ created_at: '2026-02-01T00:00:00Z' })]), undefined],
    ['times of another form', () => page([lot({ expires_at: 'long ago', created_at: 7 })]), '60.00'],
    ['an amount of another form', () => page([lot({ amount: 60 })]), '100.00'],
    ['more than a page', () => page([], true), '100.00'],
    ['no lots in this asset', () => json(400, { code: 'invalid_request', message: 'no lots' }), undefined],
    ['no right to read them', () => json(403, { code: 'forbidden', message: 'no' }), 'not known'],
    ['a failure', () => json(500, { code: 'internal', message: 'no' }), 'not known'],
    ['something else', () => json(200, { hello: 1 }), 'not known'],
  ])('%s', async (_name, answer, most) => {
    const client = createScripClient({ apiKey: 'sk_live_x', maxRetries: 0, fetch: () => Promise.resolve(answer()) });
    const lots = await readExpiredLots({ client, nowMs: NOON, signal: new AbortController().signal }, SEEN);
    const found = expiringOf(lots, '100.00');
    expect(found && 'amount' in found ? found.amount : found && 'not known').toBe(most);
    expect(expiryWarnings(found)).toHaveLength(most === undefined ? 0 : 1);
  });
});

test('what waits for a push offline is not known', () => {
  const unknown = [{ code: 'lots_unknown', message: 'x' }];
  expect(expiringIn({ status: 201, body: {}, unknown })).toEqual({ known: 'not' });
  expect(expiringIn({ status: 200, body: {}, unknown })).toBeUndefined();
});

function said({ err, out }: { err: string; out: string }): string {
  return (err + out).replaceAll(/\s+/g, ' ');
}

function matching({ code, message }: { code: string; message: RegExp }): unknown {
  return { code, message: expect.stringMatching(message) as unknown };
}
