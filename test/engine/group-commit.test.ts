// Requests that wait at the same time share one durable transaction, and know nothing of each other.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngineSend } from '../../src/local-engine/http/send.js';
import type { SqlValue } from '../../src/local-engine/store/columns.js';
import { StorageError } from '../../src/local-engine/store/storage-error.js';
import { type Statement, type Store, openStore } from '../../src/local-engine/store/store.js';
import { contentOfFile } from '../support/content.js';
import { START, counted } from '../support/sandbox.js';
import { openWorld } from '../support/world.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-group-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Told {
  readonly status: number;
  readonly code?: string;
}

interface Group {
  /** Sends reversals side by side; each is an amount and a key. */
  readonly reverse: (...asked: ReadonlyArray<readonly [amount: string, key: string]>) => Promise<Told[]>;
  readonly store: Store;
  readonly commits: () => number;
  readonly bugs: unknown[];
  readonly file: string;
}

/** A file with one redemption of 100.00, and an engine on it whose store is what `spoil` makes of the real one. */
async function openGroup(spoil: (store: Store) => Partial<Store> = () => ({})): Promise<Group> {
  const file = join(folder, 'ledger.db');
  const world = await openWorld({ path: file });
  for (const sentence of ['credit 60', 'credit 40', 'redeem 100']) await world.say(sentence);
  const { body } = await world.call('GET', `/v1/participants/${world.ids.participant}/redemptions`);
  const redemption = (body.data as { id: string }[])[0]?.id ?? '';
  world.engine.close();

  const real = openStore(file);
  let commits = 0;
  let depth = 0;
  const counting: Store = {
    ...real,
    write: (work) => {
      depth += 1;
      try {
        const result = real.write(work);
        if (depth === 1) commits += 1;
        return result;
      } finally {
        depth -= 1;
      }
    },
  };
  const store = { ...counting, ...spoil(counting) };
  const bugs: unknown[] = [];
  const { fetch: send } = createEngineSend({
    store,
    nowMs: () => START,
    newId: counted(7),
    apiKey: 'sk_sandbox',
    rateLimit: false,
    version: '0',
    onBug: (error) => bugs.push(error),
  });
  const one = async ([amount, key]: readonly [string, string]): Promise<Told> => {
    const response = await send(`http://sandbox/v1/redemptions/${redemption}/reverse`, {
      method: 'POST',
      headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'r', amount, idempotency_key: key }),
    });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, ...(code !== undefined && { code }) };
  };
  return {
    reverse: (...asked) => Promise.all(asked.map(one)),
    store: real,
    commits: () => commits,
    bugs,
    file,
  };
}

/** A store on which the statement that posts the entry of this key does something else first. */
function atKey(key: string, trouble: (store: Store) => void): (store: Store) => Partial<Store> {
  return (store) => ({
    sql: (text) => {
      const statement = store.sql(text);
      if (!text.startsWith('INSERT INTO journal_entries')) return statement;
      const run = (...values: readonly SqlValue[]): unknown => {
        if (values.includes(key)) trouble(store);
        return statement.run(...values);
      };
      return { run } as unknown as Statement;
    },
  });
}

const postedKeys = (store: Store): unknown[] =>
  store.sql('SELECT key FROM journal_entries WHERE key IS NOT NULL ORDER BY key').pluck().all();

test('those that come together share one commit, in the order in which they came', async () => {
  const { reverse, store, commits } = await openGroup();
  const told = await reverse(['1', 'a'], ['2', 'b'], ['3', 'c']);
  expect(told.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(commits()).toBe(1);
  expect(store.sql('SELECT amount FROM journal_entries ORDER BY seq DESC LIMIT 3').pluck().all()).toEqual([
    '300',
    '200',
    '100',
  ]);
  await reverse(['4', 'd']);
  expect(commits()).toBe(2);
  store.close();
});

test('a key that comes twice in one group acts once, and the sum of a group stays within what remains', async () => {
  const { reverse, store } = await openGroup();
  const told = await reverse(['60', 'a'], ['60', 'a'], ['50', 'b'], ['40', 'a'], ['40', 'c']);
  expect(told).toEqual([
    { status: 201 },
    { status: 200 },
    { status: 422, code: 'reversal_exceeds_remaining' },
    { status: 409, code: 'idempotency_conflict' },
    { status: 201 },
  ]);
  expect(postedKeys(store)).toEqual(['a', 'c']);
  store.close();
});

test('one that breaks is taken back alone', async () => {
  const broken = new Error('a bug');
  const { reverse, store, commits, bugs } = await openGroup(
    atKey('b', () => {
      throw broken;
    }),
  );
  const told = await reverse(['1', 'a'], ['2', 'b'], ['3', 'c']);
  expect(told.map(({ status }) => status)).toEqual([201, 500, 201]);
  expect(bugs).toEqual([broken]);
  expect(commits()).toBe(1);
  expect(postedKeys(store)).toEqual(['a', 'c']);
  expect(store.sql("SELECT count(*) FROM journal_entries WHERE action_type = 'REVERSAL'").pluck().get()).toBe(2);
  store.close();
});

test.each<[string, (store: Store) => void]>([
  [
    'the file is in trouble',
    () => {
      throw new StorageError('disk_full', 'full', 'free some space');
    },
  ],
  // As SQLite itself does for some errors; what came next would otherwise be kept while the rest is told that it failed.
  [
    'SQLite takes the transaction back by itself',
    (store) => {
      store.sql('ROLLBACK').run();
      throw new Error('the statement failed');
    },
  ],
])('when %s in the middle of a group, nobody is told that anything was done, a refusal neither', async (_, trouble) => {
  const { reverse, store, commits, file } = await openGroup(atKey('b', trouble));
  const content = contentOfFile(file);
  const told = await reverse(['1', 'a'], ['2', 'b'], ['3', 'c'], ['999', 'd']);
  expect(told).toEqual(Array.from({ length: 4 }, () => ({ status: 503, code: 'storage_unavailable' })));
  expect(commits()).toBe(0);
  expect(contentOfFile(file)).toEqual(content);
  store.close();
});

test('a commit that fails answers none as done', async () => {
  const { reverse, store, file } = await openGroup((real) => ({
    write: (work) =>
      real.write(() => {
        work();
        throw new StorageError('io', 'fsync failed', 'look the keys up');
      }),
  }));
  const content = contentOfFile(file);
  const told = await reverse(['1', 'a'], ['2', 'b']);
  expect(told.map(({ status }) => status)).toEqual([503, 503]);
  expect(contentOfFile(file)).toEqual(content);
  store.close();
});

test('more than a group holds are committed in several', async () => {
  const { reverse, store, commits } = await openGroup();
  const told = await reverse(...Array.from({ length: 300 }, (_, n) => ['0.01', `k${n}`] as const));
  expect(told.every(({ status }) => status === 201)).toBe(true);
  expect(commits()).toBe(2);
  expect(store.sql('SELECT reversed_amount FROM redemptions').pluck().get()).toBe('300');
  store.close();
});
