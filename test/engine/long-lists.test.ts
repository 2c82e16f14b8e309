// A page of a list costs what stands on it, not what stands behind it: the rows that SQLite hands out are counted, page by
// page, in a ledger whose lists are long, and every list is read to its end.
import { beforeAll, describe, expect, test } from 'vitest';
import { HANDLERS } from '../../src/local-engine/http/handlers.js';
import { inspectRedemption, listAllRedemptions } from '../../src/local-engine/ledger/inspect.js';
import { begin, type LedgerDeps, type Tx } from '../../src/local-engine/ledger/tx.js';
import { seedLedger } from '../../src/local-engine/ledger/demo-data.js';
import { verifyLedger } from '../../src/local-engine/ledger/verify/verify.js';
import { openStore, type Statement } from '../../src/local-engine/store/store.js';
import { START, counted } from '../support/sandbox.js';

/** `npm run test:long` takes ten times as many. */
const EACH = process.env.SCRIP_LONG === '1' ? 30_000 : 2200;
const LIMIT = 50;
/** For an item: the step to it, its row, the lots of its postings. */
const ROWS_PER_ITEM = 5;
/** Beside them: the settings, the owner, the places where a period begins and ends. */
const ROWS_BESIDE = 150;
const MOST_LOOKED_AT = 2000;

type Operation = keyof typeof HANDLERS;
type Query = Readonly<Record<string, string | boolean | undefined>>;
interface Item {
  readonly id?: string;
  readonly journal_entry_id?: string;
}
interface Page {
  readonly data: Item[];
  readonly pagination: { readonly has_more: boolean; readonly next_cursor: string | null };
}

const store = openStore(':memory:');
const seen = { rows: 0, texts: new Map<string, readonly unknown[]>() };
let now = START;
const newId = counted();
const deps: LedgerDeps = { store: { ...store, sql: counting }, nowMs: () => now, newId };
const ids: Record<string, string> = {};

/** The statement, each row that it hands out counted. */
function counting(text: string): Statement {
  const statement = store.sql(text);
  const note = (params: readonly unknown[]): void => void seen.texts.set(text, params);
  const watched = {
    raw: () => (statement.raw(), watched),
    pluck: () => (statement.pluck(), watched),
    run: (...params: unknown[]) => statement.run(...params),
    get: (...params: unknown[]) => {
      note(params);
      const row = statement.get(...params);
      if (row !== undefined) seen.rows += 1;
      return row;
    },
    all: (...params: unknown[]) => {
      note(params);
      const rows = statement.all(...params);
      seen.rows += rows.length;
      return rows;
    },
    *iterate(...params: unknown[]) {
      note(params);
      for (const row of statement.iterate(...params)) {
        seen.rows += 1;
        yield row;
      }
    },
  };
  return watched as unknown as Statement;
}

function run(operation: Operation, id: Readonly<Record<string, string>>, query: Query, body?: object): unknown {
  const call = { id: (name: string) => id[name] ?? id.id ?? '', query, body };
  const { body: answer, text } = HANDLERS[operation]?.run(begin(deps), call as never) as {
    body?: unknown;
    text?: string;
  };
  return answer ?? JSON.parse(text ?? '{}');
}

const make = (operation: Operation, id: Readonly<Record<string, string>>, body: object): string =>
  (run(operation, id, {}, body) as Item).id ?? '';

beforeAll(() => {
  store.write(() => {
    seedLedger(deps, 'empty');
    const program = make('createProgram', {}, { name: 'Long' });
    const asset = (symbol: string): string =>
      make(
        'createAsset',
        {},
        {
          ...{
            program_id: program,
            name: symbol,
            symbol,
            inventory_mode: symbol,
            issuance_policy: 'UNLIMITED',
            scale: 2,
          },
        },
      );
    Object.assign(ids, { program, lot: asset('LOT'), simple: asset('SIMPLE') });
    const member = (external_id: string): string => make('upsertParticipant', {}, { external_id, program_id: program });
    Object.assign(ids, { member: member('member'), other: member('other') });
    for (let n = 0; n < EACH; n += 1) member(`silent-${n}`);
    const both = (n: number): object => ({
      program_id: program,
      asset_id: n % 2 === 0 ? ids.lot : ids.simple,
      amount: '9.00',
    });
    for (let n = 0; n < EACH; n += 1) {
      now += 1000;
      run(
        'creditParticipant',
        { id: ids.member ?? '' },
        {},
        {
          ...{ ...both(n), participant_id: ids.member, description: 'Earned' },
        },
      );
    }
    const redeem = (body: object): string =>
      make('redeemRaw', { id: ids.member ?? '' }, { ...body, description: 'Spent' });
    for (let n = 0; n < EACH / 3; n += 1) {
      now += 1000;
      redeem({ ...both(n), amount: '1.00' });
    }
    ids.redemption = redeem({ ...both(1), amount: `${EACH}.00` });
    for (let n = 0; n < EACH; n += 1) {
      run(
        'reverseRedemption',
        { id: ids.redemption },
        {},
        { reason: 'Given back', amount: '0.01', idempotency_key: `k${n}` },
      );
    }
  });
});

