// Money that was not meant, by the built program: the same rows under another name, from another machine, or typed twice.
// Every case ends with what the server has reversed. `npm test` builds the program.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runBuilt, serveBuilt } from '../support/built-program.js';

const RAW = '550e8400-e29b-41d4-a716-446655440011';
const LOTS = '550e8400-e29b-41d4-a716-446655440012';
const UNITS = '550e8400-e29b-41d4-a716-446655440001';

const folder = mkdtempSync(join(tmpdir(), 'scrip-meant-'));
let server: Awaited<ReturnType<typeof serveBuilt>>;
let url = '';

beforeAll(async () => {
  server = await serveBuilt(['--no-rate-limit', '--db', join(folder, 'server.db')], {
    SCRIP_HOME: join(folder, 'server'),
  });
  ({ url } = server.ready);
});
beforeEach(async () => {
  await api('POST', '/_sandbox/reset', { seed: 'demo' });
});
afterAll(async () => {
  server.running.kill('SIGTERM');
  await server.running;
  rmSync(folder, { recursive: true });
});

async function api(method: string, path: string, body?: unknown): Promise<any> {
  const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
  const answer = await fetch(url + path, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return answer.json();
}

/** What was reversed of a redemption, reversal by reversal. */
async function given(id: string): Promise<string[]> {
  const { data } = (await api('GET', `/v1/redemptions/${id}/reversals`)) as {
    data: { amount: string; reason: string }[];
  };
  return data.map(({ amount, reason }) => `${amount} ${reason}`).sort();
}

interface Machine {
  readonly home: string;
  run(argv: readonly string[], env?: Record<string, string>): ReturnType<typeof runBuilt>;
  csv(path: string, ...flags: string[]): Promise<{ code: number; document: any; err: string }>;
  file(name: string, text: string | Uint8Array): string;
}

/** A machine of its own: a home, a journal and a folder for files. */
function machine(): Machine {
  const home = mkdtempSync(join(folder, 'home-'));
  const run: Machine['run'] = (argv, env = {}) =>
    runBuilt(argv, { SCRIP_HOME: home, SCRIP_MODE: 'live', SCRIP_BASE_URL: url, SCRIP_API_KEY: 'sk_sandbox', ...env });
  return {
    home,
    run,
    csv: async (path, ...flags) => {
      const {
        exitCode = -1,
        stderr,
        stdout,
      } = await run(['redemptions', 'reverse', '--csv', path, '--yes', '--json', ...flags]);
      return { code: exitCode, document: JSON.parse(stdout), err: stderr };
    },
    file: (name, text) => {
      const path = join(mkdtempSync(join(home, 'files-')), name);
      writeFileSync(path, text);
      return path;
    },
  };
}

const ROWS = [`${RAW},1.00,,first`, `${LOTS},2.50,,second`, `${UNITS},,1,third`, `${RAW},9999.00,,too much`];
const NOVEMBER = csv(ROWS);
const CORRECTED = csv([...ROWS.slice(0, 3), `${RAW},4.00,,too much`]);
const PAID: Readonly<Record<string, string[]>> = {
  [RAW]: ['1.00 first'],
  [LOTS]: ['2.50 second'],
  [UNITS]: ['500.00 third'],
};

function csv(rows: readonly string[], end = '\n'): string {
  return [`redemption_id,amount,quantity,reason`, ...rows, ''].join(end);
}

async function expectPaid(extra: Record<string, string[]> = {}): Promise<void> {
  for (const id of [RAW, LOTS, UNITS])
    expect(await given(id)).toEqual([...(PAID[id] ?? []), ...(extra[id] ?? [])].sort());
}

describe('M1, M2, M3, M5 the same rows again', () => {
  const reason = (text: string): string => text.replaceAll('first', 'Überzahlung');
  test.each<[string, string, string | Uint8Array]>([
    ['the refused row is corrected', 'nov_v2.csv', CORRECTED],
    ['a browser saved it once more', 'nov (1).csv', NOVEMBER],
    ['with a byte order mark and CRLF', 'export.csv', `\uFEFF${csv(ROWS, '\r\n')}`],
    ['a row is added', 'december.csv', csv([...ROWS, `${LOTS},1.00,,added`])],
    ['in another order', 'sorted.csv', csv(ROWS.toReversed())],
    [
      'ids in upper case, needless zeros',
      'loud.csv',
      NOVEMBER.toUpperCase()
        .replaceAll('2.50', '02.5')
        .replace('REDEMPTION_ID,AMOUNT,QUANTITY,REASON', 'redemption_id,amount,quantity,reason')
        .replace('FIRST', 'first')
        .replace('SECOND', ' second ')
        .replace('THIRD', 'third'),
    ],
  ])(
    '%s: stopped, each done row named; nothing is paid again, and --skip-done pays only the rest',
    async (_what, name, text) => {
      const desk = machine();
      expect((await desk.csv(desk.file('nov.csv', NOVEMBER))).code).toBe(8);
      await expectPaid();
      const again = desk.file(name, text);
      const stopped = await desk.csv(again, '--new-batch');
      expect([stopped.code, stopped.document.error.code]).toEqual([2, 'done_before']);
      expect((stopped.document.error.problems as { message: string }[]).map(({ message }) => message)).toEqual(
        Array(3).fill(expect.stringMatching(/already done in batch nov, line [234] by .+ at 20.+: reversal /)),
      );
      await expectPaid();
      const rest = await desk.csv(again, '--skip-done');
      expect(rest.document).toMatchObject({ done_before: 3, replayed: 0, done_elsewhere: 0 });
      const extra =
        name === 'nov_v2.csv'
          ? { [RAW]: ['4.00 too much'] }
          : name === 'december.csv'
            ? { [LOTS]: ['1.00 added'] }
            : {};
      await expectPaid(extra);
    },
  );

  test('a dry run names them and ends with 8', async () => {
    const desk = machine();
    await desk.csv(desk.file('nov.csv', NOVEMBER));
    const dry = await desk.csv(desk.file('nov_v2.csv', CORRECTED), '--dry-run');
    expect([dry.code, dry.document.done_before]).toEqual([8, 3]);
  });

  test.each(['NFC', 'NFD'] as const)('a name and a reason in %s are the same in the other form', async (form) => {
    const desk = machine();
    const other = form === 'NFC' ? 'NFD' : 'NFC';
    await desk.csv(desk.file('März.csv'.normalize(form), reason(NOVEMBER).normalize(form)));
    const again = await desk.csv(desk.file('märz.csv'.normalize(other), reason(NOVEMBER).normalize(other)));
    expect(again.code).toBe(2);
    expect(await given(RAW)).toEqual(['1.00 Überzahlung'.normalize('NFC')]);
  });

  test.each<[string, string[]]>([
    ['compared with what the API shows', []],
    ['not compared', ['--check-live', 'never', '--skip-done']],
  ])('on a second machine that knows nothing, %s: paid once', async (_how, flags) => {
    const [one, two] = [machine(), machine()];
    await one.csv(one.file('nov.csv', NOVEMBER));
    const second = await two.csv(two.file('refunds (1).csv', NOVEMBER), ...flags);
    if (flags.length === 0) {
      expect([second.code, second.document.error.code]).toEqual([2, 'done_before']);
      expect(second.document.error.problems[0].message).toContain('already done: 1.00 reversed at ');
    } else {
      expect(second.document).toMatchObject({ done_elsewhere: 3, applied: 0, replayed: 0 });
    }
    await expectPaid();
  });

  test('a results file with its refused row corrected, fed back on two machines: paid once', async () => {
    const [one, two] = [machine(), machine()];
    const results = join(one.home, 'out.results.csv');
    await one.csv(one.file('nov.csv', NOVEMBER), '--results', results);
    const { stdout } = await one.run(['batches', 'results', 'nov', '--results', '-']);
    const corrected = stdout.replace('9999.00', '4.00');
    const first = await one.csv(one.file('fixed.results.csv', corrected), '--skip-done');
    expect(first.document).toMatchObject({ applied: 1, done_before: 3 });
    const second = await two.csv(two.file('fixed.csv', corrected));
    expect([second.code, second.document.error?.code]).toEqual([2, 'done_before']);
    await expectPaid({ [RAW]: ['4.00 too much'] });
  });

  test('a results file without its keys: known by what its rows ask for', async () => {
    const desk = machine();
    const results = join(desk.home, 'nov.results.csv');
    await desk.csv(desk.file('nov.csv', NOVEMBER), '--results', results);
    const { stdout } = await desk.run(['batches', 'results', 'nov', '--results', '-']);
    const emptied = stdout
      .replaceAll(/scrip_[0-9a-f]{40}/g, '')
      .replaceAll(',applied,', ',,')
      .replaceAll(',refused,', ',,');
    expect((await desk.csv(desk.file('corrected.csv', emptied))).code).toBe(2);
    await expectPaid();
  });

  test('--again means all of them once more, and each further --again one more', async () => {
    const desk = machine();
    const rows = csv(ROWS.slice(0, 1));
    await desk.csv(desk.file('one.csv', rows));
    for (const times of [2, 3]) {
      const again = await desk.csv(desk.file(`again-${times}.csv`, rows), '--again');
      expect(again.document).toMatchObject({ applied: 1 });
      expect(await given(RAW)).toEqual(Array(times).fill('1.00 first'));
    }
  });

  test('a row that a single command did, and one that a batch did: each is known to the other', async () => {
    const desk = machine();
    await desk.run(['redemptions', 'reverse', RAW, '--amount', '1', '--reason', 'first', '--yes']);
    const stopped = await desk.csv(desk.file('one.csv', csv(ROWS.slice(0, 2))));
    expect([stopped.code, stopped.err]).toEqual([2, expect.stringContaining('already done in a single command by ')]);
    await desk.csv(desk.file('one.csv', csv(ROWS.slice(0, 2))), '--skip-done');
    const single = await desk.run(['redemptions', 'reverse', LOTS, '--amount', '2.5', '--reason', 'second', '--yes']);
    expect(single.exitCode).toBe(3);
    expect([await given(RAW), await given(LOTS)]).toEqual([['1.00 first'], ['2.50 second']]);
  });
});

test('M4 the same server under another of its names is the same place', async () => {
  const desk = machine();
  await desk.csv(desk.file('a.csv', NOVEMBER));
  const argv = [
    'redemptions',
    'reverse',
    '--csv',
    desk.file('b.csv', NOVEMBER),
    '--yes',
    '--check-live',
    'never',
    '--new-batch',
  ];
  const { exitCode, stderr } = await desk.run(argv, { SCRIP_BASE_URL: url.replace('127.0.0.1', 'localhost') });
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('already done in batch a')]);
  await expectPaid();
});

