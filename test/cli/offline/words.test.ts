// What is said of reversals that are queued: never that they are done, and never what only live can know.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ADA, id, openDesk, type Desk } from '../../support/offline-desk.js';

const GIFT = id('0001');
const REVERSE = `--mode offline redemptions reverse ${GIFT} --quantity 1 --reason r --yes`;
const ONE_MORE = `${REVERSE} --again`;

async function withOne(key = 'k1'): Promise<Desk> {
  const desk = openDesk();
  await desk.scrip(`offline pull --participant ${ADA}`);
  await desk.scrip(`${REVERSE} --idempotency-key ${key}`);
  return desk;
}

test('a reversal is queued, without the ids that live would give it', async () => {
  const desk = await withOne();
  const { code, out, err } = await desk.scrip(ONE_MORE);
  expect([code, out]).toEqual([0, expect.stringContaining('queued, not sent (item 2)')]);
  expect(out).toContain('would leave  0.00 (0 units)');
  expect(out).not.toMatch(/reversed|journal entry|^reversal/m);
  expect(err).toContain('scrip offline push sends it');
});

test('the same key says what became of it: waiting, and done once it was pushed', async () => {
  const desk = await withOne();
  const again = `${REVERSE} --idempotency-key k1`;
  expect((await desk.scrip(again)).out).toContain('queued before under this key, not sent (item 1)');
  await desk.scrip('offline push --yes');
  const { out, err } = await desk.scrip(again);
  expect(out).toContain('live did this under this key when item 1 was pushed');
  expect(err).not.toContain('offline push');
  expect(await desk.json(again)).toMatchObject({ replayed: true, queued: { n: 1, state: 'applied' } });
});

test('what was discarded or refused may be asked for again, under the same key', async () => {
  const desk = await withOne();
  const again = `${REVERSE} --idempotency-key k1`;
  await desk.scrip('offline discard 1');
  expect((await desk.scrip(again)).out).toContain('queued, not sent (item 2)');
  const path = { id: ADA };
  await desk.client.api.PATCH('/v1/participants/{id}/status', { params: { path }, body: { status: 'SUSPENDED' } });
  expect((await desk.scrip('offline push --yes')).code).toBe(8);
  expect((await desk.scrip(again)).out).toContain('queued, not sent (item 3)');
});

test('reads say that they are copies, of when, and what is counted as done on them', async () => {
  const desk = await withOne();
  const copied = 'copied from http://localhost at 2026-05-01T00:00:00.000Z';
  for (const words of [`get ${GIFT}`, `explain ${GIFT}`, `reversals ${GIFT}`, `list --participant ${ADA}`]) {
    desk.clock.nowMs += 60_000;
    const { code, err } = await desk.scrip(`--mode offline redemptions ${words}`);
    expect([code, err]).toEqual([0, expect.stringContaining(copied)]);
    expect(err).toContain('1 reversal in the outbox is counted as done, and not sent yet');
  }
  expect(await desk.json(`--mode offline redemptions get ${GIFT.toUpperCase()}`)).toMatchObject({
    copy: { source: 'http://localhost', pulled_at: '2026-05-01T00:00:00.000Z', waiting: 1 },
  });
});

test('who discards is kept, not who queued it; what was forecast on it is named', async () => {
  const desk = await withOne();
  await desk.scrip(`${ONE_MORE} --actor Grace`);
  await desk.scrip('offline discard 2');
  const { err } = await desk.scrip('offline discard 1');
  expect(err).toBe('');
  await desk.scrip(ONE_MORE);
  await desk.scrip(ONE_MORE);
  expect((await desk.scrip('offline discard 3')).err).toContain('item 4: forecast on what item 3 would have left');
  const db = new Database(desk.path);
  const by = db.prepare("SELECT actor FROM events WHERE n = 2 AND state = 'discarded'").pluck().get();
  db.close();
  expect(by).toBe('ada');
});

test('a push ends with forecast, live and difference, why some were not done, and how many are what', async () => {
  const desk = await withOne();
  await desk.scrip(ONE_MORE);
  await desk.client.redemptions.reverse(GIFT, { quantity: 1, reason: 'somebody else' });
  const { code, out, err } = await desk.scrip('offline push --yes', { columns: 80, env: { NO_COLOR: '1' } });
  const lines = out.split('\n').map((line) => line.trimEnd());
  expect([code, lines.slice(0, 3)]).toEqual([
    8,
    [
      'n  outcome   amount         forecast             live  difference',
      '1  conflict  500.00  500.00 (1 unit)  500.00 (1 unit)        none',
      '2  applied   500.00   0.00 (0 units)   0.00 (0 units)        none',
    ],
  ]);
  expect(out).toContain('\n1: conflict: the redemption has changed in live since this was queued (moved)\n');
  expect(lines.at(-2)).toBe('1 applied, 1 conflict');
  expect(err.replaceAll('\n', ' ')).toContain('conflict: item 1; push --accept-moved');
  // And so does whoever looks later.
  expect((await desk.scrip('offline status')).out).toContain('1: conflict: the redemption has changed in live');
});
