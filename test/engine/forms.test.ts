// Bad input: each form of it gets its own clear answer, and the file stays as it was.
import { beforeEach, describe, expect, test } from 'vitest';
import { type World, openWorld } from '../support/world.js';
import { contentOf } from '../support/content.js';

let world: World;
let redemption: string;

beforeEach(async () => {
  world = await openWorld();
  await world.say('credit 50');
  await world.say('redeem 50');
  const { body } = await world.call('GET', `/v1/participants/${world.ids.participant}/redemptions`);
  redemption = (body.data as { id: string }[])[0]?.id ?? '';
});

describe('a body of the wrong form (D3, D4, D6)', () => {
  test.each([
    // what                              body                                          code             message names
    ['no reason', {}, 'invalid_request', 'reason'],
    ['reason null', { reason: null }, 'invalid_request', 'reason'],
    ['reason empty', { reason: '' }, 'invalid_request', 'reason'],
    ['reason of blanks', { reason: ' \t ' }, 'invalid_request', 'reason'],
    ['reason of 501 characters', { reason: 'a'.repeat(501) }, 'invalid_request', 'reason'],
    ['reason of 501 emoji', { reason: '🎁'.repeat(501) }, 'invalid_request', 'reason'],
    ['reason a number', { reason: 5 }, 'invalid_request', 'reason'],
    ['reason half a character', { reason: 'a\ud800' }, 'invalid_request', 'reason'],
    ['half a character in a field without a name', { reason: 'r', '': '\ud800' }, 'invalid_request', 'a field is not'],
    [
      'half a character in a field with a page for a name',
      { reason: 'r', ['n'.repeat(101)]: '\ud800' },
      'invalid_request',
      'a field is not',
    ],
    ['amount a number', { reason: 'r', amount: 5 }, 'invalid_request', 'amount'],
    ['amount signed', { reason: 'r', amount: '-5' }, 'invalid_request', 'amount'],
    ['amount with plus', { reason: 'r', amount: '+5' }, 'invalid_request', 'amount'],
    ['amount with exponent', { reason: 'r', amount: '5e1' }, 'invalid_request', 'amount'],
    ['amount with comma', { reason: 'r', amount: '5,00' }, 'invalid_request', 'amount'],
    ['amount grouped', { reason: 'r', amount: '1,000.00' }, 'invalid_request', 'amount'],
    ['amount with blanks', { reason: 'r', amount: ' 5' }, 'invalid_request', 'amount'],
    ['amount with a line end', { reason: 'r', amount: '5\n' }, 'invalid_request', 'amount'],
    ['amount NaN', { reason: 'r', amount: 'NaN' }, 'invalid_request', 'amount'],
    ['amount empty', { reason: 'r', amount: '' }, 'invalid_request', 'amount'],
    ['amount a bare point', { reason: 'r', amount: '5.' }, 'invalid_request', 'amount'],
    ['amount hexadecimal', { reason: 'r', amount: '0x10' }, 'invalid_request', 'amount'],
    ['amount in other digits', { reason: 'r', amount: '٥' }, 'invalid_request', 'amount'],
    ['amount zero', { reason: 'r', amount: '0' }, 'invalid_request', 'amount'],
    ['amount zero with decimals', { reason: 'r', amount: '0.00' }, 'invalid_request', 'amount'],
    ['amount too fine', { reason: 'r', amount: '0.001' }, 'invalid_scale', 'decimal places'],
    [
      'amount of 37 digits before the point',
      { reason: 'r', amount: '1'.repeat(37) },
      'invalid_request',
      '38 significant digits',
    ],
    ['quantity zero', { reason: 'r', quantity: 0 }, 'invalid_request', 'quantity'],
    ['quantity negative', { reason: 'r', quantity: -1 }, 'invalid_request', 'quantity'],
    ['quantity a fraction', { reason: 'r', quantity: 1.5 }, 'invalid_request', 'quantity'],
    ['quantity a text', { reason: 'r', quantity: '1' }, 'invalid_request', 'quantity'],
    ['quantity past what a number holds', { reason: 'r', quantity: 2 ** 53 }, 'invalid_request', 'quantity'],
    ['key empty', { reason: 'r', idempotency_key: '' }, 'invalid_request', 'idempotency_key'],
    ['key of 256 characters', { reason: 'r', idempotency_key: 'k'.repeat(256) }, 'invalid_request', 'idempotency_key'],
    ['key a number', { reason: 'r', idempotency_key: 7 }, 'invalid_request', 'idempotency_key'],
    ['a list', [], 'invalid_request', 'object'],
    ['a text', 'reason', 'invalid_request', 'object'],
    ['null', null, 'invalid_request', 'object'],
  ])('%s', async (_what, body, code, named) => {
    const before = contentOf(world.engine);
    const answer = await world.call('POST', `/v1/redemptions/${redemption}/reverse`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe(code);
    expect(answer.body.message).toContain(named);
    expect(contentOf(world.engine)).toEqual(before);
  });

  test.each([
    ['not JSON', '{"reason":'],
    ['nothing', ''],
    ['invalid UTF-8 is not repaired', Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1')],
    ['nested without end', `{"reason":"r","x":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('%s', async (_what, body) => {
    const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
    const answer = await world.send('POST', `/v1/redemptions/${redemption}/reverse`, { headers, body });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
  });

  test.each([
    ['D3 a reason of 500 emoji', { reason: '🎁'.repeat(500) }],
    ['D3 a reason of one character between blanks', { reason: ' x ' }],
    ['D3 fields nobody documents', { reason: 'r', metadata: { a: 1 }, status: 'DONE' }],
    ['D3 optional fields as null', { reason: 'r', amount: null, quantity: null, idempotency_key: null }],
    ['D34 a key of 255 characters', { reason: 'r', idempotency_key: 'k'.repeat(255) }],
    ['D4 zeros before the amount', { reason: 'r', amount: '0050.00' }],
  ])('is taken: %s', async (_what, body) => {
    expect((await world.call('POST', `/v1/redemptions/${redemption}/reverse`, body)).status).toBe(201);
  });
});

describe('D2 the id in the path', () => {
  test.each([
    ['unknown', '550e8400-e29b-41d4-a716-446655449999', 404, 'not_found'],
    ['not a UUID', 'order-7', 400, 'invalid_request'],
    ['a UUID cut short', '550e8400-e29b-41d4-a716-44665544', 400, 'invalid_request'],
  ])('%s', async (_what, id, status, code) => {
    for (const [method, path, body] of [
      ['POST', `/v1/redemptions/${id}/reverse`, { reason: 'r' }],
      ['GET', `/v1/redemptions/${id}`, undefined],
      ['GET', `/v1/redemptions/${id}/reversals`, undefined],
      ['GET', `/v1/journal-entries/${id}`, undefined],
      ['GET', `/v1/participants/${id}`, undefined],
      ['GET', `/v1/participants/${id}/balances`, undefined],
      ['GET', `/v1/programs/${id}/rewards`, undefined],
      ['GET', `/v1/assets/${id}`, undefined],
    ] as const) {
      const answer = await world.call(method, path, body);
      expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
    }
  });

  test('upper case is the same id', async () => {
    const answer = await world.call('POST', `/v1/redemptions/${redemption.toUpperCase()}/reverse`, { reason: 'r' });
    expect([answer.status, answer.body.redemption_id]).toEqual([201, redemption]);
  });
});

test('the order of checks: method, content type, size, shape, then the redemption, then the key', async () => {
  const key = { 'x-api-key': 'sk_sandbox' };
  const unknown = '/v1/redemptions/550e8400-e29b-41d4-a716-446655449999/reverse';
  const big = JSON.stringify({ reason: 'r'.repeat(1024 * 1024 + 1) });
  const heard = [
    await world.send('PUT', unknown, { body: big }),
    await world.send('PUT', unknown, { headers: key, body: big }),
    await world.send('POST', unknown, { headers: { ...key, 'content-type': 'text/plain' }, body: big }),
    await world.send('POST', unknown, { headers: { ...key, 'content-type': 'application/json' }, body: big }),
    await world.send('POST', unknown, { headers: { ...key, 'content-type': 'application/json' }, body: '{}' }),
    await world.call('POST', unknown, { reason: 'r', amount: '0' }),
    await world.call('POST', unknown, { reason: 'r' }),
  ].map(({ status, body }) => `${status} ${body.code as string}`);
  expect(heard).toEqual([
    '401 unauthorized',
    '405 method_not_allowed',
    '415 unsupported_media_type',
    '413 payload_too_large',
    '400 invalid_request',
    '400 invalid_request',
    '404 not_found',
  ]);
});
