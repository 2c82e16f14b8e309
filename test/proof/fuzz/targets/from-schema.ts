// Values by a schema of the contract: mostly what it asks for, under ids and amounts that mean something to the ledger.
import fc from 'fast-check';
import { plainDecimal, smallDecimal } from './decimals.js';
import { type Json, oddValue } from './json-mutations.js';
import { seedDocument } from './seed-documents.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** What is put in the place of `{{kind n}}` when a request is sent: the n-th newest id of the kind. */
export const token = (kind: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(12) }).map((n) => `{{${kind} ${n}}}`);

const amounts = fc.oneof({ weight: 6, arbitrary: smallDecimal }, { weight: 1, arbitrary: plainDecimal });

const times = fc.constantFrom(
  ...['2026-01-16T00:00:00Z', '2026-01-15T10:30:00.001Z', '2026-02-01T12:00:00+02:00', '2027-01-01T00:00:00Z'],
  ...['2025-12-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '1970-01-01T00:00:00Z', '2026-01-15T10:30:00Z'],
);

/** By its name, what a field means to the ledger. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  program_id: token('program'),
  asset_id: token('asset'),
  participant_id: token('participant'),
  reward_id: token('reward'),
  redemption_target_entity_id: token('program'),
  amount: amounts,
  unit_cost: amounts,
  max_transaction_amount: amounts,
  quantity: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, 5, 2 ** 53 - 1)),
  idempotency_key: fc.oneof(
    fc.nat(6).map((n) => `key-${n}`),
    fc.constantFrom('k', 'x'.repeat(255), ' k ', 'é'),
  ),
  external_id: fc.constantFrom('ada', 'ben', 'new-1', 'new-2', 'new-3'),
  symbol: fc.constantFrom('POINTS', 'AA', 'BB', 'CC', 'DD'),
  scale: fc.constantFrom(0, 2, 18, 9),
  advance: fc.constantFrom('P1D', 'P30D', 'PT1S', 'P1Y', 'P7000Y', 'PT0S'),
  // A slow answer would be waited for.
  pack: fc.constantFrom(
    'commit-then-drop',
    'drop-before-commit',
    'http-429',
    'http-500-before',
    'http-500-after',
    'truncated-body',
    'malformed-json',
  ),
  match: fc.constantFrom(
    '* /v1/**',
    'POST /v1/redemptions/*/reverse',
    '/v1/programs',
    'GET *',
    '**',
    'POST /v1/*/x/**',
    '/_sandbox/**',
  ),
  times: fc.integer({ min: 1, max: 2 }),
  seed: fc.oneof(fc.constantFrom<Json>('demo', 'demo', 'empty', null), seedDocument),
  cursor: token('cursor'),
  limit: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(0, 200, 201)),
};

/** @param resolve - follows a $ref */
export function valueOf(name: string, given: Schema, resolve: (schema: Schema) => Schema): fc.Arbitrary<Json> {
  const schema = resolve(given);
  const sound = (Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined) ?? bySchema(name, schema, resolve);
  return fc.oneof({ weight: 30, arbitrary: sound }, { weight: 1, arbitrary: oddValue });
}

function bySchema(name: string, schema: Schema, resolve: (schema: Schema) => Schema): fc.Arbitrary<Json> {
  const types = [schema.type ?? 'string'].flat();
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((each) => valueOf(name, each, resolve)));
  if (schema.properties !== undefined) return objectOf(schema, resolve);
  if (schema.format === 'date-time') return times;
  if (types.includes('boolean')) return fc.boolean();
  if (types.includes('integer')) return fc.oneof(fc.integer({ min: schema.minimum ?? 0, max: 12 }), fc.nat(3));
  if (types.includes('array')) return fc.array(valueOf(name, schema.items ?? {}, resolve), { maxLength: 3 });
  if (types.includes('object')) return fc.dictionary(fc.string({ maxLength: 5 }), oddValue, { maxKeys: 2 });
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('Name', 'Another name', 'why', 'x', 'Müller & Söhne') },
    { weight: 1, arbitrary: fc.constant('n'.repeat(schema.maxLength ?? 10)) },
  );
}

/** Fields that are required are seldom left out, others often; now and then there is one too many. */
export function objectOf(schema: Schema, resolve: (schema: Schema) => Schema): fc.Arbitrary<Json> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, inner]) => {
    const value = valueOf(name, inner, resolve);
    const freq = (schema.required ?? []).includes(name) ? 40 : 2;
    return fc.option(value, { nil: undefined, freq }).map((each) => [name, each] as const);
  });
  const extra = fc.oneof(
    { weight: 30, arbitrary: fc.constant<[string, Json][]>([]) },
    { weight: 1, arbitrary: fc.constantFrom<[string, Json][]>([['extra', 1]], [['__proto__', { a: 1 }]]) },
  );
  return fc
    .tuple(fc.tuple(...fields), extra)
    .map(([known, more]) => Object.fromEntries([...known.filter(([, each]) => each !== undefined), ...more]) as Json);
}
