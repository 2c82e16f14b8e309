// A batch that is handed over: killed on one machine, gone on with on another, and paid once. With the built program.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { runBuilt, serveBuilt } from '../../support/built-program.js';
import { FOUR_LOTS } from '../../support/batch-desk.js';

const ROWS = 150;
const CSV = `id,amount,reason,note\n${Array.from({ length: ROWS }, (_, n) => `${FOUR_LOTS},0.01,row ${n},"kept, ${n}"`).join('\n')}\n`;

let folder = '';
let served: Awaited<ReturnType<typeof serveBuilt>>;
beforeAll(async () => {
  const home = mkdtempSync(join(tmpdir(), 'scrip-served-'));
  served = await serveBuilt(['--no-rate-limit'], { SCRIP_HOME: home });
}, 60_000);
afterAll(async () => {
  served.running.kill('SIGTERM');
  await served.running;
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-hand-over-'));
  for (const name of ['a', 'b']) mkdirSync(join(folder, name));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A machine with a home and a folder of its own. */
const on = (machine: 'a' | 'b') => ({
  SCRIP_HOME: join(folder, machine, 'home'),
  SCRIP_MODE: 'live',
  SCRIP_BASE_URL: `${served.ready.url}/v1`,
  SCRIP_API_KEY: served.ready.api_key,
});
const at = (machine: 'a' | 'b', ...words: string[]) => runBuilt(words, on(machine));
const file = (name: string): string => join(folder, name);
const json = (text: string): Record<string, any> => JSON.parse(text) as Record<string, any>;

async function reasons(): Promise<string[]> {
  const found: string[] = [];
  for (let cursor = ''; ;) {
    const url = `${served.ready.url}/v1/redemptions/${FOUR_LOTS}/reversals?limit=100${cursor}`;
    const answer = await fetch(url, { headers: { 'x-api-key': served.ready.api_key } });
    const { data, pagination } = (await answer.json()) as {
      data: { reason: string }[];
      pagination?: { next_cursor?: string | null };
    };
    found.push(...data.map(({ reason }) => reason));
    if (pagination?.next_cursor == null) return found;
    cursor = `&cursor=${pagination.next_cursor}`;
  }
}

test('A is killed in mid batch, B goes on, and A after it: each row is paid once', async () => {
  writeFileSync(file('a/refunds.csv'), CSV, { mode: 0o600 });
  const before = (await reasons()).length;
  const running = runBuilt(
    ['redemptions', 'reverse', '--csv', file('a/refunds.csv'), '--yes', '--rate', '100000', '--check-live', 'never'],
    on('a'),
  );
  for (let paid = 0; paid < 20; paid = (await reasons()).length - before)
    await new Promise((resolve) => setTimeout(resolve, 5));
  running.kill('SIGKILL');
  await running;
  expect((await reasons()).length - before).toBeLessThan(ROWS);
  // What is beside the input is whole, as private as the input, and says nothing that is not so.
  expect(statSync(file('a/refunds.results.csv')).mode & 0o777).toBe(0o600);
  expect(readFileSync(file('a/refunds.results.csv'), 'utf8').split('\n')).toHaveLength(ROWS + 2);

  const exported = await at('a', 'batches', 'export', 'refunds', '--output', file('b/refunds.batch.json'), '--json');
  expect([exported.exitCode, json(exported.stdout).rows]).toEqual([0, ROWS]);
  expect(json(exported.stdout).open).toBeGreaterThan(0);
  expect(exported.stderr).toContain('paid once');
  const text = readFileSync(file('b/refunds.batch.json'), 'utf8');
  expect(text).not.toContain(served.ready.api_key);
  expect(json(text)).toMatchObject({ format: 'scrip-batch', version: 1 });
  expect(statSync(file('b/refunds.batch.json')).mode & 0o777).toBe(0o600);

  const imported = await at('b', 'batches', 'import', file('b/refunds.batch.json'), '--json');
  expect([imported.exitCode, json(imported.stdout).resume], imported.stderr).toEqual([
    0,
    'scrip batches resume refunds --other-key',
  ]);
  expect(imported.stderr).toContain('paid once');
  const again = await at('b', 'batches', 'import', file('b/refunds.batch.json'), '--json');
  expect(json(again.stdout)).toMatchObject({ added: 0, updated: 0, rows: ROWS });

  const unsaid = await at('b', 'batches', 'resume', 'refunds', '--yes');
  expect([unsaid.exitCode, unsaid.stderr]).toEqual([2, expect.stringContaining('cannot be told; nothing was sent')]);
  const resumed = await at('b', 'batches', 'resume', 'refunds', '--yes', '--other-key', '--rate', '100000', '--json');
  expect([resumed.exitCode, json(resumed.stdout)]).toEqual([
    0,
    expect.objectContaining({ rows: ROWS, unknown: 0, refused: 0, skipped: 0 }),
  ]);
  expect(json(resumed.stdout).results).toBe(file('b/refunds.results.csv'));
  const paid = (await reasons()).slice(-1000).filter((reason) => reason.startsWith('row '));
  expect([paid.length, new Set(paid).size]).toEqual([ROWS, ROWS]);

  // The first machine goes on too: everything is a replay, and told as done elsewhere or before.
  const late = await at('a', 'batches', 'resume', 'refunds', '--yes', '--skip-done', '--rate', '100000', '--json');
  const { applied, done_before, done_elsewhere, replayed } = json(late.stdout) as Record<string, number> &
    Record<'applied' | 'done_before' | 'done_elsewhere' | 'replayed', number>;
  expect([late.exitCode, applied + done_before + done_elsewhere + replayed]).toEqual([0, ROWS]);
  expect(done_before + done_elsewhere).toBeGreaterThan(0);
  expect((await reasons()).length - before).toBe(ROWS);

  // What B has done is known to B under any other name too.
  writeFileSync(file('b/other.csv'), CSV);
  const other = await at(
    'b',
    'redemptions',
    'reverse',
    '--csv',
    file('b/other.csv'),
    '--yes',
    '--new-batch',
    '--check-live',
    'never',
    '--json',
  );
  expect([other.exitCode, json(other.stdout).error.code]).toEqual([2, 'done_before']);

  // And the other way round: A learns from B's export.
  const back = await at('b', 'batches', 'export', 'refunds', '--output', file('a/back.batch.json'));
  expect(back.exitCode).toBe(0);
  expect((await at('a', 'batches', 'import', file('a/back.batch.json'))).exitCode).toBe(0);
  // Files of the batch's name with other rows.
  rmSync(file('b/home'), { recursive: true });
  writeFileSync(file('b/refunds.csv'), `id,amount,reason\n${FOUR_LOTS},0.01,another\n`);
  expect((await at('b', 'redemptions', 'reverse', '--csv', file('b/refunds.csv'), '--yes')).exitCode).toBe(0);
  const clash = await at('b', 'batches', 'import', file('b/refunds.batch.json'));
  expect([clash.exitCode, clash.stderr]).toEqual([
    2,
    expect.stringContaining('it has other rows; nothing was imported'),
  ]);
}, 120_000);

test('files that are no whole export change nothing, and say what to do', async () => {
  writeFileSync(file('a/small.csv'), `id,amount,reason\n${FOUR_LOTS},0.01,small\n`);
  expect((await at('a', 'redemptions', 'reverse', '--csv', file('a/small.csv'), '--yes')).exitCode).toBe(0);
  expect((await at('a', 'batches', 'export', 'small', '--output', file('small.batch.json'))).exitCode).toBe(0);
  const good = readFileSync(file('small.batch.json'), 'utf8');
  const sealed = (text: string): string => {
    const body = text.replace(/\],"sha256":.*\n$/, '');
    return `${body}],"sha256":"${createHash('sha256').update(body).digest('hex')}"}\n`;
  };
  const BAD: readonly (readonly [name: string, content: string | Buffer, told: string])[] = [
    ['empty', '', 'not a file that scrip batches export has written'],
    ['not JSON', 'hello\n', 'not a file that scrip batches export has written'],
    ['another program’s JSON', '{"name":"x","version":1}\n', 'not a file that scrip batches export has written'],
    ['an array', '[]\n', 'not a file that scrip batches export has written'],
    ['a CSV', CSV, 'not a file that scrip batches export has written'],
    ['bytes', Buffer.alloc(4096, 0xff), 'not a file that scrip batches export has written'],
    ['a newer version', good.replace('"version":1', '"version":2'), 'another version of scrip (form 2)'],
    ['edited by hand', good.replace('0.01', '9.01'), 'changed after it was exported'],
    ['lines of another system', good.replaceAll('\n', '\r\n'), 'not a file that scrip|changed after it was exported'],
    ['a wrong digest', good.replace(/[0-9a-f]{64}"\}\n$/, `${'0'.repeat(64)}"}\n`), 'changed after it was exported'],
    ['something behind it', `${good}more\n`, 'changed after it was exported'],
    ['cut in mid line', good.slice(0, good.length * 0.6), 'its end is missing'],
    ['cut behind a line', good.slice(0, good.lastIndexOf('],"sha256"')), 'its end is missing'],
    ['cut behind the first line', good.slice(0, good.indexOf('\n') + 1), 'its end is missing'],
    ['no batch in it', sealed(`${good.split('\n')[0]}\n],"sha256":""}\n`), 'changed after it was exported'],
    [
      'a line without an end',
      `${good.split('\n')[0]}\n${'x'.repeat(33 * 1024 * 1024)}`,
      'not a file that scrip batches export has written',
    ],
  ];
  for (const [name, content, told] of BAD) {
    writeFileSync(file('bad.json'), content);
    const done = await at('b', 'batches', 'import', file('bad.json'));
    expect([name, done.exitCode, done.stderr]).toEqual([
      name,
      2,
      expect.stringMatching(new RegExp(told.replaceAll(/[()]/g, '\\$&'))),
    ]);
  }
  for (const path of [file('none.json'), folder, '/dev/zero']) {
    expect((await at('b', 'batches', 'import', path)).exitCode).toBe(2);
  }
  expect(json((await at('b', 'batches', 'list', '--json')).stdout).data).toEqual([]);
  // A link to a good one is read.
  symlinkSync(file('small.batch.json'), file('link.json'));
  const linked = await at('b', 'batches', 'import', file('link.json'), '--json');
  expect([linked.exitCode, json(linked.stdout).open]).toEqual([0, 0]);
  // To stdout it is the same document, with nothing else beside it.
  const piped = await at('a', 'batches', 'export', 'small', '--output', '-');
  expect(`${piped.stdout}\n`).toBe(good);
}, 120_000);

test('an export replaces only an earlier one of the same batch', async () => {
  for (const name of ['one', 'two']) {
    writeFileSync(file(`a/${name}.csv`), `id,amount,reason\n${FOUR_LOTS},0.01,${name}\n`);
    expect((await at('a', 'redemptions', 'reverse', '--csv', file(`a/${name}.csv`), '--yes')).exitCode).toBe(0);
  }
  const out = (path: string) => at('a', 'batches', 'export', 'one', '--output', path);
  expect((await out(file('one.json'))).exitCode).toBe(0);
  chmodSync(file('one.json'), 0o644);
  expect((await out(file('one.json'))).exitCode).toBe(0);
  expect(statSync(file('one.json')).mode & 0o777).toBe(0o600);
  symlinkSync(file('one.json'), file('link.json'));
  await at('a', 'batches', 'export', 'two', '--output', file('two.json'));
  for (const path of ['a/one.csv', 'a/one.results.csv', 'two.json', 'link.json', 'a', 'nowhere/one.json']) {
    const done = await out(file(path));
    expect([path, done.exitCode, done.stderr]).toEqual([path, 2, expect.stringContaining('nothing was exported')]);
  }
  expect(readFileSync(file('a/one.csv'), 'utf8')).toContain('amount');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
}, 60_000);
