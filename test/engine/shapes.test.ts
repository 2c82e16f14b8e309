// What answers look like, field by field (D23, D31, D32, D38), and the page's own example.
import { expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.js';
import { openWorld } from '../support/world.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

test("the example of the API's own page: 201 with exactly the documented fields, then 200 with the same bytes", async () => {
  const { call, tick } = openSandbox({ seed: 'demo' });
  const body = { reason: 'Customer refund request', amount: '500.00', idempotency_key: 'reverse-12345', quantity: 1 };
  const path = '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001/reverse';
  const first = await call('POST', path, body);
  expect(first.status).toBe(201);
  expect(Object.keys(first.body as object)).toEqual([
    'amount',
    'created_at',
    'id',
    'journal_entry_id',
    'quantity',
    'reason',
    'redemption_id',
  ]);
  expect(first.body).toEqual({
    amount: '500.00',
    created_at: '2026-01-15T10:30:00.000Z',
    id: expect.stringMatching(UUID) as string,
    journal_entry_id: expect.stringMatching(UUID) as string,
    quantity: 1,
    reason: 'Customer refund request',
    redemption_id: '550e8400-e29b-41d4-a716-446655440001',
  });
  tick(1000);
  await call('POST', path, { reason: 'the other unit' });
  const again = await call('POST', path, body);
  expect([again.status, again.text]).toEqual([200, first.text]);
});

test('D32 each kind of redemption has its own fields', async () => {
  const { call } = openSandbox({ seed: 'demo' });
  const fields = async (tail: string): Promise<string[]> => {
    const { body } = await call('GET', `/v1/redemptions/550e8400-e29b-41d4-a716-44665544${tail}`);
    return Object.keys(body as object)
      .filter((name) => /reward|unit|quantity/.test(name))
      .sort();
  };
  expect(await fields('0011')).toEqual([]);
  expect(await fields('0013')).toEqual(['reward_id', 'unit_cost']);
  expect(await fields('0001')).toEqual(['quantity', 'reversed_quantity', 'reward_id', 'unit_cost']);
  const { body } = await call('POST', '/v1/redemptions/550e8400-e29b-41d4-a716-446655440011/reverse', { reason: 'r' });
  expect(Object.keys(body as object)).not.toContain('quantity');
});

test("D31 a reversal's journal entry mirrors the redemption's, and says why", async () => {
  const world = await openWorld();
  await world.say('credit 30');
  await world.say('credit 30');
  await world.say('redeem 40');
  await world.say('reverse 20 reason=it_was_late');
  const { body } = await world.call('GET', '/v1/journal-entries?limit=2');
  const [reversal, redemption] = body.data as {
    action_type: string;
    description: string;
    postings: Record<string, unknown>[];
  }[];
  expect([reversal?.action_type, reversal?.description, redemption?.action_type]).toEqual([
    'REVERSAL',
    'it was late',
    'REDEMPTION',
  ]);
  expect(
    reversal?.postings.map(({ entity_type, amount, bucket, participant_id }) => [
      entity_type,
      amount,
      bucket,
      participant_id,
    ]),
  ).toEqual([
    ['PARTICIPANT', '10.00', 'AVAILABLE', world.ids.participant],
    ['PARTICIPANT', '10.00', 'AVAILABLE', world.ids.participant],
    ['SYSTEM_REDEMPTION', '-20.00', null, null],
  ]);
});

test('D31 a ledger entity as target is named, any UUID is accepted', async () => {
  const world = await openWorld();
  const entity = '11111111-2222-4333-8444-555555555555';
  await world.call('PATCH', `/v1/programs/${world.ids.program}`, {
    redemption_target_type: 'LEDGER_ENTITY',
    redemption_target_entity_id: entity,
  });
  await world.say('credit 30');
  await world.say('redeem 10');
  const { body } = await world.call('GET', '/v1/journal-entries?limit=1');
  expect(body.data[0].postings[1]).toMatchObject({
    entity_type: 'LEDGER_ENTITY',
    amount: '10.00',
    participant_id: null,
  });
  expect(JSON.stringify(body)).toContain(entity);
  await world.say('program redemption_target_type=SYSTEM_BREAKAGE');
  await world.say('reverse');
  expect(await world.say('posted')).toBe('REVERSAL: AVAILABLE lot1 10.00, LEDGER_ENTITY -10.00');
});

test('D23 a lot keeps its dates and its reference over being spent and given back', async () => {
  const world = await openWorld();
  await world.call('POST', '/_sandbox/credits', {
    program_id: world.ids.program,
    participant_id: world.ids.participant,
    asset_id: world.ids.lot,
    amount: '10',
    description: 'Points earned',
    expires_at: '2026-06-01T00:00:00Z',
    matures_at: '2026-01-15T00:00:00Z',
    reference_id: 'order-7',
  });
  const lots = async (): Promise<unknown> =>
    (await world.call('GET', `/v1/participants/${world.ids.participant}/balances/lots?asset_id=${world.ids.lot}`)).body
      .data;
  const before = await lots();
  await world.say('redeem 10');
  await world.say('advance P1D');
  await world.say('reverse');
  expect(await lots()).toEqual(before);
});

test('D38 timestamps are UTC, with milliseconds and Z', async () => {
  const { call } = openSandbox({ seed: 'demo' });
  const { text } = await call('GET', '/v1/redemptions/550e8400-e29b-41d4-a716-446655440014');
  const stamps = text.match(/"\w+_at":"[^"]+"/g) ?? [];
  expect(stamps.length).toBe(2);
  for (const stamp of stamps) expect(stamp).toMatch(/:"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"$/);
});

test('the demo data is whole, and verifies', async () => {
  const { call, engine } = openSandbox({ seed: 'demo' });
  const get = async (tail: string): Promise<Record<string, unknown>> =>
    (await call('GET', `/v1/redemptions/550e8400-e29b-41d4-a716-44665544${tail}`)).body as Record<string, unknown>;
  expect(await get('0001')).toMatchObject({ quantity: 2, unit_cost: '500.00', amount: '1000.00', status: 'COMPLETED' });
  expect(await get('0014')).toMatchObject({ reversed_amount: '30.00', status: 'PARTIALLY_REVERSED' });
  expect(await get('0015')).toMatchObject({ status: 'FULLY_REVERSED' });
  expect(await get('0017')).toMatchObject({ amount: '1.000000000000000001' });
  expect(await get('0018')).toMatchObject({ amount: '7' });
  const program = '550e8400-e29b-41d4-a716-446655441001';
  const reward = await call('GET', `/v1/programs/${program}/rewards/550e8400-e29b-41d4-a716-446655444001`);
  expect(reward.body).toMatchObject({ status: 'OUT_OF_STOCK', redeemed_count: 2, max_total: 2 });
  expect(engine.verify()).toMatchObject({ ok: true });
});
