// Every column that the journal vouches for, changed by hand, one by one: as it is; with its entry sealed anew, as somebody
// would who knows how; and with the whole journal sealed anew, which only a note of an old head can tell (--expect-head).
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLocalEngine } from '../../src/local-engine/index.js';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { reseal, tamper } from '../support/ledger-file.js';
import { START, counted, openSandbox } from '../support/sandbox.js';

let folder: string;
let whole: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-columns-'));
  whole = join(folder, 'whole.db');
  const { engine, call } = openSandbox({ path: whole, seed: 'demo', newId: counted(3) });
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await call('POST', path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer.body as { id: string };
  };
  const on = { program_id: DEMO.program, participant_id: DEMO.ada, asset_id: DEMO.points, amount: '10' };
  await post('/_sandbox/credits', { ...on, description: 'd', reference_id: 'ref', expires_at: '2027-01-01T00:00:00Z' });
  const keyed = { reason: 'r', quantity: 1, amount: '500', idempotency_key: 'k1' };
  await post(`/v1/redemptions/${DEMO.unitBased}/reverse`, keyed);
  const fund = { name: 'Fund', symbol: 'FUND', inventory_mode: 'LOT', issuance_policy: 'PREFUNDED', scale: 2 };
  const asset_id = (await post('/v1/assets', { ...fund, program_id: DEMO.program })).id;
  await call('POST', '/_sandbox/wallets', { program_id: DEMO.program, asset_id, amount: '50' });
  const adjust = { program_id: DEMO.program, asset_id, type: 'CREDIT', amount: '5', description: 'd' };
  await call('POST', `/v1/participants/${DEMO.ada}/balances/adjust`, adjust);
  await post(`/v1/redemptions/${DEMO.rawSimple}/reverse`, { reason: 'r', amount: '1' });
  engine.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What verify finds, by the names of its checks. */
function brokenChecks(file: string): string {
  const engine = createLocalEngine({ path: file, nowMs: () => START });
  const broken = engine.verify().checks.filter(({ ok }) => !ok);
  engine.close();
  for (const { violations } of broken) expect(violations[0]).toMatch(/\S/);
  return broken.map(({ name }) => name).join(' ') || '-';
}

interface Changes {
  /** The row that is changed. */
  readonly where: string;
  /** The number of the entry that vouches for it. */
  readonly entry: string;
  /** By column: the other value; what finds it as it is, with this entry sealed anew, with all entries sealed anew. */
  readonly columns: Readonly<Record<string, readonly [value: string, asItIs: string, own: string, all: string]>>;
}

