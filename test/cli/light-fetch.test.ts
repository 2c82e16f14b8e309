// What stands in for Node's Headers, Request and Response behaves as they do, in all that is used of them.
import fc from 'fast-check';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import * as light from '../../src/cli/light-fetch.js';
import { sendOverNetwork } from '../../src/cli/light-fetch.js';

type Kind = Pick<typeof globalThis, 'Headers' | 'Request' | 'Response'>;
type Steps = (kind: Kind) => unknown;

const asNode: Kind = globalThis;
const asLight = light as unknown as Kind;

/** What came of it: the value, or the class of the error. */
async function outcome(steps: Steps, kind: Kind): Promise<unknown> {
  try {
    return { value: await steps(kind) };
  } catch (error) {
    return { error: (error as Error).constructor.name };
  }
}

async function expectSame(steps: Steps): Promise<void> {
  expect(await outcome(steps, asLight)).toEqual(await outcome(steps, asNode));
}

const URL_OF = 'https://api.scrip.dev/v1/redemptions/a%20b/reverse?x=1';

describe('headers', () => {
  const name = fc.oneof(
    fc.constantFrom('X-API-Key', 'x-api-key', 'Content-Type', 'ACCEPT', 'a', 'zz', '', 'no token', 'a:b', 'ü'),
    fc.string({ maxLength: 4 }),
  );
  const value = fc.oneof(
    fc.constantFrom('', ' a ', '\ta\r\n', 'a\nb', 'a\0b', 'é', '€', 'a, b', '\x7f'),
    fc.string({ maxLength: 6, unit: 'binary' }),
  );
  const step = fc.oneof(
    fc.record({ act: fc.constantFrom('set', 'append'), name, value }),
    fc.record({ act: fc.constantFrom('get', 'has', 'delete'), name, value: fc.constant('') }),
  );

  test('any sequence of calls ends the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const kind of [1, 2]) {
          await expectSame(({ Headers }) => {
            const headers = new Headers({ 'X-First': 'one' });
            const seen = steps.map(({ act, name, value }) => {
              const call = headers[act as 'get'].bind(headers) as (...given: string[]) => unknown;
              return act === 'set' || act === 'append' ? call(name, value) : call(name);
            });
            return [seen, [...(kind === 1 ? headers : headers.entries())]];
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each<[string, Steps]>([
    ['made of pairs, equal names joined', ({ Headers }) => [...new Headers([['B', '1'], ['a', '2'], ['b', '3']])]], // prettier-ignore
    ['made of others', ({ Headers }) => [...new Headers(new Headers({ B: '1', a: '2' }))]],
    ['made of nothing', ({ Headers }) => [...new Headers()]],
  ])('%s', (_what, steps) => expectSame(steps));
});

describe('requests', () => {
  const shown = async (request: Request): Promise<unknown> => ({
    url: request.url,
    method: request.method,
    redirect: request.redirect,
    headers: [...request.headers],
    aborted: request.signal.aborted,
    hasBody: request.body !== null,
    used: request.bodyUsed,
    text: await request.text(),
  });
  const post = { method: 'POST', body: '{"é":1}', headers: { 'Content-Type': 'application/json' } };

  test.each<[string, Steps]>([
    ['a plain one', ({ Request }) => shown(new Request(URL_OF))],
    ['of a URL', ({ Request }) => shown(new Request(new URL(URL_OF)))],
    ['a path that is made regular', ({ Request }) => shown(new Request('https://a.b/x/../y z'))],
    ['no address', ({ Request }) => new Request('not an address')],
    ['with a body', ({ Request }) => shown(new Request(URL_OF, post))],
    ['with a body of no type', ({ Request }) => shown(new Request(URL_OF, { method: 'POST', body: 'x' }))],
    ['with an empty body', ({ Request }) => shown(new Request(URL_OF, { method: 'POST', body: '' }))],
    ['a null body', ({ Request }) => shown(new Request(URL_OF, { method: 'POST', body: null }))],
    ['a GET with a body', ({ Request }) => new Request(URL_OF, { body: 'x' })],
    ['a known method in small letters', ({ Request }) => shown(new Request(URL_OF, { method: 'post' }))],
    ['another method in small letters', ({ Request }) => shown(new Request(URL_OF, { method: 'patch' }))],
    ['of another', ({ Request }) => shown(new Request(new Request(URL_OF, post), { redirect: 'manual' }))],
    ['of another, other headers', ({ Request }) => shown(new Request(new Request(URL_OF, post), { headers: { a: 'b' } }))],
    ['of another that is read, with its own body', async ({ Request }) => {
      const first = new Request(URL_OF, post);
      const text = await first.text();
      return shown(new Request(first, { body: `${text}!` }));
    }],
    ['of another that is read', async ({ Request }) => {
      const first = new Request(URL_OF, post);
      await first.text();
      return new Request(first);
    }],
    ['the first one is used up by the second', async ({ Request }) => {
      const first = new Request(URL_OF, post);
      const second = new Request(first);
      return [first.bodyUsed, await second.text()];
    }],
    ['headers of the second are not those of the first', ({ Request }) => {
      const first = new Request(URL_OF, post);
      new Request(first, { body: 'x' }).headers.set('X-API-Key', 'sk_1');
      return [...first.headers];
    }],
    ['aborted before', ({ Request }) => shown(new Request(URL_OF, { signal: AbortSignal.abort() }))],
    ['aborted after', ({ Request }) => {
      const stop = new AbortController();
      const request = new Request(new Request(URL_OF, { signal: stop.signal }));
      stop.abort(new Error('why'));
      return [request.signal.aborted, (request.signal.reason as Error).message];
    }],
  ])('%s', (_what, steps) => expectSame(steps)); // prettier-ignore
});

describe('answers', () => {
  const shown = async (response: Response): Promise<unknown> => ({
    status: response.status,
    statusText: response.statusText,
    ok: response.ok,
    headers: [...response.headers],
    hasBody: response.body !== null,
    text: await response.text(),
  });
  const read = async (response: Response): Promise<number[]> => {
    const bytes: number[] = [];
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) bytes.push(...chunk);
    return bytes;
  };

  test.each<[string, Steps]>([
    ['a plain one', ({ Response }) => shown(new Response('{}'))],
    ['with everything', ({ Response }) => shown(new Response('x', { status: 422, statusText: 'no', headers: { a: 'b' } }))],
    ['no body', ({ Response }) => shown(new Response(null, { status: 204 }))],
    ['a body where none may be', ({ Response }) => new Response('', { status: 204 })],
    ['no such status', ({ Response }) => new Response('', { status: 99 })],
    ['299 is ok', ({ Response }) => new Response('', { status: 299 }).ok],
    ['300 is not', ({ Response }) => new Response('', { status: 300 }).ok],
    ['its JSON', ({ Response }) => new Response('{"a":[1]}').json()],
    ['no JSON', ({ Response }) => new Response('<html>').json()],
    ['read twice', async ({ Response }) => {
      const response = new Response('x');
      await response.text();
      return response.text();
    }],
    ['its bytes', ({ Response }) => read(new Response('é€'))],
    ['no bytes', ({ Response }) => read(new Response(''))],
    ['used when its bytes are read', async ({ Response }) => {
      const response = new Response('x');
      await read(response);
      return [response.bodyUsed, await response.text()];
    }],
    ['not to be read while somebody reads', ({ Response }) => {
      const response = new Response('x');
      response.body?.getReader();
      return response.text();
    }],
  ])('%s', (_what, steps) => expectSame(steps)); // prettier-ignore
});

test('a body that is not text is turned away', () => {
  const bytes = new Uint8Array(1) as unknown as string;
  expect(() => new light.Response(bytes)).toThrow('only text');
  expect(() => new light.Request(URL_OF, { method: 'POST', body: bytes })).toThrow('only text');
});

test('the network gets all of a request, and gives Node’s own answer', async () => {
  const server = createServer((incoming, answer) => {
    let text = '';
    incoming.on('data', (chunk) => (text += String(chunk)));
    incoming.on('end', () => {
      answer.setHeader('X-Request-Id', 'r1');
      answer.end(JSON.stringify([incoming.method, incoming.url, incoming.headers['x-api-key'], text]));
    });
  }).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/x?y=1`;
    for (const { Request } of [asNode, asLight]) {
      const headers = { 'X-API-Key': 'sk_1' };
      const posted = await sendOverNetwork(new Request(url, { method: 'POST', body: '{}', headers }));
      expect(posted).toBeInstanceOf(Response);
      expect(await posted.json()).toEqual(['POST', '/v1/x?y=1', 'sk_1', '{}']);
      const got = await sendOverNetwork(new Request(url, { headers }));
      expect(await got.json()).toEqual(['GET', '/v1/x?y=1', 'sk_1', '']);
      const stopped = sendOverNetwork(new Request(url, { signal: AbortSignal.abort(new Error('mine')) }));
      await expect(stopped).rejects.toThrow('mine');
    }
  } finally {
    server.close();
  }
});
