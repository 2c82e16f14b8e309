// A program that mocks the API with msw, as people will: the client takes the global fetch at the time of the call.
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ConflictError, createScripClient } from '../../src/sdk/index.js';
import { API_KEY, outcome, REDEMPTION, REDEMPTION_ID, REVERSAL, thrown } from '../support/sdk-rig.js';

const BASE = 'https://api.scrip.dev/v1';
const client = createScripClient({ apiKey: API_KEY, sleep: () => Promise.resolve() });
const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

test('the documented example call is what goes over the wire', async () => {
  const seen: unknown[] = [];
  server.use(
    http.post(`${BASE}/redemptions/:id/reverse`, async ({ params, request }) => {
      seen.push(params.id, await request.json(), request.headers.get('x-api-key'), request.headers.get('accept'));
      return HttpResponse.json(REVERSAL, { status: 201, headers: { 'X-Request-Id': 'req_1' } });
    }),
  );
  const body = { amount: '500.00', idempotency_key: 'reverse-12345', quantity: 1, reason: 'Customer refund request' };
  const posted = await client.redemptions.reverse(REDEMPTION_ID, body);
  expect(posted).toEqual({
    data: REVERSAL,
    replayed: false,
    idempotencyKey: 'reverse-12345',
    requestId: 'req_1',
    attempts: 1,
  });
  expect(seen).toEqual([REDEMPTION_ID, body, API_KEY, 'application/json']);
});

test('a network error of msw is a lost answer, retried and then unknown', async () => {
  let attempts = 0;
  server.use(
    http.post(`${BASE}/redemptions/:id/reverse`, () => {
      attempts += 1;
      return HttpResponse.error();
    }),
  );
  expect(await outcome(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }))).toBe('OutcomeUnknownError');
  expect(attempts).toBe(3);
});

test('a conflict is a conflict', async () => {
  server.use(
    http.post(`${BASE}/redemptions/:id/reverse`, () =>
      HttpResponse.json({ code: 'idempotency_conflict', message: 'amount differs' }, { status: 409 }),
    ),
  );
  const error = await thrown(
    ConflictError,
    client.redemptions.reverse(REDEMPTION_ID, { reason: 'r', idempotency_key: 'k' }),
  );
  expect(error).toMatchObject({
    status: 409,
    code: 'idempotency_conflict',
    message: 'amount differs',
    idempotencyKey: 'k',
  });
});

test('pages follow their cursors', async () => {
  server.use(
    http.get(`${BASE}/participants/:id/redemptions`, ({ request }) =>
      new URL(request.url).searchParams.get('cursor') === 'c1'
        ? HttpResponse.json({ data: [{ ...REDEMPTION, id: 'b' }], pagination: { has_more: false, next_cursor: null } })
        : HttpResponse.json({ data: [{ ...REDEMPTION, id: 'a' }], pagination: { has_more: true, next_cursor: 'c1' } }),
    ),
  );
  const ids: string[] = [];
  for await (const { id } of client.redemptions.list('par_1')) ids.push(id);
  expect(ids).toEqual(['a', 'b']);
});
