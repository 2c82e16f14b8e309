// Goal: requests that share a transaction are answered as if one came after the other, whatever they are, and what is
// kept is the same. Method: the same random requests to two engines, to one in turn and to the other 64 at a time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type World, openWorld } from '../support/world.js';

const AT_ONCE = 64;
/** Ids are counted per engine, those of requests among them, so the same thing has another one in the other engine. */
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const cents = fc.integer({ min: 1, max: 4000 }).map((minor) => (minor / 100).toFixed(2));
const key = fc.option(
  fc.integer({ min: 1, max: 25 }).map((n) => `k${n}`),
  { nil: undefined, freq: 3 },
);

const request = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('reverse' as const),
      nth: fc.nat({ max: 7 }),
      amount: fc.option(cents, { nil: undefined }),
      key,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redeem' as const), amount: cents, key }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('item' as const), quantity: fc.integer({ min: 1, max: 3 }), key }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('credit' as const), amount: cents }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('status' as const), status: fc.constantFrom('SUSPENDED', 'ACTIVE') }),
  },
);

type Asked = typeof request extends fc.Arbitrary<infer T> ? T : never;

const RUNS = process.env.SCRIP_LONG === undefined ? 12 : 300;

test('64 at a time are answered, and kept, as if one came after the other', { timeout: 1_800_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: AT_ONCE, maxLength: 3 * AT_ONCE }), async (script) => {
      const [inTurn, together] = [await prepare(), await prepare()];
      const expected: string[] = [];
      for (const asked of script) expected.push(await inTurn.ask(asked));
      const told: string[] = [];
      for (let from = 0; from < script.length; from += AT_ONCE) {
        told.push(...(await Promise.all(script.slice(from, from + AT_ONCE).map(together.ask))));
      }
      expect(told).toEqual(expected);
      expect(await together.state()).toEqual(await inTurn.state());
      expect(await together.world.say('verify')).toBe('ok');
      inTurn.world.engine.close();
      together.world.engine.close();
    }),
    { numRuns: RUNS },
  );
});

/** Eight redemptions over a few lots, one of which falls due while the script runs. */
async function prepare(): Promise<{
  readonly world: World;
  readonly ask: (asked: Asked) => Promise<string>;
  readonly state: () => Promise<unknown>;
}> {
  const world = await openWorld();
  for (const sentence of ['credit 300', 'credit 50 expires_at=2', 'credit 400']) await world.say(sentence);
  for (let n = 1; n <= 8; n += 1) await world.say(`redeem ${n * 9}`);
  const { participant, program, lot, units } = world.ids;
  const { body } = await world.call('GET', `/v1/participants/${participant}/redemptions`);
  const redemptions = (body.data as { id: string }[]).map(({ id }) => id);
  await world.say('credit 25 expires_at=1');
  world.tick(36 * 3_600_000);

  const post = async (path: string, sent: object, method = 'POST'): Promise<string> => {
    const { status, text } = await world.call(method, path, sent);
    return `${status} ${text.replaceAll(ID, 'id')}`;
  };
  return {
    world,
    ask: (asked) => {
      const keyed = 'key' in asked && asked.key !== undefined ? { idempotency_key: asked.key } : {};
      if (asked.do === 'reverse') {
        const sent = { reason: 'r', ...(asked.amount !== undefined && { amount: asked.amount }), ...keyed };
        return post(`/v1/redemptions/${redemptions[asked.nth] ?? ''}/reverse`, sent);
      }
      const spend = { program_id: program, description: 'd', ...keyed };
      if (asked.do === 'redeem') {
        return post(`/v1/participants/${participant}/redemptions`, { ...spend, asset_id: lot, amount: asked.amount });
      }
      if (asked.do === 'item') {
        const sent = { ...spend, reward_id: units, quantity: asked.quantity };
        return post(`/v1/participants/${participant}/redemptions/items`, sent);
      }
      if (asked.do === 'status') {
        return post(`/v1/participants/${participant}/status`, { status: asked.status }, 'PATCH');
      }
      const sent = { program_id: program, asset_id: lot, type: 'CREDIT', amount: asked.amount, description: 'd' };
      return post(`/v1/participants/${participant}/balances/adjust`, sent);
    },
    state: async () => {
      const read = async (path: string): Promise<string> =>
        (await world.call('GET', path)).text.replaceAll(ID, 'id').replaceAll(/[0-9a-f]{64}/g, 'hash');
      return Promise.all([
        read(`/v1/participants/${participant}/redemptions?limit=200`),
        read(`/v1/participants/${participant}/balances/lots?asset_id=${lot}&limit=200`),
        read(`/v1/participants/${participant}/balances`),
        read(`/v1/programs/${program}/rewards/${units}`),
        read('/v1/journal-entries?limit=200'),
      ]);
    },
  };
}
