// The sandbox's own data on the command line: snapshots and settings, as a person and a script see them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inMemory } from '../../support/engine.js';
import { run, type Run, type TerminalOptions } from '../../support/terminal.js';

let openEngine: NonNullable<TerminalOptions['openEngine']>;
let folder: string;
beforeEach(() => {
  openEngine = inMemory();
  folder = mkdtempSync(join(tmpdir(), 'scrip-data-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const sandbox = (...words: string[]): Promise<Run> => run(['sandbox', ...words], { openEngine });

describe('snapshot', () => {
  test('saves, lists, restores and deletes, each with one document', async () => {
    const saved = JSON.parse((await sandbox('snapshot', 'save', 'a', '--json')).out);
    expect(saved).toMatchObject({ mode: 'sandbox', action: 'save', snapshot: { name: 'a', entries: 24 } });
    await sandbox('reset', '--yes', '--seed', 'empty');
    expect(JSON.parse((await sandbox('verify', '--json')).out).head).toBe('0'.repeat(64));
    expect((await sandbox('snapshot', 'restore', 'a')).out).toContain('restored  a\n');
    expect(JSON.parse((await sandbox('verify', '--json')).out).head).toBe(saved.snapshot.head);
    expect(JSON.parse((await sandbox('snapshot', 'list', '--json')).out)).toEqual({
      mode: 'sandbox',
      data: [saved.snapshot],
    });
    expect((await sandbox('snapshot', 'delete', 'a', '--quiet')).code).toBe(0);
    expect(await sandbox('snapshot', 'list')).toEqual({ code: 0, out: '', err: 'no snapshots\n' });
  });

  test('refuses with what to type next', async () => {
    await sandbox('snapshot', 'save', 'a');
    const taken = await sandbox('snapshot', 'save', 'a');
    expect([taken.code, taken.out]).toEqual([3, '']);
    expect(taken.err).toContain('--replace');
    expect((await sandbox('snapshot', 'save', 'a', '--replace')).code).toBe(0);
    const unknown = await sandbox('snapshot', 'restore', 'b');
    expect(unknown.code).toBe(5);
    expect(unknown.err).toContain('scrip sandbox snapshot list');
    expect((await sandbox('snapshot', 'save', '../a')).code).toBe(2);
    expect((await sandbox('snapshot', 'save')).code).toBe(2);
  });
});

describe('settings', () => {
  test('are shown, and changed one by one or together', async () => {
    expect((await sandbox('settings')).out).toBe('restored_expired_lots  expire\nrate_limit             false\n');
    const changed = await sandbox('settings', 'restored_expired_lots=refuse', 'rate_limit=true', '--json');
    expect(JSON.parse(changed.out)).toEqual({ mode: 'sandbox', restored_expired_lots: 'refuse', rate_limit: true });
    expect((await sandbox('settings')).err).toBe('');
  });

  test.each([
    ['lots=refuse', 'there is no such setting'],
    ['constructor=1', 'there is no such setting'],
    ['restored_expired_lots', 'the value is not one of expire, restore, refuse'],
    ['restored_expired_lots=', 'the value is not one of'],
    ['rate_limit=1', 'the value is not one of true, false'],
  ])('%s is a usage error, and nothing is changed', async (word, message) => {
    const { code, out, err } = await sandbox('settings', 'rate_limit=true', word);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect((await sandbox('settings')).out).toContain('rate_limit             false');
  });

  test('are not given twice', async () => {
    expect((await sandbox('settings', 'rate_limit=true', 'rate_limit=false')).code).toBe(2);
  });
});

describe('seed', () => {
  const file = (text: string): string => {
    const path = join(folder, 'seed.json');
    writeFileSync(path, text);
    return path;
  };
  const empty = (): Promise<Run> => sandbox('reset', '--yes', '--seed', 'empty');
  const example = fileURLToPath(new URL('../../../examples/seed.json', import.meta.url));
  const redemption = '11111111-0000-4000-8000-000000000005';

  test('fills an empty sandbox from a file, and one that is not empty only after a reset', async () => {
    const full = await sandbox('seed', example);
    expect([full.code, full.out]).toEqual([3, '']);
    expect(full.err).toContain(`scrip sandbox reset --yes --seed ${example}`);
    await empty();
    const seeded = await sandbox('seed', example, '--json');
    expect(JSON.parse(seeded.out)).toMatchObject({ mode: 'sandbox', seed: example, created: false });
    const got = await run(['redemptions', 'get', redemption, '--json'], { openEngine });
    expect(JSON.parse(got.out).redemption).toMatchObject({ amount: '37.50', reversed_quantity: 1 });
    expect((await sandbox('verify')).code).toBe(0);
    await sandbox('reset', '--yes');
    expect((await sandbox('reset', '--yes', '--seed', example)).out).toContain(`holds the data of ${example}`);
    expect((await run(['redemptions', 'get', redemption], { openEngine })).code).toBe(0);
  });

  test('a file that makes the sandbox is the first thing in it', async () => {
    openEngine = inMemory({ fresh: true });
    const made = await sandbox('seed', example);
    expect(made.err).toContain('made a new sandbox with your data');
    expect((await run(['redemptions', 'get', redemption], { openEngine })).code).toBe(0);
  });

  test('tells everything that is wrong by its path, on a screen and in one document', async () => {
    await empty();
    const bad = file('{"version":1,"participants":[{"id":"x"}],"colour":1}');
    for (const words of [
      ['seed', bad],
      ['reset', '--yes', '--seed', bad],
    ]) {
      const { code, out, err } = await sandbox(...words);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('3 things are wrong with it');
      expect(err).toContain('\n  participants[0].external_id: is required\n');
    }
    const { error } = JSON.parse((await sandbox('seed', bad, '--json')).out);
    expect(error).toMatchObject({ kind: 'usage', exit_code: 2, code: 'invalid_request' });
    expect((error.problems as { path: string }[]).map(({ path }) => path)).toEqual([
      'colour',
      'participants[0].id',
      'participants[0].external_id',
    ]);
    openEngine = inMemory({ fresh: true });
    const fresh = await sandbox('seed', bad, '--json');
    expect([fresh.code, JSON.parse(fresh.out).error.problems]).toEqual([2, error.problems]);
  });

  test.each([
    ['{"version": NaN}', 'it is not JSON'],
    ['{\n  "version": 1,\n}', 'it is not JSON: line 3, column 1'],
    ['', 'it is not JSON'],
    ['[]', 'it must be one JSON object'],
    ['"demo"', 'it must be one JSON object'],
  ])('%j is refused before anything is opened', async (text, message) => {
    const { code, err } = await run(['sandbox', 'seed', file(text)]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('so are a file that is not there, one that is too large, and one that is no text', async () => {
    const nothing = await run(['sandbox', 'seed', join(folder, 'none.json')]);
    expect([nothing.code, nothing.err.includes('there is no such file')]).toEqual([2, true]);
    expect((await run(['sandbox', 'seed', folder])).code).toBe(2);
    expect((await run(['sandbox', 'seed', file(' '.repeat(32 * 1024 * 1024 + 1))])).err).toContain(
      'larger than 32 MiB',
    );
    writeFileSync(file(''), Buffer.from([0x7b, 0xff, 0x7d]));
    expect((await run(['sandbox', 'seed', join(folder, 'seed.json')])).err).toContain('not text in UTF-8');
  });
});

describe('export', () => {
  test('json is the default, and one document with or without --json', async () => {
    const { code, out, err } = await sandbox('export');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ mode: 'sandbox', data: expect.any(Array) as unknown });
    expect((await sandbox('export', '--json')).out).toBe(out);
    expect((await sandbox('export', '--jq', '.data | length')).out).toBe('24\n');
  });

  test('csv and hledger are text; --json with them is a usage error', async () => {
    expect((await sandbox('export', '--format', 'csv')).out).toMatch(/^sequence_number,[\s\S]*\r\n$/);
    expect((await sandbox('export', '--format', 'hledger')).out).toContain('\ndecimal-mark .\n');
    for (const format of ['csv', 'hledger', 'xml']) {
      expect((await sandbox('export', '--format', format, '--json')).code).toBe(2);
    }
  });

  test('a terminal is not obeyed by what somebody wrote into a description', async () => {
    const ids = {
      participant: '550e8400-e29b-41d4-a716-446655443001',
      program: '550e8400-e29b-41d4-a716-446655441001',
    };
    const words = ['--participant', ids.participant, '--program', ids.program, '--amount', '1'];
    const asset = '550e8400-e29b-41d4-a716-446655442001';
    await sandbox('credit', ...words, '--asset', asset, '--description', 'a\u001b[2Jb\u202ec');
    for (const format of ['json', 'csv', 'hledger']) {
      const { out } = await run(['sandbox', 'export', '--format', format], { openEngine, columns: 80 });
      expect(out).not.toMatch(/[\u001b\u202e]/);
    }
  });
});
