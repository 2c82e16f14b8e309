// What TAB offers at each place of a command line, and what it never does: ask, send, make, or complain.
import { expect, test } from 'vitest';
import { placeOf, unquoted } from '../../../src/cli/help/completion.js';
import { createContext } from '../../../src/cli/compose.js';
import { createProgram } from '../../../src/cli/program.js';
import type { Host } from '../../../src/cli/context.js';
import { run, type TerminalOptions } from '../../support/terminal.js';

const NEWEST = { name: '550e8400-e29b-41d4-a716-446655440001', about: 'COMPLETED 2026-11-11 Gift card' };
const LOCAL: TerminalOptions = {
  newestRedemptions: (_path, prefix) => Promise.resolve([NEWEST].filter(({ name }) => name.startsWith(prefix))),
  newestBatches: () => Promise.resolve(['refunds', 'july refunds'].map((name) => ({ name, about: 'live' }))),
};

/** The candidates for the last of the words, which is under the cursor. */
async function offered(words: readonly string[], options: TerminalOptions = LOCAL): Promise<string[]> {
  const { code, out, err } = await run(['__complete', '--', ...words], options);
  expect([code, err]).toEqual([0, '']);
  const [kind = '', ...lines] = out.split('\n').slice(0, -1);
  return kind === 'files' ? ['(files)'] : lines.map((line) => line.split('\t')[0] ?? '');
}

test.each<[words: string[], offered: string[]]>([
  [['red'], ['redemptions']],
  [
    ['batches', ''],
    ['list', 'show', 'resume', 'results', 'export', 'import'],
  ],
  [
    ['batch', 're'],
    ['resume', 'results'],
  ],
  [['sandbox', 'clock', 'a'], ['advance']],
  [['--mode', 'live', 'red'], ['redemptions']],
  [['--json', 'red'], ['redemptions']],
  [['--mo'], ['--mode']],
  [['redemptions', 'reverse', '--id'], ['--idempotency-key']],
  [['redemptions', 'list', '--st'], ['--status']],
  [
    ['--mode', ''],
    ['sandbox', 'live', 'offline'],
  ],
  [['--mode=l'], ['--mode=live']],
  [['redemptions', 'list', '--status', 'P'], ['PARTIALLY_REVERSED']],
  [['redemptions', 'list', '--status', '"P'], ['PARTIALLY_REVERSED']],
  [
    ['redemptions', 'reverse', '--csv', 'f.csv', '--delimiter', ''],
    ['comma', 'semicolon', 'tab'],
  ],
  [
    ['sandbox', 'seed', ''],
    ['demo', 'empty'],
  ],
  [['sandbox', 'reset', '--seed', 'e'], ['empty']],
  [['completion', 'p'], ['powershell']],
  [['redemptions', 'reverse', '--csv', ''], ['(files)']],
  [['--api-key-file=/tmp/k'], ['(files)']],
  [['batches', 'import', ''], ['(files)']],
  [
    ['batches', 'export', ''],
    ['refunds', 'july refunds'],
  ],
  [['redemptions', 'get', ''], [NEWEST.name]],
  [['redemption', 'reverse', '--amount', '1', '550e8400-'], [NEWEST.name]],
  [['redemptions', 'reverse', '--yes', ''], [NEWEST.name]],
  [['redemptions', 'reversals', '--', ''], [NEWEST.name]],
  [['redemptions', 'get', '7'], []],
  [['batches', 'show', 'r'], ['refunds']],
  [['batches', 'resume', 'july\\ r'], ['july refunds']],
  [['help', 'ex'], ['exit-codes']],
  [
    ['help', 'redemptions', 'rever'],
    ['reverse', 'reversals'],
  ],
  [['help', 'nonsense', ''], []],
  // A value that nobody but the person knows.
  [['redemptions', 'reverse', '--reason', ''], []],
  [['redemptions', 'reverse', '--amount='], []],
  // Nothing left but flags: they are shown.
  [['sandbox', 'init', ''], ['--force']],
  [['batches', 'show', 'refunds', ''], []],
  // Mistyped before: what comes after is not guessed.
  [['redemptons', ''], []],
  [['__comp'], []],
])('%j offers %j', async (words, expected) => {
  expect(await offered(words)).toEqual(expected);
});

