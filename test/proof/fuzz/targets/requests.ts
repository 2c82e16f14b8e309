// Requests as a grammar: the operations of both contracts with bodies by their schemas, and around them everything that a
// client, a proxy or a person at curl gets wrong.
import fc from 'fast-check';
import { FILES, operationsOf, readContract, type Operation } from '../../../support/contract-documents.js';
import { type Schema, objectOf, token, valueOf } from './from-schema.js';
import { type Change, type Json, change, changed, oddText, oddValue } from './json-mutations.js';

/** A request as it is kept: ids that only a running ledger knows stand as `{{redemption 0}}`. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  /** Over the usual ones; null takes one away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

interface Known {
  readonly method: string;
  readonly path: string;
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<Sent>;
}

const ID_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/programs\/\{/, 'program'],
  [/^\/v1\/participants\/\{/, 'participant'],
  [/\/redemptions\/\{/, 'redemption'],
  [/^\/v1\/assets\/\{/, 'asset'],
  [/^\/v1\/journal-entries\/\{/, 'entry'],
];

/** What the conversations are about comes more often. */
const WEIGHTS: Readonly<Record<string, number>> = {
  reverseRedemption: 14,
  redeemRaw: 6,
  redeemItem: 6,
  creditParticipant: 5,
  adjustBalance: 4,
  moveClock: 3,
  upsertParticipant: 2,
  updateParticipantStatus: 2,
  updateReward: 2,
  setFault: 1,
  sandboxReset: 0.5,
  actOnSnapshot: 2,
  verifyLedger: 0.5,
};

const known: Known[] = Object.values(FILES).flatMap((file) => {
  const contract = readContract(file);
  const resolve = <T extends { readonly $ref?: string }>(value: T): T => {
    if (value.$ref === undefined) return value;
    const steps = value.$ref.replace(/^#\//, '').split('/');
    return resolve(steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], contract) as T);
  };
  return operationsOf(contract).map(([method, path, operation]) => {
    const shared = (contract.paths[path] as { parameters?: readonly Parameter[] } | undefined)?.parameters ?? [];
    const parameters = [...shared, ...((operation.parameters ?? []) as readonly Parameter[])].map(resolve);
    const arbitrary = requestOf(method, path, { operation, parameters, resolve });
    return { method, path, weight: (WEIGHTS[operation.operationId] ?? 1) * 10, arbitrary };
  });
});

interface Shape {
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly resolve: <T extends { readonly $ref?: string }>(value: T) => T;
}

function requestOf(method: string, path: string, { operation, parameters, resolve }: Shape): fc.Arbitrary<Sent> {
  const query = parameters
    .filter((each) => each.in === 'query')
    .map(({ name, schema }) =>
      fc.option(valueOf(name, schema, resolve), { nil: undefined, freq: 2 }).map((value) => [name, value] as const),
    );
  const schema = operation.requestBody && resolve(operation.requestBody).content?.['application/json']?.schema;
  const body = schema === undefined ? fc.constant(undefined) : objectOf(resolve(schema as Schema), resolve);
  return fc.tuple(pathOf(path), fc.tuple(...query), body).map(([at, given, value]) => {
    const pairs = given.filter(([, each]) => each !== undefined).map(([name, each]) => `${name}=${inQuery(each)}`);
    return {
      method,
      path: at + (pairs.length === 0 ? '' : `?${pairs.join('&')}`),
      ...(value !== undefined && { body: JSON.stringify(value) }),
    };
  });
}

/** Braces stay, for what is put in their place later. */
function inQuery(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '?')).replaceAll(/%7B%7B(\w+)%20(\d+)%7D%7D/g, '{{$1 $2}}');
}

