// The journal, entry by entry: what one holds, what seals it, and what the integrity report says of the newest ones.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiKeyIdOf, postEntry, type NewEntry } from '../../src/local-engine/ledger/journal.js';
import { accountLine, isBalanced, participantLine, readPostings } from '../../src/local-engine/ledger/postings.js';
import { GENESIS, type Tx } from '../../src/local-engine/ledger/tx.js';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { entriesOf, reseal, tamper } from '../support/ledger-file.js';
import { openSandbox, START } from '../support/sandbox.js';

const Database = loadDriver();
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-journal-'));
  file = join(folder, 'ledger.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const PASSED = { pass: true, violation_count: 0 };
const FAILED = { pass: false, violation_count: 1 };

/** The integrity report on the demo data after somebody was at its file. */
async function reportOn(edit: Parameters<typeof tamper>[1], query = ''): Promise<Record<string, unknown>> {
  openSandbox({ path: file, seed: 'demo' }).engine.close();
  tamper(file, edit);
  const { engine, call } = openSandbox({ path: file, seed: 'demo' });
  const { body } = await call('GET', `/v1/reports/integrity${query}`);
  engine.close();
  return body as Record<string, unknown>;
}

const leave = (): undefined => undefined;
const setting =
  (column: string, value: unknown, seq = 9): Parameters<typeof tamper>[1] =>
  (db) =>
    db.prepare(`UPDATE journal_entries SET ${column} = ? WHERE seq = ?`).run(value, seq);

describe('the seal of an entry', () => {
  const COLUMNS = [
    ...['seq', 'id', 'action_type', 'program_seq', 'account_seq', 'redemption_seq', 'reversal_id', 'amount'],
    ...['quantity', 'description', 'reference_id', 'created_at', 'postings', 'key', 'asked', 'account_previous'],
    'redemption_previous',
  ];

  interface Stored extends Record<string, string | number | Buffer | null> {
    account_previous: number;
    redemption_seq: number | null;
    redemption_previous: number | null;
    entry_hash: Buffer;
  }

  /** Written here once more, from the columns alone: the program, then what the entry is the first one of. */
  function identityOf(db: InstanceType<typeof Database>, row: Stored): string {
    const one = (sql: string, ...of: unknown[]): unknown[] => db.prepare(sql).raw().get(of) as unknown[];
    const [program] = one('SELECT id FROM programs WHERE seq = ?', row.program_seq);
    const owner = one(
      `SELECT p.id, a.id FROM accounts c JOIN participants p ON p.seq = participant_seq JOIN assets a ON a.seq = asset_seq
       WHERE c.seq = ?`,
      row.account_seq,
    );
    const isFirst = [row.account_previous === 0, row.redemption_previous === 0];
    if (!isFirst.includes(true)) return program as string;
    const terms = isFirst[1]
      ? one(
          `SELECT lower(hex(r.id)), r.kind, w.id, r.unit_cost, r.target_type, r.target_entity_id
           FROM redemptions r LEFT JOIN rewards w ON w.seq = r.reward_seq WHERE r.seq = ?`,
          row.redemption_seq,
        )
      : [];
    if (isFirst[1]) terms[0] = String(terms[0]).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    return JSON.stringify([program, ...(isFirst[0] ? owner : []), ...terms]);
  }

  test('is one SHA-256 over the one before, all columns in their order, and the ids that come with it', async () => {
    const { engine, call } = openSandbox({ path: file, seed: 'demo' });
    const path = `/v1/redemptions/${DEMO.unitBased}/reverse`;
    expect((await call('POST', path, { reason: 'r', quantity: 1, idempotency_key: 'k' })).status).toBe(201);
    engine.close();
    const db = new Database(file, { readonly: true });
    const rows = db.prepare('SELECT * FROM journal_entries ORDER BY seq').all() as Stored[];
    expect(Object.keys(rows[0] ?? {})).toEqual([...COLUMNS, 'entry_hash']);
    let previous: string = GENESIS.hash;
    for (const row of rows) {
      const own = COLUMNS.map((name) => {
        const value = row[name];
        return Buffer.isBuffer(value) ? value.toString('hex') : name === 'reversal_id' ? '' : value;
      });
      const text = previous + JSON.stringify(own) + identityOf(db, row);
      previous = row.entry_hash.toString('hex');
      expect([row.seq, createHash('sha256').update(text).digest('hex')]).toEqual([row.seq, previous]);
    }
    db.close();
    expect(rows).toHaveLength(25);
  });

  const OTHER: Record<string, unknown> = {
    ...{ id: Buffer.alloc(16, 7), reversal_id: Buffer.alloc(16, 7), seq: 900, created_at: 1, asked: 7, quantity: 77 },
    ...{ program_seq: 900, account_seq: 1, redemption_seq: 900, account_previous: 1, redemption_previous: 1 },
  };
  test.each(COLUMNS)('breaks when its %s changes', async (column) => {
    // The newest entry, so that nothing behind it is broken too: it is that of a reversal.
    const report = await reportOn(setting(column, OTHER[column] ?? 'other', 24));
    expect(report).toMatchObject({ all_passed: false, hash_chain: FAILED });
  });

  test.each<[string, Parameters<typeof tamper>[1]]>([
    [
      'one was cut out, and all behind it sealed anew',
      (db) => {
        db.exec('DELETE FROM journal_entries WHERE seq = 9');
        reseal(db);
      },
    ],
    [
      'one was sealed anew, and the one behind it still seals what it was',
      (db) => {
        setting('description', 'forged')(db);
        reseal(db, (seq) => seq === 9);
      },
    ],
    [
      'two have changed places',
      (db) => {
        for (const [from, to] of [
          [9, 900],
          [10, 9],
          [900, 10],
        ])
          setting('seq', to, from)(db);
      },
    ],
  ])('fits one place only: %s', async (_what, edit) => {
    expect((await reportOn(edit)).hash_chain).toMatchObject({ pass: false });
  });
});

test.each<[string, string[], boolean]>([
  ['two that cancel out', ['5', '-5'], true],
  ['three', ['2', '3', '-5'], true],
  ['a rest', ['5', '-4'], false],
  ['none', [], false],
  ['a single one of nothing', ['0'], false],
])('postings balance: %s', (_name, amounts, expected) => {
  expect(isBalanced(amounts.map((amount) => accountLine('PROGRAM', BigInt(amount))))).toBe(expected);
});

test('lines say which place, which lot, and the sign', () => {
  expect(participantLine('HELD', -5n)).toEqual({ place: 'HELD', amount: -5n });
  expect(participantLine('AVAILABLE', 5n, 3)).toEqual({ place: 'AVAILABLE', amount: 5n, lot: 3 });
  expect(accountLine('PROGRAM', 7n)).toEqual({ place: 'PROGRAM', amount: 7n });
});

test('postings are read as they were written, and as none when it was not us who wrote them', async () => {
  const { engine, call } = openSandbox({ path: file, seed: 'demo' });
  const credit = { program_id: DEMO.program, participant_id: DEMO.ada, asset_id: DEMO.points, amount: '1' };
  const { body } = await call('POST', '/_sandbox/credits', { ...credit, description: 'd' });
  engine.close();
  const text = entriesOf(file).at(-1)?.postings ?? '';
  const made = (body as { lot_id: string }).lot_id.replaceAll('-', '');
  expect(text).toBe(`[["A","100",4,"${made}"],["I","-100"]]`);
  expect(readPostings(text)).toEqual([
    { place: 'AVAILABLE', amount: 100n, lot: 4, madeLot: made },
    { place: 'SYSTEM_ISSUANCE', amount: -100n },
  ]);
  const strange = ['', '[', '{}', '5', 'null', '{"length":1}', '[null]', '["5"]', '[7]', '[[]]', '[{"id":"5"}]'];
  const places = ['X', 'AVAILABLE', '', null, 5, 'toString'].map((place) => JSON.stringify([[place, '5']]));
  const amounts = ['x5', '5x', '1.5', '--5', '', null, 5].map((amount) => JSON.stringify([['A', amount]]));
  const lots = ['1', 1.5, null, 2 ** 53].map((lot) => JSON.stringify([['A', '5', lot]]));
  for (const other of [...strange, ...places, ...amounts, ...lots])
    expect([other, readPostings(other)]).toEqual([other, []]);
});

test('an entry that does not balance is a bug, and is not written', () => {
  const of = { program: { seq: 1, id: 'p1' }, account: { seq: 1, participantId: 'm1', assetId: 'a1', newestEntry: 0 } };
  const postings = [accountLine('PROGRAM', 5n)];
  const entry: NewEntry = { id: 'e1', actionType: 'CREDIT', ...of, scale: 2, description: 'd', amount: 5n, postings };
  expect(() => postEntry({} as Tx, entry)).toThrow('the postings of a CREDIT do not sum to zero');
});

test('what a reversal and the expiry behind it leave in the journal, column by column', async () => {
  const { engine, call } = openSandbox({ path: file, seed: 'demo' });
  await call('POST', '/_sandbox/clock', { advance: 'P30D' });
  const before = entriesOf(file).at(-1);
  const request = { reason: ' Late ', amount: '200.0', idempotency_key: 'k1' };
  const answer = await call('POST', `/v1/redemptions/${DEMO.rawFourLots}/reverse`, request);
  const [reversal, expiry] = entriesOf(file).slice(before?.seq);
  expect(answer.status).toBe(201);
  expect(reversal).toMatchObject({
    seq: (before?.seq ?? 0) + 1,
    id: answer.body.journal_entry_id,
    action_type: 'REVERSAL',
    reversal_id: answer.body.id,
    amount: '20000',
    quantity: null,
    description: ' Late ',
    reference_id: null,
    redemption_id: DEMO.rawFourLots,
    key: 'k1',
    asked: 1,
    account_previous: expect.any(Number) as number,
    created_at: Date.parse(answer.body.created_at as string),
  });
  expect(expiry).toMatchObject({
    action_type: 'EXPIRY',
    program_id: reversal?.program_id,
    participant_id: reversal?.participant_id,
    asset_id: reversal?.asset_id,
    redemption_id: null,
    reversal_id: null,
    quantity: null,
    description: 'Returned to a lot that had expired',
    key: null,
    asked: null,
    account_previous: reversal?.seq,
    redemption_previous: null,
  });
  const { data } = (await call('GET', '/v1/journal-entries?limit=2')).body as {
    data: { action_type: string; created_by_api_key_id: string | null }[];
  };
  expect(data.map((entry) => [entry.action_type, entry.created_by_api_key_id])).toEqual([
    ['EXPIRY', null],
    ['REVERSAL', '0a9f3c52-7d1e-4b86-9a40-5c7e21d08b11'],
  ]);
  engine.close();
});

test('units and a reference stand in columns of their own', async () => {
  const { engine, call } = openSandbox({ path: file, seed: 'demo' });
  expect((await call('POST', `/v1/redemptions/${DEMO.unitBased}/reverse`, { reason: 'r', quantity: 1 })).status).toBe(
    201,
  );
  const credit = { program_id: DEMO.program, participant_id: DEMO.ada, asset_id: DEMO.points, amount: '1' };
  await call('POST', '/_sandbox/credits', { ...credit, description: 'd', reference_id: 'case-1' });
  engine.close();
  expect(entriesOf(file).slice(-2)).toMatchObject([
    { action_type: 'REVERSAL', quantity: 1, reference_id: null },
    { action_type: 'CREDIT', quantity: null, reference_id: 'case-1' },
  ]);
});

test.each([
  ['CREDIT', true],
  ['DEBIT', true],
  ['REDEMPTION', true],
  ['REVERSAL', true],
  ['EXPIRY', false],
  ['MATURITY', false],
  ['SETTLEMENT', false],
])('%s was asked for with a key: %s', (actionType, asked) => {
  expect(apiKeyIdOf(actionType)).toBe(asked ? '0a9f3c52-7d1e-4b86-9a40-5c7e21d08b11' : null);
});

describe('the integrity report', () => {
  const OF_ALL = {
    all_passed: true,
    postings_balanced: PASSED,
    unsealed_entries: PASSED,
    value_conservation: PASSED,
    organization_id: expect.any(String) as string,
    verified_at: new Date(START).toISOString(),
    window: 1000,
  };

  test('of an empty ledger: nothing is wrong, and there is no head', async () => {
    const { engine, call } = openSandbox();
    expect((await call('GET', '/v1/reports/integrity')).body).toEqual({
      ...OF_ALL,
      chain_head: null,
      hash_chain: { ...PASSED, anchored_at_genesis: true, entries_verified: 0 },
    });
    engine.close();
  });

  test('of an honest one: its head, and how many entries were looked at', async () => {
    const report = await reportOn(leave);
    const rows = entriesOf(file);
    const head = rows.at(-1);
    expect(report).toEqual({
      ...OF_ALL,
      chain_head: {
        created_at: new Date(head?.created_at ?? 0).toISOString(),
        hash: head?.entry_hash,
        sequence_number: rows.length,
      },
      hash_chain: { ...PASSED, anchored_at_genesis: true, entries_verified: rows.length },
    });
    expect(await reportOn(leave, '?window=1')).toMatchObject({
      window: 1,
      hash_chain: { ...PASSED, anchored_at_genesis: false, entries_verified: 1 },
    });
    expect(await reportOn(leave, `?window=${rows.length - 1}`)).toMatchObject({
      hash_chain: { anchored_at_genesis: false, entries_verified: rows.length - 1 },
    });
    expect(await reportOn(leave, `?window=${rows.length}`)).toMatchObject({
      hash_chain: { anchored_at_genesis: true, entries_verified: rows.length },
    });
  });

  const postings = (...amounts: string[]): string => JSON.stringify(amounts.map((amount) => ['I', amount]));
  const REST = { postings_balanced: FAILED, value_conservation: FAILED };
  const NONE = { postings_balanced: FAILED, value_conservation: PASSED };
  const SUM = { postings_balanced: PASSED, value_conservation: PASSED };

  test.each([
    ['a rest', postings('5', '-4'), REST],
    ['no postings', '[]', NONE],
    ['postings that are no JSON', '[', NONE],
    ['postings as no scrip writes them', '[["X","5"],["X","-5"]]', NONE],
    ['other postings that cancel out', postings('5', '-5'), SUM],
  ])('of an entry that was left with %s', async (_name, lines, findings) => {
    expect(await reportOn(setting('postings', lines, 2))).toMatchObject({
      all_passed: false,
      hash_chain: FAILED,
      ...findings,
    });
  });

  test.each([
    ['a rest', postings('5', '-4'), REST],
    ['no postings', '[]', NONE],
  ])('of a whole chain sealed anew over %s', async (_name, lines, findings) => {
    const report = await reportOn((db) => {
      setting('postings', lines, 2)(db);
      reseal(db);
    });
    expect(report).toMatchObject({ all_passed: false, hash_chain: PASSED, ...findings });
  });
});
