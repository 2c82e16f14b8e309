// verify reads redemptions beside the journal. What does not come in the order of the numbers must be found all the same, and
// what is in order but elsewhere must not be called broken.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type DatabaseConstructor from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalEngine } from '../../src/local-engine/index.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { START, openSandbox } from '../support/sandbox.js';

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

/** Takes away what would keep a hand off; that it is gone is what `storage` finds, and nobody here asks it. */
function tamper<T>(edit: (db: DatabaseConstructor.Database) => T): T {
  const db = new Database(file);
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('ignore_check_constraints = ON');
  db.pragma('foreign_keys = OFF');
  try {
    return edit(db);
  } finally {
    db.close();
  }
}

function violationsOf(check: string): readonly string[] {
  const engine = createLocalEngine({ path: file, nowMs: () => START });
  const found = engine.verify().checks.find(({ name }) => name === check);
  engine.close();
  return found?.violations ?? [];
}

/** Gives redemptions other numbers, wherever a number stands. */
function renumber(db: DatabaseConstructor.Database, to: string): void {
  for (const [table, column] of [
    ['redemptions', 'seq'],
    ['draws', 'redemption_seq'],
    ['journal_entries', 'redemption_seq'],
  ] as const) {
    // By way of numbers that nobody has, so that no two are the same in between.
    db.exec(`UPDATE ${table} SET ${column} = 1000000 + (${to.replaceAll('seq', column)})`);
    db.exec(`UPDATE ${table} SET ${column} = ${column} - 1000000`);
  }
}

const GHOST = `INSERT INTO redemptions (seq, id, kind, program_seq, account_seq, amount, target_type, description,
    journal_entry_id, created_at, newest_entry, updated_at)
  SELECT :seq, 'ghost', 'RAW', program_seq, account_seq, amount, target_type, 'r', journal_entry_id, created_at, newest_entry,
    updated_at FROM redemptions WHERE seq = 1`;

describe('a redemption that nobody posted is found', () => {
  test.each([
    ['before all others', 'seq', '0'],
    ['between others', 'seq + (seq > 2)', '3'],
    ['behind all others', 'seq', '(SELECT max(seq) + 1 FROM redemptions)'],
  ])('%s', (_where, to, seq) => {
    tamper((db) => {
      renumber(db, to);
      db.exec(GHOST.replace(':seq', seq));
    });
    expect(violationsOf('redemptions')).toEqual(['redemption ghost was never posted']);
  });
});

describe('entries that are not in the order of the numbers of their redemptions', () => {
  const backwards = '(SELECT max(seq) + 1 FROM redemptions) - seq';

  test('say the same of them', () => {
    tamper((db) => {
      const most = db.prepare('SELECT max(seq) + 1 FROM redemptions').pluck().get() as number;
      expect(most).toBeGreaterThan(3);
      renumber(db, backwards.replace(/\(.*\)/, String(most)));
    });
    expect(violationsOf('redemptions')).toEqual([]);
    expect(violationsOf('hash_chain')).not.toEqual([]);
  });

  test.each(['first', 'last'])('show a change of the %s', (which) => {
    const id = tamper((db) => {
      const most = db.prepare('SELECT max(seq) + 1 FROM redemptions').pluck().get() as number;
      renumber(db, backwards.replace(/\(.*\)/, String(most)));
      const row = db.prepare('SELECT id FROM redemptions ORDER BY seq * ? LIMIT 1').pluck();
      const chosen = row.get(which === 'first' ? 1 : -1);
      db.prepare("UPDATE redemptions SET description = 'other' WHERE id = ?").run(chosen);
      return chosen;
    });
    expect(violationsOf('redemptions')).toEqual([
      expect.stringContaining(`redemption ${String(id)}: description is other`),
    ]);
  });

  test('one that names a number that nothing has costs the others nothing', () => {
    tamper((db) =>
      db.exec(
        "UPDATE journal_entries SET redemption_seq = 5000 WHERE action_type = 'REDEMPTION' AND redemption_seq = 2",
      ),
    );
    const found = violationsOf('redemptions');
    expect(found).toContain('redemption number 5000 has postings but does not exist');
    expect(found.filter((words) => words.includes('was never posted'))).toHaveLength(1);
  });
});

