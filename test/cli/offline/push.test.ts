// The outbox meets live: applied, replayed, moved, refused, unknown, too old; and nothing of it is ever lost.
import Database from 'better-sqlite3';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MIRROR_FILE } from '../../../src/local-engine/mirror/documents.js';
import { openDatabase } from '../../../src/local-engine/store/open-database.js';
import { ADA, id, openDesk, type Desk } from '../../support/offline-desk.js';

const GIFT = id('0001');
const HOUR = 3_600_000;
const queue = (desk: Desk, more = '--quantity 1'): Promise<unknown> =>
  desk.scrip(`--mode offline redemptions reverse ${GIFT} ${more} --reason r --yes`);

async function withOne(more?: string): Promise<Desk> {
  const desk = openDesk();
  await desk.scrip(`offline pull --participant ${ADA}`);
  await queue(desk, more);
  return desk;
}

/** States of the outbox, and what live has reversed. */
async function stateOf(desk: Desk): Promise<[string, string]> {
  const { items } = (await desk.json('offline status --all')) as unknown as { items: { state: string }[] };
  const { data } = await desk.client.redemptions.get(GIFT);
  return [items.map(({ state }) => state).join(' '), data.reversed_amount];
}

test('queued, shown, sent once, and then nothing is left', async () => {
  const desk = await withOne();
  const { items } = (await desk.json('offline status')) as unknown as { items: Record<string, unknown>[] };
  expect(items).toMatchObject([
    {
      ...{ n: 1, state: 'queued', redemption_id: GIFT, amount: '500.00', quantity: 1, reason: 'r', actor: 'ada' },
      ...{ age_seconds: 0, expected_remaining: { amount: '1000.00', quantity: 2 } },
      forecast: { remaining_after: { amount: '500.00', quantity: 1 } },
    },
  ]);
  const pushed = await desk.json('offline push --yes');
  expect(pushed).toMatchObject({
    summary: { applied: 1, replayed: 0, conflict: 0, refused: 0, unknown: 0, held: 0 },
    items: [{ state: 'applied', server: { amount: '500.00', remaining: { amount: '500.00', quantity: 1 } } }],
  });
  expect(await desk.json('offline push --yes')).toMatchObject({ items: [], summary: { applied: 0 } });
  expect(await stateOf(desk)).toEqual(['applied', '500.00']);
});

test('--actor says who queues it', async () => {
  const desk = await withOne('--quantity 1 --actor Grace');
  const { items } = (await desk.json('offline status')) as unknown as { items: { actor: string }[] };
  expect(items[0]?.actor).toBe('Grace');
});

test('the same key again is the same item', async () => {
  const desk = await withOne('--quantity 1 --idempotency-key k1');
  await queue(desk, '--quantity 1 --idempotency-key k1');
  expect(await stateOf(desk)).toEqual(['queued', '0.00']);
  const other = (await queue(desk, '--quantity 2 --idempotency-key k1')) as { code: number; err: string };
  expect([other.code, other.err]).toEqual([3, expect.stringContaining('idempotency_conflict')]);
});

describe('when live has moved', () => {
  const moved = async (): Promise<Desk> => {
    const desk = await withOne();
    await desk.client.redemptions.reverse(GIFT, { quantity: 1, reason: 'someone else' });
    return desk;
  };

  test('nothing is sent, and it is a conflict', async () => {
    const desk = await moved();
    const { code, out } = await desk.scrip('offline push --yes --json');
    expect(code).toBe(8);
    expect(JSON.parse(out)).toMatchObject({
      summary: { conflict: 1 },
      items: [{ state: 'conflict', server: { code: 'moved', remaining: { amount: '500.00', quantity: 1 } } }],
    });
    expect(await stateOf(desk)).toEqual(['conflict', '500.00']);
    // It stays one until somebody decides.
    expect((await desk.scrip('offline push --yes')).code).toBe(8);
    expect(await stateOf(desk)).toEqual(['conflict', '500.00']);
  });

  test('--accept-moved sends it all the same', async () => {
    const desk = await moved();
    await desk.scrip('offline push --yes');
    expect((await desk.scrip('offline push --yes --accept-moved')).code).toBe(0);
    expect(await stateOf(desk)).toEqual(['applied', '1000.00']);
  });

  test('discard drops it', async () => {
    const desk = await moved();
    await desk.scrip('offline push --yes');
    expect((await desk.scrip('offline discard 1')).code).toBe(0);
    expect(await stateOf(desk)).toEqual(['discarded', '500.00']);
    expect((await desk.scrip('offline discard 1')).code).toBe(3);
    expect((await desk.scrip('offline discard 9')).code).toBe(5);
  });
});