test('flags of the command come before those of all commands', async () => {
  const flags = await offered(['redemptions', 'get', '--']);
  expect(flags).toEqual([...flags.filter((flag) => flag !== '--help'), '--help']);
  expect(flags).toContain('--mode');
  expect(flags).toContain('--profile');
  const reverse = await offered(['redemptions', 'reverse', '--']);
  expect(reverse.indexOf('--amount')).toBeLessThan(reverse.indexOf('--json'));
});

test.each<[env: Record<string, string>, words: string[]]>([
  [{}, ['--mode', 'live', 'redemptions', 'get', '']],
  [{}, ['redemptions', 'reverse', '--mode=live', '']],
  [{ SCRIP_MODE: 'live' }, ['redemptions', 'get', '']],
  [{ SCRIP_MODE: 'nonsense' }, ['redemptions', 'get', '']],
])('ids of the sandbox are not offered for another place: %j %j', async (env, words) => {
  expect(await offered(words, { ...LOCAL, env })).toEqual(
    words[0] === 'redemptions' && words[1] === 'reverse' ? expect.not.arrayContaining([NEWEST.name]) : [],
  );
  expect(await offered([...words.slice(0, -1), '--mode', 'sandbox', ''], { ...LOCAL, env })).toEqual([NEWEST.name]);
});

test('nothing goes out, even with a key, and files that cannot be read are as if they were not there', async () => {
  const sent: string[] = [];
  const broken: TerminalOptions = {
    env: { SCRIP_MODE: 'live', SCRIP_API_KEY: 'sk_live_secret' },
    send: (request) => Promise.reject(new Error(`${sent.push(request.url)}`)),
    newestRedemptions: () => Promise.reject(new Error('locked')),
    newestBatches: () => Promise.reject(new Error('damaged')),
  };
  expect(await offered(['redemptions', 'get', ''], broken)).toEqual([]);
  expect(await offered(['batches', 'show', ''], broken)).toEqual([]);
  expect(await offered(['redemptions', 'get', ''], { ...broken, env: {} })).toEqual([]);
  expect(sent).toEqual([]);
});

test('a name that a terminal would obey, or that would be a flag, is not offered; a description is made visible', async () => {
  const names = ['ok', '--yes', 'two\nlines', 'tab\tbed', '\u001b[2J', '\u202etxt', ''];
  const options = { newestBatches: () => Promise.resolve(names.map((name) => ({ name, about: 'a\tb\u001b' }))) };
  const { out } = await run(['__complete', '--', 'batches', 'show', ''], options);
  expect(out).toBe('words\nok\ta\\tb\\u{1b}\n');
});

test('--json among the words is not an order to the completion itself', async () => {
  expect(await offered(['--json', 'batches', '--help', ''])).toEqual([
    'list',
    'show',
    'resume',
    'results',
    'export',
    'import',
  ]);
});

test.each([
  ['plain', 'plain'],
  ['"two words"', 'two words'],
  ["'it''s'", 'its'],
  ['"open end', 'open end'],
  ['my\\ batch', 'my batch'],
  ['"a\\"b\\c"', 'a"b\\c'],
  ["'a\\b'", 'a\\b'],
  ['end\\', 'end\\'],
  ['$(touch x)`y`$HOME', '$(touch x)`y`$HOME'],
])('the word %s without its quotes is %s', (typed, plain) => {
  expect(unquoted(typed)).toBe(plain);
});

test('the place after a flag with a value is where it was before it', async () => {
  const host = { env: {}, seams: {}, io: {}, version: () => '0' } as unknown as Host;
  const words = ['redemptions', '--mode', 'live', 'get', '--json', 'x'];
  const program = await createProgram(createContext(host), { json: false, words });
  const { command, operands, given, option } = placeOf(program, words);
  expect([command.name(), operands, [...given], option]).toEqual(['get', ['x'], [['--mode', 'live']], undefined]);
});
