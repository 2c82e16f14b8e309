// Files that cannot be a ledger: each is refused in words that help, and left as it was.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StorageError, createLocalEngine } from '../../src/local-engine/index.js';
import { openStore } from '../../src/local-engine/store/store.js';
import { contentOfFile } from '../support/content.js';
import { openWorld } from '../support/world.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';

const Database = loadDriver();

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-storage-'));
  file = join(folder, 'ledger.db');
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

function refusalOf(path: string): StorageError {
  try {
    createLocalEngine({ path }).close();
  } catch (error) {
    if (error instanceof StorageError) return error;
    throw error;
  }
  throw new Error('the file was taken');
}

describe('a file that is not a ledger', () => {
  test('text', () => {
    writeFileSync(file, 'redemption_id,amount\n');
    expect(refusalOf(file)).toMatchObject({
      code: 'not_a_database',
      hint: expect.stringContaining('another file') as string,
    });
    expect(readFileSync(file, 'utf8')).toBe('redemption_id,amount\n');
  });

  test("another program's database", () => {
    const other = new Database(file);
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    const before = readFileSync(file);
    expect(refusalOf(file).code).toBe('not_a_database');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each([
    [99, 'newer_version', 'made by a newer scrip: its schema is 99', 'update scrip, or move the file away'],
    [0, 'older_version', 'made by an older scrip: its schema is 0', 'move the file away'],
    [1, 'older_version', "made by an older scrip: its schema is 1, this one's is 2", 'move the file away'],
  ])('one of schema %i, which is left as it was', (version, code, message, hint) => {
    createLocalEngine({ path: file, seed: 'empty' }).close();
    const db = new Database(file);
    db.pragma(`user_version = ${version}`);
    db.close();
    const before = readFileSync(file);
    expect(refusalOf(file)).toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
      hint: `${hint}, and scrip sandbox reset --yes makes a new one; this file was left as it is`,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each<[string, string, number]>([
    ['a table', 'CREATE TABLE idempotency_keys (key TEXT)', 1],
    [
      'all of the old tables that it needs',
      'CREATE TABLE settings (one INTEGER); CREATE TABLE journal_entries (seq INTEGER, entry_hash TEXT)',
      1,
    ],
    ['a view', 'CREATE VIEW journal_with_ids AS SELECT 1', 1],
    ['tables that no migration of that time made', 'CREATE TABLE t (a)', 0],
    ['an index', 'CREATE TABLE t (a); CREATE INDEX i ON t (a)', 1],
  ])(
    'one of ours with %s of the schema before the first release: none of the new tables come into it',
    (_what, sql, version) => {
      const db = new Database(file);
      db.pragma('application_id = 0x53435250');
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
      db.close();
      const before = readFileSync(file);
      expect(refusalOf(file).code).toBe('older_version');
      expect(readFileSync(file).equals(before)).toBe(true);
    },
  );

  test('one whose tables are not those of its version', () => {
    createLocalEngine({ path: file }).close();
    const db = new Database(file);
    db.exec('ALTER TABLE settings RENAME TO other');
    db.close();
    expect(refusalOf(file)).toMatchObject({ code: 'damaged', hint: expect.stringContaining('backup') as string });
  });

  test('a damaged one', () => {
    createLocalEngine({ path: file }).close();
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 0x5a)]));
    expect(['damaged', 'not_a_database']).toContain(refusalOf(file).code);
  });

  test('a folder', () => {
    mkdirSync(file);
    expect(refusalOf(file).code).toBe('read_only');
  });

  test('a file in no folder', () => {
    expect(refusalOf(join(folder, 'nowhere', 'ledger.db'))).toMatchObject({ code: 'not_found' });
  });

  test.skipIf(process.getuid?.() === 0)('one that may not be written', () => {
    createLocalEngine({ path: file }).close();
    chmodSync(file, 0o400);
    chmodSync(folder, 0o500);
    expect(refusalOf(file).code).toBe('read_only');
  });

  test('an empty file becomes one', () => {
    writeFileSync(file, '');
    const engine = createLocalEngine({ path: file });
    expect(engine.created).toBe(true);
    engine.close();
  });
});

