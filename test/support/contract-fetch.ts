// A fetch that holds every request and every answer that passes against openapi.yaml, and throws at the first flaw. Answers of
// the sandbox's own controls are held against their contract too.
import {
  type Contract,
  FILES,
  judgeOf,
  operationsOf,
  readContract,
  type Message,
  type Operation,
  type Parameter,
} from './contract-documents.js';

type Fetch = (request: Request) => Promise<Response>;

interface Known {
  readonly method: string;
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly shared: readonly Parameter[];
  readonly contract: Contract;
  readonly judge: ReturnType<typeof judgeOf>;
}

function knownOf(file: string): Known[] {
  const contract = readContract(file);
  const judge = judgeOf(contract);
  return operationsOf(contract).map(([method, path, operation]) => ({
    ...{ method, operation, contract, judge },
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
    shared: ((contract.paths[path] ?? {}) as { parameters?: readonly Parameter[] }).parameters ?? [],
  }));
}

const KNOWN = knownOf(FILES.scrip);
const CONTROLS = knownOf(FILES.controls);

/** What passed, by operation: so that a suite can show that it leaves none out. */
export type Seen = Map<string, Set<number>>;

/** The same fetch, held against the contract. */
export function validating(fetch: Fetch, seen: Seen = new Map()): Fetch {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const found = KNOWN.find(({ method, pattern }) => method === request.method && pattern.test(pathname));
    if (found === undefined) throw new Flaw(`${request.method} ${pathname} is not in the contract`);
    const { operation } = found;
    checkQuery(found, searchParams);
    const sent = await request.clone().text();
    checkRequest(found, sent, request.headers);
    const response = await fetch(request);
    const text = await response.clone().text();
    checkResponse(found, response, text);
    seen.set(operation.operationId, (seen.get(operation.operationId) ?? new Set()).add(response.status));
    return response;
  };
}

/**
 * Holds an answer of the API or of a control against its contract; a path that is in none has nothing to be held against.
 *
 * @throws Flaw
 */
export function holdAnswer(method: string, url: string, response: Response, text: string): void {
  const { pathname } = new URL(url);
  const found = [...KNOWN, ...CONTROLS].find((each) => each.method === method && each.pattern.test(pathname));
  if (found !== undefined) checkResponse(found, response, text);
}

/** What does not agree with the contract. */
export class Flaw extends Error {}

function checkQuery(known: Known, query: URLSearchParams): void {
  const { operation, shared, contract } = known;
  const parameters = [...shared, ...(operation.parameters ?? [])].map((each) => resolve(contract, each));
  for (const [name, text] of query) {
    const parameter = parameters.find((each) => each.in === 'query' && each.name === name);
    if (parameter === undefined) throw new Flaw(`${operation.operationId}: no query parameter ${name}`);
    const { type } = resolve(contract, parameter.schema as { $ref?: string });
    const isNumber = ['integer', 'number'].includes(String(type));
    hold(known, `query ${name}`, parameter.schema, isNumber ? +text : text);
  }
}

function checkRequest(known: Known, text: string, headers: Headers): void {
  const { operationId, requestBody } = known.operation;
  if (headers.get('x-api-key') === null) throw new Flaw(`${operationId}: no X-API-Key`);
  const message = requestBody && resolve(known.contract, requestBody);
  if (text === '') {
    if ((message as { required?: boolean } | undefined)?.required === true) throw new Flaw(`${operationId}: no body`);
    return;
  }
  hold(known, 'request', schemaOf(operationId, message), JSON.parse(text));
  if (!headers.get('content-type')?.startsWith('application/json')) throw new Flaw(`${operationId}: request type`);
}

function checkResponse(known: Known, { headers, status }: Response, text: string): void {
  const name = `${known.operation.operationId}: ${status}`;
  const message = known.operation.responses[String(status)];
  if (message === undefined) throw new Flaw(`${name} is not in the contract`);
  if (!headers.get('content-type')?.startsWith('application/json')) throw new Flaw(`${name}: type`);
  if (headers.get('x-request-id') === null) throw new Flaw(`${name}: no X-Request-Id`);
  hold(known, String(status), schemaOf(name, resolve(known.contract, message)), JSON.parse(text));
}

function hold(known: Known, what: string, schema: Readonly<Record<string, unknown>>, value: unknown): void {
  const problems = known.judge(withRefs(schema), value) as unknown[];
  if (problems.length === 0) return;
  throw new Flaw(`${known.operation.operationId}: ${what}: ${JSON.stringify(problems)} in ${JSON.stringify(value)}`);
}

const prepared = new WeakMap<object, Readonly<Record<string, unknown>>>();

/** Inner pointers lead into the document, for a schema that is judged on its own; made once, so that it is compiled once. */
function withRefs(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if ('$ref' in schema) return schema;
  const known = prepared.get(schema);
  if (known !== undefined) return known;
  const made = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')) as Record<string, unknown>;
  prepared.set(schema, made);
  return made;
}

function schemaOf(name: string, message: Message | undefined): Readonly<Record<string, unknown>> {
  const schema = message?.content?.['application/json']?.schema;
  if (schema === undefined) throw new Flaw(`${name}: the contract has no body here`);
  return schema;
}

function resolve<T extends { readonly $ref?: string }>(
  contract: Contract,
  value: T,
): T & Readonly<Record<string, unknown>> {
  if (value.$ref === undefined) return value;
  const steps = value.$ref.replace(/^#\//, '').split('/');
  return resolve(contract, steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], contract) as T);
}
