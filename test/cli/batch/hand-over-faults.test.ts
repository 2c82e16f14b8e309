// A batch that is handed over when something is wrong: with the file, the disk, the ledger, or the time that has passed.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openJournal } from '../../../src/cli/journal/journal.js';
import { contentOf, keyOf } from '../../../src/cli/request.js';
import { document, FOUR_LOTS, RAW, SQLITE, useDesk } from '../../support/batch-desk.js';
import { BIN, runBuilt } from '../../support/built-program.js';
import { lostConnection } from '../../support/live-api.js';

const desk = useDesk();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-faults-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const file = (name: string): string => join(folder, name);
const at = (home: string, ...words: string[]) => runBuilt(words, { SCRIP_HOME: file(home) });

// A file that was edited by somebody who made its digest anew.

type Field = Record<string, any>;
type Parts = [string, Field][];

const LATE = `redemption_id,amount,reason\n${RAW},1.00,late\n${FOUR_LOTS},2.00,late\n`;

function sealed(parts: Parts): string {
  const body = `{"format":"scrip-batch","version":1,"parts":[\n${parts.map((part) => JSON.stringify(part)).join(',\n')}\n`;
  return `${body}],"sha256":"${createHash('sha256').update(body).digest('hex')}"}\n`;
}

/** The first part of a kind, or the one of that number. */
const part = (parts: Parts, kind: string, nth = 0): Field => parts.filter(([one]) => one === kind)[nth]?.[1] ?? {};

const EDITS: readonly (readonly [name: string, edit: (parts: Parts) => unknown])[] = [
  // The batch.
  ['no name', (parts) => delete part(parts, 'batch').name],
  ['a name that is a number', (parts) => (part(parts, 'batch').name = 7)],
  ['a mode that there is not', (parts) => (part(parts, 'batch').mode = 'dead')],
  ['no file', (parts) => delete part(parts, 'batch').file],
  ['a digest of no file', (parts) => (part(parts, 'batch').file.sha256 = 'abc')],
  ['columns that are no list', (parts) => (part(parts, 'batch').file.head.columns = 'id')],
  ['a separator that there is not', (parts) => (part(parts, 'batch').file.head.delimiter = '|')],
  ['no concurrency', (parts) => (part(parts, 'batch').settings.concurrency = 0)],
  ['a rate that is a text', (parts) => (part(parts, 'batch').settings.rate = '10')],
  ['rows that wait in an outbox', (parts) => (part(parts, 'batch').settings.queues = true)],
  ['a field that nobody knows', (parts) => (part(parts, 'batch').more = 1)],
  ['a name of 5000 characters', (parts) => (part(parts, 'batch').name = 'x'.repeat(5000))],
  // The runs.
  ['a run without an actor', (parts) => delete part(parts, 'run').actor],
  ['a run before 1970', (parts) => (part(parts, 'run').at = -1)],
  ['a run that is null', (parts) => ((parts[1] ?? [])[1] = null as never)],
  ['a run that sent nothing of this', (parts) => (part(parts, 'operation').run_id = 77)],
  // The operations.
  ['a state that there is not', (parts) => (part(parts, 'operation').state = 'paid')],
  ['no key', (parts) => delete part(parts, 'operation').request.idempotency_key],
  ['a key of 600 characters', (parts) => (part(parts, 'operation').request.idempotency_key = 'k'.repeat(600))],
  ['another amount', (parts) => (part(parts, 'operation').request.amount = '900')],
  ['an amount that is a number', (parts) => (part(parts, 'operation').request.amount = 1)],
  ['an amount and units', (parts) => (part(parts, 'operation').request.quantity = 1)],
  ['another redemption', (parts) => (part(parts, 'operation').redemption_id = FOUR_LOTS)],
  ['a content that is no digest', (parts) => (part(parts, 'operation').content = 'zz')],
  ['a time that is a text', (parts) => (part(parts, 'operation').first_sent_at = 'now')],
  ['a time before all times', (parts) => (part(parts, 'operation').first_sent_at = -5)],
  ['a count that is none', (parts) => (part(parts, 'operation').n = 0.5)],
  ['more than more', (parts) => (part(parts, 'operation').is_more = 2)],
  ['done with an amount that is none', (parts) => (part(parts, 'operation').done_amount = 'lots')],
  ['one key for two rows', twin],
  ['one operation twice', (parts) => void parts.splice(2, 0, parts[2] as never)],
  // The lines.
  ['cells that are no texts', (parts) => (part(parts, 'line').cells = [1, 2])],
  ['no cells', (parts) => delete part(parts, 'line').cells],
  ['a line of no row', (parts) => delete part(parts, 'line').row_id],
  ['a line of a row that is not there', (parts) => (part(parts, 'line').row_id = 99)],
  ['two lines of one row', (parts) => (part(parts, 'line', 1).row_id = part(parts, 'line').row_id as number)],
  ['a line number that is none', (parts) => (part(parts, 'line').seq = 0)],
  ['one line twice', (parts) => (part(parts, 'line', 1).seq = part(parts, 'line').seq as number)],
  [
    'a fault without words',
    (parts) => Object.assign(part(parts, 'line'), { row_id: undefined, faults: [{ code: 'x' }] }),
  ],
  // All together.
  ['nothing at all', (parts) => parts.splice(0)],
  ['no batch', (parts) => parts.splice(0, 1)],
  ['the batch twice', (parts) => parts.unshift(parts[0] as never)],
  ['the batch at the end', (parts) => parts.push(parts.shift() as never)],
  ['lines before their rows', (parts) => parts.push(...parts.splice(1, 3))],
  ['a part of another kind', (parts) => parts.push(['note', { text: 'x' }])],
  ['a part that is no pair', (parts) => parts.push(['line'] as never)],
];

