// Done, refused, unreachable, unknown: what a caller is told after each run of attempts. Each row is one conversation.
import { expect, test } from 'vitest';
import { OutcomeUnknownError, UnreachableError } from '../../src/sdk/index.js';
import {
  created,
  fails,
  found,
  json,
  lost,
  outcome,
  REDEMPTION_ID,
  refusal,
  refusedConnection,
  replayed,
  REVERSAL,
  rig,
  type Step,
  text,
  thrown,
} from '../support/sdk-rig.js';

const conflict = refusal(409, 'idempotency_conflict');
const htmlNotFound = text(404, '<html>no such route</html>');
const redirect = text(307, null, { Location: 'https://elsewhere.example/' });

test.each<[string, Step[], string]>([
  ['201 is done', [created], 'done'],
  ['200 is done before', [replayed], 'replayed'],
  ['another 2xx is unknown: accepted is not done', [json(202, REVERSAL)], 'OutcomeUnknownError'],
  ['done after a lost answer is a replay', [lost, replayed], 'replayed'],

  ['400 is refused', [refusal(400)], 'RefusedError'],
  ['422 is refused', [refusal(422)], 'RefusedError'],
  ['405, 413 and 415 are refused', [refusal(405)], 'RefusedError'],
  ['401 is about the key', [refusal(401)], 'AuthenticationError'],
  ['403 is about the key', [refusal(403)], 'AuthenticationError'],
  ['404 is not found', [refusal(404)], 'NotFoundError'],
  ['409 is a conflict', [conflict], 'ConflictError'],
  ['429 to the end is the rate limit', [refusal(429), refusal(429), refusal(429)], 'RateLimitError'],

  ['a lost answer to the end is unknown', [lost, lost, lost], 'OutcomeUnknownError'],
  ['500 to the end is unknown', [refusal(500), refusal(500), refusal(500)], 'OutcomeUnknownError'],
  ['501 is unknown', [refusal(501)], 'OutcomeUnknownError'],
  ['a redirect is unknown', [redirect], 'OutcomeUnknownError'],
  ['an HTML page with 200 is unknown', [text(200, '<html></html>')], 'OutcomeUnknownError'],
  ['a cut body with 201 is unknown', [text(201, '{"id":"7c9e')], 'OutcomeUnknownError'],
  ['an empty 200 is unknown', [text(200, '')], 'OutcomeUnknownError'],
  ['an empty 200 that says so is unknown', [text(200, null, { 'Content-Length': '0' })], 'OutcomeUnknownError'],
  ['204 is unknown', [text(204, null)], 'OutcomeUnknownError'],

  ['never connected is unreachable', [refusedConnection, refusedConnection, refusedConnection], 'UnreachableError'],
  ['never connected, then done', [refusedConnection, created], 'done'],
  ['never connected, then the rate limit', [refusedConnection, refusal(429), refusal(429)], 'RateLimitError'],
  ['the rate limit, then never connected', [refusal(429), refusal(429), refusedConnection], 'UnreachableError'],
  ['never connected, then 401', [refusedConnection, refusal(401)], 'AuthenticationError'],
  ['never connected, then lost', [refusedConnection, refusedConnection, lost], 'OutcomeUnknownError'],

  ['lost, then the rate limit: still unknown', [lost, refusal(429), refusal(429)], 'OutcomeUnknownError'],
  [
    'lost, then a long Retry-After: still unknown',
    [lost, refusal(429, 'x', { 'Retry-After': '90' })],
    'OutcomeUnknownError',
  ],
  ['lost, then 401: still unknown', [lost, refusal(401)], 'OutcomeUnknownError'],
  ['lost, then 403: still unknown', [lost, refusal(403)], 'OutcomeUnknownError'],
  ['lost, then never connected: still unknown', [lost, refusedConnection, refusedConnection], 'OutcomeUnknownError'],
  [
    '500, then never connected: still unknown',
    [refusal(500), refusedConnection, refusedConnection],
    'OutcomeUnknownError',
  ],
  ['lost, then 413: still unknown', [lost, refusal(413)], 'OutcomeUnknownError'],
  ["lost, then a gateway's 404: still unknown", [lost, htmlNotFound, htmlNotFound], 'OutcomeUnknownError'],
  [
    'lost, then a 409 that is not about the payload: still unknown',
    [lost, refusal(409, 'in_progress'), refusal(409, 'in_progress')],
    'OutcomeUnknownError',
  ],
  ['unclear in between counts too', [refusal(429), lost, refusal(429)], 'OutcomeUnknownError'],

  ['lost, then 400: still unknown', [lost, refusal(400)], 'OutcomeUnknownError'],
  ['lost, then 422: still unknown', [lost, refusal(422)], 'OutcomeUnknownError'],
  ['lost, then 404: still unknown', [lost, refusal(404)], 'OutcomeUnknownError'],
  ['lost, then 409 about the payload: conflict', [lost, conflict], 'ConflictError'],
  ['502, then 422: still unknown', [text(502, '<html>'), refusal(422)], 'OutcomeUnknownError'],
])('write: %s', async (_name, steps, expected) => {
  const { reverse, sent } = rig(steps);
  expect(await reverse()).toBe(expected);
  expect(sent).toHaveLength(steps.length);
});