describe('M6, M7 one reversal typed twice', () => {
  const typed = (...flags: string[]): string[] => [
    'redemptions',
    'reverse',
    RAW,
    '--amount',
    '2.00',
    '--reason',
    'Outage',
    '--yes',
    ...flags,
  ];

  test.each<[string, string[]]>([
    ['word for word', typed()],
    ['as 2', ['redemptions', 'reverse', RAW, '--amount', '2', '--reason', 'Outage', '--yes']],
    [
      'with blanks around the reason',
      ['redemptions', 'reverse', RAW, '--amount', '2.00', '--reason', ' Outage ', '--yes'],
    ],
    [
      'the id in upper case',
      ['redemptions', 'reverse', RAW.toUpperCase(), '--amount', '2.0', '--reason', 'Outage', '--yes'],
    ],
    ['as a dry run', typed('--dry-run')],
  ])('%s: exit 3, and the first is named', async (_how, again) => {
    const desk = machine();
    expect((await desk.run(typed())).exitCode).toBe(0);
    const { exitCode, stderr } = await desk.run(again);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/equal_reversal_exists/);
    // A dry run opens no journal, so it cannot say who.
    const who = again.includes('--dry-run') ? '' : ', by \\S+';
    expect(stderr).toMatch(new RegExp(`2\\.00 reversed at 20.+, reversal [0-9a-f-]{36}${who}; nothing was sent`));
    expect(await given(RAW)).toEqual(['2.00 Outage']);
  });

  test('another amount or another reason is another reversal; --again is one more; --once takes it as done', async () => {
    const desk = machine();
    await desk.run(typed());
    for (const more of [
      ['redemptions', 'reverse', RAW, '--amount', '3', '--reason', 'Outage', '--yes'],
      ['redemptions', 'reverse', RAW, '--amount', '2', '--reason', 'outage', '--yes'],
      typed('--again'),
    ])
      expect((await desk.run(more)).exitCode).toBe(0);
    const once = await desk.run(typed('--once', '--json'));
    expect([once.exitCode, JSON.parse(once.stdout)]).toEqual([0, expect.objectContaining({ done_before: true })]);
    expect(await given(RAW)).toEqual(['2.00 Outage', '2.00 Outage', '2.00 outage', '3.00 Outage']);
  });

  test('on another machine: the server itself shows it', async () => {
    await machine().run(typed());
    expect((await machine().run(typed())).exitCode).toBe(3);
    expect(await given(RAW)).toEqual(['2.00 Outage']);
  });

  test.each([
    'commit-then-drop',
    'http-500-after',
    'truncated-body',
    'malformed-json',
    'drop-before-commit',
    'http-500-before',
  ])('after %s the outcome is unknown, and the same command settles it', async (pack) => {
    const desk = machine();
    await api('POST', '/_sandbox/faults', { pack, times: 1, match: 'POST /v1/redemptions/*/reverse' });
    expect((await desk.run(typed(), { SCRIP_MAX_RETRIES: '0' })).exitCode).toBe(7);
    const settled = await desk.run(typed('--json'));
    expect([settled.exitCode, JSON.parse(settled.stdout)]).toEqual([0, expect.objectContaining({ settled: true })]);
    expect(await given(RAW)).toEqual(['2.00 Outage']);
    expect((await desk.run(typed())).exitCode).toBe(3);
  });

  test('--again with a lost answer, typed again, never pays a third time', async () => {
    const desk = machine();
    await desk.run(typed());
    await api('POST', '/_sandbox/faults', {
      pack: 'commit-then-drop',
      times: 1,
      match: 'POST /v1/redemptions/*/reverse',
    });
    expect((await desk.run(typed('--again'), { SCRIP_MAX_RETRIES: '0' })).exitCode).toBe(7);
    expect((await desk.run(typed('--again'))).exitCode).toBe(0);
    expect(await given(RAW)).toEqual(['2.00 Outage', '2.00 Outage']);
  });
});