function pathOf(template: string): fc.Arbitrary<string> {
  const kind = ID_KINDS.find(([form]) => form.test(template))?.[1] ?? 'redemption';
  const parts = template.split(/(\{[^}]+\})/).map((part) => {
    if (!part.startsWith('{')) return fc.constant(part);
    const of = part === '{rewardId}' ? 'reward' : part === '{programId}' ? 'program' : kind;
    const other = fc.constantFrom('x', '%00', '550E8400-E29B-41D4-A716-446655440001', ' ', '..', '{{asset 0}}', 'é');
    return fc.oneof({ weight: 30, arbitrary: token(of) }, { weight: 1, arbitrary: other });
  });
  return fc.tuple(...parts).map((all) => all.join(''));
}

const operations = fc.oneof(...known.map(({ weight, arbitrary }) => ({ weight, arbitrary })));

/** The same asked of the preview. */
const preview = operations.map(({ method, path, body }): Sent => {
  const wrapped = { method, path, ...(body !== undefined && { body: JSON.parse(body) as Json }) };
  return { method: 'POST', path: '/_sandbox/preview', body: JSON.stringify(wrapped) };
});

const ODD_BODIES = [
  ...[
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '0',
    '{}{}',
    '\ufeff{}',
    '{"a":1,"a":2}',
    '{"amount":1e999}',
    '{"reason":"\\ud800"}',
    '\0',
  ],
  ...[
    '{"__proto__":{"reason":"x"}}',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    `{"a":${'['.repeat(40)}1${']'.repeat(40)}}`,
  ],
];

const ODD_HEADERS: readonly Sent['headers'][] = [
  { 'x-api-key': null },
  { 'x-api-key': 'sk_wrong' },
  { 'x-api-key': null, authorization: 'Bearer sk_sandbox' },
  { 'x-api-key': null, authorization: 'bearer   sk_sandbox' },
  { 'x-api-key': null, authorization: 'Basic c2s=' },
  { 'content-type': null },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-8' },
  { 'content-type': 'application/jsonp' },
  { 'content-length': '99999999' },
  { 'content-length': '-1' },
  { accept: 'text/html', origin: 'http://evil.example', 'x-request-id': 'mine' },
];

interface Spoiling {
  readonly method: string | undefined;
  readonly path: readonly [at: number, put: string] | undefined;
  readonly headers: Sent['headers'];
  readonly changes: readonly Change[];
  readonly body: string | undefined;
}

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  method: seldom(fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS', 'get', 'MKCOL')),
  path: seldom(
    fc.tuple(fc.nat(), fc.constantFrom('/', '//', '?', '&limit=1', '#', '%', '%zz', '\\', ';', 'x', '/../', '%2f')),
  ),
  headers: seldom(fc.constantFrom(...ODD_HEADERS)),
  changes: fc.array(change, { maxLength: 2 }),
  body: seldom(
    fc.oneof(
      fc.constantFrom(...ODD_BODIES),
      oddText,
      oddValue.map((value) => JSON.stringify(value)),
    ),
  ),
});

export function spoilt(sent: Sent, { method, path, headers, changes, body }: Spoiling): Sent {
  const [at, put] = path ?? [0, ''];
  const spot = at % (sent.path.length + 1);
  const text = body ?? (sent.body === undefined ? undefined : changedText(sent.body, changes));
  return {
    method: method ?? sent.method,
    path: sent.path.slice(0, spot) + put + sent.path.slice(spot),
    ...(headers !== undefined && { headers }),
    ...(text !== undefined && { body: text }),
  };
}

function changedText(body: string, changes: readonly Change[]): string {
  try {
    return JSON.stringify(changed(JSON.parse(body) as Json, changes));
  } catch {
    return body;
  }
}

export const request: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 16, arbitrary: operations },
  { weight: 2, arbitrary: preview },
  { weight: 3, arbitrary: fc.tuple(fc.oneof(operations, preview), spoiling).map(([sent, how]) => spoilt(sent, how)) },
);

/** A request near to another: spoilt, or with its body changed in one place. */
export const nearTo = (sent: Sent): fc.Arbitrary<Sent> =>
  fc.oneof(
    fc.constant(sent),
    spoiling.map((how) => spoilt(sent, how)),
    request,
  );
