// The door: keys, routes, limits and headers (D14, D15, D16, D37b), in memory and behind a real socket.
import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { serveEngine } from '../../src/local-engine/http/server.js';
import { START, counted, openSandbox } from '../support/sandbox.js';
import { openWorld } from '../support/world.js';

describe('who asks, and what for', () => {
  test.each([
    ['no key', {}],
    ['a wrong key', { 'x-api-key': 'sk_other' }],
    ['a wrong bearer', { authorization: 'Bearer sk_other' }],
    ['another scheme', { authorization: 'Basic sk_sandbox' }],
    ['an empty key', { 'x-api-key': '' }],
  ])('D14 %s is 401', async (_what, headers) => {
    const { send } = openSandbox();
    const answer = await send('GET', '/v1/programs', { headers });
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthorized']);
    expect(answer.text).not.toContain('sk_');
  });

  test.each([
    ['as X-API-Key', { 'x-api-key': 'sk_sandbox' }],
    ['as a bearer', { authorization: 'Bearer sk_sandbox' }],
    ['as a bearer in small letters', { authorization: 'bearer sk_sandbox' }],
  ])('the key is taken %s', async (_what, headers) => {
    expect((await openSandbox().send('GET', '/v1/programs', { headers })).status).toBe(200);
  });

  test.each([
    ['D14 an unknown path', 'GET', '/v1/nothing', 404, 'not_found', null],
    ['D14 a path below one', 'GET', '/v1/programs/x/y/z', 404, 'not_found', null],
    ['D14 outside /v1', 'GET', '/', 404, 'not_found', null],
    ['D14 a wrong method', 'DELETE', '/v1/programs', 405, 'method_not_allowed', 'GET, POST'],
    ['D14 a wrong method on a reversal', 'GET', '/v1/redemptions/x/reverse', 405, 'method_not_allowed', 'POST'],
    ['D37b documented, not served', 'POST', '/v1/transfers', 501, 'not_implemented', null],
    [
      'D37b updating a participant',
      'PATCH',
      '/v1/participants/550e8400-e29b-41d4-a716-446655443001',
      501,
      'not_implemented',
      null,
    ],
  ])('%s', async (_what, method, path, status, code, allow) => {
    const answer = await openSandbox().call(method, path);
    expect([answer.status, answer.body.code, answer.headers.get('allow')]).toEqual([status, code, allow]);
    if (status === 501) expect(answer.body.message).toContain(path.split('/')[2]);
  });

  test('D16 every answer carries its own X-Request-Id, also a refusal', async () => {
    const { call, send } = openSandbox();
    const ids = [
      await call('GET', '/v1/programs'),
      await call('GET', '/v1/nothing'),
      await send('GET', '/v1/programs', {}),
    ].map(({ headers }) => headers.get('x-request-id'));
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain(null);
  });

  test('a bug is a 500, is told to onBug, and keeps nothing', async () => {
    const bugs: unknown[] = [];
    let broken = false;
    const ids = counted();
    const { engine, call } = openSandbox({
      onBug: (error) => bugs.push(error),
      newId: () => (broken ? '00000000-0000-4000-8000-0000000000aa' : ids()),
    });
    broken = true;
    const bodies = { name: 'P' };
    expect((await call('POST', '/v1/programs', bodies)).status).toBe(201);
    const answer = await call('POST', '/v1/programs', bodies);
    expect([answer.status, answer.body.code, bugs.length]).toEqual([500, 'internal_error', 1]);
    expect(engine.verify().ok).toBe(true);
  });
});

