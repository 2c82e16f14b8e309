// The engine's two doors: a plain call, and a fetch. Whatever comes in, they answer the same.
import { afterEach, expect, test } from 'vitest';
import { createLocalEngine, type LocalEngine, type Outgoing } from '../../src/local-engine/index.js';

const KEY = { 'x-api-key': 'sk_sandbox' };
const JSON_TYPE = { 'content-type': 'application/json' };
const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const REVERSE = `/v1/redemptions/${REDEMPTION}/reverse`;

const engines: LocalEngine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
});

/** Engines of one content each, whose ids and time are counted. */
function openEngine(): LocalEngine {
  let ids = 0;
  const engine = createLocalEngine({
    path: ':memory:',
    nowMs: () => Date.UTC(2026, 2, 15),
    newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    onBug: (error) => {
      throw error;
    },
  });
  engines.push(engine);
  return engine;
}

const say = (method: string, path: string, headers: Outgoing['headers'], body?: string): Outgoing => ({
  ...{ method, url: `http://sandbox${path}`, headers, body },
});
const post = (body: string | undefined, headers: Outgoing['headers'] = JSON_TYPE, path = REVERSE): Outgoing =>
  say('POST', path, { ...KEY, ...headers }, body);

test.each<[what: string, outgoing: Outgoing]>([
  ['a read', say('GET', `/v1/redemptions/${REDEMPTION}`, KEY)],
  ['a query', say('GET', '/v1/programs?limit=1', KEY)],
  ['the key as a bearer', say('GET', '/v1/programs', { authorization: 'Bearer sk_sandbox' })],
  ['names in capitals', say('GET', '/v1/programs', { 'X-API-KEY': 'sk_sandbox' })],
  ['another key', say('GET', '/v1/programs', { 'x-api-key': 'sk_other' })],
  ['no key, and a body that is too large', say('POST', REVERSE, JSON_TYPE, 'x'.repeat(2 ** 20 + 1))],
  ['a path that is not there', say('GET', '/v1/nothing', KEY)],
  ['a method that is not allowed', say('PUT', REVERSE, KEY)],
  ['a reversal', post('{"reason":"r","quantity":1,"idempotency_key":"k"}')],
  ['a reversal with letters of two bytes', post('{"reason":"grün €","quantity":1}')],
  ['a refusal', post('{"reason":"r","quantity":99}')],
  ['no body', post(undefined)],
  ['an empty body of another type', post('', { 'content-type': 'text/plain' })],
  ['a body of another type', post('{"reason":"r"}', { 'content-type': 'text/plain' })],
  ['a body without a type', post('{"reason":"r"}', { 'content-type': '' })],
  ['no JSON', post('{"reason":')],
  ['half a pair of surrogates', post('{"reason":"\\ud800"}')],
  ['one byte too many', post(`"${'€'.repeat(349_525)}"`)],
  ['as many bytes as may be', post(`"${'€'.repeat(349_524)}12"`)],
  ['a control', post('{"rate_limit":true}', JSON_TYPE, '/_sandbox/settings')],
])('%s', async (_what, outgoing) => {
  const { body, headers, method, url } = outgoing;
  const plain = await openEngine().send(outgoing);
  const response = await openEngine().fetch(url, { method, headers, ...(body !== undefined && { body }) });
  const { status } = response;
  expect(plain).toEqual({ status, headers: Object.fromEntries(response.headers), text: await response.text() });
});

test('where a connection would be lost, a plain call rejects, also in mid body', async () => {
  const engine = openEngine();
  for (const pack of ['drop-before-commit', 'truncated-body']) {
    const fault = JSON.stringify({ pack, match: 'POST /v1/**', times: 1 });
    const set = await engine.send(post(fault, JSON_TYPE, '/_sandbox/faults'));
    expect([set.status, set.text]).toEqual([expect.any(Number), expect.stringContaining(pack)]);
    await expect(engine.send(post('{"reason":"r","quantity":1}'))).rejects.toMatchObject({
      cause: { code: 'UND_ERR_SOCKET' },
    });
  }
});
