// A ledger of an older schema: it is brought up to date when it is opened, says the same as before, and loses nothing to a
// kill meanwhile.
import { execa } from 'execa';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { APPLICATION_ID, MIGRATIONS } from '../../src/local-engine/store/schema.js';
import { DEMO } from '../../src/local-engine/ledger/seed.js';
import { counted, openSandbox } from '../support/sandbox.js';

const Database = loadDriver();

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-migration-'));
  file = join(folder, 'ledger.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const REVERSE = `/v1/redemptions/${DEMO.rawFourLots}/reverse`;
const KEYED = { reason: 'Late', amount: '50.0', idempotency_key: 'k1' };

/** A ledger in which everything has happened that leaves rows: reversals, an expiry, an overdraft, units given back. */
async function makeLedger(): Promise<{ first: string }> {
  const { engine, call } = openSandbox({ path: file, seed: 'demo' });
  await call('POST', '/_sandbox/clock', { advance: 'P30D' });
  const first = await call('POST', REVERSE, KEYED);
  await call('POST', '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001/reverse', { reason: 'r', quantity: 1 });
  const debit = { type: 'DEBIT', amount: '999999', allow_negative: true, description: 'd' };
  const of = { program_id: DEMO.program, asset_id: DEMO.points };
  expect((await call('POST', `/v1/participants/${DEMO.ada}/balances/adjust`, { ...of, ...debit })).status).toBe(201);
  expect(engine.verify().ok).toBe(true);
  engine.close();
  return { first: first.text };
}

/** What schema 4 kept of the same ledger: every reference by id. */
const AS_IT_WAS = `
  INSERT INTO accounts SELECT participant_id, asset_id, available, deferred, held, overdraft, next_due_at, open_from
    FROM now.accounts_with_ids;
  INSERT INTO lots SELECT participant_id, asset_id, seq, id, program_id, amount, remaining, status, created_at, expires_at,
    matures_at, reference_id FROM now.lots_with_ids;
  INSERT INTO redemptions SELECT seq, id, kind, program_id, participant_id, asset_id, reward_id, amount, quantity, unit_cost,
    target_type, target_entity_id, description, journal_entry_id, created_at, reversed_amount, reversed_quantity, status,
    open_draw, open_draw_left, updated_at FROM now.redemptions_with_ids;
  INSERT INTO draws SELECT * FROM now.draws;
  INSERT INTO journal_entries SELECT seq, id, action_type, program_id, participant_id, asset_id, redemption_seq, reversal_id,
    amount, quantity, description, reference_id, created_at, postings, request, answer, entry_hash FROM now.journal_with_ids;
  INSERT INTO idempotency_keys SELECT g.id, key, entry_seq FROM now.idempotency_keys JOIN now.programs g ON g.seq = program_seq;
  INSERT INTO reward_counts SELECT w.id, p.id, units FROM now.reward_counts JOIN now.rewards w ON w.seq = reward_seq
    JOIN now.participants p ON p.seq = participant_seq;`;
const UNCHANGED = [
  ...['settings', 'programs', 'assets', 'asset_programs', 'participants', 'participant_programs', 'rewards', 'wallets'],
];

function writeAsSchema4(path: string): void {
  const db = new Database(path);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  for (const { id, up } of MIGRATIONS.slice(0, 4)) {
    db.exec(up);
    db.pragma(`user_version = ${id}`);
  }
  db.prepare('ATTACH ? AS now').run(file);
  for (const table of UNCHANGED) db.exec(`INSERT INTO ${table} SELECT * FROM now.${table}`);
  db.exec(AS_IT_WAS);
  db.close();
}

/** All rows with the ids of what they refer to; accounts may be numbered otherwise. */
function saidBy(path: string): Record<string, unknown[]> {
  const db = new Database(path, { readonly: true });
  const views = ['accounts_with_ids', 'lots_with_ids', 'redemptions_with_ids', 'journal_with_ids', 'postings'];
  const rowsOf = (name: string): unknown[] =>
    (db.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[])
      .map((row) => JSON.stringify({ ...row, account_seq: null, seq: name.startsWith('accounts') ? null : row.seq }))
      .sort();
  const said = Object.fromEntries(
    [...views, ...UNCHANGED, 'draws', 'idempotency_keys'].map((name) => [name, rowsOf(name)]),
  );
  db.close();
  return said;
}

test('says the same as before, proves itself, knows its keys, and goes on', async () => {
  const { first } = await makeLedger();
  const old = join(folder, 'old.db');
  writeAsSchema4(old);
  const { engine, call } = openSandbox({ path: old, newId: counted(1) });
  expect(engine.verify()).toMatchObject({ ok: true });
  expect(saidBy(old)).toEqual(saidBy(file));
  const replay = await call('POST', REVERSE, KEYED);
  expect([replay.status, replay.text]).toEqual([200, first]);
  expect(await call('POST', REVERSE, { reason: 'The rest' })).toMatchObject({ status: 201 });
  expect(engine.verify()).toMatchObject({ ok: true });
  engine.close();
});

test('killed while it is brought up to date, it is the old one or the new one', async () => {
  await makeLedger();
  const [kept, old] = [join(folder, 'kept.db'), join(folder, 'old.db')];
  writeAsSchema4(kept);
  const program = `
    import { createLocalEngine } from ${JSON.stringify(new URL('../../dist/local-engine/index.js', import.meta.url).href)};
    console.log('go');
    createLocalEngine({ path: ${JSON.stringify(old)} });
    setInterval(() => {}, 1000);`;
  for (const afterMs of [0, 5, 10, 15, 20, 30]) {
    for (const tail of ['-wal', '-shm']) rmSync(old + tail, { force: true });
    copyFileSync(kept, old);
    const child = execa(process.execPath, ['--input-type=module', '--eval', program], { reject: false });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill('SIGKILL');
    await child;
    const { engine } = openSandbox({ path: old });
    expect(engine.verify()).toMatchObject({ ok: true });
    engine.close();
    expect(saidBy(old)).toEqual(saidBy(file));
  }
});
