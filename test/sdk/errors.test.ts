// The classes people catch, and what stands on them.
import { expect, test } from 'vitest';
import {
  ApiError,
  AuthenticationError,
  ConfigurationError,
  ConflictError,
  NotFoundError,
  OutcomeUnknownError,
  RateLimitError,
  RefusedError,
  ScripError,
  UnreachableError,
} from '../../src/sdk/index.js';
import { API_KEY, caught, json, REDEMPTION_ID, refusal, rig, type Step, text, thrown } from '../support/sdk-rig.js';

test.each<[number, typeof ApiError]>([
  [400, RefusedError],
  [401, AuthenticationError],
  [403, AuthenticationError],
  [404, NotFoundError],
  [405, RefusedError],
  [409, ConflictError],
  [413, RefusedError],
  [415, RefusedError],
  [422, RefusedError],
  [429, RateLimitError],
])('%i is one class, with everything the API said', async (status, ErrorClass) => {
  const code = status === 409 ? 'idempotency_conflict' : 'some_code';
  const { client } = rig([refusal(status, code, { 'X-Request-Id': 'req_7' })], { maxRetries: 0 });
  const error = await caught(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r', idempotency_key: 'k1' }));
  expect(error).toBeInstanceOf(ErrorClass);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toBeInstanceOf(ScripError);
  expect(error).toMatchObject({
    name: ErrorClass.name,
    status,
    code,
    message: `message ${status}`,
    requestId: 'req_7',
    idempotencyKey: 'k1',
  });
});

test('a refused read has no idempotency key', async () => {
  const { client } = rig([refusal(404)]);
  expect((await thrown(NotFoundError, client.redemptions.get(REDEMPTION_ID))).idempotencyKey).toBeUndefined();
});

test('the rate limit says how long to wait, when it was said', async () => {
  const told = rig([refusal(429, 'too_many_requests', { 'Retry-After': '120' })]);
  expect(await thrown(RateLimitError, told.client.redemptions.get(REDEMPTION_ID))).toMatchObject({
    retryAfterMs: 120_000,
  });
  expect(told.sleptMs).toEqual([]);
  const untold = rig([refusal(429)], { maxRetries: 0 });
  expect((await thrown(RateLimitError, untold.client.redemptions.get(REDEMPTION_ID))).retryAfterMs).toBeUndefined();
});

test.each<[string, Step, string]>([
  ['no body', text(422, null), ''],
  ['an empty body', text(422, ''), ''],
  ['HTML', text(422, '\r\n  <html>\r\n<body>'), '<html>'],
  ['a list', json(422, []), '[]'],
  ['null', json(422, null), 'null'],
  ['a text', json(422, 'no'), '"no"'],
  ['parts that are no texts', json(422, { code: 7, message: { a: 1 } }), '{"code":7,"message":{"a":1}}'],
  ['empty parts', json(422, { code: '', message: '' }), '{"code":"","message":""}'],
  ['a code alone', json(422, { code: 'odd' }), '{"code":"odd"}'],
  ['a message alone', json(422, { message: 'no' }), '{"message":"no"}'],
  ['parts of the prototype', text(422, '{"__proto__":{"code":"x"}}'), '{"__proto__":{"code":"x"}}'],
  ['a page that would move the cursor', text(422, '\u001b[2J\u0000a\u202eb\u2028c'), '\uFFFD[2J\uFFFDa\uFFFDb'],
  ['a page with the key in it', text(422, `you sent ${API_KEY}`), 'you sent [redacted]'],
])('an error body that is %s is not the API: what came back is shown', async (_name, answer, line) => {
  const { client, reverse } = rig(Array<Step>(6).fill(answer));
  const error = await thrown(UnreachableError, client.redemptions.get(REDEMPTION_ID));
  expect(error).toMatchObject({ status: 422, foreignAnswer: line, attempts: 3 });
  const shown = line === '' ? '' : `: "${line}"`;
  expect(error.message).toMatch(/the answer was status 422, which does not look like the Scrip API/);
  expect(error.message.endsWith(`the Scrip API${shown}`)).toBe(true);
  expect(await reverse()).toBe('OutcomeUnknownError');
});

test('a long line of a page is cut, never in mid character', async () => {
  const { client } = rig(Array<Step>(3).fill(text(404, `a${'😀'.repeat(500_000)}`)));
  const { foreignAnswer = '' } = await thrown(UnreachableError, client.redemptions.get(REDEMPTION_ID));
  expect(Array.from(foreignAnswer)).toHaveLength(120);
  expect(foreignAnswer).toMatch(/^a(😀)+…$/u);
});

test('a code nobody knows is shown as it is', async () => {
  const { client } = rig([json(422, { code: 'Ünknown code!', message: 'm' })]);
  const error = await thrown(RefusedError, client.redemptions.get(REDEMPTION_ID));
  expect(error).toMatchObject({ code: 'Ünknown code!', message: 'm' });
});

test('endless texts of a server are cut, never in mid character', async () => {
  const { client } = rig([json(422, { code: 'c'.repeat(500), message: `a${'😀'.repeat(5_000)}` })]);
  const error = await thrown(RefusedError, client.redemptions.get(REDEMPTION_ID));
  expect(Array.from(error.code)).toHaveLength(100);
  expect(Array.from(error.message)).toHaveLength(1_000);
  expect(error.message).toMatch(/^a(😀)+…$/u);
});

test('a long request id is cut', async () => {
  const { client } = rig([refusal(422, 'x', { 'X-Request-Id': 'r'.repeat(900) })]);
  expect((await thrown(RefusedError, client.redemptions.get(REDEMPTION_ID))).requestId).toHaveLength(200);
});

test('errors can be made by hand, for tests of code that catches them', () => {
  const unknown = new OutcomeUnknownError('lost', { idempotencyKey: 'k1' });
  expect(unknown).toMatchObject({ name: 'OutcomeUnknownError', idempotencyKey: 'k1', status: undefined });
  expect('cause' in unknown).toBe(false);
  expect(new UnreachableError('gone')).toMatchObject({ name: 'UnreachableError', status: undefined });
  expect(new ConfigurationError('odd')).toBeInstanceOf(ScripError);
  expect(new RefusedError({ status: 422, code: 'x', message: 'm' })).toMatchObject({ name: 'RefusedError', code: 'x' });
});