test.each<[string, Step[], string]>([
  ['200 is done', [found], 'done'],
  ['lost to the end is unreachable', [lost, lost, lost], 'UnreachableError'],
  ['never connected is unreachable', [refusedConnection, refusedConnection, refusedConnection], 'UnreachableError'],
  ['500 to the end is unreachable', [refusal(500), refusal(500), refusal(500)], 'UnreachableError'],
  ['501 is unreachable', [refusal(501)], 'UnreachableError'],
  ['a redirect is unreachable', [redirect], 'UnreachableError'],
  ['an HTML page is unreachable', [text(200, '<html></html>')], 'UnreachableError'],
  ['an empty answer is unreachable', [text(200, '')], 'UnreachableError'],
  ['204 is unreachable', [text(204, null)], 'UnreachableError'],
  ['429 to the end is the rate limit', [refusal(429), refusal(429), refusal(429)], 'RateLimitError'],
  ['lost, then the rate limit', [lost, refusal(429), refusal(429)], 'RateLimitError'],
  ['lost, then 401', [lost, refusal(401)], 'AuthenticationError'],
  ['lost, then 404', [lost, refusal(404)], 'NotFoundError'],
  ["lost, then a gateway's 404", [lost, htmlNotFound, htmlNotFound], 'UnreachableError'],
])('read: %s', async (_name, steps, expected) => {
  const { get, sent } = rig(steps);
  expect(await get()).toBe(expected);
  expect(sent).toHaveLength(steps.length);
});

const dns = { syscall: 'getaddrinfo' };
const several =
  (...codes: string[]): Step =>
  () => {
    const errors = codes.map((code) => Object.assign(new Error(code), { code }));
    throw new TypeError('fetch failed', { cause: Object.assign(new AggregateError(errors), { code: codes[0] }) });
  };
const nested: Step = () => {
  throw new Error('proxy', {
    cause: new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) }),
  });
};

