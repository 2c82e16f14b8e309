// The key goes into one header of one request and shows nowhere else, whatever happens.
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createScripClient, type RequestEvent } from '../../src/sdk/index.js';
import {
  API_KEY,
  caught,
  created,
  found,
  json,
  lost,
  REDEMPTION_ID,
  refusal,
  rig,
  silent,
  type Step,
  text,
} from '../support/sdk-rig.js';

/** Everything a program could print of a value. */
function printed(value: unknown): string {
  const deep = inspect(value, { depth: 20, showHidden: true, getters: true });
  const parts = value instanceof Error ? [value.message, value.stack, String(value), printed(value.cause)] : [];
  return [deep, JSON.stringify(value), ...parts].join('\n');
}

const hidden = (value: unknown): void => {
  expect(printed(value)).not.toMatch(/CANARY|TAIL/);
};

test('the key is sent in the X-API-Key header, and in no other place', async () => {
  const { client, sent } = rig([created]);
  await client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' });
  const [one] = sent;
  expect([...(one?.headers ?? [])].filter(([, value]) => value.includes('CANARY'))).toEqual([['x-api-key', API_KEY]]);
  expect(`${one?.url ?? ''} ${one?.body ?? ''}`).not.toContain('CANARY');
});

test('a client shows nothing of it', () => {
  const { client } = rig([]);
  hidden(client);
  hidden(client.api);
  hidden(client.redemptions);
});

const echo: Step = (request) => {
  const key = request.headers.get('x-api-key') ?? '';
  return json(
    401,
    { code: `bad ${key}`, message: `invalid key ${key}, ${encodeURIComponent(key)}` },
    { 'X-Request-Id': key },
  )(request);
};
const echo500: Step = (request) =>
  json(500, { code: 'x', message: `key ${request.headers.get('x-api-key') ?? ''}` })(request);
/** A custom fetch that, as some libraries do, hangs the whole request on its error. */
const leaky: Step = (request) => {
  const key = request.headers.get('x-api-key') ?? '';
  const cause = Object.assign(new Error(`write failed: X-API-Key: ${key}`), {
    request,
    config: { key },
    code: `E_${key}`,
  });
  const each = Object.assign(new Error(key), { request });
  throw Object.assign(new AggregateError([each], `failed with ${key}`, { cause }), {
    request,
    headers: request.headers,
  });
};
const thrownText = ((request: Request) => {
  throw `lost ${request.headers.get('x-api-key') ?? ''}` as unknown as Error;
}) as Step;
const echoRedemption: Step = (request) =>
  json(201, { id: 'r', amount: '1', redemption_id: request.headers.get('x-api-key') })(request);

test.each<[string, Step]>([
  ['a refusal that repeats it', echo],
  ['a 500 that repeats it', echo500],
  ['a transport error that holds the request', leaky],
  ['a text that was thrown', thrownText],
  ['a lost connection', lost],
  ['a redirect', text(302, null, { Location: `https://elsewhere.example/?key=${API_KEY}` })],
  ['an unreadable body', text(200, `<html>${API_KEY}</html>`)],
  ['an answer about another redemption', echoRedemption],
  ['a timeout', silent],
])('neither errors nor causes nor traces show it: %s', async (_name, step) => {
  const events: RequestEvent[] = [];
  const { client } = rig([step, step], {
    maxRetries: 1,
    timeoutMs: 15,
    onRequest: (event) => {
      events.push(event);
    },
  });
  hidden(await caught(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' })));
  const read = rig([step, step], { maxRetries: 1, timeoutMs: 15 });
  hidden(await caught(read.client.redemptions.get(REDEMPTION_ID)));
  expect(events.length).toBeGreaterThan(0);
  hidden(events);
});

test.each([API_KEY, `x${API_KEY}`, 'sk_live_another'])('a key given for an id by mistake goes nowhere', async (id) => {
  const { client, sent } = rig([]);
  for (const call of [
    client.redemptions.reverse(id, { reason: 'r' }),
    client.redemptions.get(id),
    client.redemptions.list(id).toArray({ limit: 1 }),
    client.redemptions.reversals(id).toArray({ limit: 1 }),
  ]) {
    const error = await caught(call);
    expect(error).toMatchObject({ name: 'ConfigurationError' });
    expect(printed(error)).not.toContain(id);
  }
  expect(sent).toEqual([]);
});

test('a key in a path that was made by hand is not repeated', async () => {
  const events: RequestEvent[] = [];
  const onRequest = (event: RequestEvent): void => {
    events.push(event);
  };
  const { client } = rig([refusal(500)], { maxRetries: 0, onRequest });
  const params = { path: { id: API_KEY } };
  hidden(await caught(client.api.POST('/v1/redemptions/{id}/reverse', { params, body: { reason: 'r' } })));
  hidden(events);
});

test('codes survive the cleaning of causes', async () => {
  const step: Step = () => {
    const cause = Object.assign(new Error('gone'), { code: 'ECONNRESET', request: {} });
    throw new TypeError('fetch failed', { cause: new AggregateError([cause], 'all gone') });
  };
  const { client } = rig([step], { maxRetries: 0 });
  expect(await caught(client.redemptions.get(REDEMPTION_ID))).toMatchObject({
    cause: {
      name: 'TypeError',
      message: 'fetch failed',
      cause: { message: 'all gone', errors: [{ code: 'ECONNRESET' }] },
    },
  });
});

test.each([
  ['a base URL of one call', { baseUrl: 'https://evil.example' }],
  [
    'a middleware',
    {
      middleware: [{ onRequest: ({ request }: { request: Request }) => new Request('https://evil.example/', request) }],
    },
  ],
])('%s cannot take it to another origin', async (_name, more) => {
  const { client, sent } = rig([]);
  const call = client.api.GET('/v1/redemptions/{id}', { params: { path: { id: 'r' } }, ...more });
  expect(await caught(call)).toMatchObject({ name: 'ConfigurationError' });
  expect(sent).toHaveLength(0);
});

test('a middleware sees no key', async () => {
  const { client } = rig([found]);
  const seen: string[] = [];
  client.api.use({
    onRequest: ({ request }) => {
      seen.push(JSON.stringify([...request.headers]));
      return undefined;
    },
  });
  await client.api.GET('/v1/redemptions/{id}', { params: { path: { id: REDEMPTION_ID } } });
  expect(seen).toHaveLength(1);
  expect(seen.join('')).not.toContain('CANARY');
});

test('redirects are never asked for', async () => {
  const { client, sent } = rig([created, found]);
  await client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' });
  await client.api.GET('/v1/redemptions/{id}', { params: { path: { id: 'r' } }, redirect: 'follow' });
  expect(sent.map((one) => one.redirect)).toEqual(['manual', 'manual']);
});

test('settings that are refused do not repeat it', () => {
  for (const baseUrl of [
    `https://${API_KEY}@api.scrip.dev`,
    `https://x/?k=${API_KEY}`,
    API_KEY,
    `http://${API_KEY}/`,
  ]) {
    try {
      createScripClient({ apiKey: API_KEY, baseUrl });
      expect.unreachable();
    } catch (error) {
      hidden(error);
    }
  }
});