/** Two rows that ask for the same under the same key. */
function twin(parts: Parts): void {
  const { content, redemption_id, request } = part(parts, 'operation');
  Object.assign(part(parts, 'operation', 1), { content, redemption_id, request });
}

describe('an export that was edited, with a digest made anew', () => {
  test('is refused in words, whatever is wrong in it, and nothing of it is kept', async () => {
    await desk.live(['redemptions', 'reverse', '--csv', desk.file('late.csv', LATE), '--yes']);
    expect((await desk.run(['batches', 'export', 'late', '--output', file('good.json')])).code).toBe(0);
    const good = JSON.parse(readFileSync(file('good.json'), 'utf8')) as { parts: Parts };
    expect(sealed(good.parts)).toBe(readFileSync(file('good.json'), 'utf8'));
    desk.moveJournal();
    for (const [name, edit] of EDITS) {
      const parts = structuredClone(good.parts);
      edit(parts);
      writeFileSync(file('bad.json'), sealed(parts));
      const done = await desk.run(['batches', 'import', file('bad.json')]);
      expect([name, done.code, done.err]).toEqual([name, 2, expect.stringContaining('nothing was imported')]);
    }
    expect(JSON.parse((await desk.run(['batches', 'list', '--json'])).out)).toEqual({ data: [] });
    expect((await desk.run(['batches', 'import', file('good.json')])).code).toBe(0);
  }, 60_000);
});

// What is in doubt on one machine is in doubt on the other one, and as old.

test.each<[name: string, whenExported: 'under way' | 'unanswered']>([
  ['while it is on its way', 'under way'],
  ['when its answer is lost', 'unanswered'],
])('a row exported %s is not sent 25 hours later on another machine, unless it is forced', async (_name, when) => {
  const path = desk.file('late.csv', `redemption_id,amount,reason\n${RAW},1.00,late\n`);
  const exportIt = () => desk.run(['batches', 'export', 'late', '--output', file('late.json'), '--json']);
  await desk.live(
    ['redemptions', 'reverse', '--csv', path, '--yes', '--check-live', 'never'],
    (send) => async (request) => {
      if (request.method !== 'POST') return send(request);
      // The batch runs while it is exported.
      if (when === 'under way')
        expect(JSON.parse((await exportIt()).out)).toMatchObject({ rows: 1, open: 1, in_doubt: 1 });
      return lostConnection();
    },
  );
  if (when === 'unanswered') expect((await exportIt()).code).toBe(0);
  desk.moveJournal();
  expect((await desk.run(['batches', 'import', file('late.json')])).code).toBe(0);
  desk.clock.now += 25 * 3_600_000;
  const resume = (...flags: string[]) =>
    desk.live(['batches', 'resume', 'late', '--yes', '--json', '--other-key', ...flags]);
  const kept = await resume();
  expect([kept.code, document(kept)]).toEqual([7, expect.objectContaining({ unknown: 1, sent: 0, too_old_rows: 1 })]);
  expect(await desk.reversals(RAW)).toEqual([]);
  expect(document(await resume('--force'))).toMatchObject({ unknown: 0, sent: 1 });
});

