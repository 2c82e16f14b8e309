// D6, D33: amounts are exact up to 38 digits at every scale, in and out.
import { describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.js';

async function openAsset(
  scale: number,
  inventory: 'LOT' | 'SIMPLE',
): Promise<{
  call: ReturnType<typeof openSandbox>['call'];
  program: string;
  asset: string;
  participant: string;
  verify: () => boolean;
}> {
  const { call, engine } = openSandbox();
  const program = (await call('POST', '/v1/programs', { name: 'P' })).body.id as string;
  const asset = (
    await call('POST', '/v1/assets', {
      program_id: program,
      name: 'A',
      symbol: 'A',
      inventory_mode: inventory,
      issuance_policy: 'UNLIMITED',
      scale,
    })
  ).body.id as string;
  const participant = (await call('POST', '/v1/participants', { external_id: 'm', program_id: program })).body
    .id as string;
  return { call, program, asset, participant, verify: () => engine.verify().ok };
}

/** The largest amount at a scale: 38 nines. */
function largest(scale: number): string {
  const digits = '9'.repeat(38);
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

describe.each(['LOT', 'SIMPLE'] as const)('%s assets', (inventory) => {
  test.each(Array.from({ length: 19 }, (_, scale) => scale))('D6 38 digits are exact at scale %i', async (scale) => {
    const { call, program, asset, participant, verify } = await openAsset(scale, inventory);
    const base = { program_id: program, asset_id: asset, description: 'd' };
    const all = largest(scale);
    const unit = scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`;
    expect(
      (await call('POST', '/_sandbox/credits', { ...base, participant_id: participant, amount: all })).status,
    ).toBe(201);
    const over = await call('POST', '/_sandbox/credits', { ...base, participant_id: participant, amount: unit });
    expect([over.status, over.body.code]).toEqual([422, 'amount_out_of_range']);

    const redeemed = await call('POST', `/v1/participants/${participant}/redemptions`, { ...base, amount: all });
    expect([redeemed.status, redeemed.body.amount]).toEqual([201, all]);
    const one = await call('POST', `/v1/redemptions/${redeemed.body.id as string}/reverse`, {
      reason: 'r',
      amount: unit,
    });
    expect([one.status, one.body.amount]).toEqual([201, unit]);
    const rest = await call('POST', `/v1/redemptions/${redeemed.body.id as string}/reverse`, { reason: 'r' });
    expect(BigInt((rest.body.amount as string).replace('.', '')) + 1n).toBe(10n ** 38n - 1n);
    const { body } = await call('GET', `/v1/participants/${participant}/balances`);
    expect(body.data[0].available).toBe(all);
    expect(verify()).toBe(true);
  });
});

test('D6 one digit more is refused', async () => {
  const { call, program, asset, participant } = await openAsset(2, 'LOT');
  const base = { program_id: program, asset_id: asset, description: 'd', participant_id: participant };
  const answer = await call('POST', '/_sandbox/credits', { ...base, amount: `1${'0'.repeat(36)}` });
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
});

test('D6 a cost past 38 digits is refused', async () => {
  const { call, program, asset, participant } = await openAsset(2, 'LOT');
  const reward = await call('POST', `/v1/programs/${program}/rewards`, {
    name: 'R',
    redemption_type: 'UNIT_BASED',
    asset_id: asset,
    unit_cost: `9${'0'.repeat(35)}`,
    status: 'ACTIVE',
  });
  const answer = await call('POST', `/v1/participants/${participant}/redemptions/items`, {
    program_id: program,
    reward_id: reward.body.id as string,
    quantity: 12,
  });
  expect([answer.status, answer.body.code]).toEqual([422, 'amount_out_of_range']);
});

test.each([
  [0, '500'],
  [2, '500.00'],
  [18, '500.000000000000000000'],
])('D33 at scale %i five hundred is written %s', async (scale, written) => {
  const { call, program, asset, participant } = await openAsset(scale, 'SIMPLE');
  const base = { program_id: program, asset_id: asset, description: 'd' };
  await call('POST', '/_sandbox/credits', { ...base, participant_id: participant, amount: '500' });
  const { body } = await call('POST', `/v1/participants/${participant}/redemptions`, { ...base, amount: '500' });
  expect([body.amount, body.reversed_amount]).toEqual([written, written.replace('500', '0')]);
});
