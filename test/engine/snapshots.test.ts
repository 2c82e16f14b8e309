// A snapshot is the whole ledger at one moment, and restoring it is one moment too: for requests, for other processes,
// for a process that dies in between.
import type DatabaseConstructor from 'better-sqlite3';
import { execa } from 'execa';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { counted, openSandbox, type Sandbox } from '../support/sandbox.js';

const Database = loadDriver();
const PATH = '/_sandbox/snapshots';
const REVERSE = '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001/reverse';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-snapshots-'));
  file = join(folder, 'ledger.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const demo = (path: string): Sandbox => openSandbox({ path, seed: 'demo', newId: counted(2) });
const save = (sandbox: Sandbox, name = 's', more = {}): Promise<{ status: number; body: any }> =>
  sandbox.call('POST', PATH, { action: 'save', name, ...more });
const restore = (sandbox: Sandbox, name = 's'): Promise<{ status: number; body: any }> =>
  sandbox.call('POST', PATH, { action: 'restore', name });

/** Everything the database says, row by row; what a snapshot must bring back. */
function contents(path: string): string {
  const db = new Database(path);
  const names = db.prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name').all();
  const rows = (names as { type: string; name: string }[])
    .filter(({ type }) => type === 'table')
    .map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).raw().all()]);
  db.close();
  return JSON.stringify([names, rows]);
}

/** The ledger's own id. */
function idOf(path: string): string {
  const db = new Database(path, { readonly: true });
  const id = db.prepare('SELECT ledger_id FROM settings').pluck().get() as string;
  db.close();
  return id;
}

describe.each(['a file', ':memory:'])('of %s', (kind) => {
  const open = (): Sandbox => demo(kind === 'a file' ? file : kind);

  test('the same requests after restoring get the same bytes', async () => {
    const script = async (sandbox: Sandbox): Promise<string[]> => {
      const texts = [];
      for (const [method, path, body] of [
        ['POST', REVERSE, { reason: 'r', quantity: 1, idempotency_key: 'k' }],
        ['POST', REVERSE, { reason: 'r', quantity: 1, idempotency_key: 'k' }],
        ['POST', '/_sandbox/clock', { advance: 'P400D' }],
        ['POST', REVERSE, { reason: 'r' }],
        ['GET', '/v1/journal-entries?limit=200', undefined],
        ['GET', '/v1/programs', undefined],
        ['GET', '/_sandbox/verify', undefined],
        ['GET', '/_sandbox/settings', undefined],
      ] as const) {
        const answer = await sandbox.call(method, path, body);
        texts.push(`${answer.status} ${answer.text}`);
      }
      return texts;
    };
    // Ids are counted from the same number again, as time is the same again.
    let newId = counted(7);
    const sandbox = openSandbox({ path: kind === 'a file' ? file : kind, seed: 'demo', newId: () => newId() });
    await sandbox.call('PATCH', '/_sandbox/settings', { restored_expired_lots: 'restore' });
    await save(sandbox);
    newId = counted(8);
    const first = await script(sandbox);
    expect((await restore(sandbox)).status).toBe(200);
    newId = counted(8);
    expect(await script(sandbox)).toEqual(first);
    expect(first.filter((text) => text.startsWith('20')).length).toBe(8);
    sandbox.engine.close();
  });

  test('is listed with its head, restored, and deleted', async () => {
    const sandbox = open();
    const { head } = sandbox.engine.verify();
    const saved = (await save(sandbox, 'before-refunds')).body;
    expect(saved).toMatchObject({ action: 'save', snapshot: { name: 'before-refunds', head, entries: 24 } });
    await sandbox.call('POST', REVERSE, { reason: 'r' });
    await save(sandbox, 'after');
    expect(((await sandbox.call('GET', PATH)).body.data as { name: string }[]).map((each) => each.name)).toEqual([
      'after',
      'before-refunds',
    ]);
    expect((await restore(sandbox, 'before-refunds')).body).toEqual({ ...saved, action: 'restore' });
    expect(sandbox.engine.verify()).toMatchObject({ ok: true, head });
    expect((await sandbox.call('POST', PATH, { action: 'delete', name: 'after' })).status).toBe(200);
    expect((await sandbox.call('GET', PATH)).body.data).toHaveLength(1);
    sandbox.engine.close();
  });

  test('a name is taken until it is replaced, and unknown when there is none', async () => {
    const sandbox = open();
    await save(sandbox);
    await sandbox.call('POST', REVERSE, { reason: 'r' });
    expect((await save(sandbox)).body.code).toBe('name_taken');
    expect((await save(sandbox, 's', { replace: true })).body.snapshot.head).toBe(sandbox.engine.verify().head);
    for (const action of ['restore', 'delete']) {
      expect(await sandbox.call('POST', PATH, { action, name: 'none' })).toMatchObject({
        status: 404,
        body: { code: 'not_found', message: 'there is no snapshot none' },
      });
    }
    sandbox.engine.close();
  });

  test.each(['', '.', '..', '../x', 'a/b', 'a b', '-a', '.a', 'x'.repeat(65), 'ä'])('%j is no name', async (name) => {
    const sandbox = open();
    for (const action of ['save', 'restore', 'delete']) {
      expect((await sandbox.call('POST', PATH, { action, name })).status).toBe(400);
    }
    expect(readdirSync(folder).filter((each) => each.endsWith('.snapshots'))).toEqual([]);
    sandbox.engine.close();
  });
});

