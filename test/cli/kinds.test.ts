// Twenty-five ways in which money that was not meant was reversed, or words said what was not so, each as a kind, by the built
// program. This is their list; what has no test here has one where the rest of its subject is:
//
//   M1 M2 M3 M5  the same rows again                    meant.test.ts      17 variants, two machines
//   M4           one server under two of its names      meant.test.ts      1
//   M6 M7        one reversal typed twice               meant.test.ts      5 and 6
//   M8           the amounts are in another column      here               18
//   M9           no amount, or two that may be meant    here               7
//   M10          a flag took another one as its value   here               12
//   M11          a flag given twice                     here               5
//   M12          keys that were pressed too early       reverse/typed-ahead.test.ts  4 by 6, on a real terminal
//   M13 M14      answers that are not the API's         proxy.test.ts      6 by 2, and 1
//   M15 M16 M17  a clock that is wrong                  here               2, 2, 2
//   M18          a ledger that is gone                  meant.test.ts      1
//   M19          two files of one name                  meant.test.ts      1
//   M20          value that expires at once             binary.test.ts     3 ways; all of them in reverse/expiry.test.ts
//   M21          the journal is removed                 binary.test.ts     1; more in batch/journal.test.ts
//   M22          killed, and another machine goes on    here               1; many in proof/kill and proof/simulate
//   M23          who may read the files                 binary.test.ts     1; more in batch/results-file.test.ts
//   M24          what a server says in odd characters   here               7
//   M25          how programs write that there is nothing  here            20 by 2
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runBuilt, serveBuilt } from '../support/built-program.js';

const RAW = '550e8400-e29b-41d4-a716-446655440011';
const LOTS = '550e8400-e29b-41d4-a716-446655440012';
const ADA = '550e8400-e29b-41d4-a716-446655443001';
const UNITS = '550e8400-e29b-41d4-a716-446655440001';
const HOUR = 3_600_000;

const folder = mkdtempSync(join(tmpdir(), 'scrip-kinds-'));
let server: Awaited<ReturnType<typeof serveBuilt>>;
let proxy: Server;
let url = '';

/** What the line to the server does to an answer to a write. */
type Spoil = () => Answer;
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter?: string | null;
}
let spoil: Spoil | undefined;