test('a batch that is exported while it runs is whole, and the run does not notice', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => `${RAW},0.01,row ${n}`);
  const path = desk.file('long.csv', `redemption_id,amount,reason\n${rows.join('\n')}\n`);
  let posts = 0;
  const done = await desk.live(
    ['redemptions', 'reverse', '--csv', path, '--yes', '--json'],
    (send) => async (request) => {
      if (request.method === 'POST' && (posts += 1) % 10 === 5)
        expect((await desk.run(['batches', 'export', 'long', '--output', file('long.json')])).code).toBe(0);
      return send(request);
    },
  );
  expect(document(done)).toMatchObject({ applied: 40 });
  desk.moveJournal();
  const imported = await desk.run(['batches', 'import', file('long.json'), '--json']);
  expect(JSON.parse(imported.out)).toMatchObject({ rows: 40, open: 6, in_doubt: 1 });
  expect((await desk.live(['batches', 'resume', 'long', '--yes', '--other-key', '--skip-done'])).code).toBe(0);
  expect(await desk.reversals(RAW)).toHaveLength(40);
});

test.each<[name: string, other: (home: string) => Promise<unknown>]>([
  ['has none yet', () => Promise.resolve()],
  ['has another one', (home) => at(home, 'sandbox', 'init')],
  ['has one with the same reversal in it', (home) => at(home, ...REVERSE_ONE)],
])('a batch of a sandbox goes on in its own ledger only: the other machine %s', async (_name, other) => {
  writeFileSync(file('late.csv'), LATE);
  expect((await at('a', 'redemptions', 'reverse', '--csv', file('late.csv'), '--yes')).exitCode).toBe(0);
  await at('a', 'batches', 'export', 'late', '--output', file('late.json'));
  await other('b');
  expect((await at('b', 'batches', 'import', file('late.json'))).exitCode).toBe(0);
  const resumed = await at('b', 'batches', 'resume', 'late', '--yes');
  expect([resumed.exitCode, resumed.stderr]).toEqual([
    2,
    expect.stringMatching(/batch late belongs to sandbox \S+; this would be sandbox \S+; nothing was sent/),
  ]);
});

const REVERSE_ONE = ['redemptions', 'reverse', RAW, '--amount', '1.00', '--reason', 'late', '--yes'];

// The disk.

const ROWS = 1000;

/** A batch of so many rows, none of them sent, in the journal of a machine. */
function planned(home: string, rows: number, environment: string): void {
  mkdirSync(file(home), { recursive: true });
  const journal = openJournal(join(file(home), 'journal.db'), SQLITE);
  const settings = { concurrency: 4, results: file('many.results.csv') };
  const place = { environment, name: 'many', mode: environment.split(' ')[0] ?? '', settings, atMs: 1 };
  const staging = journal.stage(journal.batchAt(place), { path: file('many.csv'), readAtMs: 1 });
  staging.setHead({ columns: ['redemption_id', 'reason'], delimiter: ',', hasBom: false });
  staging.write(() => {
    for (let seq = 1; seq <= rows; seq += 1) {
      const asked = { redemptionId: RAW, request: { amount: '0.01', reason: `row ${seq}` } };
      const row = { ...asked, request: { ...asked.request, idempotency_key: keyOf(asked) } };
      const line = { line: seq + 1, cells: [RAW, `row ${seq}`] };
      staging.add(seq, line, { ...row, content: contentOf(row), n: 1, state: 'planned' }, undefined);
    }
  });
  staging.accept({ sha256: 'a'.repeat(64), settings, atMs: 1, isNewBatch: true });
  journal.close();
}