test('M18 what was done to a ledger that is gone counts for nothing', async () => {
  const home = mkdtempSync(join(folder, 'home-'));
  const run = (...argv: string[]) => runBuilt(argv, { SCRIP_HOME: home });
  const file = join(home, 'r.csv');
  writeFileSync(file, NOVEMBER);
  await run('redemptions', 'reverse', '--csv', file, '--yes');
  await run('sandbox', 'reset', '--yes');
  const { stdout } = await run('redemptions', 'reverse', '--csv', file, '--yes', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ applied: 3, done_before: 0, sent: 4 });
});

test('M19 two folders, each with its refunds.csv, are two batches', async () => {
  const desk = machine();
  const first = desk.file('refunds.csv', csv(ROWS.slice(0, 2)));
  const second = desk.file('refunds.csv', csv(ROWS.slice(2, 3)));
  expect((await desk.csv(first)).code).toBe(0);
  const stopped = await desk.csv(second);
  expect([stopped.code, stopped.err]).toEqual([2, expect.stringContaining('--batch-id <name>')]);
  const named = await desk.csv(second, '--batch-id', 'refunds-south');
  expect(named.document).toMatchObject({ rows: 1, applied: 1, sent: 1 });
  const { stdout } = await desk.run(['batches', 'show', 'refunds', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ rows: 2, applied: 2 });
});