test('is kept beside the database for its owner alone, whichever link led there', async () => {
  const sandbox = demo(file);
  await save(sandbox);
  expect(readdirSync(`${file}.snapshots`)).toEqual(['s.db']);
  expect(statSync(`${file}.snapshots`).mode & 0o777).toBe(0o700);
  expect(statSync(join(`${file}.snapshots`, 's.db')).mode & 0o777).toBe(0o600);
  sandbox.engine.close();
  symlinkSync(file, join(folder, 'link.db'));
  const linked = demo(join(folder, 'link.db'));
  expect((await linked.call('GET', PATH)).body.data).toHaveLength(1);
  linked.engine.close();
});

test('holds exactly what the database held, triggers and all', async () => {
  const sandbox = demo(file);
  const before = contents(file);
  const id = idOf(file);
  await save(sandbox);
  expect(contents(join(`${file}.snapshots`, 's.db'))).toBe(before);
  await sandbox.call('POST', REVERSE, { reason: 'r' });
  expect(contents(file)).not.toBe(before);
  await restore(sandbox);
  expect(contents(file).replace(idOf(file), '')).toBe(before.replace(id, ''));
  expect(idOf(file)).not.toBe(id);
  const db = new Database(file);
  expect(() => db.exec('DELETE FROM journal_entries')).toThrow('append-only');
  db.close();
  sandbox.engine.close();
});

test('another process sees the restored state at once, through the statements it had prepared before', async () => {
  const here = demo(file);
  const there = openSandbox({ path: file, newId: counted(9) });
  const list = async (sandbox: Sandbox): Promise<string> =>
    (await sandbox.call('GET', '/v1/journal-entries?limit=200')).text;
  await save(here);
  const before = await list(there);
  await there.call('POST', REVERSE, { reason: 'r' });
  expect(await list(here)).not.toBe(before);
  await restore(here);
  expect(await list(there)).toBe(before);
  expect((await there.call('POST', REVERSE, { reason: 'r' })).status).toBe(201);
  expect(here.engine.verify().ok).toBe(true);
  here.engine.close();
  there.engine.close();
});