beforeAll(async () => {
  server = await serveBuilt(['--no-rate-limit', '--db', join(folder, 'server.db')], { SCRIP_HOME: folder });
  proxy = createServer((request, response) => {
    void forward(request).then((answer) => {
      const { retryAfter, status, text } = answer;
      const type = text.startsWith('{') ? 'application/json' : 'text/html';
      response.writeHead(status, { 'content-type': type, ...(retryAfter != null && { 'retry-after': retryAfter }) });
      response.end(text);
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterEach(() => {
  spoil = undefined;
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  server.running.kill('SIGTERM');
  await server.running;
  rmSync(folder, { recursive: true });
});

async function forward(request: IncomingMessage): Promise<Answer> {
  const { method = 'GET', url: path = '/' } = request;
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const answer = await ask(method, path, body);
  return spoil !== undefined && method === 'POST' ? spoil() : answer;
}

async function ask(method: string, path: string, body = ''): Promise<Answer> {
  const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
  const answer = await fetch(server.ready.url + path, { method, headers, ...(body !== '' && { body }) });
  return { status: answer.status, text: await answer.text(), retryAfter: answer.headers.get('retry-after') };
}

/** What was reversed of a redemption, with a reason that holds a word. */
async function given(id: string, word = ''): Promise<string[]> {
  const { data } = JSON.parse((await ask('GET', `/v1/redemptions/${id}/reversals?limit=200`)).text) as {
    data: { amount: string; reason: string }[];
  };
  return data.map(({ amount, reason }) => `${amount} ${reason}`).filter((one) => one.includes(word));
}

/** A program whose clock is ahead of the true one by so much, from so long after its start on. */
function clockAhead(byMs: number, afterMs = 0): string {
  const code = `const now=Date.now;Date.now=()=>now()+(performance.now()<${afterMs}?0:${byMs})`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

/** A machine of its own that works on the server. */
function machine(): { run: (argv: readonly string[], env?: Record<string, string>) => ReturnType<typeof runBuilt> } {
  const home = mkdtempSync(join(folder, 'home-'));
  const live = { SCRIP_HOME: home, SCRIP_MODE: 'live', SCRIP_BASE_URL: url, SCRIP_API_KEY: 'sk_sandbox' };
  return { run: (argv, env = {}) => runBuilt(argv, { ...live, SCRIP_MAX_RETRIES: '0', ...env }) };
}

let files = 0;
function csv(...lines: string[]): string[] {
  const path = join(folder, `file-${(files += 1)}.csv`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return ['redemptions', 'reverse', '--csv', path, '--yes'];
}

/** All at once, on one machine: each is to be refused before anything is sent. */
async function refusals(commands: readonly (readonly string[])[]): Promise<string[]> {
  const { run } = machine();
  const before = [await given(RAW), await given(LOTS), await given(UNITS)];
  const told: string[] = [];
  const open = commands.entries();
  const worker = async (): Promise<void> => {
    for (const [at, argv] of open) {
      const { exitCode, stderr } = await run(argv);
      told[at] = `${exitCode} ${stderr}`;
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  expect([await given(RAW), await given(LOTS), await given(UNITS)]).toEqual(before);
  return told;
}

test('M8 a column that looks like an amount or like units, and is not read', async () => {
  const names = [
    ...['Refund Amount', 'amt', 'value', 'Total', 'Points', 'Betrag', 'Montant', 'Importe', '金額', 'Refund (EUR)'],
    ...['Points per member', 'bonus', 'qty', 'units', 'Menge', 'Quantity refunded', 'Cantidad', 'pcs'],
  ];
  const told = await refusals(
    names.map((name) => csv(`redemption_id,${name},reason`, `${RAW},5.00,M8`, `${LOTS},10.00,M8`)),
  );
  const words = told.map((one, at) => one.startsWith('2 ') && one.includes(`="${names[at] ?? ''}"`));
  expect(words.map((isRight, at) => (isRight ? '' : `${names[at] ?? ''}: ${told[at] ?? ''}`)).join('')).toBe('');
});

test('M9 rows without an amount beside others, and two columns that may be meant', async () => {
  const told = await refusals([
    csv('redemption_id,amount,reason', `${RAW},5.00,M9`, `${LOTS},,M9`),
    csv('redemption_id,amount,reason', `${RAW},,M9`, `${LOTS},5.00,M9`),
    csv('redemption_id,quantity,reason', `${UNITS},1,M9`, `${RAW},,M9`),
    ...['refund_amount', 'To be refunded', '返金額', 'approved amount'].map((name) =>
      csv(`redemption_id,amount,${name},reason`, `${RAW},6.00,5.00,M9`),
    ),
  ]);
  for (const one of told.slice(0, 3)) expect(one).toMatch(/^2 [^]*1 row says nothing in "(amount|quantity)"/);
  for (const one of told.slice(3)) expect(one).toMatch(/^2 [^]*"amount" was taken for the amount, but/);
});

const REVERSE = ['redemptions', 'reverse', RAW, '--yes'];

test('M10 a flag that took the next one as its value, or has none', async () => {
  const told = await refusals([
    [...REVERSE, '--reason', '--dry-run'],
    [...REVERSE, '--reason', '-n'],
    [...REVERSE, '--reason', '—dry-run'],
    [...REVERSE, '--reason', '--dryrun'],
    ['redemptions', 'reverse', RAW, '--reason', 'M10', '--amount', '--yes'],
    ['redemptions', 'reverse', '--csv', '--dry-run', '--yes'],
    ['sandbox', 'credit', '--participant', '--program', 'x'],
    [...REVERSE, '--reason='],
    [...REVERSE, '--reason', ''],
    [...REVERSE, '--reason= '],
    [...REVERSE, '--reason', 'null'],
    ['sandbox', 'credit', '--description=', '--amount', '1'],
  ]);
  for (const one of told.slice(0, 7)) expect(one).toMatch(/^2 [^]*has no value: what follows it is -/);
  for (const one of told.slice(7)) expect(one).toMatch(/^2 [^]*(has an empty value|only blanks|there is nothing)/);
});

test('M11 a flag given twice, of which one value would count', async () => {
  const told = await refusals([
    ['redemptions', 'reverse', '--csv', 'a.csv', '--csv', 'b.csv', '--yes'],
    [...REVERSE, '--reason', 'M11', '--amount', '1', '--amount', '30'],
    ['--mode', 'sandbox', ...REVERSE, '--reason', 'M11', '--mode', 'live'],
    [...REVERSE, '--reason=M11', '--reason', 'M11'],
    ['sandbox', 'credit', '--amount', '1', '--amount=2'],
  ]);
  for (const one of told) expect(one).toMatch(/^2 [^]*is given twice/);
});

describe('M15 a clock that was ahead when the answer was lost', () => {
  test.each([
    ['20 minutes', 20 * 60_000],
    ['a day', 24 * HOUR],
  ])('%s: looked at 25 hours later, the reversal is shown, and no --force is advised', async (name, aheadMs) => {
    const { run } = machine();
    const argv = csv('redemption_id,amount,reason', `${RAW},0.50,M15 ${name}`);
    spoil = () => ({ status: 502, text: '<html>' });
    expect((await run(argv, { NODE_OPTIONS: clockAhead(aheadMs) })).exitCode).toBe(7);
    const later = new Date(Date.now() + 25 * HOUR).toUTCString();
    spoil = undefined;
    const dated = proxyDated(later);
    const { exitCode, stdout } = await run(argv, { NODE_OPTIONS: clockAhead(25 * HOUR) }).finally(dated);
    const said = stdout.replaceAll(/\s+/g, ' ');
    expect([exitCode, said]).toEqual([7, expect.stringContaining('0.50 at ')]);
    expect(said).not.toContain('has no reversal');
    expect(await given(RAW, `M15 ${name}`)).toEqual([`0.50 M15 ${name}`]);
  });
});

/** Answers carry this time until the returned function is called. */
function proxyDated(date: string): () => void {
  const stamp = (_request: IncomingMessage, response: { setHeader(name: string, value: string): void }): void => {
    response.setHeader('date', date);
  };
  proxy.prependListener('request', stamp);
  return () => {
    proxy.off('request', stamp);
  };
}

test.each([
  ['back an hour', -HOUR],
  ['ahead an hour', HOUR],
])('M16 a clock that is set %s while the API asks for a pause changes nothing about the pause', async (name, byMs) => {
  const { run } = machine();
  const starts = performance.now();
  const match = 'POST /v1/redemptions/*/reverse';
  await ask('POST', '/_sandbox/faults', JSON.stringify({ pack: 'http-429', times: 1, match }));
  const argv = ['redemptions', 'reverse', RAW, '--amount', '0.25', '--reason', `M16 ${name}`, '--yes'];
  const { exitCode } = await run(argv, { SCRIP_MAX_RETRIES: '2', NODE_OPTIONS: clockAhead(byMs, 300) });
  expect([exitCode, await given(RAW, `M16 ${name}`)]).toEqual([0, [`0.25 M16 ${name}`]]);
  expect(performance.now() - starts).toBeLessThan(20_000);
});

test.each([
  ['an hour', HOUR],
  ['a year', 365 * 24 * HOUR],
])('M17 what was queued by a clock %s ahead has no known age: held until --force', async (name, aheadMs) => {
  const { run } = machine();
  expect((await run(['offline', 'pull', '--participant', ADA])).exitCode).toBe(0);
  const argv = ['--mode', 'offline', 'redemptions', 'reverse', UNITS, '--quantity', '1', '--reason', `M17 ${name}`];
  expect((await run([...argv, '--yes', '--again'], { NODE_OPTIONS: clockAhead(aheadMs) })).exitCode).toBe(0);
  const held = await run(['offline', 'push', '--yes', '--json']);
  expect([held.exitCode, JSON.parse(held.stdout)]).toMatchObject([8, { summary: { held: 1 } }]);
  expect(await given(UNITS, 'M17')).toEqual([]);
});

test('M22 a run is killed, and another machine goes on with the file under another name: each row is paid once', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `${LOTS},0.10,M22 row ${String(at).padStart(2, '0')}`);
  const text = ['redemption_id,amount,reason', ...rows];
  const [one, two] = [machine(), machine()];
  const running = one.run([...csv(...text), '--concurrency', '1', '--rate', '20']);
  while ((await given(LOTS, 'M22')).length < 5) await wait(20);
  running.kill('SIGKILL');
  await running;
  const some = (await given(LOTS, 'M22')).length;
  expect(some).toBeLessThan(40);
  const stopped = await two.run([...csv(...text), '--json']);
  expect([stopped.exitCode, stopped.stdout]).toEqual([2, expect.stringContaining('done_before')]);
  expect((await two.run([...csv(...text), '--skip-done', '--rate', '1000'])).exitCode).toBe(0);
  expect((await given(LOTS, 'M22')).sort()).toEqual(rows.map((row) => `0.10 ${row.split(',')[2] ?? ''}`));
});

describe('M24 what a server says in characters that nobody sees', () => {
  const ODD = ['\u0000', '\u001b[31m', '\u202e', '\u2066', '\u0007', '\u009b', '\u200b'];

  test('is made visible in the results, on the screen, and is no obstacle when the file is given back', async () => {
    const { run } = machine();
    const rows = ODD.map((_, at) => `${RAW},0.0${at + 1},M24`);
    const argv = csv('redemption_id,amount,reason', ...rows);
    let at = 0;
    spoil = () => {
      const text = `no${ODD[at % ODD.length] ?? ''}more`;
      at += 1;
      return { status: 422, text: JSON.stringify({ code: 'odd', message: text }) };
    };
    const path = argv[3] ?? '';
    const { exitCode, stderr, stdout } = await run([...argv, '--concurrency', '1']);
    expect(exitCode).toBe(8);
    const results = readFileSync(path.replace(/csv$/, 'results.csv'), 'utf8');
    for (const text of [results, stderr, stdout]) {
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202e\u2066]/);
    }
    for (const odd of ODD) expect(results).toContain(`\\u{${odd.codePointAt(0)?.toString(16) ?? ''}}`);
    const back = csv(...results.trimEnd().split('\n'));
    expect((await run([...back, '--dry-run', '--json', '--retry-refused'])).stdout).toContain('"invalid":0');
  });
});

test('M25 cells in which a program wrote that there is nothing, as a reason and as a key', async () => {
  const nothings = [
    ...['NULL', 'null', '\\N', 'nil', 'None', 'NaN', 'undefined', '<NA>', 'NA', 'N/A', '(null)', "'NULL'", 'ＮＵＬＬ'],
    ...['(blank)', '#N/A', '#NV', '#BEZUG!', '#¡REF!', '#NOM?', 'Err:502'],
  ];
  const { run } = machine();
  const rows = nothings.flatMap((cell, at) => [`${RAW},1.0${at},${cell},k${at}`, `${RAW},1.0${at},M25,${cell}`]);
  const done = await run([...csv('redemption_id,amount,reason,idempotency_key', ...rows), '--json']);
  const { problems } = (JSON.parse(done.stdout) as { error: { problems: { line: number; code: string }[] } }).error;
  expect([done.exitCode, new Set(problems.map(({ code }) => code))]).toEqual([
    2,
    new Set(['null_written', 'spreadsheet_error']),
  ]);
  expect(problems.map(({ line }) => line)).toEqual(rows.map((_, at) => at + 2));
  expect(await given(RAW, '1.0')).toEqual([]);
});
