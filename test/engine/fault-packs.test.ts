// Each pack of faults produces what its name says: in process and behind a socket, to a plain fetch and to the SDK.
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { FAULT_PACKS } from '../../src/sdk/generated/fault-packs.js';
import { serveEngine } from '../../src/local-engine/http/server.js';
import { ScripError, createScripClient } from '../../src/sdk/index.js';
import { neverConnected } from '../../src/sdk/http/attempt.js';
import { FILES, readContract } from '../support/contract-documents.js';
import { type Sandbox, counted, openSandbox } from '../support/sandbox.js';
import { EVERY_REVERSAL, RAW, REVERSE, ROWS, TABLE, seenBy } from '../support/fault-table.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Door extends Pick<Sandbox, 'call'> {
  readonly baseUrl: string;
  readonly fetch: (request: Request) => Promise<Response>;
}

function inProcess(): Promise<Door> {
  const { engine, call } = openSandbox({ seed: 'demo', newId: counted(5) });
  closing.push(engine.close);
  return Promise.resolve({ call, fetch: engine.fetch, baseUrl: 'http://localhost' });
}

async function behindSocket(): Promise<Door> {
  const { engine, call } = openSandbox({ seed: 'demo', newId: counted(5) });
  const server = await serveEngine(engine, { port: 0, host: '127.0.0.1' });
  closing.push(server.close, engine.close);
  return { call, fetch: (request) => fetch(request), baseUrl: server.url };
}

const DOORS = [
  ['in process', inProcess],
  ['behind a socket', behindSocket],
] as const;

async function reversed({ call }: Pick<Sandbox, 'call'>): Promise<string> {
  return (await call('GET', `/v1/redemptions/${RAW}`)).body.reversed_amount as string;
}

/** The word for what a call of the SDK came to. */
async function sdkSays(door: Door, maxRetries: number): Promise<string> {
  const client = createScripClient({
    apiKey: 'sk_sandbox',
    baseUrl: door.baseUrl,
    fetch: door.fetch,
    maxRetries,
    sleep: () => Promise.resolve(),
  });
  try {
    const { replayed } = await client.redemptions.reverse(RAW, { reason: 'r', amount: '1.00', idempotency_key: 'k1' });
    return replayed ? 'replayed' : 'done';
  } catch (error) {
    if (error instanceof ScripError) return error.name;
    throw error;
  }
}

const set = (pack: string) => ({
  pack,
  times: 1,
  match: EVERY_REVERSAL,
  ...(pack === 'slow' && { delay_ms: 30 }),
});

describe.each(DOORS)('%s', (_door, open) => {
  test.each(ROWS)('%s, to a plain fetch', async (pack, { posted, seen }) => {
    const door = await open();
    await door.call('POST', '/_sandbox/faults', set(pack));
    const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
    const body = JSON.stringify({ reason: 'r', amount: '1.00' });
    const asked = (): Request => new Request(`${door.baseUrl}${REVERSE}`, { method: 'POST', headers, body });
    expect(await seenBy(door.fetch(asked()))).toBe(seen);
    expect(await reversed(door)).toBe(posted ? '1.00' : '0.00');
    // Once is once.
    expect(await seenBy(door.fetch(asked()))).toBe('201');
    expect((await door.call('GET', '/_sandbox/faults')).body).toEqual({ faults: [] });
  });

  test.each(ROWS)('%s, to the SDK without retries', async (pack, { posted, alone }) => {
    const door = await open();
    await door.call('POST', '/_sandbox/faults', set(pack));
    expect(await sdkSays(door, 0)).toBe(alone);
    expect(await reversed(door)).toBe(posted ? '1.00' : '0.00');
  });

  test.each(ROWS)('%s, to the SDK with retries: paid once', async (pack, { again }) => {
    const door = await open();
    await door.call('POST', '/_sandbox/faults', set(pack));
    expect(await sdkSays(door, 2)).toBe(again);
    expect(await reversed(door)).toBe('1.00');
    expect((await door.call('GET', '/_sandbox/verify')).body.ok).toBe(true);
  });
});