describe('a disk that is full', () => {
  test('the request is answered 503 in words that help, nothing is kept, and it goes on when there is room', async () => {
    const world = await openWorld({ path: file });
    await world.say('credit 50');
    await world.say('redeem 50');
    const path = `/v1/participants/${world.ids.participant}/redemptions`;
    const redemption = ((await world.call('GET', path)).body.data as { id: string }[])[0]?.id ?? '';
    world.engine.close();
    const before = contentOfFile(file);

    const store = openStore(file);
    store.sql('PRAGMA max_page_count = 1').get();
    const { createEngineSend } = await import('../../src/local-engine/http/send.js');
    const { fetch: send } = createEngineSend({
      store,
      nowMs: Date.now,
      newId: () => crypto.randomUUID(),
      apiKey: 'sk_sandbox',
      rateLimit: false,
      version: '0',
      onBug: (error) => {
        throw error;
      },
    });
    const ask = (): Promise<Response> =>
      send(
        new Request(`http://sandbox/v1/redemptions/${redemption}/reverse`, {
          method: 'POST',
          headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
          body: JSON.stringify({ reason: 'x'.repeat(500), idempotency_key: 'k', amount: '0.01', note: '' }),
        }),
      );
    // Pages that exist have room for some; the one that needs a new page meets the full disk.
    let response = await ask();
    for (let n = 0; response.status < 400 && n < 100; n += 1) {
      response = await send(
        new Request(`http://sandbox/v1/redemptions/${redemption}/reverse`, {
          method: 'POST',
          headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
          body: JSON.stringify({ reason: 'x'.repeat(500), idempotency_key: `k${n}`, amount: '0.01' }),
        }),
      );
    }
    expect(response.status).toBe(503);
    const { code, message } = (await response.json()) as { code: string; message: string };
    expect([code, message]).toEqual(['storage_unavailable', expect.stringContaining('the disk is full')]);
    store.sql('PRAGMA max_page_count = 1073741823').get();
    expect((await ask()).status).toBeLessThan(300);
    store.close();
    const engine = createLocalEngine({ path: file });
    expect(engine.verify().ok).toBe(true);
    engine.close();
    expect(contentOfFile(file)).not.toEqual(before);
  });
});

describe('a file that is taken away while it is open', () => {
  test.each(['', '-wal'])(
    'the ledger%s: nothing is answered as done, and all is there when it is back',
    async (part) => {
      const world = await openWorld({ path: file });
      await world.say('credit 50');
      expect(await world.say('redeem 10 key=k1')).toMatch(/^201/);
      renameSync(`${file}${part}`, join(folder, 'elsewhere'));
      expect(await world.say('redeem 10 key=k2')).toMatch(/^503 storage_unavailable/);
      writeFileSync(`${file}${part}`, 'another');
      expect(await world.say('redeem 10 key=k3')).toMatch(/^503 storage_unavailable/);
      renameSync(join(folder, 'elsewhere'), `${file}${part}`);
      expect(await world.say('redeem 10 key=k2')).toMatch(/^200/);
      expect(await world.say('redeem 10 key=k3')).toMatch(/^200/);
      expect(await world.say('balance')).toBe('20.00');
      expect(await world.say('verify')).toBe('ok');
      world.engine.close();
    },
  );
});

test('every commit is synced: synchronous=FULL in WAL mode, on every connection', () => {
  const store = openStore(file);
  expect(store.sql('PRAGMA synchronous').pluck().get()).toBe(2);
  expect(store.sql('PRAGMA journal_mode').pluck().get()).toBe('wal');
  expect(store.sql('PRAGMA foreign_keys').pluck().get()).toBe(1);
  store.close();
});

describe('the journal and its like are append-only', () => {
  test.each(['journal_entries', 'draws'])('%s refuses UPDATE and DELETE, from any program', async (table) => {
    const world = await openWorld({ path: file });
    await world.say('credit 50');
    await world.say('redeem 50 key=k1');
    world.engine.close();
    const db = new Database(file);
    const [column = ''] = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
    expect(() => db.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(/append-only/);
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
    db.close();
  });
});
