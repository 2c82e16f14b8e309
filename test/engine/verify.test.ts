// verify must see what was done to a ledger behind the engine's back, and the sandbox's clock must keep its order.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalEngine } from '../../src/local-engine/index.js';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { START, counted, openSandbox } from '../support/sandbox.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { reseal, tamper as tamperWith } from '../support/ledger-file.js';

const Database = loadDriver();

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-verify-'));
  file = join(folder, 'ledger.db');
  createLocalEngine({ path: file, nowMs: () => START }).close();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const tamper = (edit: Parameters<typeof tamperWith>[1]): unknown => tamperWith(file, edit);

function brokenChecks(): string[] {
  const engine = createLocalEngine({ path: file, nowMs: () => START });
  const { ok, checks } = engine.verify();
  engine.close();
  const broken = checks.filter((check) => !check.ok);
  expect(ok).toBe(broken.length === 0);
  for (const check of broken) expect(check.violations[0]).toMatch(/\S/);
  return broken.map((check) => check.name);
}

const UNIT = "id = x'550e8400e29b41d4a716446655440001'";

describe('verify', () => {
  test('finds nothing in an honest ledger', () => {
    expect(brokenChecks()).toEqual([]);
  });

  test.each([
    // what was done                     SQL                                                                        who notices
    [
      'a reason rewritten',
      "UPDATE journal_entries SET description = 'x' WHERE action_type = 'REVERSAL'",
      ['hash_chain'],
    ],
    ['an entry backdated', 'UPDATE journal_entries SET created_at = created_at - 1 WHERE seq = 20', ['hash_chain']],
    [
      'the newest entry deleted',
      'DELETE FROM journal_entries WHERE seq = (SELECT max(seq) FROM journal_entries)',
      ['redemptions', 'balances'],
    ],
    ['an entry in the middle deleted', 'DELETE FROM journal_entries WHERE seq = 5', ['hash_chain']],
    ['a balance raised', "UPDATE accounts SET available = available || '0' WHERE available <> '0'", ['balances']],
    ['an overdraft invented', "UPDATE accounts SET overdraft = '5'", ['balances']],
    ['a lot refilled', "UPDATE lots SET remaining = amount, status = 'AVAILABLE' WHERE status = 'CONSUMED'", ['lots']],
    ['a lot made larger', "UPDATE lots SET amount = amount || '0'", ['lots']],
    ['a lot marked as expired', "UPDATE lots SET status = 'EXPIRED' WHERE status = 'CONSUMED'", ['lots']],
    [
      'a reversal taken off a redemption',
      "UPDATE redemptions SET reversed_amount = '0' WHERE status = 'PARTIALLY_REVERSED'",
      ['redemptions'],
    ],
    ['a whole reversal invented', `UPDATE redemptions SET reversed_amount = amount WHERE ${UNIT}`, ['redemptions']],
    ['a unit cost changed', `UPDATE redemptions SET unit_cost = '1' WHERE ${UNIT}`, ['redemptions']],
    ['units changed', `UPDATE redemptions SET quantity = 3 WHERE ${UNIT}`, ['redemptions', 'reward_counts']],
    [
      'the place where giving back goes on moved',
      `UPDATE redemptions SET open_draw = 1 WHERE ${UNIT}`,
      ['redemptions'],
    ],
    [
      'a redemption given to somebody else',
      `UPDATE redemptions SET account_seq = account_seq + 1 WHERE ${UNIT}`,
      ['redemptions'],
    ],
    ['its text rewritten', `UPDATE redemptions SET description = 'x' WHERE ${UNIT}`, ['redemptions']],
    ['a redemption backdated', `UPDATE redemptions SET created_at = created_at - 1 WHERE ${UNIT}`, ['redemptions']],
    [
      'a change denied of one that is partly back',
      "UPDATE redemptions SET updated_at = created_at WHERE status = 'PARTIALLY_REVERSED'",
      ['redemptions'],
    ],
    [
      'a change backdated of one that is wholly back',
      "UPDATE redemptions SET updated_at = updated_at - 1 WHERE status = 'FULLY_REVERSED'",
      ['redemptions'],
    ],
    ['a lot backdated', 'UPDATE lots SET created_at = created_at - 1', ['lots']],
    ['a lot that refers to something else', "UPDATE lots SET reference_id = 'x'", ['lots']],
    ['lots in another order', 'UPDATE lots SET seq = seq + 100 WHERE seq = 1', ['lots']],
    ['a lot given to somebody else', 'UPDATE OR REPLACE lots SET account_seq = 2 WHERE seq = 1', ['lots']],
    ['another target', `UPDATE redemptions SET target_type = 'SYSTEM_BREAKAGE' WHERE ${UNIT}`, ['redemptions']],
    ['another entry', `UPDATE redemptions SET entry_seq = entry_seq + 1 WHERE ${UNIT}`, ['redemptions']],
    ['lots that would never fall due', 'UPDATE accounts SET next_due_at = NULL', ['lots']],
    ['an account whose newest entry is another', 'UPDATE accounts SET newest_entry = newest_entry - 1', ['balances']],
    [
      'a redemption whose newest entry is another',
      `UPDATE redemptions SET newest_entry = 1 WHERE ${UNIT}`,
      ['redemptions'],
    ],
    [
      'an entry cut off from its account',
      'UPDATE journal_entries SET account_previous = 0 WHERE account_previous > 0',
      ['balances'],
    ],
    [
      'a reversal cut off from its redemption',
      'UPDATE journal_entries SET redemption_previous = 0 WHERE redemption_previous > 0',
      ['redemptions'],
    ],
    [
      'an account that looks behind lots which it has not yet',
      "UPDATE accounts SET open_from = 1000 WHERE seq NOT IN (SELECT account_seq FROM lots WHERE status = 'AVAILABLE')",
      ['lots'],
    ],
    ['a lot younger than the one numbered after it', 'UPDATE lots SET created_at = 9e15 WHERE seq = 1', ['lots']],
    ['a draw changed', "UPDATE draws SET amount = amount || '0'", ['redemptions']],
    ['a count lowered', 'UPDATE rewards SET redeemed_count = 0', ['reward_counts']],
    ["a participant's count lowered", 'UPDATE reward_counts SET units = 0', ['reward_counts']],
    ["a participant's count removed", 'DELETE FROM reward_counts', ['reward_counts']],
    ['an index dropped', 'DROP INDEX redemptions_by_account', ['storage']],
    ['postings that are no JSON', "UPDATE journal_entries SET postings = '[' WHERE seq = 9", ['postings_balanced']],
    ['an amount that is none', "UPDATE lots SET amount = 'ten'", ['lots', 'storage']],
    ['draws of nothing', "INSERT INTO draws VALUES (999998, 1, 1, '1'), (999999, 1, 1, '1')", ['storage']],
    ['a participant removed', "DELETE FROM participants WHERE external_id = 'ada'", ['storage']],
  ])('sees %s', (_what, sql, expected) => {
    tamper((db) => db.exec(sql));
    expect(brokenChecks()).toEqual(expect.arrayContaining(expected));
  });

  test('names each lot that was removed', () => {
    tamper((db) => db.exec('DELETE FROM lots WHERE account_seq = 1 AND seq IN (2, 3)'));
    const engine = createLocalEngine({ path: file, nowMs: () => START });
    const lots = engine.verify().checks.find(({ name }) => name === 'lots');
    engine.close();
    for (const seq of [2, 3])
      expect(lots?.violations).toContain(`lot ${seq} of account 1 has postings but does not exist`);
  });

  test('sees a rule taken away', () => {
    const db = new Database(file);
    db.exec('DROP TRIGGER draws_no_update');
    db.close();
    expect(brokenChecks()).toEqual(['storage']);
  });

  test('calls a file damaged, and not itself buggy, whose tables are not ours any more', () => {
    tamper((db) => db.exec('ALTER TABLE draws RENAME COLUMN n TO number'));
    expect(brokenChecks).toThrow(/is damaged: draws is not defined as scrip defines it/);
  });

  test('sees a posting changed even when its entry is sealed anew: the next entry does not follow on it', () => {
    tamper((db) => {
      db.exec("UPDATE journal_entries SET description = 'forged' WHERE seq = 9");
      reseal(db, (seq) => seq === 9);
    });
    const engine = createLocalEngine({ path: file, nowMs: () => START });
    const chain = engine.verify().checks.find((check) => check.name === 'hash_chain');
    engine.close();
    expect(chain?.violations).toHaveLength(1);
    expect(chain?.violations[0]).toContain('(10)');
  });

  test('sees an account that begins to look behind a lot which can be spent', async () => {
    const { engine, call } = openSandbox({ path: file, newId: counted(1) });
    const credit = { program_id: DEMO.program, asset_id: DEMO.points, amount: '5', description: 'd' };
    expect((await call('POST', '/_sandbox/credits', { ...credit, participant_id: DEMO.ada })).status).toBe(201);
    engine.close();
    tamper((db) => db.exec('UPDATE accounts SET open_from = open_from + 1 WHERE seq = 1'));
    const again = createLocalEngine({ path: file, nowMs: () => START });
    const broken = again.verify().checks.filter(({ ok }) => !ok);
    again.close();
    expect(broken).toEqual([
      {
        name: 'lots',
        ok: false,
        violations: [expect.stringMatching(/^lot \S+ is AVAILABLE, but its account looks behind it$/)],
      },
    ]);
  });

  describe('sees an idempotency key that was', () => {
    beforeEach(async () => {
      const { engine, call } = openSandbox({ path: file, newId: counted(1) });
      const path = `/v1/redemptions/${DEMO.rawSimple}/reverse`;
      for (const key of ['a', 'b']) {
        const answer = await call('POST', path, { reason: 'r', amount: '1', idempotency_key: key });
        expect(answer.status).toBe(201);
      }
      engine.close();
    });
    const LAST = 'seq = (SELECT max(seq) FROM journal_entries)';

    test.each([
      ['changed', `UPDATE journal_entries SET key = 'c' WHERE ${LAST}`],
      ['changed in one letter case', `UPDATE journal_entries SET key = 'B' WHERE ${LAST}`],
      ['removed', `UPDATE journal_entries SET key = NULL, asked = NULL WHERE ${LAST}`],
      ['removed from all', 'UPDATE journal_entries SET key = NULL, asked = NULL'],
      ['invented', "UPDATE journal_entries SET key = 'x', asked = 1 WHERE seq = 9"],
      ['moved to another program', `UPDATE journal_entries SET program_seq = 2 WHERE ${LAST}`],
      ['given for another request', `UPDATE journal_entries SET asked = 3 WHERE ${LAST}`],
    ])('%s', (_what, sql) => {
      expect(brokenChecks()).toEqual([]);
      tamper((db) => db.exec(sql));
      expect(brokenChecks()).toContain('hash_chain');
    });

    test('taken out of the index by which it is found', () => {
      tamper((db) => {
        db.unsafeMode();
        db.pragma('writable_schema = ON');
        const page = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'journal_keys'").pluck().get();
        const [partial, none] = ['WHERE key IS NOT NULL', 'WHERE key IS NOT NULL AND seq < 0'];
        const change = db.prepare("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = 'journal_keys'");
        change.run(partial, none);
        db.pragma('writable_schema = RESET');
        db.exec('REINDEX journal_keys');
        db.pragma('writable_schema = ON');
        db.prepare('UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE rootpage = ?').run(none, partial, page);
        db.pragma('writable_schema = RESET');
      });
      expect(brokenChecks()).toEqual(['storage']);
    });
  });

  test.each([
    ...['action_type', 'amount', 'description', 'postings', 'key', 'created_at', 'program_seq', 'account_seq'],
    ...['redemption_seq', 'asked', 'account_previous', 'redemption_previous', 'reference_id', 'quantity'],
  ])('sees a flipped bit that makes bytes of the %s of an entry', async (column) => {
    const { engine, call } = openSandbox({ path: file, newId: counted(1) });
    const path = `/v1/redemptions/${DEMO.unitBased}/reverse`;
    expect((await call('POST', path, { reason: 'r', quantity: 1, idempotency_key: 'k' })).status).toBe(201);
    engine.close();
    tamper((db) => {
      // No statement can, in a STRICT table.
      const define = (sql: string): void => {
        db.pragma('writable_schema = ON');
        db.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 'journal_entries'").run(sql);
        db.pragma('writable_schema = RESET');
      };
      db.unsafeMode();
      const sql = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'journal_entries'").pluck().get() as string;
      define(sql.replace(/ STRICT$/, ''));
      const bytes = `coalesce(CAST(${column} AS BLOB), x'07')`;
      db.exec(`UPDATE journal_entries SET ${column} = ${bytes} WHERE seq = (SELECT max(seq) FROM journal_entries)`);
      define(sql);
    });
    expect(brokenChecks()).toEqual(expect.arrayContaining(['storage', 'hash_chain']));
  });

  test('the integrity report sees a broken seal inside its window, and only there', async () => {
    tamper((db) => db.exec("UPDATE journal_entries SET description = 'x' WHERE seq = 3"));
    const { engine, call } = openSandbox({ path: file });
    const report = async (window: number): Promise<unknown> =>
      (await call('GET', `/v1/reports/integrity?window=${window}`)).body;
    expect(await report(5)).toMatchObject({
      all_passed: true,
      hash_chain: { anchored_at_genesis: false, entries_verified: 5 },
    });
    expect(await report(10000)).toMatchObject({
      all_passed: false,
      hash_chain: { anchored_at_genesis: true, violation_count: 1 },
    });
    expect((await call('GET', '/v1/reports/integrity?window=0')).status).toBe(400);
    expect((await call('GET', '/v1/reports/integrity?window=10001')).status).toBe(400);
    engine.close();
  });
});

