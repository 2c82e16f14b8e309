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
import { caught, json, REDEMPTION_ID, refusal, rig, type Step, text, thrown } from '../support/sdk-rig.js';

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
  [451, RefusedError],
])('%i is one class, with everything the API said', async (status, ErrorClass) => {
  const { client } = rig([refusal(status, 'some_code', { 'X-Request-Id': 'req_7' })], { maxRetries: 0 });
  const error = await caught(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r', idempotency_key: 'k1' }));
  expect(error).toBeInstanceOf(ErrorClass);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toBeInstanceOf(ScripError);
  expect(error).toMatchObject({
    name: ErrorClass.name,
    status,
    code: 'some_code',
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

const plain = 'the Scrip API answered with status 422';

test.each<[string, Step, string, string]>([
  ['no body', text(422, null), 'http_422', plain],
  ['an empty body', text(422, ''), 'http_422', plain],
  ['HTML', text(422, '<html>'), 'http_422', plain],
  ['a list', json(422, []), 'http_422', plain],
  ['null', json(422, null), 'http_422', plain],
  ['a text', json(422, 'no'), 'http_422', plain],
  ['parts that are no texts', json(422, { code: 7, message: { a: 1 } }), 'http_422', plain],
  ['empty parts', json(422, { code: '', message: '' }), 'http_422', plain],
  ['a code alone', json(422, { code: 'odd' }), 'odd', plain],
  ['a message alone', json(422, { message: 'no' }), 'http_422', 'no'],
  ['parts of the prototype', text(422, '{"__proto__":{"code":"x","message":"y"}}'), 'http_422', plain],
  ['a code nobody knows', json(422, { code: 'Ünknown code!', message: 'm' }), 'Ünknown code!', 'm'],
])('an error body that is %s is read without trust', async (_name, answer, code, message) => {
  const { client } = rig([answer]);
  expect(await caught(client.redemptions.get(REDEMPTION_ID))).toMatchObject({ code, message });
});

test('endless texts of a server are cut, never in mid character', async () => {
  const { client } = rig([json(422, { code: 'c'.repeat(500), message: `a${'😀'.repeat(5_000)}` })]);
  const error = await thrown(RefusedError, client.redemptions.get(REDEMPTION_ID));
  expect(Array.from(error.code)).toHaveLength(100);
  expect(Array.from(error.message)).toHaveLength(1_000);
  expect(error.message).toMatch(/^a(😀)+…$/u);
});

test('a long request id is cut', async () => {
  const { client } = rig([json(422, {}, { 'X-Request-Id': 'r'.repeat(900) })]);
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