test.each<[string, Step, boolean]>([
  ['connection refused', fails('ECONNREFUSED', { syscall: 'connect' }), true],
  ['connection refused, no more known', fails('ECONNREFUSED'), true],
  ['no such host', fails('ENOTFOUND', dns), true],
  ['name server silent', fails('EAI_AGAIN', dns), true],
  ['host unreachable', fails('EHOSTUNREACH', { syscall: 'connect' }), true],
  ['net unreachable', fails('ENETUNREACH', { syscall: 'connect' }), true],
  ['timed out while connecting', fails('ETIMEDOUT', { syscall: 'connect' }), true],
  ["undici's connect timeout", fails('UND_ERR_CONNECT_TIMEOUT'), true],
  ['certificate expired', fails('CERT_HAS_EXPIRED'), true],
  ['self-signed certificate', fails('DEPTH_ZERO_SELF_SIGNED_CERT'), true],
  ['unknown issuer', fails('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), true],
  ['certificate of another name', fails('ERR_TLS_CERT_ALTNAME_INVALID'), true],
  ['handshake refused', fails('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'), true],
  ['all addresses refused', several('ECONNREFUSED', 'ENETUNREACH'), true],
  ['deep in the causes', nested, true],
  ['some addresses refused, one lost', several('ECONNREFUSED', 'ECONNRESET'), false],
  ['host lost while an answer was awaited', fails('EHOSTUNREACH', { syscall: 'read' }), false],
  ['reset', fails('ECONNRESET', { syscall: 'read' }), false],
  ['timed out while reading', fails('ETIMEDOUT', { syscall: 'read' }), false],
  ['broken pipe', fails('EPIPE', { syscall: 'write' }), false],
  ['other side closed', fails('UND_ERR_SOCKET'), false],
  ['headers timed out', fails('UND_ERR_HEADERS_TIMEOUT'), false],
  ['a damaged TLS record', fails('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'), false],
  ['no code at all', fails(''), false],
])('never connected? %s', async (_name, step, never) => {
  const { reverse } = rig([step, step, step]);
  expect(await reverse()).toBe(never ? 'UnreachableError' : 'OutcomeUnknownError');
});

test('an error that is its own cause does not loop', async () => {
  const step: Step = () => {
    const error = new Error('round');
    error.cause = error;
    throw error;
  };
  expect(await rig([step, step, step]).reverse()).toBe('OutcomeUnknownError');
});

test('a fetch that throws something that is no error is a lost answer', async () => {
  const step = (() => {
    throw 'plain text' as unknown as Error;
  }) as Step;
  expect(await rig([step, step, step]).reverse()).toBe('OutcomeUnknownError');
});

test('an unknown outcome says which key to repeat, what came back and why', async () => {
  const answer = json(500, { code: 'internal_error', message: 'ouch' }, { 'X-Request-Id': 'req_9' });
  const { client } = rig([answer, answer, answer]);
  const error = await thrown(OutcomeUnknownError, client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund' }));
  expect(error).toMatchObject({ idempotencyKey: 'made_1', status: 500, requestId: 'req_9' });
  expect(error.message).toBe(
    `no usable answer to POST /v1/redemptions/${REDEMPTION_ID}/reverse: the answer was status 500 internal_error (ouch). ` +
      'It may or may not have taken effect; the same idempotency key will tell when sent again',
  );
});

test('an unknown outcome keeps the code of its cause, and no status that never came', async () => {
  const { client } = rig([lost, lost, lost]);
  const error = await thrown(OutcomeUnknownError, client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund' }));
  expect(error).toMatchObject({
    status: undefined,
    cause: { message: 'fetch failed', cause: { code: 'UND_ERR_SOCKET' } },
  });
});

const UNCLEAR = 'It may or may not have taken effect; the same idempotency key will tell when sent again';

test.each<[string, Step[], string]>([
  ['the same again', [lost, lost, lost], 'no complete answer arrived'],
  [
    'another failure first',
    [lost, refusedConnection, refusedConnection],
    'could not connect; an earlier attempt: no complete answer arrived',
  ],
  [
    'an answer that says nothing of it',
    [lost, refusal(401)],
    'the answer was status 401; an earlier attempt: no complete answer arrived',
  ],
  ['two that are unclear', [refusal(500), lost, lost], 'no complete answer arrived'],
  [
    'the last of them another',
    [lost, lost, refusal(500, 'x')],
    'the answer was status 500 x (message 500); an earlier attempt: no complete answer arrived',
  ],
])('in words: %s', async (_name, steps, words) => {
  const error = await thrown(
    OutcomeUnknownError,
    rig(steps).client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }),
  );
  expect(error.message).toBe(`no usable answer to POST /v1/redemptions/${REDEMPTION_ID}/reverse: ${words}. ${UNCLEAR}`);
});

test('a write without a key cannot be asked about, and the error says so', async () => {
  const { client } = rig([lost]);
  const params = { path: { id: REDEMPTION_ID } };
  const call = client.api.POST('/v1/redemptions/{id}/reverse', { params, body: { reason: 'r' } });
  const error = await thrown(OutcomeUnknownError, call);
  expect(error.idempotencyKey).toBeUndefined();
  expect(error.message).toContain('It may or may not have taken effect; look before sending it again');
});

test('a redirect that a browser hides has no status', async () => {
  const { client } = rig([() => Response.error()]);
  const error = await thrown(UnreachableError, client.redemptions.get(REDEMPTION_ID));
  expect(error).toMatchObject({ status: undefined, attempts: 1 });
  expect(error.message).toContain('the answer was a redirect, which is never followed');
});

test('unreachable says what came back', async () => {
  const { client } = rig([json(501, { code: 'not_implemented', message: '/v1/x' }, { 'X-Request-Id': 'req_1' })]);
  const error = await thrown(UnreachableError, client.redemptions.get(REDEMPTION_ID));
  expect(error).toMatchObject({ status: 501, requestId: 'req_1' });
  expect(error.message).toContain('status 501 not_implemented (/v1/x)');
});

test.each<[string, unknown, string]>([
  ['a reversal with nothing but id and amount is done', { id: 'r', amount: '500' }, 'done'],
  ['null for the rest is done', { ...REVERSAL, redemption_id: null, quantity: null }, 'done'],
  ['the same redemption in capitals is done', { ...REVERSAL, redemption_id: REDEMPTION_ID.toUpperCase() }, 'done'],
  ['a more exact amount of equal value is done', { ...REVERSAL, amount: '500.000000000000000000' }, 'done'],
  ['unknown fields are kept out of the way', { ...REVERSAL, extra: { a: 1 } }, 'done'],
  ['no id', { ...REVERSAL, id: undefined }, 'OutcomeUnknownError'],
  ['an id that is a number', { ...REVERSAL, id: 7 }, 'OutcomeUnknownError'],
  ['no amount', { ...REVERSAL, amount: undefined }, 'OutcomeUnknownError'],
  ['an amount that is a number', { ...REVERSAL, amount: 500 }, 'OutcomeUnknownError'],
  ['an amount in scientific notation', { ...REVERSAL, amount: '5e2' }, 'OutcomeUnknownError'],
  ['another redemption', { ...REVERSAL, redemption_id: '550e8400-e29b-41d4-a716-446655440002' }, 'OutcomeUnknownError'],
  ['another amount than asked', { ...REVERSAL, amount: '499.99' }, 'OutcomeUnknownError'],
  ['an error shape with 200', { code: 'x', message: 'y' }, 'OutcomeUnknownError'],
  ['a list', [], 'OutcomeUnknownError'],
  ['a text', 'ok', 'OutcomeUnknownError'],
  ['null', null, 'OutcomeUnknownError'],
])('the body of a 201: %s', async (_name, body, expected) => {
  const { client } = rig([json(201, body, { 'X-Request-Id': 'req_1' })]);
  const call = client.redemptions.reverse(REDEMPTION_ID, { reason: 'refund', amount: '500.0', idempotency_key: 'k1' });
  expect(await outcome(call)).toBe(expected);
  if (expected === 'done') return;
  expect(await thrown(OutcomeUnknownError, call)).toMatchObject({
    status: 201,
    idempotencyKey: 'k1',
    requestId: 'req_1',
  });
});

test('an answer about another number of units than asked is unknown', async () => {
  const { client } = rig([created]);
  const error = await thrown(
    OutcomeUnknownError,
    client.redemptions.reverse(REDEMPTION_ID, { reason: 'r', quantity: 2 }),
  );
  expect(error.message).toContain('it says 1 units, but the request said 2');
});

test.each<[string, object, string]>([
  ['is usable as documented', {}, 'done'],
  ['may leave out reversed_amount while nothing was reversed', { status: 'COMPLETED', reversed_amount: null }, 'done'],
  ['may have a status nobody knows yet', { status: 'FROZEN' }, 'done'],
  ['must have an amount', { amount: undefined }, 'UnreachableError'],
  ['must not have a number for an amount', { amount: 1000 }, 'UnreachableError'],
  ['must not have a number for reversed_amount', { reversed_amount: 0 }, 'UnreachableError'],
  ['must say what was reversed once something was', { reversed_amount: undefined }, 'UnreachableError'],
  ['must have an id', { id: '' }, 'UnreachableError'],
])('a redemption %s', async (_name, change, expected) => {
  const redemption = {
    id: REDEMPTION_ID,
    amount: '1000.00',
    reversed_amount: '0.00',
    status: 'PARTIALLY_REVERSED',
    ...change,
  };
  expect(await rig([json(200, redemption)]).get()).toBe(expected);
});