describe('is refused, and nothing changes, when it', () => {
  const edit = (path: string, change: (db: DatabaseConstructor.Database) => void): void => {
    const db = new Database(path);
    change(db);
    db.close();
  };
  test.each([
    [
      'is of a newer schema',
      (path: string) => {
        edit(path, (db) => db.pragma('user_version = 99'));
      },
      'saved by a newer scrip: its schema is 99',
    ],
    [
      'is of an older schema',
      (path: string) => {
        edit(path, (db) => db.pragma('user_version = 0'));
      },
      'saved by an older scrip: its schema is 0',
    ],
    [
      'is of the schema before the first release',
      (path: string) => {
        edit(path, (db) => db.pragma('user_version = 1'));
      },
      "saved by an older scrip: its schema is 1, this one's is 2",
    ],
    [
      'is of another program',
      (path: string) => {
        edit(path, (db) => db.pragma('application_id = 7'));
      },
      'is not a scrip ledger',
    ],
    [
      'has other tables',
      (path: string) => {
        edit(path, (db) => db.exec('CREATE TABLE more (a)'));
      },
      'are not those of this database',
    ],
    [
      'is no database',
      (path: string) => {
        writeFileSync(path, 'a text file that is no database at all, of some length');
      },
      'cannot be read',
    ],
    [
      'has rows that no scrip wrote',
      (path: string) => {
        edit(path, (db) => {
          db.pragma('foreign_keys = OFF');
          db.exec("DELETE FROM participants WHERE external_id = 'ada'");
        });
      },
      'cannot be read',
    ],
    [
      'is damaged',
      (path: string) => {
        damage(path);
      },
      'cannot be read',
    ],
  ])('%s', async (_what, spoil, message) => {
    const sandbox = demo(file);
    await save(sandbox);
    await sandbox.call('POST', REVERSE, { reason: 'r' });
    const before = contents(file);
    spoil(join(`${file}.snapshots`, 's.db'));
    expect(await restore(sandbox)).toMatchObject({
      status: 409,
      body: { code: 'snapshot_unusable', message: expect.stringContaining(message) as string },
    });
    expect(contents(file)).toBe(before);
    expect(sandbox.engine.verify().ok).toBe(true);
    expect((await sandbox.call('GET', PATH)).status).toBe(200);
    // And the next one is as good as any.
    await save(sandbox, 's', { replace: true });
    expect((await restore(sandbox)).status).toBe(200);
    sandbox.engine.close();
  });
});

/** Overwrites the page with which the journal begins. */
function damage(path: string): void {
  const db = new Database(path);
  const page = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'journal_entries'").pluck().get() as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  db.close();
  const fd = openSync(path, 'r+');
  writeSync(fd, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size);
  closeSync(fd);
}

const KILLS = process.env.SCRIP_LONG === undefined ? 12 : 60;

test(`killed in the middle of restoring, ${KILLS} times: the old state or the new one, never a mix`, async () => {
  const sandbox = demo(file);
  await save(sandbox);
  sandbox.engine.close();
  const program = `
    import { createLocalEngine } from ${JSON.stringify(new URL('../../dist/local-engine/index.js', import.meta.url).href)};
    const engine = createLocalEngine({ path: ${JSON.stringify(file)} });
    const call = (path, body) => engine.fetch('http://sandbox' + path, { method: 'POST', body: JSON.stringify(body),
      headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' } });
    await call('${PATH}', { action: 'restore', name: 's' });
    console.log('go');
    for (;;) {
      await call('${REVERSE}', { reason: 'r', quantity: 1 });
      await call('${PATH}', { action: 'restore', name: 's' });
    }`;
  const states = new Set<string>();
  for (let n = 0; n < KILLS; n += 1) {
    const child = execa(process.execPath, ['--input-type=module', '--eval', program], { reject: false });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, (n * 7) % 40));
    child.kill('SIGKILL');
    await child;
    const after = demo(file);
    const verdict = after.engine.verify();
    expect(verdict).toMatchObject({ ok: true });
    states.add(String((await after.call('GET', '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001')).body.status));
    after.engine.close();
  }
  // The kills came before and after the moment.
  expect([...states].sort()).toEqual(['COMPLETED', 'PARTIALLY_REVERSED']);
  const last = demo(file);
  expect((await restore(last)).status).toBe(200);
  last.engine.close();
});
