// The real fetch against real sockets that behave badly.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import {
  createScripClient,
  OutcomeUnknownError,
  type ScripClientOptions,
  UnreachableError,
} from '../../src/sdk/index.js';
import { API_KEY, outcome, REDEMPTION, REDEMPTION_ID, REVERSAL, thrown } from '../support/sdk-rig.js';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Server {
  readonly url: string;
  readonly bodies: string[];
  readonly keys: unknown[];
}

async function serve(...handlers: Handler[]): Promise<Server> {
  const bodies: string[] = [];
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      bodies.push(body);
      keys.push(request.headers['x-api-key']);
      handlers[Math.min(bodies.length, handlers.length) - 1]?.(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, keys };
}

function clientOf(baseUrl: string, options: Partial<ScripClientOptions> = {}): ReturnType<typeof createScripClient> {
  return createScripClient({ apiKey: API_KEY, baseUrl, sleep: () => Promise.resolve(), ...options });
}

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const hangUp: Handler = (request) => request.socket.destroy();
const never: Handler = () => undefined;
const cut: Handler = (request, response) => {
  response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '500' });
  response.write('{"id":"7c9e', () => request.socket.destroy());
};
const cutChunked: Handler = (request, response) => {
  response.writeHead(201, { 'Content-Type': 'application/json' });
  response.write('{"id":"7c9e', () => request.socket.destroy());
};
const headersOnly: Handler = (_request, response) => {
  response.writeHead(201, { 'Content-Type': 'application/json' });
  response.write('{"id"');
};
const endless: Handler = (_request, response) => {
  response.writeHead(200);
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  const more = (): void => {
    if (!response.destroyed) response.write(chunk, more);
  };
  more();
};

test.each<[string, Handler, number]>([
  //  name                                                    first answer  attempts until unknown
  ['hangs up after reading', hangUp, 3],
  ['never answers', never, 3],
  ['stops in mid body, length known', cut, 3],
  ['stops in mid body, chunked', cutChunked, 3],
  ['sends headers and goes silent', headersOnly, 3],
  ['answers 500', answer(500, { code: 'internal_error', message: 'm' }), 3],
  ['answers a web page with 200', answer(200, '<!doctype html><p>hello', { 'Content-Type': 'text/html' }), 1],
  ['answers half a JSON text', answer(201, '{"id":"7c9e'), 1],
  ['redirects', answer(307, '', { Location: '/elsewhere' }), 1],
])('a server that %s leaves a write unknown, and a read unreachable', async (_name, handler, attempts) => {
  const server = await serve(handler);
  const client = clientOf(server.url, { timeoutMs: 150 });
  const body = { reason: 'refund', idempotency_key: 'k1' };
  const error = await thrown(OutcomeUnknownError, client.redemptions.reverse(REDEMPTION_ID, body));
  expect(error.idempotencyKey).toBe('k1');
  expect(server.bodies).toEqual(Array(attempts).fill(JSON.stringify(body)));
  await thrown(UnreachableError, client.redemptions.get(REDEMPTION_ID));
  expect(server.keys).toEqual(Array(2 * attempts).fill(API_KEY));
});

test('a lost answer is asked for again with the same key', async () => {
  const server = await serve(hangUp, cut, answer(200, REVERSAL, { 'X-Request-Id': 'req_3' }));
  const posted = await clientOf(server.url).redemptions.reverse(REDEMPTION_ID, { reason: 'refund' });
  expect(posted).toMatchObject({ data: REVERSAL, replayed: true, requestId: 'req_3' });
  expect(new Set(server.bodies).size).toBe(1);
  expect(server.bodies).toHaveLength(3);
});

test('a redirect is not followed, so the key goes nowhere else', async () => {
  const other = await serve(answer(200, REDEMPTION));
  const server = await serve(answer(302, '', { Location: `${other.url}/v1/redemptions/x` }));
  expect(await outcome(clientOf(server.url).redemptions.get(REDEMPTION_ID))).toBe('UnreachableError');
  expect(other.keys).toEqual([]);
});

test('a port nobody listens on is unreachable, also for a write', async () => {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  for (const host of ['127.0.0.1', 'localhost']) {
    const client = clientOf(`http://${host}:${port}`);
    const error = await thrown(UnreachableError, client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund' }));
    expect(error.cause).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  }
});

test('a TLS client at a plain server is not told that anything is certain', async () => {
  const server = await serve(answer(200, REVERSAL));
  const client = clientOf(server.url.replace('http:', 'https:'), { maxRetries: 0 });
  expect(await outcome(client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund' }))).toBe('OutcomeUnknownError');
  expect(server.bodies).toEqual([]);
});

test('a body without end is given up', async () => {
  const server = await serve(endless);
  const client = clientOf(server.url, { maxRetries: 0 });
  const error = await thrown(UnreachableError, client.redemptions.get(REDEMPTION_ID));
  expect(error.cause).toMatchObject({ message: 'the answer is longer than 16777216 bytes' });
});

test('a user who cancels is heard at once, in mid body too', async () => {
  const server = await serve(headersOnly);
  const abort = new AbortController();
  const client = clientOf(server.url, {
    fetch: async (request) => {
      const response = await fetch(request);
      queueMicrotask(() => {
        abort.abort();
      });
      return response;
    },
  });
  const call = client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund' }, { signal: abort.signal });
  expect(await outcome(call)).toBe('OutcomeUnknownError');
});

test('one signal serves many calls without a warning', async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error): void => {
    warnings.push(warning);
  };
  process.on('warning', onWarning);
  const server = await serve(answer(200, REDEMPTION));
  const client = clientOf(server.url);
  const { signal } = new AbortController();
  for (let i = 0; i < 100; i += 1) await client.redemptions.get(REDEMPTION_ID, { signal });
  await Promise.all(Array.from({ length: 30 }, () => client.redemptions.get(REDEMPTION_ID, { signal })));
  process.off('warning', onWarning);
  expect(warnings).toEqual([]);
});