describe('what is stored of a redemption and what its entries reach', () => {
  const PARTLY = "status = 'PARTIALLY_REVERSED'";

  test('a newest entry that never comes', () => {
    tamper((db) => db.exec(`UPDATE redemptions SET newest_entry = newest_entry + 1000 WHERE ${PARTLY}`));
    const found = violationsOf('redemptions');
    expect(found.length).toBeGreaterThan(0);
    for (const words of found) expect(words).toMatch(/: newest entry is 1\d+, the journal says \d+$/);
  });

  test('reversals that never reach the stored total', () => {
    const count = tamper((db) => {
      db.exec(`DELETE FROM journal_entries WHERE seq IN (SELECT newest_entry FROM redemptions WHERE ${PARTLY})`);
      return db.prepare(`SELECT count(*) FROM redemptions WHERE ${PARTLY}`).pluck().get();
    });
    const found = violationsOf('redemptions');
    for (const name of ['newest entry', 'reversed_amount', 'status', 'updated_at'])
      expect(found.filter((words) => words.includes(`: ${name} is`))).toHaveLength(count as number);
  });

  test('reversals that go on behind it', () => {
    tamper((db) =>
      db.exec(`UPDATE redemptions SET reversed_amount = '0', reversed_quantity = reversed_quantity * 0, status = 'COMPLETED',
        newest_entry = (SELECT seq FROM journal_entries WHERE id = journal_entry_id), updated_at = redemptions.created_at,
        open_draw = (SELECT max(n) FROM draws WHERE redemption_seq = redemptions.seq),
        open_draw_left = (SELECT amount FROM draws WHERE redemption_seq = redemptions.seq ORDER BY n DESC LIMIT 1)
        WHERE ${PARTLY}`),
    );
    expect(violationsOf('redemptions')).toContainEqual(expect.stringContaining(': newest entry is '));
  });

  test('a second reversal that its redemption does not know of', async () => {
    const id = '550e8400-e29b-41d4-a716-446655440011';
    const { engine, call } = openSandbox({ path: file });
    await call('POST', `/v1/redemptions/${id}/reverse`, { reason: 'r', amount: '1' });
    const columns = ['reversed_amount', 'newest_entry'];
    const before = tamper((db) =>
      db.prepare(`SELECT ${columns.join()} FROM redemptions WHERE id = ?`).raw().get(id),
    ) as unknown[];
    await call('POST', `/v1/redemptions/${id}/reverse`, { reason: 'r', amount: '1' });
    engine.close();
    tamper((db) => db.prepare(`UPDATE redemptions SET (${columns.join()}) = (?, ?) WHERE id = ?`).run(...before, id));
    const found = violationsOf('redemptions').map((words) => /: (.*) is /.exec(words)?.[1]);
    expect(found).toEqual(['newest entry', 'reversed_amount']);
  });

  test.each([
    ['of another amount', "UPDATE draws SET amount = amount || '0'", /: draws is \d+0 of lot/],
    ['for another program', 'UPDATE redemptions SET program_seq = program_seq + 1', /: its owners or target are not/],
    ['for another account', 'UPDATE redemptions SET account_seq = account_seq + 1', /: its owners or target are not/],
    ['to another target', "UPDATE redemptions SET target_type = 'SYSTEM_BREAKAGE'", /: its owners or target are not/],
    ['to another entity', "UPDATE redemptions SET target_entity_id = 'x'", /: its owners or target are not/],
    ['from another lot of its account', 'UPDATE draws SET lot_seq = lot_seq + 1', /: draws is .* of lot/],
    ['with other numbers', 'UPDATE draws SET n = n + 1000', /: draws is /],
    ['that are gone', 'DELETE FROM draws', /: draws is ,? ?/],
    [
      'of units that are not what they cost',
      "UPDATE redemptions SET unit_cost = '1' WHERE kind = 'UNIT_BASED'",
      /: cost is \d+, the journal says \d+/,
    ],
    [
      'for less than came back',
      "UPDATE redemptions SET amount = '1' WHERE reversed_amount <> '0'",
      /reverses more than was redeemed/,
    ],
    ['that leave none open', 'UPDATE redemptions SET open_draw = NULL, open_draw_left = NULL', /: open draw is null,/],
    ['of which another rest is open', "UPDATE redemptions SET open_draw_left = '1'", /: open draw left is 1,/],
    [
      'of units that are not all back',
      "UPDATE redemptions SET quantity = 7 WHERE status = 'FULLY_REVERSED'",
      /: its reversals have \d units/,
    ],
    [
      'posted twice',
      "UPDATE journal_entries SET action_type = 'REDEMPTION' WHERE action_type = 'REVERSAL'",
      /is posted twice/,
    ],
    [
      'given back first',
      "UPDATE journal_entries SET action_type = 'REVERSAL' WHERE action_type = 'REDEMPTION'",
      /comes before the redemption's own entry/,
    ],
  ])('draws %s', (_what, sql, expected) => {
    tamper((db) => db.exec(sql));
    expect(violationsOf('redemptions')).toContainEqual(expect.stringMatching(expected));
  });
});

