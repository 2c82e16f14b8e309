// A file that is queued offline: its results say "queued" and never "applied", and live does what they say only once.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ADA, id, openDesk, type Desk } from '../../support/offline-desk.js';

const GIFT = id('0001');
const BEN = id('3002');
const RAW = id('0011');

/** A file of two rows that can be queued and one that cannot. */
async function queued(more = ''): Promise<{ desk: Desk; csv: string; results: string }> {
  const desk = openDesk();
  await desk.scrip(`offline pull --participant ${ADA} --participant ${BEN}`);
  const csv = join(dirname(desk.path), 'orders.csv');
  writeFileSync(csv, `redemption_id,amount,quantity,reason\n${GIFT},,1,one\n${RAW},1.00,,two\n${RAW},9999,,three\n`);
  const { code, out, err } = await desk.scrip(`--mode offline redemptions reverse --csv ${csv} --yes${more}`);
  expect([code, out]).toEqual([8, expect.stringContaining('batch orders: 2 of 3 rows queued, not sent')]);
  expect(out).not.toContain('applied');
  expect(err).toContain('scrip offline push sends what is queued');
  return { desk, csv, results: join(dirname(csv), 'orders.results.csv') };
}

/** What live has reversed of the two, and a run on it. */
async function given(desk: Desk): Promise<string[]> {
  const [one, two] = await Promise.all([GIFT, RAW].map((each) => desk.client.redemptions.get(each)));
  return [one, two].map((each) => String(each?.data.reversed_amount));
}

const statuses = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(4).join(','));

test('results say that rows are queued, and have none of the ids that only live gives', async () => {
  const { desk, results } = await queued();
  expect(statuses(results)).toEqual([
    expect.stringMatching(/^2,queued,500\.00,1,,,scrip_[0-9a-f]{40},,,$/),
    expect.stringMatching(/^3,queued,1\.00,,,,scrip_[0-9a-f]{40},,,$/),
    expect.stringMatching(/^4,refused,,,,,scrip_[0-9a-f]{40},reversal_exceeds_remaining,/),
  ]);
  const again = join(dirname(results), 'again.csv');
  await desk.scrip(`batches results orders --results ${again}`);
  expect(readFileSync(again, 'utf8')).toBe(readFileSync(results, 'utf8'));
  expect(await desk.json('batches show orders')).toMatchObject({ applied: 0, replayed: 0, queued: 2, refused: 1 });
  expect(await desk.json('batches list')).toMatchObject({ data: [{ done: 0, queued: 2 }] });
});

test('what was queued and then discarded is still to be done: live does it when the results are fed back', async () => {
  const { desk, results } = await queued();
  await desk.scrip('offline discard 1');
  await desk.scrip('offline discard 2');
  const { code } = await desk.scrip(`--mode live redemptions reverse --csv ${results} --yes`);
  expect([code, await given(desk)]).toEqual([8, ['500.00', '1.00']]);
});

test.each(['results', 'csv'] as const)(
  'pushed first and then run live from its %s, each row is done once',
  async (from) => {
    const { desk, ...paths } = await queued();
    expect((await desk.scrip('offline push --yes')).code).toBe(0);
    const file = paths[from];
    const stopped = await desk.scrip(`--mode live redemptions reverse --csv ${file} --yes`);
    expect([stopped.code, stopped.err]).toEqual([2, expect.stringContaining('2 of 3 rows')]);
    const { out } = await desk.scrip(`--mode live redemptions reverse --csv ${file} --skip-done --yes`);
    expect(out).toMatch(/done before +2/);
    expect(await given(desk)).toEqual(['500.00', '1.00']);
  },
);

test('run live first and pushed then, nothing is done twice: the push finds that live has moved, and asks', async () => {
  const { desk, results } = await queued();
  await desk.scrip(`--mode live redemptions reverse --csv ${results} --yes`);
  expect((await desk.scrip('offline push --yes')).code).toBe(8);
  expect(await desk.json('offline push --yes --accept-moved')).toMatchObject({ summary: { replayed: 2, applied: 0 } });
  expect(await given(desk)).toEqual(['500.00', '1.00']);
});

test('--actor says who queues a file, too', async () => {
  const { desk } = await queued(' --actor Grace');
  const { items } = (await desk.json('offline status')) as unknown as { items: { actor: string }[] };
  expect(items.map(({ actor }) => actor)).toEqual(['Grace', 'Grace']);
});
