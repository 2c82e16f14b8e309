// The typed client underneath: it sends what it is given, through the same pipeline.
import { expect, test } from 'vitest';
import { OutcomeUnknownError } from '../../src/sdk/index.js';
import {
  created,
  found,
  json,
  lost,
  outcome,
  refusal,
  refusedConnection,
  replayed,
  rig,
  silent,
  type Step,
  text,
  thrown,
} from '../support/sdk-rig.js';

const path = { id: 'red_1' };
const reversePath = '/v1/redemptions/{id}/reverse' as const;

test('a 4xx comes back as it is, and is not thrown', async () => {
  const { client } = rig([json(422, { code: 'x', message: 'm', more: [1] }, { 'X-Request-Id': 'req_1' })]);
  const { data, error, response } = await client.api.GET('/v1/redemptions/{id}', { params: { path } });
  expect(data).toBeUndefined();
  expect(error).toEqual({ code: 'x', message: 'm', more: [1] });
  expect(response.status).toBe(422);
  expect(response.headers.get('X-Request-Id')).toBe('req_1');
});

test('no key is made: the body goes out as it was given', async () => {
  const { client, sent } = rig([created]);
  await client.api.POST(reversePath, { params: { path }, body: { reason: 'r' } });
  expect(sent[0]?.body).toBe('{"reason":"r"}');
});

test('a write with a key is retried with the same bytes', async () => {
  const { client, sent } = rig([lost, refusal(503), replayed]);
  const { response } = await client.api.POST(reversePath, {
    params: { path },
    body: { reason: 'r', idempotency_key: 'k1' },
  });
  expect(response.status).toBe(200);
  expect(sent.map(({ body }) => body)).toEqual(Array(3).fill('{"reason":"r","idempotency_key":"k1"}'));
});

test.each<[string, Step, string]>([
  ['lost: unknown', lost, 'OutcomeUnknownError'],
  ['500: unknown', refusal(500), 'OutcomeUnknownError'],
  ['unreadable: unknown', text(200, 'ok'), 'OutcomeUnknownError'],
  ['not connected: unreachable', refusedConnection, 'UnreachableError'],
  ['429: handed back', refusal(429), 'done'],
  ['204: handed back', text(204, null), 'done'],
])('a write without a key is sent once; %s', async (_name, step, expected) => {
  const { client, sent } = rig([step]);
  expect(await outcome(client.api.POST(reversePath, { params: { path }, body: { reason: 'r' } }))).toBe(expected);
  expect(sent).toHaveLength(1);
});

test('its unknown outcome has no key to offer', async () => {
  const { client } = rig([lost]);
  const call = client.api.POST(reversePath, { params: { path }, body: { reason: 'r' } });
  const error = await thrown(OutcomeUnknownError, call);
  expect(error.idempotencyKey).toBeUndefined();
  expect(error.message).toContain('look before sending it again');
});

test('another method is never retried, whatever its body carries', async () => {
  const { client, sent } = rig([lost]);
  // Not every contract has such an operation, so the request goes in untyped.
  const request = client.api.request as unknown as (method: string, path: string, init: object) => Promise<object>;
  expect(await outcome(request('patch', '/v1/rewards/x', { body: { idempotency_key: 'k' } }))).toBe(
    'OutcomeUnknownError',
  );
  expect(sent).toHaveLength(1);
});

test('a read is retried', async () => {
  const { client, sent } = rig([lost, found]);
  expect((await client.api.GET('/v1/redemptions/{id}', { params: { path } })).response.status).toBe(200);
  expect(sent).toHaveLength(2);
});

test('its own signal stops it', async () => {
  const abort = new AbortController();
  const { client } = rig([silent]);
  const call = outcome(client.api.GET('/v1/redemptions/{id}', { params: { path }, signal: abort.signal }));
  setTimeout(() => {
    abort.abort();
  }, 5);
  expect(await call).toBe('AbortError');
});
