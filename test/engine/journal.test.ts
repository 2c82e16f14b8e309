// The journal, entry by entry: what one holds, what seals it, and what the integrity report says of the newest ones.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  apiKeyIdOf,
  isSealed,
  postEntry,
  sealEntry,
  type EntryRow,
  type NewEntry,
} from '../../src/local-engine/ledger/journal.js';
import { accountLine, isBalanced, participantLine, readPostings } from '../../src/local-engine/ledger/postings.js';
import { GENESIS, type PostingLine, type Tx } from '../../src/local-engine/ledger/tx.js';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { openSandbox, START } from '../support/sandbox.js';

const Database = loadDriver();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-journal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ENTRY: Omit<EntryRow, 'entry_hash'> = {
  seq: 8,
  id: 'e1',
  action_type: 'REVERSAL',
  program_id: 'p1',
  participant_id: 'm1',
  asset_id: 'a1',
  redemption_seq: 3,
  reversal_id: 'r1',
  amount: '500',
  quantity: 1,
  description: 'late',
  reference_id: 'ref',
  created_at: 1000,
  postings: '[]',
  request: 'asked',
  answer: 'answered',
};

describe('the seal of an entry', () => {
  const sealed = (previousHash: string, changes: Partial<EntryRow> = {}): string =>
    sealEntry(previousHash, { ...ENTRY, ...changes });

  test('is one SHA-256 over the one before and all columns in their order', () => {
    const columns = ['h7', 8, 'e1', 'REVERSAL', 'p1', 'm1', 'a1', 3, 'r1', '500', 1, 'late', 'ref', 1000, '[]'];
    const text = JSON.stringify([...columns, 'asked', 'answered']);
    expect(sealed('h7')).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test.each(Object.keys(ENTRY) as (keyof typeof ENTRY)[])('breaks when its %s changes', (column) => {
    expect(sealed('h7', { [column]: 'other' })).not.toBe(sealed('h7'));
  });

  test('fits one place only: behind the entry it was made for, and next to it', () => {
    const entry = { ...ENTRY, entry_hash: sealed('h7') };
    expect(isSealed(entry, { seq: 7, hash: 'h7' })).toBe(true);
    expect(isSealed(entry, { seq: 7, hash: 'h6' })).toBe(false);
    // One was cut out, and all behind it sealed anew.
    expect(isSealed(entry, { seq: 6, hash: 'h7' })).toBe(false);
  });
});

test.each<[string, string[], boolean]>([
  ['two that cancel out', ['5', '-5'], true],
  ['three', ['2', '3', '-5'], true],
  ['a rest', ['5', '-4'], false],
  ['none', [], false],
  ['a single one of nothing', ['0'], false],
])('postings balance: %s', (_name, amounts, expected) => {
  expect(isBalanced(amounts.map(BigInt))).toBe(expected);
});

test('lines say whose bucket or which account, and the sign', () => {
  expect(participantLine('m1', 'HELD', -5n)).toEqual({
    entity_type: 'PARTICIPANT',
    entity_id: 'm1',
    bucket: 'HELD',
    lot_id: null,
    amount: '-5',
  });
  expect(participantLine('m1', 'AVAILABLE', 5n, 'l1')).toMatchObject({ bucket: 'AVAILABLE', lot_id: 'l1' });
  expect(accountLine('PROGRAM', 'p1', 7n)).toEqual({
    entity_type: 'PROGRAM',
    entity_id: 'p1',
    bucket: null,
    lot_id: null,
    amount: '7',
  });
});

test('postings are read as they were written, and as none when it was not us who wrote them', () => {
  const written = [participantLine('m1', 'HELD', -5n), accountLine('PROGRAM', 'p1', 5n)];
  expect(readPostings(JSON.stringify(written))).toEqual(written);
  const strange = ['', '[', '{}', '5', 'null', '{"length":1}', '[null]', '["5"]', '[7]', '[[]]', '[{"id":"5"}]'];
  const amounts = ['x5', '5x', '1.5', '--5', '', null].map((amount) => JSON.stringify([written[0], { amount }]));
  for (const text of [...strange, ...amounts]) expect([text, readPostings(text)]).toEqual([text, []]);
});

test('an entry that does not balance is a bug, and is not written', () => {
  const of = { program: { seq: 1, id: 'p1' }, account: { seq: 1, participantId: 'm1', assetId: 'a1', newestEntry: 0 } };
  const postings = [accountLine('PROGRAM', 'p1', 5n)];
  const entry: NewEntry = { id: 'e1', actionType: 'CREDIT', ...of, scale: 2, description: 'd', amount: 5n, postings };
  expect(() => postEntry({} as Tx, entry)).toThrow('the postings of a CREDIT do not sum to zero');
});

/** The rows of the journal as they are in the file, with the ids of what they refer to. */
function rowsOf(file: string): EntryRow[] {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare('SELECT * FROM journal_with_ids ORDER BY seq').all() as EntryRow[];
  db.close();
  return rows;
}

test('what a reversal and the expiry behind it leave in the journal, column by column', async () => {
  const file = join(folder, 'ledger.db');
  const { engine, call } = openSandbox({ path: file, seed: 'demo' });
  await call('POST', '/_sandbox/clock', { advance: 'P30D' });
  const before = rowsOf(file).at(-1);
  const request = { reason: ' Late ', amount: '200.0', idempotency_key: 'k1' };
  const answer = await call('POST', `/v1/redemptions/${DEMO.rawFourLots}/reverse`, request);
  const [reversal, expiry] = rowsOf(file).slice(before?.seq);
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
    request: `{"operation":"reverse","amount":"200","reason":"Late","redemption_id":"${DEMO.rawFourLots}","idempotency_key":"k1"}`,
    answer: answer.text,
    created_at: Date.parse(answer.body.created_at as string),
  });
  expect(expiry !== undefined && isSealed(expiry, { seq: reversal?.seq ?? 0, hash: reversal?.entry_hash ?? '' })).toBe(
    true,
  );
  expect(expiry).toMatchObject({
    action_type: 'EXPIRY',
    program_id: reversal?.program_id,
    participant_id: reversal?.participant_id,
    asset_id: reversal?.asset_id,
    redemption_seq: null,
    reversal_id: null,
    quantity: null,
    description: 'Returned to a lot that had expired',
    request: null,
    answer: null,
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
  const file = join(folder, 'ledger.db');
  const { engine, call } = openSandbox({ path: file, seed: 'demo' });
  expect((await call('POST', `/v1/redemptions/${DEMO.unitBased}/reverse`, { reason: 'r', quantity: 1 })).status).toBe(
    201,
  );
  const credit = { program_id: DEMO.program, participant_id: DEMO.ada, asset_id: DEMO.points, amount: '1' };
  await call('POST', '/_sandbox/credits', { ...credit, description: 'd', reference_id: 'case-1' });
  engine.close();
  expect(rowsOf(file).slice(-2)).toMatchObject([
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
  const PASSED = { pass: true, violation_count: 0 };
  const FAILED = { pass: false, violation_count: 1 };
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

  /** The report on a ledger with three credits, whose second entry somebody has written anew. */
  async function reportOn(changes: Partial<EntryRow>, query = ''): Promise<Record<string, unknown>> {
    const file = join(folder, 'ledger.db');
    const made = openSandbox({ path: file, seed: 'demo' });
    made.engine.close();
    const db = new Database(file);
    for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[]) {
      db.exec(`DROP TRIGGER ${name}`);
    }
    db.pragma('ignore_check_constraints = ON');
    for (const [column, value] of Object.entries(changes)) {
      db.prepare(`UPDATE journal_entries SET ${column} = ? WHERE seq = 2`).run(value);
    }
    db.close();
    const { engine, call } = openSandbox({ path: file, seed: 'demo' });
    const { body } = await call('GET', `/v1/reports/integrity${query}`);
    engine.close();
    return body as Record<string, unknown>;
  }
  const line = (amount: string): PostingLine => ({ ...accountLine('SYSTEM_ISSUANCE', null, 0n), amount });

  test('of an honest one: its head, and how many entries were looked at', async () => {
    const report = await reportOn({});
    const rows = rowsOf(join(folder, 'ledger.db'));
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
    expect(await reportOn({}, '?window=1')).toMatchObject({
      window: 1,
      hash_chain: { ...PASSED, anchored_at_genesis: false, entries_verified: 1 },
    });
    expect(await reportOn({}, `?window=${rows.length - 1}`)).toMatchObject({
      hash_chain: { anchored_at_genesis: false, entries_verified: rows.length - 1 },
    });
    expect(await reportOn({}, `?window=${rows.length}`)).toMatchObject({
      hash_chain: { anchored_at_genesis: true, entries_verified: rows.length },
    });
  });

  test.each<[string, PostingLine[], object]>([
    ['a rest', [line('5'), line('-4')], { postings_balanced: FAILED, value_conservation: FAILED }],
    ['no postings', [], { postings_balanced: FAILED, value_conservation: PASSED }],
    [
      'other postings that cancel out',
      [line('5'), line('-5')],
      { postings_balanced: PASSED, value_conservation: PASSED },
    ],
  ])('of an entry that was left with %s', async (_name, lines, findings) => {
    expect(await reportOn({ postings: JSON.stringify(lines) })).toMatchObject({
      all_passed: false,
      hash_chain: FAILED,
      ...findings,
    });
  });

  test.each<[string, PostingLine[], object]>([
    ['a rest', [line('5'), line('-4')], { postings_balanced: FAILED, value_conservation: FAILED }],
    ['no postings', [], { postings_balanced: FAILED, value_conservation: PASSED }],
  ])('of a whole chain sealed anew over %s', async (_name, lines, findings) => {
    const file = join(folder, 'ledger.db');
    await reportOn({ postings: JSON.stringify(lines) });
    const db = new Database(file);
    let previous: string = GENESIS.hash;
    for (const row of rowsOf(file)) {
      const entry = { ...row, entry_hash: sealEntry(previous, row) };
      db.prepare('UPDATE journal_entries SET entry_hash = ? WHERE seq = ?').run(entry.entry_hash, entry.seq);
      previous = entry.entry_hash;
    }
    db.close();
    const { engine, call } = openSandbox({ path: file, seed: 'demo' });
    expect((await call('GET', '/v1/reports/integrity')).body).toMatchObject({
      all_passed: false,
      hash_chain: PASSED,
      ...findings,
    });
    engine.close();
  });
});
