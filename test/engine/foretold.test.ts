// What a reversal is foretold to bring about, lot by lot, and the words of refusals that only the ledger can say.
import { expect, test } from 'vitest';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { openSandbox, type Sandbox } from '../support/sandbox.js';

const demo = (): Sandbox => openSandbox({ seed: 'demo' });
const path = (id: string): string => `/v1/redemptions/${id}/reverse`;

function foretold({ engine }: Sandbox, id: string, body: object = {}): ReturnType<Sandbox['engine']['preview']> {
  return engine.preview({ method: 'POST', path: path(id), body: { reason: 'r', ...body } });
}

test.each<[string, string, string, string[]]>([
  ['before any lot expires', 'PT0S', 'expire', ['50.00', '75.00', '50.00', '25.00']],
  ['and on to breakage', 'P30D', 'expire', ['50.00', '75.00', '50.00 expired', '25.00']],
  ['and restored', 'P30D', 'restore', ['50.00', '75.00', '50.00', '25.00']],
])('lots get back what was drawn, last drawn first: %s', async (_name, advance, policy, expected) => {
  const sandbox = demo();
  await sandbox.call('PATCH', '/_sandbox/settings', { restored_expired_lots: policy });
  await sandbox.call('POST', '/_sandbox/clock', { advance });
  const lots = foretold(sandbox, DEMO.rawFourLots).effects?.lots ?? [];
  expect(lots.map(({ amount, expired }) => (expired ? `${amount} expired` : amount))).toEqual(expected);
  const { body } = await sandbox.call('GET', `/_sandbox/redemptions/${DEMO.rawFourLots}`);
  const drawn = (body.lots as { lot_id: string; expires_at: string | null }[]).reverse();
  expect(lots.map(({ lot_id, expires_at }) => ({ lot_id, expires_at }))).toMatchObject(
    drawn.map(({ lot_id, expires_at }) => ({ lot_id, expires_at })),
  );
});

test('a reward counts units only: of an amount given back it is told nothing', () => {
  const sandbox = demo();
  expect(foretold(sandbox, DEMO.unitBased, { quantity: 1 }).effects?.reward).toMatchObject({
    redeemed_count_before: 2,
    redeemed_count_after: 1,
  });
  expect(foretold(sandbox, DEMO.amountBased).effects).not.toHaveProperty('reward');
});

test('D24 a lot that has expired is named, with its moment', async () => {
  const sandbox = demo();
  await sandbox.call('PATCH', '/_sandbox/settings', { restored_expired_lots: 'refuse' });
  await sandbox.call('POST', '/_sandbox/clock', { advance: 'P30D' });
  const { body } = await sandbox.call('GET', `/_sandbox/redemptions/${DEMO.rawFourLots}`);
  const [, lot] = body.lots as { lot_id: string; expires_at: string }[];
  expect((await sandbox.call('POST', path(DEMO.rawFourLots), { reason: 'r' })).body).toEqual({
    code: 'lot_expired',
    message: `50.00 would go back to lot ${lot?.lot_id}, which expired on ${lot?.expires_at}`,
  });
});

test('D4 an amount of nothing is refused before the redemption is looked for', async () => {
  const answer = await demo().call('POST', path('550e8400-e29b-41d4-a716-446655449999'), { reason: 'r', amount: '0' });
  expect([answer.status, answer.body.message]).toEqual([400, 'amount must be greater than zero']);
});
