// verify reads redemptions beside the journal. What does not come in the order of the numbers must be found all the same, and
// what is in order but elsewhere must not be called broken.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type DatabaseConstructor from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalEngine } from '../../src/local-engine/index.js';
import { tamper as tamperWith } from '../support/ledger-file.js';
import { START, openSandbox } from '../support/sandbox.js';

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

const tamper = <T>(edit: (db: DatabaseConstructor.Database) => T): T => tamperWith(file, edit);

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
    entry_seq, created_at, newest_entry, updated_at)
  SELECT :seq, zeroblob(16), 'RAW', program_seq, account_seq, amount, target_type, 'r', entry_seq, created_at, newest_entry,
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
    expect(violationsOf('redemptions')).toEqual(['redemption 00000000-0000-0000-0000-000000000000 was never posted']);
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
      const row = db.prepare('SELECT seq, id FROM redemptions_readable ORDER BY seq * ? LIMIT 1').raw();
      const [seq, chosen] = row.get(which === 'first' ? 1 : -1) as [number, string];
      db.prepare("UPDATE redemptions SET description = 'other' WHERE seq = ?").run(seq);
      return chosen;
    });
    expect(violationsOf('redemptions')).toEqual([expect.stringContaining(`redemption ${id}: description is other`)]);
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
    for (const name of ['newest entry', 'reversed_amount', 'updated_at'])
      expect(found.filter((words) => words.includes(`: ${name} is`))).toHaveLength(count as number);
  });

  test('reversals that go on behind it', () => {
    tamper((db) =>
      db.exec(`UPDATE redemptions SET reversed_amount = '0', reversed_quantity = reversed_quantity * 0,
        newest_entry = entry_seq, updated_at = redemptions.created_at,
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
    const own = Buffer.from(id.replaceAll('-', ''), 'hex');
    const before = tamper((db) =>
      db.prepare(`SELECT ${columns.join()} FROM redemptions WHERE id = ?`).raw().get(own),
    ) as unknown[];
    await call('POST', `/v1/redemptions/${id}/reverse`, { reason: 'r', amount: '1' });
    engine.close();
    tamper((db) => db.prepare(`UPDATE redemptions SET (${columns.join()}) = (?, ?) WHERE id = ?`).run(...before, own));
    const found = violationsOf('redemptions').map((words) => /: (.*) is /.exec(words)?.[1]);
    expect(found).toEqual(['reversals', 'newest entry', 'reversed_amount', 'reversals']);
  });

  test.each([
    ['of another amount', "UPDATE draws SET amount = amount || '0'", /: draws is 1: \d+0 of lot/],
    ['for another program', 'UPDATE redemptions SET program_seq = program_seq + 1', /: its owners or target are not/],
    ['for another account', 'UPDATE redemptions SET account_seq = account_seq + 1', /: its owners or target are not/],
    ['to another target', "UPDATE redemptions SET target_type = 'SYSTEM_BREAKAGE'", /: its owners or target are not/],
    ['from another lot of its account', 'UPDATE draws SET lot_seq = lot_seq + 1', /: draws is .* of lot/],
    ['with other numbers', 'UPDATE draws SET n = n + 1000', /: draws is 1001: /],
    [
      'the last of which has another number',
      'UPDATE draws SET n = n + 1 WHERE n = (SELECT max(n) FROM draws d WHERE d.redemption_seq = draws.redemption_seq)',
      /: draws is .*\d: \d+ of lot/,
    ],
    ['that are gone', 'DELETE FROM draws', /: draws is ,/],
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
  type Line = [place: string, amount: string, lot?: number | undefined];
  const moved = ([place, amount, lot]: Line, by: number): Line => [place, String(Number(amount) + by), lot];

  // Units cost 500.00: the second one is given back to two lots.
  test.each<[string, (own: [Line, Line]) => Line[]]>([
    ['to one of them more', ([a, b]) => [moved(a, 1), moved(b, -1)]],
    ['to the same one twice', ([a, b]) => [a, [b[0], b[1], a[2]]]],
    ['forth and back', ([a, b]) => [a, b, [b[0], '1', b[2]], [b[0], '-1', b[2]]]],
    ['to one of them alone', ([a, b]) => [moved(a, Number(b[1]))]],
    ['in another order', ([a, b]) => [b, a]],
    ['to no lot', ([a, b]) => [[a[0], a[1]], b]],
  ])('%s', async (_what, edit) => {
    const { engine, call } = openSandbox({ path: file });
    const path = '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001/reverse';
    expect((await call('POST', path, { reason: 'r', quantity: 1 })).status).toBe(201);
    engine.close();
    expect(violationsOf('redemptions')).toEqual([]);
    const entry = tamper((db) => {
      const [seq, id, text] = db
        .prepare('SELECT seq, id, postings FROM journal_readable ORDER BY seq DESC LIMIT 1')
        .raw()
        .get() as [number, string, string];
      const lines = JSON.parse(text) as Line[];
      const own = lines.filter(([place]) => place === 'A') as [Line, Line];
      expect(own).toHaveLength(2);
      const edited = [...edit(own), ...lines.filter(([place]) => place !== 'A')];
      db.prepare('UPDATE journal_entries SET postings = ? WHERE seq = ?').run(JSON.stringify(edited), seq);
      return `${id} (${seq})`;
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
      expect.stringMatching(/^lot \S+-\S+: its program, time, reference or id is not what its first entry says$/),
    );
  });

  test('a lot made for another participant', () => {
    tamper((db) =>
      db.exec("UPDATE journal_entries SET account_seq = account_seq % 2 + 1 WHERE action_type = 'CREDIT'"),
    );
    const found = violationsOf('lots');
    expect(found).toContainEqual(expect.stringMatching(/^lot \d+ of account \d+ has postings but does not exist$/));
    expect(found).toContainEqual(
      expect.stringMatching(/^entry .* moves lot \d+ of its account, which was never made$/),
    );
  });

  test.each([
    ['no lot makes it', (text: string) => text.replace(/,"[0-9a-f]{32}"/, '')],
    ['a later number comes first', (text: string) => text.replace(/,(\d+),"([0-9a-f]{32})"/, ',99,"$2"')],
  ])('a lot that is moved before it was made: %s', (_what, edit) => {
    tamper((db) => {
      const text = db.prepare('SELECT postings FROM journal_entries WHERE seq = 1').pluck().get() as string;
      expect(edit(text)).not.toBe(text);
      db.prepare('UPDATE journal_entries SET postings = ? WHERE seq = 1').run(edit(text));
    });
    expect(violationsOf('lots')).toContainEqual(
      expect.stringMatching(/moves lot \d+ of its account, which was never made$/),
    );
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
    expect(engine.verify().ok).toBe(edit === 'SELECT 1');
    expect((await call('PATCH', '/_sandbox/settings', { restored_expired_lots: 'refuse' })).status).toBe(200);
    engine.close();
  }
});