/** Every page of a list, and the most rows that one of them took. */
function readThrough(
  read: (tx: Tx, query: Query) => unknown,
  query: Query,
): { items: string[]; pages: number; most: number } {
  const found = { items: [] as string[], pages: 0, most: 0 };
  seen.texts.clear();
  for (let cursor: string | undefined; ;) {
    seen.rows = 0;
    const page = store.read(() => read(begin(deps), { ...query, limit: LIMIT as never, cursor })) as Page;
    found.most = Math.max(found.most, seen.rows);
    found.items.push(...page.data.map((item) => item.id ?? item.journal_entry_id ?? ''));
    found.pages += 1;
    if (!page.pagination.has_more) return found;
    cursor = page.pagination.next_cursor ?? '';
  }
}

const listed =
  (operation: Operation, owner: string) =>
  (_tx: Tx, query: Query): unknown =>
    run(operation, { id: ids[owner] ?? '' }, query);

/** SQLite's own way through each statement that was run: one that sorts, or reads a whole table, names it. */
function plans(): string[] {
  // One row in the table's own order is no scan.
  const long = [...seen.texts].filter(([text]) => !text.includes('LIMIT 1'));
  const details = long.flatMap(([text, params]) => {
    const plan = store.sql(`EXPLAIN QUERY PLAN ${text}`).all(...params) as { detail: string }[];
    return plan.map(({ detail }) => detail);
  });
  const tables = store.sql("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  const isLong = (name: string): boolean => ['e', 'r', 'l', 'c', 'p', ...tables].includes(name) && name !== 'settings';
  return details.filter((detail) => detail.includes('TEMP B-TREE') || isLong(/^SCAN (\w+)/.exec(detail)?.[1] ?? ''));
}

const seconds = (n: number): string => new Date(START + n * 1000).toISOString();
const entries = (condition: string): string => `SELECT id FROM journal_readable e WHERE ${condition} ORDER BY seq DESC`;
const MEMBER = "e.external_id = 'member'";

describe('a page costs what stands on it, first, middle and last; the pages are the whole list', () => {
  // The list, its query; what it holds, by SQL that reads everything.
  test.each<[string, (tx: Tx, query: Query) => unknown, () => Query, string]>([
    ['history', listed('listHistory', 'member'), () => ({}), entries(MEMBER)],
    [
      'history of an asset',
      listed('listHistory', 'member'),
      () => ({ asset_id: ids.simple }),
      entries("e.symbol = 'SIMPLE'"),
    ],
    ['history of a bucket', listed('listHistory', 'member'), () => ({ bucket: 'AVAILABLE' }), entries(MEMBER)],
    [
      'history from a time',
      listed('listHistory', 'member'),
      () => ({ from: seconds(EACH - 9) }),
      entries(`e.created_at >= ${START + (EACH - 9) * 1000}`),
    ],
    ['history of nobody', listed('listHistory', 'other'), () => ({}), entries('0')],
    ['journal', listed('listJournalEntries', ''), () => ({}), entries('1')],
    [
      'journal of a participant',
      listed('listJournalEntries', ''),
      () => ({ participant_id: ids.member }),
      entries(MEMBER),
    ],
    ['journal of an external id', listed('listJournalEntries', ''), () => ({ external_id: 'member' }), entries(MEMBER)],
    [
      'journal of a period',
      listed('listJournalEntries', ''),
      () => ({ from: seconds(70), to: seconds(500) }),
      entries(`e.created_at >= ${START + 70_000} AND e.created_at < ${START + 500_000}`),
    ],
    [
      'redemptions',
      listed('listRedemptions', 'member'),
      () => ({}),
      'SELECT id FROM redemptions_readable ORDER BY seq DESC',
    ],
    [
      'redemptions until a time',
      listed('listRedemptions', 'member'),
      () => ({ to: seconds(EACH + 100) }),
      `SELECT id FROM redemptions_readable WHERE created_at < ${START + (EACH + 100) * 1000} ORDER BY seq DESC`,
    ],
    [
      'redemptions of all',
      (tx, query) => listAllRedemptions(tx, query).body,
      () => ({}),
      'SELECT id FROM redemptions_readable ORDER BY seq DESC',
    ],
    [
      'redemptions of an external id',
      (tx, query) => listAllRedemptions(tx, query).body,
      () => ({ external_id: 'member' }),
      'SELECT id FROM redemptions_readable ORDER BY seq DESC',
    ],
    [
      'reversals',
      listed('listReversals', 'redemption'),
      () => ({}),
      'SELECT reversal_id FROM journal_readable WHERE reversal_id IS NOT NULL ORDER BY seq',
    ],
    ['lots', listed('listLots', 'member'), () => ({ asset_id: ids.lot }), 'SELECT id FROM lots_readable ORDER BY seq'],
  ])('%s', (_list, read, query, all) => {
    const { items, most } = readThrough(read, query());
    expect(plans()).toEqual([]);
    expect(items).toEqual(store.sql(all).pluck().all());
    expect(most).toBeLessThan(LIMIT * ROWS_PER_ITEM + ROWS_BESIDE);
  });
});

describe('a filter that hardly anything meets: a page looks at a limited number of rows, then goes on', () => {
  test.each<[string, (tx: Tx, query: Query) => unknown, () => Query, number]>([
    ['history of a bucket', listed('listHistory', 'member'), () => ({ bucket: 'HELD' }), 0],
    ['history of the oldest', listed('listHistory', 'member'), () => ({ to: seconds(8) }), 7],
    ['journal of an action', listed('listJournalEntries', ''), () => ({ action_type: 'EXPIRY' }), 0],
    ['journal of an amount', listed('listJournalEntries', ''), () => ({ min_amount: `${EACH}` }), 1],
    ['redemptions of a status', listed('listRedemptions', 'member'), () => ({ status: 'PARTIALLY_REVERSED' }), 1],
    ['lots of a reference', listed('listLots', 'member'), () => ({ asset_id: ids.lot, reference_id: 'none' }), 0],
  ])('%s', (_list, read, query, count) => {
    const { items, most } = readThrough(read, query());
    expect(items).toHaveLength(count);
    expect(most).toBeLessThan(2 * MOST_LOOKED_AT + ROWS_BESIDE);
  });

  test('the page is empty and says that there is more', () => {
    const page = store.read(() => listed('listJournalEntries', '')(begin(deps), { action_type: 'EXPIRY' })) as Page;
    expect([page.data.length, page.pagination.has_more]).toEqual([0, true]);
  });
});

describe('participants', () => {
  const participants = listed('listParticipants', '');
  test.each<[string, () => Query, string]>([
    ['newest first', () => ({}), 'seq DESC'],
    ['by external id', () => ({ sort_by: 'external_id', sort_dir: 'asc' }), 'external_id'],
    ['by status', () => ({ sort_by: 'status' }), 'status DESC, seq DESC'],
    ['of a status', () => ({ status: 'ACTIVE' }), 'seq DESC'],
    ['of a program', () => ({ program_id: ids.program }), 'seq DESC'],
  ])('%s: nothing is sorted, and a page costs what stands on it', (_order, query, by) => {
    const { items, most } = readThrough(participants, query());
    expect(plans().filter((detail) => detail.includes('TEMP'))).toEqual([]);
    expect(items).toEqual(store.sql(`SELECT id FROM participants ORDER BY ${by}`).pluck().all());
    expect(most).toBeLessThan(LIMIT * ROWS_PER_ITEM);
  });

  test.each<[string, string, number, string?]>([
    ['nobody', 'nobody at all', 0],
    ['the oldest', 'member', 1],
    ['the oldest, sorted', 'member', 1, 'external_id'],
    ['some', `silent-${EACH - 1}`, 1],
    ['all', 'silent-', EACH],
  ])('a search for %s goes on page by page', (_who, search, count, sort_by) => {
    const { items, most } = readThrough(participants, { search, sort_by });
    expect(items).toHaveLength(count);
    expect(new Set(items).size).toBe(count);
    expect(most).toBeLessThan(MOST_LOOKED_AT + ROWS_BESIDE);
  });
});

describe('a cursor made by hand is no way to rows of somebody else', () => {
  const cursorOf = (read: (query: Query) => unknown): unknown[] => {
    const { pagination } = store.read(() => read({ limit: 1 as never })) as Page;
    return JSON.parse(Buffer.from(pagination.next_cursor ?? '', 'base64url').toString()) as unknown[];
  };
  const history = (query: Query): unknown => run('listHistory', { id: ids.member ?? '' }, query);
  const write = (cursor: readonly unknown[]): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

  test.each<[string, (lane: number, seq: number) => unknown]>([
    ['another account', (lane, seq) => [[lane + 77, seq]]],
    ['no number', (lane) => [[lane, 'x']]],
    ['half a pair', (lane) => [[lane]]],
    ['no list', () => 7],
    ['nothing', () => null],
  ])('%s: 400', (_what, forge) => {
    const [identity, front, taken] = cursorOf(history);
    const [[lane, seq]] = front as [[number, number]];
    const cursor = write([identity, forge(lane, seq), taken]);
    expect(() => store.read(() => history({ cursor }))).toThrow('cursor is not one of this list');
  });

  test("an entry of the participant's other account stands in no lane that it is not of", () => {
    const [identity, front, taken] = cursorOf(history);
    const [[one, seq], [two]] = front as [[number, number], [number, number]];
    const swapped = write([
      identity,
      [two, seq, one, 0].flatMap((_, n, all) => (n % 2 === 0 ? [all.slice(n, n + 2)] : [])),
      taken,
    ]);
    const { data } = store.read(() => history({ cursor: swapped })) as Page;
    expect(data).toEqual([]);
  });
});

describe('reversals, oldest first, whatever the number: none lost, none twice', () => {
  test.each([0, 1, 63, 64, 65, 127, 128, 129, 200])('%i', (count) => {
    const made = rehearse(() => {
      const id = make(
        'redeemRaw',
        { id: ids.member ?? '' },
        {
          ...{ program_id: ids.program, asset_id: ids.simple, amount: '9.00', description: 'Spent' },
        },
      );
      const keys = Array.from({ length: count }, (_, n) => `${count}-${n}`);
      const reverse = (key: string): string =>
        make('reverseRedemption', { id }, { reason: 'Back', amount: '0.01', idempotency_key: key });
      const expected = keys.map(reverse);
      const pages: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = run('listReversals', { id }, { limit: 7 as never, cursor }) as Page;
        pages.push(...page.data.map((item) => item.id ?? ''));
        if (!page.pagination.has_more) return { pages, expected };
        cursor = page.pagination.next_cursor ?? '';
      }
    });
    expect(made.pages).toEqual(made.expected);
  });
});