test('a batch under another API key is stopped, unless both are of one organisation (D45)', async () => {
  const desk = machine();
  await api('POST', '/_sandbox/faults', { pack: 'http-500-before', match: 'POST /v1/redemptions/*/reverse' });
  await desk.csv(desk.file('k.csv', csv(ROWS.slice(0, 1))));
  await api('DELETE', '/_sandbox/faults');
  const resume = ['batches', 'resume', 'k', '--yes', '--json'];
  const other = await desk.run(resume, { SCRIP_API_KEY: 'sk_other' });
  expect([other.exitCode, other.stderr]).toEqual([2, expect.stringContaining('another API key')]);
  expect(other.stderr + other.stdout).not.toContain('sk_other');
  expect((await desk.run(resume)).exitCode).toBe(0);
});

test('a file that was moved after its batch stopped goes on under its batch', async () => {
  const desk = machine();
  const path = desk.file('moved.csv', NOVEMBER);
  await desk.csv(path);
  const moved = join(desk.home, 'moved.csv');
  renameSync(path, moved);
  expect((await desk.csv(moved)).document).toMatchObject({ applied: 3, refused: 1, sent: 0 });
});

test('a single reversal without an answer is settled by a batch that asks for the same, and is then known as done', async () => {
  const desk = machine();
  const typed = ['redemptions', 'reverse', RAW, '--amount', '1.00', '--reason', 'first', '--yes'];
  await api('POST', '/_sandbox/faults', {
    pack: 'commit-then-drop',
    times: 1,
    match: 'POST /v1/redemptions/*/reverse',
  });
  expect((await desk.run(typed, { SCRIP_MAX_RETRIES: '0' })).exitCode).toBe(7);
  expect((await desk.csv(desk.file('one.csv', csv(ROWS.slice(0, 1))))).document).toMatchObject({ replayed: 1 });
  expect((await desk.run(typed)).exitCode).toBe(3);
  expect(await given(RAW)).toEqual(['1.00 first']);
});
