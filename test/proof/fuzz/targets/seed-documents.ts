// Seed documents as a grammar: small worlds that could have happened, a little wrong in places.
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { smallDecimal } from './decimals.js';
import { type Json, change, changed, oddValue } from './json-mutations.js';

const EXAMPLE = JSON.parse(readFileSync(new URL('../../../../examples/seed.json', import.meta.url), 'utf8')) as Json;

/** The n-th id of a section; a few, so that they meet. */
const id = (section: number, n: number): string => `11111111-000${section}-4000-8000-${String(n).padStart(12, '0')}`;

const idOf = (section: number, most = 3): fc.Arbitrary<string> => fc.nat(most - 1).map((n) => id(section, n));

const times = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, day]) => `2025-0${month}-${String(day).padStart(2, '0')}T0${month}:00:00Z`);

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const key = fc.nat(20).map((n) => `key-${n}`);

/** An object with an id by its place, so that most of what points at one finds it. */
function listOf(
  section: number,
  fields: Record<string, fc.Arbitrary<Json | undefined>>,
  most: number,
): fc.Arbitrary<Json> {
  return fc.array(fc.record(fields), { maxLength: most, minLength: section < 5 ? 1 : 0 }).map((list) =>
    list.map((item, n): Json => {
      const named = section <= 4 ? { id: id(section, n), ...item } : item;
      return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Json;
    }),
  );
}

const name = fc.nat(9).map((n) => `Name ${n}`);
const status = (...all: string[]): fc.Arbitrary<Json | undefined> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...all) });

const world: fc.Arbitrary<Json> = fc.record({
  version: fc.constant(1),
  clock: fc.constantFrom('2025-12-01T00:00:00Z', '2025-10-01T00:00:00Z', '2025-06-01T00:00:00Z'),
  settings: fc.constantFrom<Json>(
    {},
    { restored_expired_lots: 'restore' },
    { restored_expired_lots: 'refuse' },
    { rate_limit: true },
  ),
  programs: listOf(1, { name, status: status('SUSPENDED', 'ARCHIVED', 'ACTIVE') }, 2),
  assets: listOf(
    2,
    {
      program_id: idOf(1, 1),
      name,
      symbol: fc.nat(40).map((n) => `S${n}`),
      inventory_mode: fc.constantFrom('LOT', 'SIMPLE'),
      issuance_policy: fc.constantFrom('UNLIMITED', 'UNLIMITED', 'PREFUNDED'),
      scale: fc.constantFrom(0, 2, 2, 18),
      max_transaction_amount: maybe(smallDecimal),
      status: status('ARCHIVED'),
    },
    3,
  ),
  participants: listOf(
    3,
    {
      external_id: fc.nat(60).map((n) => `member-${n}`),
      program_id: idOf(1, 1),
      status: status('SUSPENDED', 'CLOSED'),
    },
    3,
  ),
  rewards: listOf(
    4,
    {
      ...{ program_id: idOf(1, 1), asset_id: idOf(2, 2), name, unit_cost: smallDecimal },
      redemption_type: fc.constantFrom('UNIT_BASED', 'UNIT_BASED', 'AMOUNT_BASED'),
      status: status('DRAFT', 'ARCHIVED', 'OUT_OF_STOCK'),
      max_total: maybe(fc.integer({ min: 1, max: 4 })),
      available_from: maybe(times),
    },
    2,
  ),
  credits: listOf(
    5,
    {
      ...{ program_id: idOf(1, 1), participant_id: idOf(3, 2), asset_id: idOf(2, 2), at: maybe(times) },
      amount: fc.integer({ min: 100, max: 5000 }).map(String),
      expires_at: maybe(times),
      matures_at: maybe(times),
      lot_id: maybe(fc.nat(50).map((n) => id(5, n))),
    },
    6,
  ),
  redemptions: listOf(
    6,
    {
      ...{ id: fc.nat(30).map((n) => id(6, n)), participant_id: idOf(3, 2), program_id: idOf(1, 1), at: maybe(times) },
      asset_id: maybe(idOf(2, 2)),
      reward_id: maybe(idOf(4, 2)),
      amount: maybe(smallDecimal),
      quantity: maybe(fc.integer({ min: 1, max: 3 })),
      idempotency_key: maybe(key),
    },
    3,
  ),
  reversals: listOf(
    7,
    {
      ...{
        id: maybe(fc.nat(99).map((n) => id(7, n))),
        redemption_id: fc.nat(30).map((n) => id(6, n)),
        at: maybe(times),
      },
      reason: fc.constantFrom('why', 'Late'),
      amount: maybe(smallDecimal),
      quantity: maybe(fc.integer({ min: 1, max: 3 })),
      idempotency_key: maybe(key),
    },
    2,
  ),
});

const changes = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(change, { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.array(change, { maxLength: 8 }) },
);

/** Points each reversal at a redemption that is there, mostly. */
const linked = world.map((document): Json => {
  const { redemptions = [], reversals = [] } = document as { redemptions?: { id: string }[]; reversals?: object[] };
  if (redemptions.length === 0) return document;
  const of = (n: number): string => redemptions[n % redemptions.length]?.id ?? '';
  return {
    ...(document as object),
    reversals: reversals.map((each, n) => ({ ...each, redemption_id: of(n) })),
  };
});

export const seedDocument: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(linked, changes).map(([document, how]) => changed(document, how)) },
  { weight: 3, arbitrary: fc.tuple(fc.constant(EXAMPLE), changes).map(([document, how]) => changed(document, how)) },
  { weight: 1, arbitrary: fc.tuple(world, changes).map(([document, how]) => changed(document, how)) },
  { weight: 1, arbitrary: fc.oneof(oddValue, fc.dictionary(fc.string({ maxLength: 8 }), oddValue, { maxKeys: 3 })) },
);

/** Sections of one put into the other, and changes. */
export const seedNear = (one: Json, other: Json): fc.Arbitrary<Json> =>
  fc.tuple(fc.nat(255), fc.array(change, { maxLength: 3 })).map(([mask, how]) => {
    if (!isObject(one) || !isObject(other)) return changed(one, how);
    const taken = Object.entries(other).filter((_pair, at) => ((mask >> (at % 8)) & 1) === 1);
    return changed({ ...one, ...Object.fromEntries(taken) }, how);
  });

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
