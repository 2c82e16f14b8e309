// The built program, a served sandbox, and a proxy between them that lets the server commit and then answers in its place.
// Source: decision D46. Each ends as unknown, and the same command, typed again, finds out: paid once.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runBuilt, serveBuilt } from '../support/built-program.js';

interface Spoiled {
  readonly status: number;
  readonly body: string;
  /** Whether the server is asked at all. */
  readonly commits: boolean;
}

const PAGE = '<html>\n<title>nginx</title></html>';
const shaped = (code: string): string => JSON.stringify({ code, message: 'not now' });
const REDEMPTIONS = ['11', '12', '13', '14'].map((end) => `550e8400-e29b-41d4-a716-4466554400${end}`);

let home: string;
let origin = '';
let proxy: Server;
let url = '';
let spoil: Spoiled | undefined;
let stopSandbox: () => Promise<unknown>;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}

async function forward(request: IncomingMessage): Promise<{ status: number; body: string }> {
  const { method = 'GET', url: path = '/', headers } = request;
  const body = await bodyOf(request);
  const sent = { 'x-api-key': String(headers['x-api-key']), 'content-type': 'application/json' };
  const isSpoiled = method === 'POST' ? spoil : undefined;
  if (isSpoiled?.commits === false) return isSpoiled;
  const answer = await fetch(origin + path, { method, headers: sent, ...(body !== '' && { body }) });
  const text = await answer.text();
  return isSpoiled ?? { status: answer.status, body: text };
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'scrip-proxy-'));
  const { running, ready } = await serveBuilt(['--no-rate-limit', '--db', join(home, 'served.db')], {
    SCRIP_HOME: home,
  });
  origin = ready.url;
  stopSandbox = async () => {
    running.kill('SIGTERM');
    await running;
  };
  proxy = createServer((request, response) => {
    void forward(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/html' }).end(body);
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});

afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await stopSandbox();
  rmSync(home, { recursive: true });
});

beforeEach(() => {
  spoil = undefined;
});

async function scrip(argv: readonly string[]): Promise<{ exit: number | undefined; out: any; err: string }> {
  const env = { SCRIP_HOME: home, SCRIP_API_KEY: 'sk_sandbox', SCRIP_BASE_URL: url, SCRIP_MAX_RETRIES: '1' };
  const { exitCode, stdout, stderr } = await runBuilt(['--mode', 'live', ...argv, '--json'], env);
  return { exit: exitCode, out: JSON.parse(stdout), err: stderr };
}

async function countOf(reason: string): Promise<number> {
  let found = 0;
  for (const id of REDEMPTIONS) {
    const answer = await fetch(`${origin}/v1/redemptions/${id}/reversals?limit=200`, {
      headers: { 'x-api-key': 'sk_sandbox' },
    });
    const { data } = (await answer.json()) as { data: { reason: string }[] };
    found += data.filter((one) => one.reason === reason).length;
  }
  return found;
}

const TABLE: readonly (readonly [string, number, string])[] = [
  ['408 of a proxy', 408, PAGE],
  ['423 in the form', 423, shaped('locked')],
  ['425 in the form', 425, shaped('too_early')],
  ['499 of a proxy', 499, PAGE],
  ['409 of a request at work', 409, shaped('idempotency_in_progress')],
  ['404 of an ingress', 404, PAGE],
];

describe.each(TABLE)('M13 %s', (name, status, body) => {
  test('one reversal is unknown, never refused, and paid once', async () => {
    spoil = { status, body, commits: true };
    const argv = ['redemptions', 'reverse', REDEMPTIONS[1] ?? '', '--amount', '1.00', '--reason', name, '--yes'];
    const first = await scrip(argv);
    expect([first.exit, first.out.error.kind, first.out.error.status]).toEqual([7, 'outcome_unknown', status]);
    expect(first.out.error.message).toContain(body === PAGE ? '"<html>"' : 'not now');
    spoil = undefined;
    expect(await scrip(argv)).toMatchObject({ exit: 0, out: { replayed: true } });
    expect(await countOf(name)).toBe(1);
  }, 60_000);

  test('a row is unknown, never refused, and paid once', async () => {
    spoil = { status, body, commits: true };
    const reason = `row: ${name}`;
    const file = join(home, `${status}.csv`);
    writeFileSync(
      file,
      `redemption_id,amount,reason\n${REDEMPTIONS[0]},1.00,${reason}\n${REDEMPTIONS[1]},1.00,${reason}\n`,
    );
    const argv = ['redemptions', 'reverse', '--csv', file, '--yes'];
    expect(await scrip(argv)).toMatchObject({ exit: 7, out: { unknown: 2, refused: 0, applied: 0 } });
    spoil = undefined;
    expect(await scrip(argv)).toMatchObject({ exit: 0, out: { unknown: 0, refused: 0, replayed: 2 } });
    expect(await countOf(reason)).toBe(2);
  }, 60_000);
});

test('M14 an ingress that answers every row with its own 404 stops the run at the third, and the file can be sent again', async () => {
  const reason = 'ingress';
  const file = join(home, 'ingress.csv');
  writeFileSync(file, `redemption_id,amount,reason\n${REDEMPTIONS.map((id) => `${id},1.00,${reason}\n`).join('')}`);
  const argv = ['redemptions', 'reverse', '--csv', file, '--yes', '--concurrency', '1'];
  spoil = { status: 404, body: PAGE, commits: false };
  const stopped = await scrip(argv);
  expect(stopped).toMatchObject({ exit: 7, out: { unknown: 3, refused: 0, skipped: 1, stopped: 'not_the_api' } });
  expect(stopped.err).toContain('this does not look like the Scrip API');
  expect(stopped.err).toContain('<html>');
  spoil = undefined;
  expect(await scrip(argv)).toMatchObject({ exit: 0, out: { unknown: 0, applied: 4 } });
  expect(await countOf(reason)).toBe(4);
}, 60_000);
