// A forecast is what live does: the same rules on the copies, asked side by side.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { id, openDesk, type Desk } from '../../support/offline-desk.js';

const TAILS = ['0001', '0011', '0012', '0013', '0014', '0015', '0016', '0017', '0018'];

/** All that is in the demo data, copied. */
async function pulled(): Promise<Desk> {
  const desk = openDesk();
  for (const tail of TAILS) {
    const { data } = await desk.client.redemptions.get(id(tail));
    await desk.scrip(`offline pull --participant ${data.participant_id}`);
  }
  return desk;
}

const amount = fc.constantFrom(
  '1',
  '0.5',
  '10.00',
  '49.99',
  '500.00',
  '1000',
  '1000.01',
  '1.005',
  '99999999',
  '0',
  '-1',
  'a',
);
const quantity = fc.constantFrom(1, 2, 3, 1000, 0);
const part = fc.oneof(fc.constant({}), fc.record({ amount }), fc.record({ quantity }), fc.record({ amount, quantity }));
const reason = fc.oneof({ weight: 8, arbitrary: fc.constant('r') }, fc.constantFrom(' ', 'x'.repeat(501)));
const request = fc.tuple(part, reason).map(([asked, why]) => ({ ...asked, reason: why }));

test('whatever is asked, the forecast is what live answers', async () => {
  const desk = await pulled();
  const mirror = desk.mirror();
  const asked = { refused: 0, done: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...TAILS), request, (tail, body) => {
      const path = `/v1/redemptions/${id(tail)}/reverse`;
      const answers: { status: number; body: unknown }[] = [];
      mirror.rehearse([{ method: 'POST', path, body }], (answer) => answers.push(answer));
      const real = desk.live.preview({ method: 'POST', path, body });
      const [forecast] = answers;
      const told = ({ amount, code, quantity }: Record<string, unknown>) => ({ amount, code, quantity });
      expect([forecast?.status, told(forecast?.body as never)]).toEqual([real.status, told(real.body as never)]);
      asked[real.status < 300 ? 'done' : 'refused'] += 1;
    }),
    { numRuns: 400 },
  );
  expect(asked.done).toBeGreaterThan(20);
  expect(asked.refused).toBeGreaterThan(20);
});

test('after several in a row the copies stand where live stands', async () => {
  const desk = await pulled();
  const steps = [
    [id('0001'), { quantity: 1 }],
    [id('0012'), { amount: '10.00' }],
    [id('0001'), { quantity: 1 }],
    [id('0012'), {}],
  ] as const;
  for (const [redemption, part] of steps) {
    const flags = Object.entries(part).map(([name, value]) => ` --${name} ${value}`);
    expect(
      (await desk.scrip(`--mode offline redemptions reverse ${redemption}${flags.join('')} --reason r --again --yes`))
        .code,
    ).toBe(0);
    await desk.client.redemptions.reverse(redemption, { ...part, reason: 'r' });
  }
  for (const redemption of [id('0001'), id('0012')]) {
    const { data: live } = await desk.client.redemptions.get(redemption);
    const copy = desk.mirror().redemption(redemption)?.redemption;
    const told = ({ reversed_amount, reversed_quantity, status }: typeof live) => ({
      reversed_amount,
      reversed_quantity,
      status,
    });
    expect(copy && told(copy)).toEqual(told(live));
  }
});

test('what the copies do not tell is said, not guessed', async () => {
  const desk = await pulled();
  const { err } = await desk.scrip(
    `--mode offline redemptions reverse ${id('0001')} --quantity 1 --reason r --dry-run`,
  );
  expect(err).toContain('which lots it goes back to is not known offline');
  expect(err).toContain('whether the reward comes back into stock is not known offline');
  const missing = await desk.scrip(`--mode offline redemptions get ${id('0aaa')}`);
  expect([missing.code, missing.err]).toEqual([5, expect.stringContaining('the mirror has no copy')]);
});

test('an object that live would not show is unknown, and the forecast says so', async () => {
  const desk = openDesk();
  desk.line.send = (request) =>
    request.url.includes('/v1/assets/')
      ? Promise.resolve(new Response('{"code":"forbidden","message":"no"}', { status: 403 }))
      : desk.live.fetch(request);
  const pulled = await desk.scrip(`offline pull --participant ${id('3001')}`);
  expect([pulled.code, pulled.err]).toEqual([0, expect.stringContaining('could not be read (forbidden)')]);
  const { err } = await desk.scrip(
    `--mode offline redemptions reverse ${id('0001')} --quantity 1 --reason r --dry-run`,
  );
  expect(err).toContain('its scale is not known');
});
