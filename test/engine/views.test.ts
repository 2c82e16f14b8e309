// The views, in plain SQL: what somebody with a SQL shell sees of a ledger whose tables hold bytes and codes.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type DatabaseConstructor from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { tamper } from '../support/ledger-file.js';
import { counted, openSandbox } from '../support/sandbox.js';

let folder: string;
let db: DatabaseConstructor.Database;
/** What the API says of the same ledger. */
let said: { entries: Entry[]; lots: Record<string, string | null>[]; redemptions: Record<string, string>[] };

interface Entry {
  readonly id: string;
  readonly description: string;
  readonly entry_hash: string;
  readonly postings: readonly Record<string, string | null>[];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-views-'));
  const path = join(folder, 'ledger.db');
  const { engine, call } = openSandbox({ path, seed: 'demo', newId: counted(9) });
  const post = async (at: string, body: object): Promise<void> => {
    const { status, text } = await call('POST', at, body);
    if (status !== 201) throw new Error(text);
  };
  await call('PATCH', `/v1/programs/${DEMO.program}`, {
    redemption_target_type: 'LEDGER_ENTITY',
    redemption_target_entity_id: DEMO.emil,
  });
  const on = { program_id: DEMO.program, asset_id: DEMO.points, amount: '3', description: 'd' };
  await post(`/v1/participants/${DEMO.ada}/redemptions`, on);
  await post(`/v1/redemptions/${DEMO.unitBased}/reverse`, { reason: 'r', quantity: 1, idempotency_key: 'k' });
  const list = async <T>(at: string): Promise<T[]> => (await call('GET', `${at}limit=200`)).body.data as T[];
  said = {
    entries: (await list<Entry>('/v1/journal-entries?')).reverse(),
    lots: await list(`/v1/participants/${DEMO.ada}/balances/lots?asset_id=${DEMO.points}&`),
    redemptions: (await list<Record<string, string>>(`/v1/participants/${DEMO.ada}/redemptions?`)).reverse(),
  };
  engine.close();
  db = new (loadDriver())(path, { readonly: true });
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const rowsOf = (sql: string): Record<string, unknown>[] => db.prepare(sql).all() as Record<string, unknown>[];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

test.each(['accounts_readable', 'lots_readable', 'redemptions_readable', 'journal_readable', 'postings', 'reversals'])(
  '%s opens, has rows, and shows each id as text',
  (view) => {
    const rows = rowsOf(`SELECT * FROM ${view}`);
    expect(rows.length).toBeGreaterThan(0);
    const ids = Object.keys(rows[0] ?? {}).filter((name) => /(^|_)id$/.test(name) && name !== 'external_id');
    expect(ids.filter((name) => name !== 'reference_id').length).toBeGreaterThan(1);
    for (const row of rows) {
      for (const name of ids.filter((each) => each !== 'reference_id')) {
        if (row[name] !== null) expect([name, row[name]]).toEqual([name, expect.stringMatching(UUID)]);
      }
      const bytes = Object.keys(row).filter((name) => Buffer.isBuffer(row[name]));
      expect(bytes).toEqual('id_bytes' in row ? ['id_bytes'] : []);
    }
  },
);

test('every view of the schema is looked at here', () => {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name").pluck().all();
  expect(names).toEqual([
    ...['accounts_readable', 'journal_readable', 'lots_readable', 'postings', 'redemptions_readable', 'reversals'],
  ]);
});

describe('decimals have the scale of their asset', () => {
  test.each([
    [DEMO.scale0, 0, /^\d+$/],
    [DEMO.rawFourLots, 2, /^\d+\.\d{2}$/],
    [DEMO.scale18, 18, /^\d+\.\d{18}$/],
  ])('%s, scale %i', (id, scale, form) => {
    const [row] = rowsOf(`SELECT * FROM redemptions_readable WHERE id = '${id}'`);
    expect([row?.scale, row?.amount_decimal, row?.reversed_decimal]).toEqual([
      scale,
      expect.stringMatching(form),
      expect.stringMatching(form),
    ]);
    expect(
      String(row?.amount_decimal)
        .replace('.', '')
        .replace(/^0+(?=.)/, ''),
    ).toBe(row?.amount);
  });

  test.each([
    ['0', 0, '0'],
    ['120', 0, '120'],
    ['0', 2, '0.00'],
    ['5', 2, '0.05'],
    ['50', 2, '0.50'],
    ['1234', 2, '12.34'],
    ['1', 18, '0.000000000000000001'],
    ['999999999999999999', 18, '0.999999999999999999'],
    ['1000000000000000000', 18, '1.000000000000000000'],
    ['9'.repeat(38), 18, `${'9'.repeat(20)}.${'9'.repeat(18)}`],
  ])('%s at scale %i', (minor, scale, decimal) => {
    // The same expression over a row that has this amount and this scale.
    const path = join(folder, 'other.db');
    copyFileSync(join(folder, 'ledger.db'), path);
    tamper(path, (copy) => {
      copy.exec(`UPDATE assets SET scale = ${scale}; UPDATE journal_entries SET amount = '${minor}'`);
      const shown = copy.prepare('SELECT DISTINCT amount_decimal FROM journal_readable').pluck().all();
      expect(shown).toEqual([decimal]);
    });
  });
});

test('entries are what the API says of them', () => {
  const rows = rowsOf('SELECT * FROM journal_readable ORDER BY seq');
  expect(rows.map(({ id, description, entry_hash }) => ({ id, description, entry_hash }))).toEqual(
    said.entries.map(({ id, description, entry_hash }) => ({ id, description, entry_hash })),
  );
});

test('postings are signed, and are those that the API shows', () => {
  const rows = rowsOf('SELECT * FROM postings ORDER BY entry_seq, line');
  const scales = new Map(
    rowsOf('SELECT symbol, scale FROM assets').map(({ symbol, scale }) => [symbol, scale as number]),
  );
  const ours = rows.map((row) => [
    ...[row.entry_id, row.entity_type, row.entity_id, row.bucket, row.lot_id, row.symbol, row.amount_minor],
  ]);
  const theirs = said.entries.flatMap(({ id, postings }) =>
    postings.map((line) => {
      const owner = line.participant_id ?? line.program_id ?? line.ledger_entity_id ?? null;
      const scale = scales.get(line.asset_symbol ?? '') ?? 0;
      const [, sign = '', digits = ''] = /^(-?)0*(\d*)$/.exec(String(line.amount).replace('.', '')) ?? [];
      expect(String(line.amount).split('.')[1]?.length ?? 0).toBe(scale);
      return [id, line.entity_type, owner, line.bucket, line.lot_id, line.asset_symbol, `${sign}${digits}`];
    }),
  );
  expect(ours).toEqual(theirs);
  expect(rowsOf('SELECT entry_seq FROM postings GROUP BY 1 HAVING sum(amount_minor) <> 0')).toEqual([]);
  expect(new Set(rows.map(({ entity_type }) => entity_type))).toContain('LEDGER_ENTITY');
});

test('reversals have what they gave back, and why', () => {
  const rows = rowsOf('SELECT * FROM reversals ORDER BY created_at');
  expect(rows.at(-1)).toMatchObject({
    redemption_id: DEMO.unitBased,
    amount_minor: '50000',
    amount_decimal: '500.00',
    symbol: 'POINTS',
    quantity: 1,
    reason: 'r',
  });
  expect(rows).toHaveLength(rowsOf("SELECT 1 FROM journal_entries WHERE action_type = 'REVERSAL'").length);
});

test('redemptions and lots are what the API says of them', () => {
  const redemptions = rowsOf(`SELECT * FROM redemptions_readable WHERE participant_id = '${DEMO.ada}' ORDER BY seq`);
  expect(
    redemptions.map((row) => [row.id, row.amount_decimal, row.reversed_decimal, row.status, row.journal_entry_id]),
  ).toEqual(said.redemptions.map((row) => [row.id, row.amount, row.reversed_amount, row.status, row.journal_entry_id]));
  const lots = rowsOf(
    `SELECT * FROM lots_readable WHERE participant_id = '${DEMO.ada}' AND asset_id = '${DEMO.points}' ORDER BY seq`,
  );
  expect(lots.map((row) => [row.id, row.remaining_decimal, row.status])).toEqual(
    said.lots.map((row) => [row.id, row.remaining, row.status]),
  );
});

test('the bytes of an id find the row that its text names', () => {
  const bytes = Buffer.from(DEMO.unitBased.replaceAll('-', ''), 'hex');
  const found = db.prepare('SELECT id FROM redemptions_readable WHERE id_bytes = ?').pluck().get(bytes);
  expect(found).toBe(DEMO.unitBased);
  const plan = db.prepare('EXPLAIN QUERY PLAN SELECT id FROM redemptions_readable WHERE id_bytes = ?').all(bytes);
  expect(JSON.stringify(plan)).toContain('SEARCH r USING INDEX');
});