describe('the clock', () => {
  const at = (answer: { body: { now: string } }): string => answer.body.now;

  test('D40 cannot be set before the newest entry', async () => {
    const { call } = openSandbox({ seed: 'demo' });
    const newest = (await call('GET', '/v1/journal-entries?limit=1')).body.data[0].created_at as string;
    const before = new Date(Date.parse(newest) - 1).toISOString();
    expect((await call('POST', '/_sandbox/clock', { set: before })).body.code).toBe('invalid_request');
    expect(at(await call('POST', '/_sandbox/clock', { set: newest }))).toBe(newest);
  });

  test('runs on from where it was set, and tells how far ahead it is', async () => {
    const { call, tick } = openSandbox();
    const set = await call('POST', '/_sandbox/clock', { set: '2026-02-01T00:00:00+01:00' });
    expect(set.body).toEqual({
      now: '2026-01-31T23:00:00.000Z',
      offset_seconds: (Date.UTC(2026, 0, 31, 23) - START) / 1000,
    });
    tick(5000);
    expect(at(await call('GET', '/_sandbox/clock'))).toBe('2026-01-31T23:00:05.000Z');
  });

  test.each([
    ['P1M', '2026-02-15T10:30:00.000Z'],
    ['P1Y2M10DT2H30M', '2027-03-25T13:00:00.000Z'],
    ['P2W', '2026-01-29T10:30:00.000Z'],
    ['PT90S', '2026-01-15T10:31:30.000Z'],
  ])('advances by %s', async (advance, now) => {
    expect(at(await openSandbox().call('POST', '/_sandbox/clock', { advance }))).toBe(now);
  });

  test("a month from the 31st is the month's last day", async () => {
    const { call } = openSandbox();
    await call('POST', '/_sandbox/clock', { set: '2026-01-31T00:00:00Z' });
    expect(at(await call('POST', '/_sandbox/clock', { advance: 'P1M' }))).toBe('2026-02-28T00:00:00.000Z');
  });

  test.each([
    [{}],
    [{ set: '2027-01-01T00:00:00Z', advance: 'P1D' }],
    [{ set: 'tomorrow' }],
    [{ set: '2026-02-30T00:00:00Z' }],
    [{ set: '2027-01-01' }],
    [{ advance: '30 days' }],
    [{ advance: 'P' }],
    [{ advance: 'P1DT' }],
    [{ advance: '-P1D' }],
    [{ advance: 'P99999Y' }],
    [{ advance: 'P1.5D' }],
    [{ advance: 'PT0,5H' }],
    [{ set: '1969-12-31T23:59:59.999Z' }],
    [{ set: '9999-12-31T23:59:59.999-00:01' }],
    [{ set: '10000-01-01T00:00:00Z' }],
  ])('%j is 400', async (body) => {
    const { call } = openSandbox();
    expect((await call('POST', '/_sandbox/clock', body)).body.code).toBe('invalid_request');
  });

  test('a fraction in a duration is told apart from what is no duration', async () => {
    const { call } = openSandbox();
    const messageOf = async (advance: string): Promise<string> =>
      (await call('POST', '/_sandbox/clock', { advance })).body.message as string;
    for (const text of ['P1.5D', 'PT0.5S', 'P1DT1,5H']) expect(await messageOf(text)).toContain('in whole numbers');
    for (const text of ['1.5', 'P1.D', 'PT1H30']) expect(await messageOf(text)).not.toContain('in whole numbers');
  });

  test('the last moment there is can be set, and nothing leads past it', async () => {
    const { call, tick } = openSandbox();
    const last = '9999-12-31T23:59:59.999Z';
    expect(at(await call('POST', '/_sandbox/clock', { set: last }))).toBe(last);
    expect((await call('POST', '/_sandbox/clock', { advance: 'PT1S' })).body.message).toContain('past the year 9999');
    tick(60_000);
    expect(at(await call('GET', '/_sandbox/clock'))).toBe(last);
  });

  test('a machine whose clock steps back does not take the ledger with it', async () => {
    const { call, tick } = openSandbox({ seed: 'demo' });
    const path = '/v1/redemptions/550e8400-e29b-41d4-a716-446655440011/reverse';
    const first = await call('POST', path, { reason: 'r', amount: '1' });
    tick(-3_600_000);
    const second = await call('POST', path, { reason: 'r', amount: '1' });
    expect(second.body.created_at).toBe(first.body.created_at);
  });
});

