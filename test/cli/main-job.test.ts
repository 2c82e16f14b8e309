// The main job as people meet it: the built program, a real server, real files.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runBuilt, serveBuilt } from '../support/built-program.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';

const Database = loadDriver();

const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';

let home: string;
const servers: {
  kill: (signal: 'SIGTERM') => unknown;
  catch: (then: () => undefined) => Promise<unknown>;
  then: Promise<unknown>['then'];
}[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'scrip-main-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.kill('SIGTERM');
    await server.catch(() => undefined);
  }
  chmodSync(home, 0o700);
  rmSync(home, { recursive: true });
});

async function scrip(
  argv: readonly string[],
  more: Record<string, string> = {},
): Promise<{ exit: number | undefined; out: string; err: string }> {
  const done = await runBuilt(argv, { SCRIP_HOME: home, ...more });
  return { exit: done.exitCode, out: done.stdout, err: done.stderr };
}

/** A served sandbox on a fresh database; its address. */
async function serve(...flags: string[]): Promise<string> {
  const db = join(home, `served-${servers.length}.db`);
  const { running, ready } = await serveBuilt(['--db', db, ...flags], { SCRIP_HOME: home });
  servers.push(running);
  return ready.url;
}

test("the example of the API's page, word for word, against a served sandbox: 201, then 200 with the same bytes", async () => {
  const url = await serve();
  const ask = async (): Promise<[number, string, Headers]> => {
    const response = await fetch(`${url}/v1/redemptions/${REDEMPTION}/reverse`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-API-Key': 'sk_sandbox' },
      body: '\n{\n  "reason": "Customer refund request",\n  "amount": "500.00",\n  "idempotency_key": "reverse-12345",\n  "quantity": 1\n}\n',
    });
    return [response.status, await response.text(), response.headers];
  };
  const [first, text, headers] = await ask();
  expect(first).toBe(201);
  const { created_at, id, journal_entry_id, ...documented } = JSON.parse(text) as Record<string, unknown>;
  expect(documented).toEqual({
    amount: '500.00',
    quantity: 1,
    reason: 'Customer refund request',
    redemption_id: REDEMPTION,
  });
  expect([typeof created_at, typeof id, typeof journal_entry_id]).toEqual(['string', 'string', 'string']);
  expect(headers.get('x-ratelimit-limit')).toBe('30');
  const [again, sameText] = await ask();
  expect([again, sameText]).toEqual([200, text]);
});

test('a server that has just refused a body it did not read to the end stops cleanly', async () => {
  const url = await serve();
  const headers = { 'Content-Type': 'application/json', 'X-API-Key': 'sk_sandbox' };
  const response = await fetch(`${url}/v1/programs`, { method: 'POST', headers, body: ' '.repeat(1_200_000) });
  expect(response.status).toBe(413);
  const server = servers.pop();
  server?.kill('SIGTERM');
  expect(await server).toMatchObject({ exitCode: 0 });
});

test('the same command gives the same answer live as in the sandbox, byte for byte but for ids, times and the mode', async () => {
  const url = await serve('--no-rate-limit');
  const live = { SCRIP_BASE_URL: url, SCRIP_API_KEY: 'sk_sandbox' };
  const commands = [
    [
      'redemptions',
      'reverse',
      REDEMPTION,
      '--quantity',
      '1',
      '--reason',
      'Customer refund request',
      '--yes',
      '--idempotency-key',
      'k1',
    ],
    [
      'redemptions',
      'reverse',
      REDEMPTION,
      '--quantity',
      '1',
      '--reason',
      'Customer refund request',
      '--yes',
      '--idempotency-key',
      'k1',
    ],
    ['redemptions', 'reverse', REDEMPTION, '--quantity', '1', '--reason', 'other', '--yes', '--idempotency-key', 'k1'],
    ['redemptions', 'reverse', REDEMPTION, '--quantity', '2', '--reason', 'r', '--yes', '--idempotency-key', 'k2'],
    ['redemptions', 'reverse', REDEMPTION, '--amount', '1', '--reason', 'r', '--yes', '--idempotency-key', 'k3'],
    [
      'redemptions',
      'reverse',
      REDEMPTION,
      '--expect-remaining',
      '1',
      '--reason',
      'r',
      '--yes',
      '--idempotency-key',
      'k4',
    ],
    [
      'redemptions',
      'reverse',
      '550e8400-e29b-41d4-a716-446655449999',
      '--reason',
      'r',
      '--yes',
      '--idempotency-key',
      'k5',
    ],
    ['redemptions', 'get', REDEMPTION],
    ['redemptions', 'reversals', REDEMPTION],
    ['redemptions', 'list', '--participant', '550e8400-e29b-41d4-a716-446655443002'],
  ];
  // Ids and times are each ledger's own; everything else must be equal.
  const comparable = (text: string): string =>
    text
      .replaceAll(/"(id|journal_entry_id|request_id)":"[^"]+"/g, '"$1":"…"')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…')
      .replace(/"mode":"(live|sandbox)"/, '"mode":"…"')
      // What to type next may depend on where it is typed.
      .replace(/"hint":"[^"]*",/, '');
  for (const argv of commands) {
    const inSandbox = await scrip([...argv, '--json']);
    const inLive = await scrip([...argv, '--json', '--mode', 'live'], live);
    expect([argv, inLive.exit, comparable(inLive.out)]).toEqual([argv, inSandbox.exit, comparable(inSandbox.out)]);
  }
});

