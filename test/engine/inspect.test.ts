// What the sandbox tells of redemptions beyond the API: the list of all, the lots that one drew, and its entries.
import { expect, test } from 'vitest';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import type { Inspection, RedemptionSummary } from '../../src/local-engine/ledger/inspect.js';
import { type Sandbox, openSandbox } from '../support/sandbox.js';

const demo = (): Sandbox => openSandbox({ seed: 'demo' });

async function inspect(sandbox: Sandbox, id: string): Promise<Inspection> {
  return (await sandbox.call('GET', `/_sandbox/redemptions/${id}`)).body as Inspection;
}

async function reverse(sandbox: Sandbox, id: string, body: Record<string, unknown>): Promise<void> {
  const answer = await sandbox.call('POST', `/v1/redemptions/${id}/reverse`, { reason: 'a test', ...body });
  expect(answer.status, answer.text).toBe(201);
}

const lotsOf = ({ lots }: Inspection): string[] =>
  lots.map(({ drawn, returned, status }) => `${returned}/${drawn} ${status}`);

test('all redemptions, newest first, each as the API shows it and with names', async () => {
  const sandbox = demo();
  const { body } = await sandbox.call('GET', '/_sandbox/redemptions?limit=4');
  const page = body as { data: RedemptionSummary[]; pagination: { next_cursor: string } };
  expect(page.data.map(({ id }) => id.slice(-2))).toEqual(['01', '18', '17', '16']);
  const { external_id, asset_symbol, ...rest } = { ...page.data[3] };
  expect({ external_id, asset_symbol }).toEqual({ external_id: 'dana', asset_symbol: 'POINTS' });
  expect(rest).toEqual((await sandbox.call('GET', `/v1/redemptions/${String(rest.id)}`)).body);
  const next = await sandbox.call('GET', `/_sandbox/redemptions?limit=4&cursor=${page.pagination.next_cursor}`);
  expect((next.body as typeof page).data.map(({ id }) => id.slice(-2))).toEqual(['15', '14', '13', '12']);
});

test.each([
  ['status=FULLY_REVERSED', ['15']],
  ['external_id=cleo', ['15', '14']],
  [`participant_id=${DEMO.cleo}&status=PARTIALLY_REVERSED`, ['14']],
  ['external_id=nobody', []],
])('of all redemptions only those with %s', async (query, ids) => {
  const { body } = await demo().call('GET', `/_sandbox/redemptions?${query}`);
  expect((body as { data: RedemptionSummary[] }).data.map(({ id }) => id.slice(-2))).toEqual(ids);
});

test('the lots that a redemption drew, in the order in which it did, and what is back in each', async () => {
  const sandbox = demo();
  const before = await inspect(sandbox, DEMO.unitBased);
  expect(lotsOf(before)).toEqual(['0.00/300.00 CONSUMED', '0.00/400.00 CONSUMED', '0.00/300.00 AVAILABLE']);
  await reverse(sandbox, DEMO.unitBased, { quantity: 1 });
  const after = await inspect(sandbox, DEMO.unitBased);
  expect(lotsOf(after)).toEqual(['0.00/300.00 CONSUMED', '200.00/400.00 AVAILABLE', '300.00/300.00 AVAILABLE']);
  await reverse(sandbox, DEMO.unitBased, {});
  expect(lotsOf(await inspect(sandbox, DEMO.unitBased))).toEqual([
    '300.00/300.00 AVAILABLE',
    '400.00/400.00 AVAILABLE',
    '300.00/300.00 AVAILABLE',
  ]);
});

test('an asset without lots has none to show', async () => {
  expect((await inspect(demo(), DEMO.rawSimple)).lots).toEqual([]);
});

test("its entries, newest first, each sealed to the one before, and its reward's stock", async () => {
  const sandbox = demo();
  await reverse(sandbox, DEMO.unitBased, { quantity: 1 });
  const { entries, reward } = await inspect(sandbox, DEMO.unitBased);
  expect(entries.map(({ action_type, quantity }) => [action_type, quantity])).toEqual([
    ['REVERSAL', 1],
    ['REDEMPTION', 2],
  ]);
  expect(entries[0]?.postings.map(({ amount }) => amount)).toEqual(['300.00', '200.00', '-500.00']);
  const { body } = await sandbox.call('GET', '/v1/journal-entries?limit=2');
  const [newest, before] = (body as { data: { entry_hash: string }[] }).data;
  expect(entries[0]).toMatchObject({ entry_hash: newest?.entry_hash, previous_hash: before?.entry_hash });
  expect(reward).toMatchObject({ status: 'ACTIVE', redeemed_count: 1, max_total: 2 });
});

test('what went back to an expired lot and on to breakage is among its entries, and nothing else of that day', async () => {
  const sandbox = demo();
  await sandbox.call('POST', '/_sandbox/clock', { advance: 'P30D' });
  await reverse(sandbox, DEMO.rawFourLots, {});
  const { entries, lots } = await inspect(sandbox, DEMO.rawFourLots);
  expect(entries.map(({ action_type }) => action_type)).toEqual(['EXPIRY', 'REVERSAL', 'REDEMPTION']);
  expect(lots.filter(({ status }) => status === 'EXPIRED')).toHaveLength(1);
});

test('of very many entries the newest are told, and that there are more', async () => {
  const sandbox = demo();
  for (let n = 0; n < 200; n += 1) await reverse(sandbox, DEMO.rawSimple, { amount: '0.01' });
  const { entries, entries_left_out } = await inspect(sandbox, DEMO.rawSimple);
  expect([entries.length, entries.at(-1)?.action_type, entries_left_out]).toEqual([200, 'REVERSAL', true]);
});

test.each([
  ['nothing', '550e8400-e29b-41d4-a716-446655449999', 404],
  ['no id', 'r-1', 400],
])('%s is refused', async (_what, id, status) => {
  expect((await demo().call('GET', `/_sandbox/redemptions/${id}`)).status).toBe(status);
});