describe('preview', () => {
  const path = '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001/reverse';

  test('answers as the request would be answered, tells its effects, and keeps nothing', async () => {
    const { engine, call } = openSandbox({ seed: 'demo' });
    const head = engine.verify().head;
    const preview = (
      await call('POST', '/_sandbox/preview', { method: 'POST', path, body: { reason: 'r', quantity: 1 } })
    ).body;
    expect([preview.status, preview.body.amount]).toEqual([201, '500.00']);
    expect((preview.effects.lots as { amount: string }[]).map((lot) => lot.amount)).toEqual(['300.00', '200.00']);
    expect(preview.effects.journal_entries).toEqual(['REVERSAL']);
    expect(preview.effects.reward).toMatchObject({
      redeemed_count_before: 2,
      redeemed_count_after: 1,
      status_before: 'OUT_OF_STOCK',
      status_after: 'ACTIVE',
    });
    expect(engine.verify()).toMatchObject({ ok: true, head });
    expect(engine.preview({ method: 'POST', path, body: { reason: 'r', quantity: 3 } })).toMatchObject({
      status: 422,
      body: { code: 'reversal_exceeds_remaining' },
    });
    expect(engine.preview({ method: 'POST', path, body: {} }).status).toBe(400);
    expect(engine.preview({ method: 'GET', path: '/v1/programs?limit=1' })).toMatchObject({ status: 200 });
    expect(engine.preview({ method: 'GET', path: '/_sandbox/clock' }).status).toBe(400);
  });

  test('D40 what was due before it is settled, and stays so', async () => {
    const { engine, call, tick } = openSandbox({ seed: 'demo' });
    const entries = async (): Promise<string[]> =>
      ((await call('GET', '/v1/journal-entries?limit=1')).body.data as { action_type: string }[]).map(
        (entry) => entry.action_type,
      );
    tick(300 * 86_400_000);
    engine.preview({ method: 'POST', path, body: { reason: 'r' } });
    expect(await entries()).toEqual(['EXPIRY']);
    expect(engine.verify().ok).toBe(true);
  });
});

test('a reset throws everything away and begins anew, clock and settings too', async () => {
  const { engine, call } = openSandbox({ seed: 'demo' });
  await call('POST', '/_sandbox/clock', { advance: 'P400D' });
  await call('PATCH', '/_sandbox/settings', { restored_expired_lots: 'refuse' });
  expect((await call('POST', '/_sandbox/reset', { seed: 'empty' })).body).toEqual({ seed: 'empty' });
  expect((await call('GET', '/v1/programs')).body.data).toEqual([]);
  expect((await call('GET', '/_sandbox/settings')).body.restored_expired_lots).toBe('expire');
  expect((await call('GET', '/_sandbox/clock')).body).toEqual({
    now: new Date(START).toISOString(),
    offset_seconds: 0,
  });
  expect((await call('POST', '/_sandbox/reset')).body).toEqual({ seed: 'demo' });
  expect((await call('GET', '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001')).status).toBe(200);
  expect(engine.verify().ok).toBe(true);
});