const TABLES: Readonly<Record<string, Changes>> = {
  journal_entries: {
    where: "key = 'k1'",
    entry: "(SELECT seq FROM journal_entries WHERE key = 'k1')",
    columns: {
      seq: ['900', '', '', ''],
      id: ['zeroblob(16)', '', '', ''],
      action_type: ["'CREDIT'", '', '', ''],
      program_seq: ['program_seq + 1', '', '', ''],
      account_seq: ['account_seq + 1', '', '', ''],
      redemption_seq: ['redemption_seq + 1', '', '', ''],
      reversal_id: ['zeroblob(16)', '', '', ''],
      amount: ["'49999'", '', '', ''],
      quantity: ['2', '', '', ''],
      description: ["'x'", '', '', ''],
      reference_id: ["'x'", '', '', ''],
      created_at: ['created_at - 1', '', '', ''],
      postings: ["replace(postings, '-50000', '-50001')", '', '', ''],
      key: ["'k2'", '', '', ''],
      asked: ['0', '', '', ''],
      account_previous: ['account_previous - 1', '', '', ''],
      redemption_previous: ['redemption_previous - 1', '', '', ''],
      entry_hash: ['zeroblob(32)', '', '', ''],
    },
  },
  redemptions: {
    where: "id = x'550e8400e29b41d4a716446655440001'",
    entry: "(SELECT entry_seq FROM redemptions WHERE id = x'550e8400e29b41d4a716446655440001')",
    columns: {
      seq: ['900', '', '', ''],
      id: ['zeroblob(16)', '', '', ''],
      kind: ["'AMOUNT_BASED'", '', '', ''],
      program_seq: ['program_seq + 1', '', '', ''],
      account_seq: ['account_seq + 1', '', '', ''],
      reward_seq: ['reward_seq + 1', '', '', ''],
      amount: ["'100001'", '', '', ''],
      quantity: ['3', '', '', ''],
      unit_cost: ["'49999'", '', '', ''],
      target_type: ["'SYSTEM_BREAKAGE'", '', '', ''],
      target_entity_id: ["'x'", '', '', ''],
      description: ["'x'", '', '', ''],
      entry_seq: ['entry_seq + 1', '', '', ''],
      created_at: ['created_at + 1', '', '', ''],
      reversed_amount: ["'49999'", '', '', ''],
      reversed_quantity: ['2', '', '', ''],
      open_draw: ['open_draw - 1', '', '', ''],
      open_draw_left: ["'1'", '', '', ''],
      newest_entry: ['newest_entry - 1', '', '', ''],
      updated_at: ['updated_at + 1', '', '', ''],
    },
  },
  lots: {
    where: "reference_id = 'ref'",
    entry: "(SELECT seq FROM journal_entries WHERE reference_id = 'ref')",
    columns: {
      account_seq: ['account_seq + 1', '', '', ''],
      seq: ['900', '', '', ''],
      id: ['zeroblob(16)', '', '', ''],
      program_seq: ['program_seq + 1', '', '', ''],
      amount: ["'1001'", '', '', ''],
      remaining: ["'999'", '', '', ''],
      status: ["'HELD'", '', '', ''],
      created_at: ['created_at - 1', '', '', ''],
      expires_at: ['expires_at + 1', '', '', ''],
      matures_at: ['1', '', '', ''],
      reference_id: ["'x'", '', '', ''],
    },
  },
  draws: {
    where: "redemption_seq = (SELECT seq FROM redemptions WHERE id = x'550e8400e29b41d4a716446655440001') AND n = 3",
    entry: "(SELECT entry_seq FROM redemptions WHERE id = x'550e8400e29b41d4a716446655440001')",
    columns: {
      redemption_seq: ['900', '', '', ''],
      n: ['4', '', '', ''],
      lot_seq: ['lot_seq + 1', '', '', ''],
      amount: ["'29999'", '', '', ''],
    },
  },
  accounts: {
    where: 'seq = 1',
    entry: '1',
    columns: {
      seq: ['900', '', '', ''],
      participant_seq: ['5', '', '', ''],
      asset_seq: ['4', '', '', ''],
      available: ["'1'", '', '', ''],
      deferred: ["'1'", '', '', ''],
      held: ["'1'", '', '', ''],
      overdraft: ["'1'", '', '', ''],
      next_due_at: ['next_due_at - 1', '', '', ''],
      open_from: ['900', '', '', ''],
      newest_entry: ['newest_entry - 1', '', '', ''],
    },
  },
  wallets: {
    where: "balance <> '0'",
    entry: '(SELECT max(seq) FROM journal_entries)',
    columns: {
      program_id: ["'550e8400-e29b-41d4-a716-446655441002'", '', '', ''],
      asset_id: ["'550e8400-e29b-41d4-a716-446655442001'", '', '', ''],
      balance: ["'1'", '', '', ''],
    },
  },
  reward_counts: {
    where: 'reward_seq = 1',
    entry: "(SELECT entry_seq FROM redemptions WHERE id = x'550e8400e29b41d4a716446655440001')",
    columns: {
      reward_seq: ['2', '', '', ''],
      participant_seq: ['participant_seq + 1', '', '', ''],
      units: ['units + 1', '', '', ''],
    },
  },
  participants: {
    where: "external_id = 'ada'",
    entry: '1',
    columns: {
      id: ["'550e8400-e29b-41d4-a716-446655443009'", '', '', ''],
    },
  },
  programs: {
    where: 'seq = 1',
    entry: '1',
    columns: {
      id: ["'550e8400-e29b-41d4-a716-446655441009'", '', '', ''],
    },
  },
  assets: {
    where: 'seq = 1',
    entry: '1',
    columns: {
      id: ["'550e8400-e29b-41d4-a716-446655442009'", '', '', ''],
    },
  },
  rewards: {
    where: 'seq = 1',
    entry: "(SELECT entry_seq FROM redemptions WHERE id = x'550e8400e29b41d4a716446655440001')",
    columns: {
      id: ["'550e8400-e29b-41d4-a716-446655444009'", '', '', ''],
      redeemed_count: ['redeemed_count + 1', '', '', ''],
    },
  },
};

describe.each(Object.entries(TABLES))('a row of %s', (table, { columns, entry, where }) => {
  const after = (value: string, column: string, sealed: (seq: number, own: number) => boolean): string => {
    const file = join(folder, 'changed.db');
    copyFileSync(whole, file);
    tamper(file, (db) => {
      const own = db.prepare(`SELECT ${entry}`).pluck().get() as number;
      expect(own).toBeGreaterThan(0);
      const { changes } = db.prepare(`UPDATE ${table} SET ${column} = ${value} WHERE ${where}`).run();
      expect(changes).toBe(1);
      reseal(db, (seq) => sealed(seq, own));
    });
    return brokenChecks(file);
  };

  test.each(Object.entries(columns))('whose %s is another', (column, [value, asItIs, own, all]) => {
    const found = {
      asItIs: after(value, column, () => false),
      own: after(value, column, (seq, one) => seq === one),
      all: after(value, column, () => true),
    };
    expect(found).toEqual({ asItIs, own, all });
  });

  test('has no other columns', () => {
    const isWhole = ['journal_entries', 'redemptions', 'lots', 'draws', 'accounts', 'wallets', 'reward_counts'];
    if (!isWhole.includes(table)) return;
    const names = tamper(whole, (db) => db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table));
    expect(Object.keys(columns)).toEqual(names);
  });
});

test('nothing was changed in what the others are compared with', () => {
  expect(brokenChecks(whole)).toBe('-');
});