test('a discarded forecast is taken back', async () => {
  const desk = await withOne();
  expect((await desk.scrip('offline discard 1')).code).toBe(0);
  expect(desk.mirror().redemption(GIFT)?.remaining).toEqual({ amount: '1000.00', quantity: 2 });
});

test('a refusal of live is told, and settles it', async () => {
  const desk = await withOne();
  await desk.client.api.PATCH('/v1/participants/{id}/status', {
    params: { path: { id: ADA } },
    body: { status: 'SUSPENDED' },
  });
  const { code, out } = await desk.scrip('offline push --yes --json');
  expect([code, JSON.parse(out)]).toMatchObject([
    8,
    { items: [{ state: 'refused', server: { code: 'participant_not_active' } }] },
  ]);
  expect(await stateOf(desk)).toEqual(['refused', '0.00']);
});

test('an answer that was lost is unknown, and the next push finds out with the same key', async () => {
  const desk = await withOne();
  desk.line.send = async (request) => {
    const response = await desk.live.fetch(request);
    if (request.method === 'POST') throw new TypeError('lost');
    return response;
  };
  const lost = await desk.scrip('offline push --yes');
  expect([lost.code, lost.err]).toEqual([7, expect.stringContaining('outcome unknown, key scrip_')]);
  expect(await stateOf(desk)).toEqual(['unknown', '500.00']);
  // It is not to be thrown away lightly.
  expect((await desk.scrip('offline discard 1')).code).toBe(3);
  desk.line.send = (request) => desk.live.fetch(request);
  expect((await desk.scrip('offline push --yes')).code).toBe(0);
  expect(await stateOf(desk)).toEqual(['replayed', '500.00']);
});

test('without a connection nothing changes, and it can be run again', async () => {
  const desk = await withOne();
  desk.line.send = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' }));
  expect((await desk.scrip('offline push --yes')).code).toBe(6);
  expect(await stateOf(desk)).toEqual(['queued', '0.00']);
});

test('a key that is not accepted stops it', async () => {
  const desk = await withOne();
  expect((await desk.scrip('offline push --yes', { env: { SCRIP_API_KEY: 'sk_wrong' } })).code).toBe(4);
  expect(await stateOf(desk)).toEqual(['queued', '0.00']);
});

test('what has waited longer than a day is held until --force', async () => {
  const desk = await withOne();
  desk.clock.nowMs += 25 * HOUR;
  const { code, out } = await desk.scrip('offline push --yes --json');
  expect([code, JSON.parse(out)]).toMatchObject([
    8,
    { summary: { held: 1 }, items: [{ state: 'queued', held: true }] },
  ]);
  expect(await stateOf(desk)).toEqual(['queued', '0.00']);
  expect((await desk.scrip('offline push --yes --max-age 48')).code).toBe(0);
  expect(await stateOf(desk)).toEqual(['applied', '500.00']);
});

test.each([
  ['an hour', 1],
  ['a day', 24],
  ['a year', 365 * 24],
])('what was queued by a clock %s ahead has no known age, and is held until --force', async (_name, hours) => {
  const desk = await withOne();
  desk.clock.nowMs -= hours * HOUR;
  const { code, out } = await desk.scrip('offline push --yes --json');
  expect([code, JSON.parse(out)]).toMatchObject([8, { items: [{ state: 'queued', held: true }] }]);
  expect((await desk.scrip('offline push --yes --force')).code).toBe(0);
  expect(await stateOf(desk)).toEqual(['applied', '500.00']);
});

test.each([
  ['408 of a proxy', () => new Response('<html>', { status: 408 })],
  ['423', () => Response.json({ code: 'locked', message: 'm' }, { status: 423 })],
  ['425', () => Response.json({ code: 'too_early', message: 'm' }, { status: 425 })],
  ['499 of a proxy', () => new Response('<html>', { status: 499 })],
  ['409 of a request at work', () => Response.json({ code: 'idempotency_in_progress', message: 'm' }, { status: 409 })],
  ['404 of an ingress', () => new Response('<html>', { status: 404 })],
])('%s after the commit is unknown, never refused; the next push finds out', async (_name, answer) => {
  const desk = await withOne();
  desk.line.send = async (request) => {
    const done = await desk.live.fetch(request);
    return request.method === 'POST' ? answer() : done;
  };
  expect((await desk.scrip('offline push --yes')).code).toBe(7);
  expect(await stateOf(desk)).toEqual(['unknown', '500.00']);
  desk.line.send = (request) => desk.live.fetch(request);
  expect((await desk.scrip('offline push --yes')).code).toBe(0);
  expect(await stateOf(desk)).toEqual(['replayed', '500.00']);
});