/** The same where no file can grow beyond so many KiB: a disk that is full. */
const onFullDisk = (home: string, kib: number, ...words: string[]) =>
  execa('bash', ['-c', `ulimit -f ${kib}; exec "$0" "$@"`, process.execPath, BIN, ...words], {
    env: { PATH: process.env.PATH, SCRIP_HOME: file(home) },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });

describe('where there is no room or no right to write', () => {
  const ENVIRONMENT = 'live https://api.test/v1';

  test('an export is refused, and an earlier one stays', async () => {
    planned('a', ROWS, ENVIRONMENT);
    const out = file('many.json');
    const words = ['batches', 'export', 'many', '--output', out];
    const first = await onFullDisk('a', 64, ...words);
    expect([first.exitCode, first.stderr]).toEqual([2, expect.stringContaining('nothing was exported')]);
    expect(readdirSync(folder)).toEqual(['a']);
    expect((await at('a', ...words)).exitCode).toBe(0);
    const whole = readFileSync(out, 'utf8');
    expect((await onFullDisk('a', 64, ...words)).exitCode).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe(whole);
    expect(readdirSync(folder).sort()).toEqual(['a', 'many.json']);
    for (const place of ['/proc/many.json', file('no/where.json'), join(out, 'x.json'), file('x'.repeat(300))]) {
      const done = await at('a', 'batches', 'export', 'many', '--output', place);
      expect([place, done.exitCode, done.stderr]).toEqual([place, 2, expect.stringContaining('nothing was exported')]);
    }
  }, 60_000);

  test('nothing is sent where the results cannot be written first', async () => {
    const at0 = await at('a', 'sandbox', 'init');
    expect(at0.exitCode, at0.stderr).toBe(0);
    writeFileSync(file('one.csv'), `redemption_id,amount,reason\n${RAW},0.02,one\n`);
    await at('a', 'redemptions', 'reverse', '--csv', file('one.csv'), '--yes');
    const listed = await at('a', 'batches', 'list', '--json');
    const [{ environment }] = (JSON.parse(listed.stdout) as { data: [{ environment: string }] }).data;
    planned('a', ROWS, environment);
    const stopped = await onFullDisk('a', 64, 'batches', 'resume', 'many', '--yes', '--json', '--check-live', 'never');
    expect([stopped.exitCode, stopped.stdout]).toEqual([6, expect.stringContaining('nothing was sent')]);
    expect(existsSync(file('many.results.csv'))).toBe(false);
    const shown = await at('a', 'batches', 'show', 'many', '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject({ rows: ROWS, applied: 0, unknown: 0, skipped: ROWS });
  }, 60_000);
});

test('killed while it writes the results: the older file is whole, and what is left over is cleared away later', async () => {
  planned('a', 30_000, 'live https://api.test/v1');
  const place = file('many.results.csv');
  const leftovers = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'));
  const write = () => at('a', 'batches', 'results', 'many', '--results', place);
  writeFileSync(place, 'scrip_status\n');
  for (let kills = 0; kills < 3; kills += 1) {
    const before = readFileSync(place, 'utf8');
    const running = write();
    while (leftovers().length === kills) await new Promise((resolve) => setTimeout(resolve, 1));
    running.kill('SIGKILL');
    await running;
    expect(readFileSync(place, 'utf8') === before || readFileSync(place, 'utf8').split('\n').length === 30_002).toBe(
      true,
    );
  }
  expect(leftovers()).toHaveLength(3);
  // One of them may still be written by somebody: only what is older than an hour goes.
  for (const name of leftovers().slice(1)) utimesSync(file(name), 1, 1);
  expect((await write()).exitCode).toBe(0);
  expect(leftovers()).toHaveLength(1);
  expect(readFileSync(place, 'utf8').split('\n')).toHaveLength(30_002);
}, 60_000);