test('a dropped connection is no connection that never was', async () => {
  const { engine, call } = openSandbox({ seed: 'demo' });
  await call('POST', '/_sandbox/faults', { pack: 'drop-before-commit' });
  const lost: unknown = await engine
    .fetch('http://sandbox/v1/programs', { headers: { 'x-api-key': 'sk_sandbox' } })
    .catch((error: unknown) => error);
  expect(lost).toMatchObject({ message: 'fetch failed', cause: { code: 'UND_ERR_SOCKET' } });
  expect(neverConnected(lost)).toBe(false);
});

test('429 says when to come again, and carries the API’s error body', async () => {
  const { call } = openSandbox({ seed: 'demo' });
  await call('POST', '/_sandbox/faults', { pack: 'http-429' });
  const { status, headers, body } = await call('GET', '/v1/programs');
  expect([status, headers.get('retry-after'), Object.keys(body as object)]).toEqual([429, '1', ['code', 'message']]);
});

test('a refusal is an answer too: it is dropped, delayed and cut like any other', async () => {
  const { engine, call } = openSandbox({ seed: 'demo' });
  await call('POST', '/_sandbox/faults', { pack: 'commit-then-drop', times: 1 });
  await call('POST', '/_sandbox/faults', { pack: 'truncated-body', times: 1 });
  const init = { headers: { 'x-api-key': 'sk_sandbox' } };
  const ask = (): Promise<Response> => engine.fetch('http://sandbox/v1/redemptions/no-id', init);
  expect([await seenBy(ask()), await seenBy(ask()), await seenBy(ask())]).toEqual([
    'dropped',
    '400 cut',
    '400 invalid_request',
  ]);
});

describe('slow', () => {
  test('comes late, and others do not wait for it', async () => {
    const { call } = openSandbox({ seed: 'demo' });
    await call('POST', '/_sandbox/faults', { pack: 'slow', match: 'GET /v1/programs', delay_ms: 60 });
    const order: string[] = [];
    const arrive = (name: string) => () => void order.push(name);
    await Promise.all([
      call('GET', '/v1/programs').then(arrive('slow')),
      call('GET', `/v1/redemptions/${RAW}`).then(arrive('fast')),
    ]);
    expect(order).toEqual(['fast', 'slow']);
  });

  test('a caller that gives up is not waited for, and what it asked for was done', async () => {
    const door = await inProcess();
    await door.call('POST', '/_sandbox/faults', { pack: 'slow', match: EVERY_REVERSAL, delay_ms: 600_000 });
    const stop = new AbortController();
    const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
    const body = JSON.stringify({ reason: 'r', amount: '1.00' });
    const sent = door.fetch(
      new Request(`${door.baseUrl}${REVERSE}`, { method: 'POST', headers, body, signal: stop.signal }),
    );
    setTimeout(() => {
      stop.abort(new Error('enough'));
    }, 20);
    await expect(sent).rejects.toThrow('enough');
    expect(await reversed(door)).toBe('1.00');
  });

  test('a caller that hangs up takes no server down', async () => {
    const door = await behindSocket();
    await door.call('POST', '/_sandbox/faults', { pack: 'slow', match: 'GET /v1/programs', delay_ms: 600_000 });
    const headers = { 'x-api-key': 'sk_sandbox' };
    const caller = request(`${door.baseUrl}/v1/programs`, { headers, agent: false }).end();
    setTimeout(() => caller.destroy(), 40);
    await expect(once(caller, 'response')).rejects.toThrow('socket hang up');
    expect((await fetch(`${door.baseUrl}/v1/redemptions/${RAW}`, { headers })).status).toBe(200);
  });
});

test('the packs are the same in the contract, on the command line and in this table', () => {
  const { FaultPack } = readContract(FILES.controls).components.schemas as unknown as { FaultPack: { enum: string[] } };
  expect(Object.keys(FAULT_PACKS)).toEqual(FaultPack.enum);
  expect(Object.keys(TABLE)).toEqual(FaultPack.enum);
});
