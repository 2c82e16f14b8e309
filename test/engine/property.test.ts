// Goal: no script of redemptions, reversals, replays, clock and status changes can break an invariant of the ledger.
// Method: random scripts through the real client and the real engine; after every step, what the API shows is added up
// here, apart from the engine's own verify, which then has to agree.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError, createScripClient } from '../../src/sdk/index.js';
import { type World, openWorld } from '../support/world.js';

const cents = fc
  .integer({ min: 1, max: 3000 })
  .map((minor) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`);
const key = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
const nth = fc.nat({ max: 5 });

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('credit' as const),
      amount: cents,
      days: fc.constantFrom('', ' expires_at=3', ' expires_at=9', ' matures_at=2', ' simple'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('redeem' as const), amount: cents, simple: fc.boolean(), key }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('item' as const), quantity: fc.integer({ min: 1, max: 3 }), key }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('reverse' as const),
      nth,
      amount: fc.option(cents, { nil: undefined }),
      quantity: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 2 }),
      key,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      sentence: fc.constantFrom(
        'advance P1D',
        'advance P4D',
        'participant SUSPENDED',
        'participant ACTIVE',
        'program status=SUSPENDED',
        'program status=ACTIVE',
        'setting restore',
        'setting refuse',
        'setting expire',
        'reward max_total=2',
        'reward max_total=null',
        'reward status=ACTIVE',
        'adjust DEBIT 7 negative',
        'adjust DEBIT 1 simple',
      ),
    }),
  },
);

const RUNS = process.env.SCRIP_LONG === undefined ? 60 : 1500;

test('no script breaks an invariant, and a key acts once', { timeout: 1_800_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 20 }), async (script) => {
      const world = await openWorld();
      const actor = createActor(world);
      for (const each of script) {
        await actor.act(each);
        await checkBooks(world, actor.posted());
      }
      world.engine.close();
    }),
    { numRuns: RUNS },
  );
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does what a step says; remembers what each key was answered first, and how many reversals were posted. */
function createActor(world: World): { act: (each: Step) => Promise<void>; posted: () => number } {
  const client = createScripClient({ apiKey: 'sk_sandbox', fetch: world.engine.fetch, maxRetries: 0 });
  const { program, participant, lot, simple, units } = world.ids;
  const redemptions: string[] = [];
  const answers = new Map<string, string>();
  let posted = 0;

  const reverse = async (each: Extract<Step, { do: 'reverse' }>): Promise<void> => {
    const id = redemptions[each.nth % Math.max(1, redemptions.length)];
    if (id === undefined) return;
    const keyed = each.key === undefined ? {} : { idempotency_key: `k${each.key}` };
    try {
      const { data, replayed } = await client.redemptions.reverse(id, {
        reason: 'refund',
        ...(each.amount !== undefined && { amount: each.amount }),
        ...(each.quantity !== undefined && { quantity: each.quantity }),
        ...keyed,
      });
      const text = JSON.stringify(data);
      if (replayed) expect(text).toBe(answers.get(`k${each.key ?? ''}`));
      else {
        posted += 1;
        if (each.key !== undefined) {
          expect(answers.has(`k${each.key}`)).toBe(false);
          answers.set(`k${each.key}`, text);
        }
      }
    } catch (error) {
      // A refusal is a fine answer; anything else is not.
      if (!(error instanceof ApiError) || error.status >= 500) throw error;
    }
  };

  const redeem = async (path: string, body: object, keyed: number | undefined): Promise<void> => {
    const name = keyed === undefined ? undefined : `k${keyed}`;
    const answer = await world.call('POST', `/v1/participants/${participant}/${path}`, {
      program_id: program,
      ...body,
      idempotency_key: name,
    });
    expect(answer.status).toBeLessThan(500);
    if (answer.status === 201) {
      redemptions.push((answer.body as { id: string }).id);
      if (name !== undefined) answers.set(name, answer.text);
    }
    if (answer.status === 200) expect(answer.text).toBe(answers.get(name ?? ''));
  };

  return {
    posted: () => posted,
    act: async (each) => {
      if (each.do === 'reverse') await reverse(each);
      else if (each.do === 'redeem') {
        const body = { asset_id: each.simple ? simple : lot, amount: each.amount, description: 'spend' };
        await redeem('redemptions', body, each.key);
      } else if (each.do === 'item')
        await redeem('redemptions/items', { reward_id: units, quantity: each.quantity }, each.key);
      else if (each.do === 'credit') await world.say(`credit ${each.amount}${each.days}`);
      else await world.say(each.sentence);
    },
  };
}

interface Entry {
  action_type: string;
  postings: {
    amount: string;
    asset_symbol: string;
    entity_type: string;
    bucket: string | null;
    lot_id: string | null;
  }[];
}

const minor = (amount: string): bigint => BigInt(amount.replace('.', ''));
const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, amount) => total + minor(amount), 0n);

async function checkBooks(world: World, posted: number): Promise<void> {
  const { program, participant, lot, units } = world.ids;
  const read = async <T>(path: string): Promise<T> => (await world.call('GET', path)).body as T;
  const all = async <T>(path: string): Promise<T[]> =>
    (await read<{ data: T[] }>(`${path}${path.includes('?') ? '&' : '?'}limit=200`)).data;

  const entries = await all<Entry>('/v1/journal-entries');
  for (const entry of entries) expect(sum(entry.postings.map((line) => line.amount))).toBe(0n);
  expect(entries.filter((entry) => entry.action_type === 'REVERSAL').length).toBe(posted);

  const lots = await all<{ amount: string; remaining: string; status: string }>(
    `/v1/participants/${participant}/balances/lots?asset_id=${lot}`,
  );
  for (const each of lots) {
    expect(minor(each.remaining) >= 0n && minor(each.remaining) <= minor(each.amount)).toBe(true);
    expect(minor(each.remaining) === 0n).toBe(['CONSUMED', 'EXPIRED'].includes(each.status));
  }
  const own = entries.flatMap((entry) => entry.postings).filter((line) => line.entity_type === 'PARTICIPANT');
  const balances = await all<{ asset_id: string; available: string; deferred: string }>(
    `/v1/participants/${participant}/balances`,
  );
  for (const balance of balances) {
    const lines = own.filter((line) => line.asset_symbol === (balance.asset_id === lot ? 'LOT' : 'SIMPLE'));
    expect(minor(balance.available)).toBe(
      sum(lines.filter((line) => line.bucket === 'AVAILABLE').map((line) => line.amount)),
    );
    if (balance.asset_id !== lot) continue;
    const overdraft = sum(lines.filter((line) => line.lot_id === null).map((line) => line.amount));
    expect(minor(balance.available) - overdraft).toBe(
      sum(lots.filter((each) => each.status === 'AVAILABLE').map((each) => each.remaining)),
    );
    expect(minor(balance.deferred)).toBe(
      sum(lots.filter((each) => each.status === 'DEFERRED').map((each) => each.remaining)),
    );
  }

  const redemptions = await all<{
    amount: string;
    reversed_amount: string;
    quantity?: number;
    reversed_quantity?: number;
    status: string;
  }>(`/v1/participants/${participant}/redemptions`);
  for (const each of redemptions) {
    const [amount, reversed] = [minor(each.amount), minor(each.reversed_amount)];
    expect(reversed <= amount).toBe(true);
    expect(each.status).toBe(
      reversed === 0n ? 'COMPLETED' : reversed === amount ? 'FULLY_REVERSED' : 'PARTIALLY_REVERSED',
    );
  }
  const out = redemptions.reduce((total, each) => total + (each.quantity ?? 0) - (each.reversed_quantity ?? 0), 0);
  expect(await read(`/v1/programs/${program}/rewards/${units}`)).toMatchObject({ redeemed_count: out });
  expect(await read('/v1/reports/integrity')).toMatchObject({ all_passed: true });
  expect(await world.say('verify')).toBe('ok');
}