describe('bad input: the exit code, and words that help', () => {
  const reverse = (...flags: string[]): string[] => [
    'redemptions',
    'reverse',
    REDEMPTION,
    '--yes',
    ...(flags.includes('--reason') ? [] : ['--reason', 'r']),
    ...flags,
  ];
  test.each([
    ['no reason', ['redemptions', 'reverse', REDEMPTION, '--yes'], 2, '--reason'],
    ['no --yes', ['redemptions', 'reverse', REDEMPTION, '--reason', 'r'], 2, '--yes'],
    ['an empty reason', reverse('--reason', ''), 2, 'reason'],
    ['a reason of 501 characters', reverse('--reason', 'a'.repeat(501)), 2, '500'],
    ['a signed amount', reverse('--amount', '-5'), 2, 'amount'],
    ['an exponent', reverse('--amount', '5e2'), 2, 'amount'],
    ['a comma', reverse('--amount', '5,00'), 2, 'amount'],
    ['quantity 0', reverse('--quantity', '0'), 2, 'quantity'],
    ['quantity 1.5', reverse('--quantity', '1.5'), 2, 'quantity'],
    ['over the remaining', reverse('--quantity', '3'), 3, 'only 2'],
    ['the wrong kind', reverse('--amount', '500'), 3, '--quantity'],
    ['both that do not agree', reverse('--amount', '400', '--quantity', '1'), 2, '500.00'],
    [
      'too many decimals',
      ['redemptions', 'reverse', '550e8400-e29b-41d4-a716-446655440011', '--yes', '--reason', 'r', '--amount', '1.005'],
      2,
      'decimal',
    ],
    [
      '39 digits',
      [
        'redemptions',
        'reverse',
        '550e8400-e29b-41d4-a716-446655440011',
        '--yes',
        '--reason',
        'r',
        '--amount',
        '1'.repeat(39),
      ],
      2,
      '38',
    ],
    [
      'a suspended participant',
      ['redemptions', 'reverse', '550e8400-e29b-41d4-a716-446655440016', '--yes', '--reason', 'r'],
      3,
      'SUSPENDED',
    ],
    [
      'a fully reversed one',
      ['redemptions', 'reverse', '550e8400-e29b-41d4-a716-446655440015', '--yes', '--reason', 'r'],
      3,
      'reversals',
    ],
    ['an unknown id', ['redemptions', 'get', '550e8400-e29b-41d4-a716-446655449999'], 5, 'no redemption'],
    ['an id that is none', ['redemptions', 'get', 'order-7'], 2, 'UUID'],
    ['an unknown flag', ['redemptions', 'reverse', REDEMPTION, '--amuont', '5'], 2, '--amount'],
    ['a key in the arguments', ['--api-key', 'sk_live_secret', 'redemptions', 'get', REDEMPTION], 2, 'SCRIP_API_KEY'],
    ['live without a key', ['--mode', 'live', 'redemptions', 'get', REDEMPTION], 4, 'SCRIP_API_KEY'],
  ])('%s', async (_what, argv, exit, words) => {
    const plain = await scrip(argv);
    expect([plain.exit, plain.out]).toEqual([exit, '']);
    expect(plain.err).toContain(words);
    expect(plain.err).not.toContain('sk_live_secret');
    const json = await scrip([...argv, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ error: { exit_code: exit } });
  });

  test('a wrong key is exit 4, and is not shown', async () => {
    const url = await serve();
    const { exit, err } = await scrip(['--mode', 'live', 'redemptions', 'get', REDEMPTION], {
      SCRIP_BASE_URL: url,
      SCRIP_API_KEY: 'sk_wrong',
    });
    expect([exit, err.includes('sk_wrong')]).toEqual([4, false]);
  });
});

describe('files that cannot be a sandbox', () => {
  test.each([
    [
      'not a database',
      (path: string) => {
        writeFileSync(path, 'hello, this is no database\n');
      },
      'not a scrip ledger',
    ],
    [
      'made by a newer version',
      (path: string) => {
        const db = new Database(path);
        db.pragma('application_id = 1396920912');
        db.pragma('user_version = 99');
        db.close();
      },
      'newer',
    ],
  ])('%s', async (_what, make, words) => {
    make(join(home, 'sandbox.db'));
    const { exit, out, err } = await scrip(['redemptions', 'get', REDEMPTION]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });
});