describe('a reversal that returned to other lots than the last drawn', () => {
  interface Line {
    entity_type: string;
    lot_id: string | null;
    amount: string;
  }
  const moved = (line: Line, by: number): Line => ({ ...line, amount: String(Number(line.amount) + by) });

  // Units cost 500.00: the second one is given back to two lots.
  test.each<[string, (own: [Line, Line]) => Line[]]>([
    ['to one of them more', ([a, b]) => [moved(a, 1), moved(b, -1)]],
    ['to the same one twice', ([a, b]) => [a, { ...b, lot_id: a.lot_id }]],
    ['forth and back', ([a, b]) => [a, b, { ...b, amount: '1' }, { ...b, amount: '-1' }]],
    ['to one of them alone', ([a, b]) => [moved(a, Number(b.amount))]],
  ])('%s', async (_what, edit) => {
    const { engine, call } = openSandbox({ path: file });
    const path = '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001/reverse';
    expect((await call('POST', path, { reason: 'r', quantity: 1 })).status).toBe(201);
    engine.close();
    expect(violationsOf('redemptions')).toEqual([]);
    const entry = tamper((db) => {
      const [id, text] = db
        .prepare('SELECT id, postings FROM journal_entries ORDER BY seq DESC LIMIT 1')
        .raw()
        .get() as [string, string];
      const lines = JSON.parse(text) as Line[];
      const own = lines.filter(({ entity_type }) => entity_type === 'PARTICIPANT') as [Line, Line];
      expect(own).toHaveLength(2);
      const edited = [...edit(own), ...lines.filter(({ entity_type }) => entity_type !== 'PARTICIPANT')];
      db.prepare('UPDATE journal_entries SET postings = ? WHERE id = ?').run(JSON.stringify(edited), id);
      return id;
    });
    expect(violationsOf('redemptions')).toEqual([`entry ${entry} returned to other lots than the last drawn`]);
  });
});

describe('numbers that stand for nothing', () => {
  test.each([
    ['programs', 'names a program or an account that does not exist'],
    ['assets', 'names a program or an account that does not exist'],
    ['accounts', 'names a program or an account that does not exist'],
  ])('%s', (table, words) => {
    tamper((db) => db.exec(`DELETE FROM ${table} WHERE seq = 1`));
    expect(violationsOf('hash_chain')).toContainEqual(expect.stringContaining(words));
  });

  test('two lots of an account that have changed numbers', () => {
    tamper((db) => {
      const lots = 'account_seq = (SELECT account_seq FROM lots GROUP BY 1 HAVING count(*) > 1 LIMIT 1)';
      db.exec(`UPDATE lots SET seq = seq + 1000 WHERE ${lots}`);
      db.exec(`UPDATE lots SET seq = (SELECT max(seq) + 1 FROM lots WHERE ${lots}) - seq WHERE ${lots}`);
    });
    expect(violationsOf('lots')).toContainEqual(
      expect.stringMatching(/has it as its number \d+, its first entry says/),
    );
  });

  test('a lot made for another participant', () => {
    tamper((db) =>
      db.exec("UPDATE journal_entries SET account_seq = account_seq % 2 + 1 WHERE action_type = 'CREDIT'"),
    );
    expect(violationsOf('lots')).toContainEqual(expect.stringMatching(/makes lot .* for another participant$/));
  });
});

test.each(['available', 'deferred', 'held', 'overdraft'])('%s of an account that its entries do not say', (bucket) => {
  tamper((db) => db.exec(`UPDATE accounts SET ${bucket} = '7'`));
  expect(violationsOf('balances')).toContainEqual(expect.stringMatching(`: ${bucket} is 7, the journal says`));
});

test('a ledger can be written to after it was verified, sound or not', async () => {
  for (const edit of ['SELECT 1', 'DELETE FROM journal_entries WHERE seq < 9', 'DELETE FROM redemptions']) {
    tamper((db) => db.exec(edit));
    const { engine, call } = openSandbox({ path: file });
    expect(engine.verify().ok).toBe(false);
    expect((await call('PATCH', '/_sandbox/settings', { restored_expired_lots: 'refuse' })).status).toBe(200);
    engine.close();
  }
});
