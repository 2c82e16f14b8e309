// What became of a reversal without an answer: settled against the real rules.
import { afterEach, expect, test } from 'vitest';
import { createLocalEngine, type LocalEngine } from '../../src/local-engine/index.js';
import { createScripClient, isOutcomeUnknown, OutcomeUnknownError, type ScripClient } from '../../src/sdk/index.js';
import {
  API_KEY,
  created,
  json,
  lost,
  REDEMPTION_ID,
  refusal,
  refusedConnection,
  replayed,
  REVERSAL,
  rig,
  text,
  type Step,
} from '../support/sdk-rig.js';

const engines: LocalEngine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
});

/** A client whose answers get lost while `isDown`, after or before the engine has seen the request. */
function shaky(lose: 'before' | 'after'): { client: ScripClient; line: { isDown: boolean } } {
  const engine = createLocalEngine({ path: ':memory:', apiKey: API_KEY });
  engines.push(engine);
  const line = { isDown: true };
  const client = createScripClient({
    apiKey: API_KEY,
    maxRetries: 0,
    fetch: async (request) => {
      if (line.isDown && lose === 'before') throw new TypeError('lost');
      const response = await engine.fetch(request);
      if (line.isDown) throw new TypeError('lost');
      return response;
    },
  });
  return { client, line };
}

async function unknown(call: Promise<unknown>): Promise<OutcomeUnknownError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isOutcomeUnknown(error)) throw new Error('the outcome should be unknown');
  return error;
}

test.each([
  ['after', 'it is not done again', true],
  ['before', 'it is done now', false],
] as const)('lost %s it was done: %s', async (lose, _what, replayed) => {
  const { client, line } = shaky(lose);
  const error = await unknown(client.redemptions.reverse(REDEMPTION_ID, { quantity: 1, reason: 'r' }));
  expect(error.reversal).toEqual({
    redemptionId: REDEMPTION_ID,
    body: { quantity: 1, reason: 'r', idempotency_key: error.idempotencyKey },
  });
  line.isDown = false;
  const posted = await client.redemptions.settle(error);
  expect(posted).toMatchObject({ replayed, idempotencyKey: error.idempotencyKey, data: { amount: '500.00' } });
  expect(await client.redemptions.settle(error)).toMatchObject({ replayed: true, data: posted.data });
  const { data } = await client.redemptions.get(REDEMPTION_ID);
  expect(data.reversed_quantity).toBe(1);
});

test('still unknown: the error of settle can be settled in its turn', async () => {
  const { client, line } = shaky('after');
  const first = await unknown(client.redemptions.reverse(REDEMPTION_ID, { quantity: 1, reason: 'r' }));
  const second = await unknown(client.redemptions.settle(first));
  expect(second.reversal).toEqual(first.reversal);
  line.isDown = false;
  expect(await client.redemptions.settle(second)).toMatchObject({ replayed: true });
});

test('what was sent is plain data: it can be kept and sent again by another process', async () => {
  const { client, line } = shaky('after');
  const error = await unknown(client.redemptions.reverse(REDEMPTION_ID, { quantity: 1, reason: 'r' }));
  line.isDown = false;
  const kept = JSON.parse(JSON.stringify(error.reversal)) as NonNullable<typeof error.reversal>;
  expect(await client.redemptions.reverse(kept.redemptionId, kept.body)).toMatchObject({ replayed: true });
});

test('an answer that cannot be used leaves something to settle', async () => {
  const { client } = rig([json(201, { ...REVERSAL, redemption_id: 'another' }), created]);
  const error = await unknown(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }));
  expect(error).toMatchObject({ attempts: 1, reversal: { body: { idempotency_key: 'made_1' } } });
  expect(await client.redemptions.settle(error)).toMatchObject({ replayed: false });
});

test('a key that belongs to another request settles it: nothing was done', async () => {
  const { client, sent } = rig([lost, refusal(409, 'idempotency_conflict')], { maxRetries: 0 });
  const error = await unknown(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }));
  await expect(client.redemptions.settle(error)).rejects.toMatchObject({ name: 'ConflictError', attempts: 1 });
  expect(sent[1]?.body).toBe(sent[0]?.body);
});

test.each<[string, Step]>([
  ['a refusal, of which the reversal itself may be the reason', refusal(422)],
  ['a redemption that is not found', refusal(404)],
  ['a key that is not accepted', refusal(401)],
  ['the rate limit', refusal(429)],
  ['no connection', refusedConnection],
  ['a page of a proxy', text(403, '<html>')],
])('%s leaves it unknown, and it can be settled later', async (_name, step) => {
  const { client } = rig([lost, step, replayed], { maxRetries: 0 });
  const first = await unknown(client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }));
  const second = await unknown(client.redemptions.settle(first));
  expect(second.reversal).toEqual(first.reversal);
  expect(second.idempotencyKey).toBe(first.idempotencyKey);
  expect(second.message).toContain('may or may not have taken effect');
  expect(await client.redemptions.settle(second)).toMatchObject({ replayed: true });
});

test('the error of a write through api holds no reversal to settle', async () => {
  const { client, sent } = rig([lost], { maxRetries: 0 });
  const body = { reason: 'r', idempotency_key: 'k' };
  const params = { path: { id: REDEMPTION_ID } };
  const error = await unknown(client.api.POST('/v1/redemptions/{id}/reverse', { params, body }));
  expect(error.idempotencyKey).toBe('k');
  await expect(client.redemptions.settle(error)).rejects.toMatchObject({ name: 'ConfigurationError' });
  expect(sent).toHaveLength(1);
});
