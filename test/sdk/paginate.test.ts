// Lists: one page by await, all items by for await, and no endless or silently short walk.
import { expect, test } from 'vitest';
import { json, lost, outcome, REDEMPTION, refusal, REVERSAL, rig, type Step, thrown } from '../support/sdk-rig.js';
import { UnreachableError } from '../../src/sdk/index.js';

const page = (ids: string[], pagination: object, headers = {}): Step =>
  json(200, { data: ids.map((id) => ({ ...REVERSAL, id })), pagination }, headers);
const more = (cursor: string): object => ({ has_more: true, next_cursor: cursor });
const last = { has_more: false, next_cursor: null };

async function idsOf(items: AsyncIterable<{ id: string }>): Promise<string> {
  const ids: string[] = [];
  for await (const { id } of items) ids.push(id);
  return ids.join(' ');
}

test('await gives one page, as the API sent it', async () => {
  const { client, sent } = rig([page(['a', 'b'], more('c1'), { 'X-Request-Id': 'req_1' })]);
  const first = await client.redemptions.reversals('red_1', { limit: 2 });
  expect(first.data.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(first.pagination).toEqual({ has_more: true, next_cursor: 'c1' });
  expect(first.requestId).toBe('req_1');
  expect(sent.map(({ url }) => url)).toEqual(['https://api.scrip.dev/v1/redemptions/red_1/reversals?limit=2']);
});

test('awaiting twice asks once; not awaiting asks never', async () => {
  const { client, sent } = rig([page(['a'], last)]);
  client.redemptions.reversals('red_1');
  expect(sent).toHaveLength(0);
  const listing = client.redemptions.reversals('red_1');
  expect(await listing).toBe(await listing);
  expect(sent).toHaveLength(1);
});

test('for await gives every item of every page', async () => {
  const { client, sent } = rig([page(['a', 'b'], more('c/1 =')), page([], more('c2')), page(['c'], last)]);
  expect(await idsOf(client.redemptions.reversals('red_1', { limit: 2 }))).toBe('a b c');
  expect(sent.map(({ url }) => new URL(url).search)).toEqual([
    '?limit=2',
    '?limit=2&cursor=c%2F1%20%3D',
    '?limit=2&cursor=c2',
  ]);
});

test('it begins at the cursor it was given', async () => {
  const { client, sent } = rig([page(['b'], last)]);
  expect(await idsOf(client.redemptions.reversals('red_1', { cursor: 'c1' }))).toBe('b');
  expect(new URL(sent[0]?.url ?? '').search).toBe('?cursor=c1');
});

test('leaving early asks for no further page', async () => {
  const { client, sent } = rig([page(['a', 'b'], more('c1'))]);
  for await (const { id } of client.redemptions.reversals('red_1')) if (id === 'a') break;
  expect(sent).toHaveLength(1);
});

test('redemptions of a participant are found under the participant, with the filters as documented', async () => {
  const { client, sent } = rig([json(200, { data: [REDEMPTION], pagination: last })]);
  const filters = { status: 'COMPLETED', from: '2026-01-01T00:00:00Z', reward_catalog_item_id: 'rew_1' } as const;
  expect((await client.redemptions.list('par_1', filters)).data).toEqual([REDEMPTION]);
  expect(sent[0]?.url).toBe(
    'https://api.scrip.dev/v1/participants/par_1/redemptions?status=COMPLETED&from=2026-01-01T00%3A00%3A00Z&reward_catalog_item_id=rew_1',
  );
});

test.each<[string, object]>([
  ['no cursor at all on the last page', { has_more: false }],
  ['an empty cursor on the last page', { has_more: false, next_cursor: '' }],
  ['a cursor although nothing follows', { has_more: false, next_cursor: 'c9' }],
])('%s ends the list', async (_name, pagination) => {
  const { client, sent } = rig([page(['a'], pagination)]);
  expect(await idsOf(client.redemptions.reversals('red_1'))).toBe('a');
  expect(sent).toHaveLength(1);
});

test.each<[string, string | undefined, Step[]]>([
  ['at once', undefined, [page(['a'], more('c1')), page(['b'], more('c1'))]],
  ['in a round', undefined, [page(['a'], more('c1')), page(['b'], more('c2')), page(['c'], more('c1'))]],
  ['that it was given', 'c1', [page(['b'], more('c1'))]],
])('a cursor that repeats itself %s is an error, not an endless list', async (_name, cursor, steps) => {
  const { client, sent } = rig(steps);
  const listing = client.redemptions.reversals('red_1', { ...(cursor !== undefined && { cursor }) });
  const error = await thrown(UnreachableError, idsOf(listing));
  expect(error.message).toContain('the same cursor twice');
  expect(sent).toHaveLength(steps.length);
});

test.each<[string, unknown]>([
  ['no list', { pagination: last }],
  ['a list that is none', { data: {}, pagination: last }],
  ['no pagination', { data: [] }],
  ['no word on whether there is more', { data: [], pagination: {} }],
  ['more without a cursor', { data: [], pagination: { has_more: true } }],
  ['more with an empty cursor', { data: [], pagination: { has_more: true, next_cursor: '' } }],
  ['an item whose amount is a number', { data: [{ ...REVERSAL, amount: 5 }], pagination: last }],
  ['an item without id', { data: [{ amount: '5' }], pagination: last }],
  ['a bare list', []],
  ['nothing', null],
])('a page with %s is unreadable, not short', async (_name, body) => {
  expect(await outcome(rig([json(200, body)]).client.redemptions.reversals('red_1'))).toBe('UnreachableError');
  expect(await outcome(rig([json(200, body)]).client.redemptions.list('par_1'))).toBe('UnreachableError');
});

test('each page has its own retries, and a refusal ends the walk', async () => {
  const { client, sent } = rig([lost, lost, page(['a'], more('c1')), lost, page(['b'], more('c2')), refusal(404)]);
  const seen: string[] = [];
  const walk = async (): Promise<void> => {
    for await (const { id } of client.redemptions.reversals('red_1')) seen.push(id);
  };
  expect(await outcome(walk().then(() => ({})))).toBe('NotFoundError');
  expect(seen).toEqual(['a', 'b']);
  expect(sent).toHaveLength(6);
});

test('the settings of a call hold for every page', async () => {
  const { client, sent } = rig([page(['a'], more('c1')), lost]);
  const walk = idsOf(client.redemptions.reversals('red_1', {}, { maxRetries: 0 })).then(() => ({}));
  expect(await outcome(walk)).toBe('UnreachableError');
  expect(sent).toHaveLength(2);
});

test('page by page, with what each page came with', async () => {
  const { client } = rig([page(['a', 'b'], more('c1')), page(['c'], last)]);
  const pages: string[][] = [];
  for await (const { data } of client.redemptions.reversals('red_1').pages()) pages.push(data.map(({ id }) => id));
  expect(pages).toEqual([['a', 'b'], ['c']]);
});

test.each([
  [0, [], 0],
  [1, ['a'], 1],
  [2, ['a', 'b'], 1],
  [3, ['a', 'b', 'c'], 2],
  [9, ['a', 'b', 'c'], 2],
])('at most %i items at once, without asking for more pages than it takes', async (limit, ids, requests) => {
  const { client, sent } = rig([page(['a', 'b'], more('c1')), page(['c'], last)]);
  const items = await client.redemptions.reversals('red_1').toArray({ limit });
  expect([items.map(({ id }) => id), sent.length]).toEqual([ids, requests]);
});