describe('the rate limit', () => {
  test('30 at once, then one every 100 ms, told on every answer', async () => {
    const { call, tick } = openSandbox({ settings: { rateLimit: true } });
    const first = await call('GET', '/v1/programs');
    expect(first.headers.get('x-ratelimit-limit')).toBe('30');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('29');
    expect(first.headers.get('x-ratelimit-reset')).toBe(String(START / 1000 + 1));
    for (let n = 0; n < 29; n += 1) expect((await call('GET', '/v1/programs')).status).toBe(200);
    const over = await call('GET', '/v1/programs');
    expect([over.status, over.body.code, over.headers.get('retry-after')]).toEqual([429, 'too_many_requests', '1']);
    expect((await call('GET', '/_sandbox/health')).status).toBe(200);
    tick(100);
    expect((await call('GET', '/v1/programs')).status).toBe(200);
    expect((await call('GET', '/v1/programs')).status).toBe(429);
    tick(60_000);
    expect((await call('GET', '/v1/programs')).headers.get('x-ratelimit-remaining')).toBe('29');
  });

  test('the setting of the database wins over how the server was started, until a reset', async () => {
    const { call } = openSandbox({ settings: { rateLimit: true } });
    await call('PATCH', '/_sandbox/settings', { rate_limit: false });
    for (let n = 0; n < 40; n += 1) expect((await call('GET', '/v1/programs')).status).toBe(200);
    expect((await call('GET', '/v1/programs')).headers.get('x-ratelimit-limit')).toBeNull();
    await call('POST', '/_sandbox/reset', { seed: 'empty' });
    expect((await call('GET', '/_sandbox/settings')).body).toEqual({
      restored_expired_lots: 'expire',
      rate_limit: true,
    });
  });
});

describe('behind a socket', () => {
  const open: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });
  async function serve(): Promise<{ url: string; port: number }> {
    const world = await openWorld();
    const server = await serveEngine(world.engine, { port: 0, host: '127.0.0.1' });
    open.push(server);
    return { url: server.url, port: Number(new URL(server.url).port) };
  }

  test('it answers as in memory', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/v1/programs`, { headers: { 'x-api-key': 'sk_sandbox' } });
    expect([response.status, ((await response.json()) as { data: unknown[] }).data.length]).toEqual([200, 1]);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each([
    ['a foreign Host (DNS rebinding)', { host: 'rewards.example.com' }, 403],
    ['a page of another origin', { origin: 'https://rewards.example.com' }, 403],
    ['localhost', { host: 'localhost' }, 200],
  ])('%s', async (_what, headers, status) => {
    const { port } = await serve();
    const got = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(
        { port, host: '127.0.0.1', path: '/v1/programs', headers: { 'x-api-key': 'sk_sandbox', ...headers } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      request.on('error', reject).end();
    });
    expect(got).toBe(status);
  });

  test('D14 a body over 1 MiB is 413, also when it comes in chunks of unknown length', async () => {
    const { url } = await serve();
    const chunk = new Uint8Array(256 * 1024).fill(32);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        if ((sent += 1) > 6) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const response = await fetch(`${url}/v1/programs`, init);
    expect(response.status).toBe(413);
  });
});

describe('odd callers', () => {
  test("the engine takes what the platform's fetch takes", async () => {
    const { engine } = openSandbox();
    const response = await engine.fetch('http://sandbox/v1/programs', { headers: { 'x-api-key': 'sk_sandbox' } });
    expect(response.status).toBe(200);
  });

  test('a sender that goes away in mid-body is no bug of ours', async () => {
    const { engine } = openSandbox();
    const body = new ReadableStream({
      pull: (controller) => {
        controller.error(new Error('aborted'));
      },
    });
    const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const response = await engine.fetch('http://sandbox/v1/programs', init);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'invalid_request']);
  });

  test('a closed engine says so', async () => {
    const { engine, call } = openSandbox();
    engine.close();
    const answer = await call('GET', '/v1/programs');
    expect([answer.status, answer.body.code]).toEqual([503, 'storage_unavailable']);
  });

  test('a preview reads its query as the request would', async () => {
    const { engine, call } = openSandbox();
    await call('POST', '/v1/participants', { external_id: 'a?b' });
    await call('POST', '/v1/participants', { external_id: 'a' });
    expect(engine.preview({ method: 'GET', path: '/v1/participants?search=a?b' }).body).toMatchObject({
      data: [{ external_id: 'a?b' }],
    });
  });

  test('years of two digits are refused, and the last moment of 9999 is the last', async () => {
    const { call, tick } = openSandbox();
    expect((await call('POST', '/_sandbox/clock', { set: '0099-12-31T00:00:00Z' })).status).toBe(400);
    await call('POST', '/_sandbox/clock', { set: '9999-12-31T23:59:59.999Z' });
    tick(5000);
    expect((await call('GET', '/_sandbox/clock')).body.now).toBe('9999-12-31T23:59:59.999Z');
  });
});
