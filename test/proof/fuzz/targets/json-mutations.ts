// Documents changed in a few places: a value replaced, left out, doubled or moved, a name misspelt.
import fc from 'fast-check';
import { amountText } from './decimals.js';

/** As JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface Change {
  readonly how: 'replace' | 'remove' | 'double' | 'rename' | 'copy';
  /** Which of the places of the document, counted round and round. */
  readonly at: number;
  readonly from: number;
  readonly value: Json;
}

const ODD_TEXTS = [
  ...[
    '',
    ' ',
    '\0',
    '\ud800',
    'x'.repeat(256),
    'x'.repeat(501),
    '😀',
    '\u202e',
    "'; DROP TABLE lots; --",
    '${x}',
    '../../etc/passwd',
  ],
  ...[
    '2026-02-30T00:00:00Z',
    '2026-03-01',
    '9999-12-31T23:59:59.999Z',
    '1969-12-31T23:59:59Z',
    '2026-03-01T00:00:00+14:00',
  ],
  ...[
    'P1D',
    'PT0S',
    'P-1D',
    'P100000Y',
    'ACTIVE',
    'active',
    '__proto__',
    'null',
    '550e8400-e29b-41d4-a716-446655440001',
  ],
];

export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      maxLength: 8,
    }),
  },
  { weight: 2, arbitrary: amountText },
);

const oddNumber = fc.constantFrom(0, -0, -1, 1, 0.5, 1e21, 1e308, 2 ** 31, 2 ** 53, 2 ** 53 - 1, 2 ** 63, 255, 256);

export const oddValue: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: oddText },
  { weight: 3, arbitrary: oddNumber },
  { weight: 2, arbitrary: fc.constantFrom<Json>(null, true, false, [], {}, [[]], [null], { a: { b: 1 } }, nested(40)) },
);

function nested(depth: number): Json {
  return depth === 0 ? 'deep' : { a: nested(depth - 1) };
}

export const change: fc.Arbitrary<Change> = fc.record({
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'double', 'rename', 'copy'),
  at: fc.nat(),
  from: fc.nat(),
  value: oddValue,
});

type Path = readonly (string | number)[];

/** Every place in a document but the whole. */
function placesOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value)
    ? (value as readonly Json[]).map((each, at): [number, Json] => [at, each])
    : Object.entries(value);
  return inner.flatMap(([name, each]) => [[...path, name], ...placesOf(each, [...path, name])]);
}

/** The document after the changes, one after the other; it stays as it is itself. */
export function changed(document: Json, changes: readonly Change[]): Json {
  return changes.reduce((value, each) => changedOnce(value, each), document);
}

function changedOnce(document: Json, { how, at, from, value }: Change): Json {
  const places = placesOf(document);
  const path = places[at % Math.max(1, places.length)];
  const source = places[from % Math.max(1, places.length)];
  if (path === undefined || source === undefined) return how === 'replace' ? value : document;
  const whole = structuredClone(document);
  const parent = valueAt(whole, path.slice(0, -1)) as Record<string | number, Json>;
  const name = path.at(-1) ?? 0;
  if (how === 'replace') parent[name] = value;
  else if (how === 'copy') parent[name] = structuredClone(valueAt(document, source));
  else if (Array.isArray(parent)) {
    if (how === 'remove') parent.splice(name as number, 1);
    else parent.push(structuredClone(parent[name] ?? null));
  } else if (how === 'remove') Reflect.deleteProperty(parent, name);
  else parent[how === 'double' ? `${name}_` : JSON.stringify(value).slice(0, 20)] = parent[name] ?? null;
  return whole;
}

function valueAt(document: Json, path: Path): Json {
  return path.reduce<Json>((value, name) => (value as Record<string | number, Json>)[name] ?? null, document);
}