test('the entries of a redemption with many reversals: the newest 200, and that there are more', () => {
  seen.rows = 0;
  const { body } = store.read(() => inspectRedemption(begin(deps), ids.redemption ?? ''));
  expect(body).toMatchObject({ entries_left_out: true, redemption: { id: ids.redemption } });
  expect((body as { entries: unknown[] }).entries).toHaveLength(200);
  expect(seen.rows).toBeLessThan(1000);
});

describe('verify', () => {
  const broken = (): string[] => verifyLedger(begin(deps), () => []).checks.flatMap(({ violations }) => violations);
  const WRONG = 'DROP TRIGGER milestones_no_update; DROP TRIGGER milestones_no_delete';

  test('a ledger with milestones is as its journal says', () => {
    expect(store.sql('SELECT count(*) FROM milestones').pluck().get()).toBe(Math.floor(EACH / 64));
    expect(broken()).toEqual([]);
  });

  test.each([
    [
      'one is gone',
      'DELETE FROM milestones WHERE entry_seq = (SELECT max(entry_seq) FROM milestones)',
      /is not kept as a milestone/,
    ],
    [
      'one names another entry',
      'UPDATE milestones SET entry_seq = entry_seq - 1 WHERE entry_seq = (SELECT min(entry_seq) FROM milestones)',
      /is not kept as a milestone/,
    ],
    [
      'one is of another redemption',
      'UPDATE milestones SET redemption_seq = 1 WHERE entry_seq = (SELECT min(entry_seq) FROM milestones)',
      /is not kept as a milestone/,
    ],
    ['one too many', 'INSERT INTO milestones VALUES (1, 5)', /1 milestones are of no reversal/],
    [
      'the count of reversals is wrong',
      'UPDATE redemptions SET reversals = reversals + 1 WHERE reversals > 0',
      /reversals is \d+, the journal says \d+/,
    ],
    [
      'a redemption without reversals counts one',
      'UPDATE redemptions SET reversals = 1 WHERE seq = 1',
      /reversals is 1, the journal says 0/,
    ],
  ])('finds it when %s', (_what, sql, found) => {
    const violations = rehearse(() => {
      for (const statement of WRONG.split('; ')) store.sql(statement).run();
      store.sql(sql).run();
      return broken();
    });
    expect(violations.join('\n')).toMatch(found);
  });
});

function rehearse<T>(work: () => T): T {
  return store.rehearse(work);
}