test('Ctrl-C between items stops, and the rest waits', async () => {
  const desk = await withOne();
  await queue(desk, '--quantity 1 --again');
  const stop = new AbortController();
  desk.line.send = async (request) => {
    const response = await desk.live.fetch(request);
    if (request.method === 'POST') stop.abort();
    return response;
  };
  expect((await desk.scrip('offline push --yes', { interrupted: stop.signal })).code).toBe(130);
  expect(await stateOf(desk)).toEqual(['applied queued', '500.00']);
});

describe('nothing in the outbox is lost', () => {
  test.each([[`offline pull --participant ${ADA}`], ['offline clear --yes'], ['auth logout --profile default']])(
    '%s is refused',
    async (argv) => {
      const desk = await withOne();
      const files = new Map([[join(dirname(desk.path), 'config.json'), '{"profiles": {"default": {"mode": "live"}}}']]);
      const { code, err } = await desk.scrip(argv, { files });
      expect([code, err]).toEqual([3, expect.stringContaining('outbox_not_empty')]);
      expect(await stateOf(desk)).toEqual(['queued', '0.00']);
    },
  );

  test('nor by SQL', async () => {
    const desk = await withOne();
    const db = new Database(desk.path);
    expect(() => db.exec('DELETE FROM items')).toThrow('not settled');
    expect(() => db.exec("UPDATE items SET request = '{}'")).toThrow('never changed');
    expect(() => db.exec("UPDATE events SET state = 'x'")).toThrow('never changed');
    db.close();
  });

  test('a file of a newer version is left as it is', async () => {
    const desk = await withOne();
    const db = new Database(desk.path);
    db.pragma('user_version = 99');
    db.close();
    const { code, err } = await desk.scrip('offline status');
    expect([code, err]).toEqual([2, expect.stringContaining('newer')]);
  });

  test('an upgrade brings the file up to date with what waits in it, or leaves it as it is', async () => {
    const desk = await withOne();
    const upgraded = (up: string): string => {
      const kind = { ...MIRROR_FILE, migrations: [...MIRROR_FILE.migrations, { id: 2, why: 'a test', up }] };
      try {
        openDatabase(desk.path, kind).close();
        return 'upgraded';
      } catch (error) {
        return String(error);
      }
    };
    const readOut = (): unknown => {
      const db = new Database(desk.path);
      const all = [db.pragma('user_version'), db.prepare('SELECT n, state, request FROM items').all()];
      db.close();
      return all;
    };
    const before = readOut();
    expect(upgraded('ALTER TABLE items ADD COLUMN more TEXT; DELETE FROM items;')).toContain('not settled');
    expect(readOut()).toEqual(before);
    expect(upgraded('ALTER TABLE items ADD COLUMN more TEXT;')).toBe('upgraded');
    expect(readOut()).toMatchObject([[{ user_version: 2 }], [{ n: 1, state: 'queued' }]]);
  });

  test('clear empties a mirror that has nothing to send', async () => {
    const desk = await withOne();
    await desk.scrip('offline push --yes');
    expect(await desk.json('offline clear --yes')).toMatchObject({ items: 1 });
    expect((await desk.scrip(`--mode offline redemptions get ${GIFT}`)).code).toBe(5);
  });
});

test('the key of another organisation is turned away', async () => {
  const desk = await withOne();
  const { live } = openDesk();
  desk.line.send = (request) => {
    if (request.headers.get('x-api-key') === 'sk_sandbox') return live.fetch(request);
    return Promise.resolve(new Response('{"code":"not_found","message":"none of yours"}', { status: 404 }));
  };
  const { code, err } = await desk.scrip('offline push --yes', { env: { SCRIP_API_KEY: 'sk_other_org' } });
  expect([code, err]).toEqual([3, expect.stringContaining('other_organisation')]);
  expect(await stateOf(desk)).toEqual(['queued', '0.00']);
});

test('another key of the same organisation will do', async () => {
  const desk = await withOne();
  desk.line.send = async (request) => {
    const again = new Request(request);
    again.headers.set('x-api-key', 'sk_sandbox');
    return desk.live.fetch(again);
  };
  expect((await desk.scrip('offline push --yes', { env: { SCRIP_API_KEY: 'sk_rotated' } })).code).toBe(0);
});

test('a mirror of another server is turned away', async () => {
  const desk = await withOne();
  const { code, err } = await desk.scrip('offline push --yes', { env: { SCRIP_BASE_URL: 'http://127.0.0.1:9' } });
  expect([code, err]).toEqual([3, expect.stringContaining('other_server')]);
});

test('a pull that came to nothing does not say whose mirror it is', async () => {
  const desk = openDesk();
  desk.line.send = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' }));
  const pull = `offline pull --participant ${ADA}`;
  expect((await desk.scrip(pull, { env: { SCRIP_BASE_URL: 'http://127.0.0.1:9' } })).code).toBe(6);
  desk.line.send = (request) => desk.live.fetch(request);
  expect((await desk.scrip(pull)).code).toBe(0);
});
