// The sandbox's own data on the command line: snapshots and settings, as a person and a script see them.
import { beforeEach, describe, expect, test } from 'vitest';
import { inMemory } from './support/engine.js';
import { run, type Run, type TerminalOptions } from './support/terminal.js';

let openEngine: NonNullable<TerminalOptions['openEngine']>;
beforeEach(() => {
  openEngine = inMemory();
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
