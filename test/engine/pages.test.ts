// D15, D38: pages, cursors and the order of lists.
import { describe, expect, test } from 'vitest';
import { type World, openWorld } from '../support/world.js';

async function withReversals(count: number): Promise<{ world: World; path: string }> {
  const world = await openWorld();
  await world.say('credit 500');
  await world.say('redeem 400');
  for (let n = 1; n <= count; n += 1) await world.say(`reverse ${n}`);
  const { body } = await world.call('GET', `/v1/participants/${world.ids.participant}/redemptions`);
  return { world, path: `/v1/redemptions/${(body.data as { id: string }[])[0]?.id ?? ''}/reversals` };
}

const amounts = (body: { data: { amount: string }[] }): string[] => body.data.map((row) => row.amount);

describe('cursors', () => {
  test('D38 equal timestamps never shuffle pages: every reversal once, oldest first', async () => {
    const { world, path } = await withReversals(7);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await world.call('GET', `${path}?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`);
      seen.push(...amounts(body as { data: { amount: string }[] }));
      expect(body.pagination.has_more).toBe(body.pagination.next_cursor !== null);
      cursor = body.pagination.next_cursor as string | null;
    } while (cursor !== null);
    expect(seen).toEqual(['1.00', '2.00', '3.00', '4.00', '5.00', '6.00', '7.00']);
  });

  test('D15 what is added between two pages does not move them', async () => {
    const { world, path } = await withReversals(4);
    const first = await world.call('GET', `${path}?limit=2`);
    await world.say('reverse 9');
    const rest = await world.call('GET', `${path}?cursor=${first.body.pagination.next_cursor as string}`);
    expect(amounts(rest.body as { data: { amount: string }[] })).toEqual(['3.00', '4.00', '9.00']);
  });

  test('D15 a page that is exactly full and the last says so', async () => {
    const { world, path } = await withReversals(2);
    const { body } = await world.call('GET', `${path}?limit=2`);
    expect(body.pagination).toEqual({ has_more: false, next_cursor: null });
  });

  test.each([
    ['of our own making', 'bm90LW91cnM'],
    ['empty', ''],
    ['cut short', 'WyJy'],
  ])('D15 a cursor %s is 400', async (_what, cursor) => {
    const { world, path } = await withReversals(1);
    expect((await world.call('GET', `${path}?cursor=${cursor}`)).status).toBe(400);
  });

  test('D15 a cursor of another list is 400, be it of another kind, another owner or another order', async () => {
    const { world, path } = await withReversals(3);
    const { body } = await world.call('GET', `${path}?limit=1`);
    const cursor = body.pagination.next_cursor as string;
    expect((await world.call('GET', `/v1/journal-entries?cursor=${cursor}`)).body.code).toBe('invalid_request');
    await world.say('redeem 10');
    const { body: newest } = await world.call('GET', `/v1/participants/${world.ids.participant}/redemptions`);
    const other = `/v1/redemptions/${(newest.data as { id: string }[])[0]?.id ?? ''}/reversals`;
    expect((await world.call('GET', `${other}?cursor=${cursor}`)).status).toBe(400);
    const ascending = await world.call('GET', '/v1/programs?limit=1&sort_by=name&sort_dir=asc');
    expect(ascending.status).toBe(200);
  });
});

test('D15 a cursor belongs to the filters it was given under', async () => {
  const { world } = await withReversals(2);
  const { body } = await world.call('GET', '/v1/journal-entries?limit=1&action_type=REVERSAL');
  const cursor = body.pagination.next_cursor as string;
  expect((await world.call('GET', `/v1/journal-entries?cursor=${cursor}&action_type=REVERSAL`)).status).toBe(200);
  expect((await world.call('GET', `/v1/journal-entries?cursor=${cursor}&action_type=CREDIT`)).status).toBe(400);
});

describe('limit', () => {
  test.each([
    ['201', 200],
    ['100000', 200],
    ['99999999999999999999', 200],
    ['1', 1],
  ])('D15 %s is taken as %i', async (limit, count) => {
    const world = await openWorld();
    for (let n = 0; n < 201; n += 1) await world.say('credit 1');
    const { status, body } = await world.call('GET', `/v1/journal-entries?limit=${limit}`);
    expect([status, (body.data as unknown[]).length]).toEqual([200, count]);
  });

  test.each(['0', '-1', '', 'ten', '1.5', '1e2'])('D15 limit=%s is 400', async (limit) => {
    const world = await openWorld();
    expect((await world.call('GET', `/v1/journal-entries?limit=${limit}`)).body.code).toBe('invalid_request');
  });

  test('a parameter given twice is 400', async () => {
    const world = await openWorld();
    expect((await world.call('GET', '/v1/journal-entries?limit=1&limit=2')).status).toBe(400);
  });
});

describe('filters', () => {
  test('redemptions by status, reward and time; newest first', async () => {
    const world = await openWorld();
    await world.say('credit 500');
    await world.say('redeem 10');
    await world.say('advance P1D');
    await world.say('item quantity=2');
    await world.say('reverse quantity=1');
    const list = async (query: string): Promise<string[]> => {
      const { body } = await world.call('GET', `/v1/participants/${world.ids.participant}/redemptions?${query}`);
      return amounts(body as { data: { amount: string }[] });
    };
    expect(await list('')).toEqual(['10.00', '10.00']);
    expect(await list('status=COMPLETED')).toHaveLength(1);
    expect(await list(`reward_catalog_item_id=${world.ids.units.toUpperCase()}`)).toHaveLength(1);
    expect(await list('from=2026-01-16T00:00:00Z')).toHaveLength(1);
    expect(await list('to=2026-01-16T00:00:00Z')).toHaveLength(1);
    expect(await list('from=2027-01-01T00:00:00Z')).toHaveLength(0);
  });

  test.each([
    ['status=DONE', 'status'],
    ['from=yesterday', 'from'],
    ['from=2026-02-30T00:00:00Z', 'from'],
    ['reward_catalog_item_id=7', 'reward_catalog_item_id'],
  ])('a bad filter is 400: %s', async (query, named) => {
    const world = await openWorld();
    const answer = await world.call('GET', `/v1/participants/${world.ids.participant}/redemptions?${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
    expect(answer.body.message).toContain(named);
  });

  test('D15 the journal carries its postings in lists, and is found by participant, action, bucket and amount', async () => {
    const world = await openWorld();
    await world.say('credit 500');
    await world.say('redeem 10');
    const list = async (query: string): Promise<string[]> =>
      (
        (await world.call('GET', `/v1/journal-entries?${query}`)).body.data as {
          action_type: string;
          postings: unknown[];
        }[]
      ).map((entry) => `${entry.action_type}${entry.postings.length}`);
    expect(await list('')).toEqual(['REDEMPTION2', 'CREDIT2']);
    expect(await list(`participant_id=${world.ids.participant}`)).toHaveLength(2);
    expect(await list('external_id=member-1')).toHaveLength(2);
    expect(await list('external_id=nobody')).toEqual([]);
    expect(await list('action_type=REDEMPTION')).toEqual(['REDEMPTION2']);
    expect(await list('min_amount=100')).toEqual(['CREDIT2']);
    expect(await list('max_amount=10.00')).toEqual(['REDEMPTION2']);
    expect(await list('bucket=HELD')).toEqual([]);
    expect(
      (await world.call('GET', `/v1/journal-entries?external_id=a&participant_id=${world.ids.participant}`)).status,
    ).toBe(400);
  });
});
