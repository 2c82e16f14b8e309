// Reads and checks a request's body: content type, size, UTF-8, JSON, in this order. Source: decisions D3, D14.
import { HttpError } from './answer.js';
import { Refusal } from '../rules/refusal.js';
import type { Outgoing } from '../../sdk/wire.js';
import type { ServedRequest } from '../types.js';

const MAX_BODY_BYTES = 1024 * 1024;
/** Where a seed document is sent to. */
const SEED_PATH = '/_sandbox/reset';
/** A seed document is the only body that may be large. */
export const MAX_SEED_BYTES = 32 * 1024 * 1024;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
const UNFINISHED = 'the body could not be read to its end';
const NOT_JSON = 'the body is not valid JSON in UTF-8';

/** A request in the engine's own form, from a fetch or from plain data. */
export interface Incoming extends Pick<Outgoing, 'method' | 'signal' | 'url'> {
  /** @param name - in lower case */
  readonly header: (name: string) => string | undefined;
  /** The parsed JSON body; undefined when there is none. Call it once. */
  readonly json: (maxBytes?: number) => Promise<unknown>;
}

/** From the platform's Request. Reads no more of it than needed, because each read costs time. */
export function fromRequest(request: Request): Incoming {
  return {
    method: request.method,
    url: request.url,
    // A getter, because a server's request creates its signal on first use.
    get signal() {
      return request.signal;
    },
    header: (name) => request.headers.get(name) ?? undefined,
    json: (maxBytes) => readJson(request, maxBytes),
  };
}

/** A request as plain data. */
export function fromOutgoing({ body = '', headers, method, signal, url }: Outgoing): Incoming {
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const header = (name: string): string | undefined => named.get(name);
  const json = (maxBytes = MAX_BODY_BYTES): unknown => {
    if (body === '') return undefined;
    requireJsonType(header('content-type'));
    if (body.length > maxBytes || Buffer.byteLength(body) > maxBytes) throw tooLarge(maxBytes);
    return parseJson(body);
  };
  return {
    ...{ method, url, signal, header },
    json: (maxBytes) =>
      new Promise((resolve) => {
        resolve(json(maxBytes));
      }),
  };
}

/** How much of a body a server has to read. */
export function mostBytesOf(pathname: string): number {
  return pathname === SEED_PATH ? MAX_SEED_BYTES : MAX_BODY_BYTES;
}

/** From a server. */
export function fromServed({ body, headers, method, url }: ServedRequest): Incoming {
  const header = (name: string): string | undefined => headers[name];
  const json = (maxBytes = MAX_BODY_BYTES): unknown => {
    if (body.length === 0) return undefined;
    requireJsonType(header('content-type'));
    if (body === 'too_large' || body.length > maxBytes) throw tooLarge(maxBytes);
    if (body === 'unfinished') throw new HttpError('invalid_request', UNFINISHED);
    return parseJson(decoded(body));
  };
  return {
    ...{ method, url, header },
    json: (maxBytes) =>
      new Promise((resolve) => {
        resolve(json(maxBytes));
      }),
  };
}

function isJsonType(type: string): boolean {
  return /^application\/json\s*(;|$)/i.test(type);
}

function requireJsonType(type = ''): void {
  if (isJsonType(type)) return;
  throw new HttpError('unsupported_media_type', 'the body must be sent as Content-Type: application/json');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HttpError('invalid_request', NOT_JSON);
  }
}

async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  // Checked first: reading the stream of a server's request rebuilds the request, which costs as much as an operation.
  const announced = parseInt(request.headers.get('content-length') ?? '0', 10);
  if (!(announced > 0) && request.body === null) return undefined;
  const type = request.headers.get('content-type') ?? '';
  // An empty body needs no Content-Type.
  if (!isJsonType(type) && !(announced > 0) && (await isEmpty(request))) return undefined;
  requireJsonType(type);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  const bytes = announced > 0 ? await readWhole(request) : await readBytes(request, maxBytes);
  if (bytes.length === 0) return undefined;
  return parseJson(decoded(bytes));
}

function decoded(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new HttpError('invalid_request', NOT_JSON);
  }
}

/** Without Content-Length, only reading shows whether a body is empty; its first byte is enough. */
async function isEmpty(request: Request): Promise<boolean> {
  for await (const chunk of chunksOf(request)) {
    if (chunk.length > 0) return false;
  }
  return true;
}

/** The body's chunks. A sender that disconnects in the middle is answered as a bad request, not as a bug. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.body as unknown as AsyncIterable<Uint8Array>;
  } catch {
    throw new HttpError('invalid_request', UNFINISHED);
  }
}

/** A body with Content-Length. Whoever received the request has already enforced that length. */
async function readWhole(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    throw new HttpError('invalid_request', UNFINISHED);
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request)) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError('payload_too_large', `the body is larger than ${maxBytes} bytes`);
}

// Checks a request against the contract. Refusals name the field and the rule. Source: decisions D2 to D4.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ILL_FORMED = /\p{Surrogate}/u;
const MAX_DEPTH = 32;

export type Fields = Readonly<Record<string, unknown>>;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** Path ids are UUIDs, compared without regard to case. */
export function readPathIds(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, text]) => {
      if (!UUID.test(text)) throw new Refusal('invalid_request', `${name} in the path must be a UUID`);
      return [name, text.toLowerCase()];
    }),
  );
}

export type ValidateFunction = ((value: unknown) => boolean) & {
  errors?:
    readonly { instancePath: string; keyword: string; message?: string; params: Record<string, unknown> }[] | null;
};

/** What the contract says about an operation: a row of the generated table. */
export interface ContractOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly hasBody: boolean;
  readonly bodyRequired: boolean;
  /** Body fields in which null means to clear. */
  readonly keepNull: readonly string[];
  readonly query: readonly string[];
  readonly integerQuery: readonly string[];
  readonly booleanQuery: readonly string[];
  readonly validateBody?: ValidateFunction;
  readonly validateQuery?: ValidateFunction;
}

/** Reads the query by the types that the contract gives its parameters; others are ignored. */
export function readQuery(operation: ContractOperation, search: URLSearchParams): Fields {
  const query: Record<string, unknown> = {};
  for (const name of operation.query) {
    const [text, ...more] = search.getAll(name);
    if (text === undefined) continue;
    if (more.length > 0) throw new Refusal('invalid_request', `${name} is given more than once`);
    query[name] = readParameter(operation, name, text);
  }
  requireForm(operation.validateQuery, query, 'the query');
  return lowerIds(query);
}

function readParameter(operation: ContractOperation, name: string, text: string): unknown {
  if (operation.integerQuery.includes(name) && /^\d+$/.test(text)) return parseInt(text, 10);
  if (operation.booleanQuery.includes(name) && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** Checks a parsed body, and leaves out optional fields sent as null, except where null means to clear. */
export function readBody(operation: ContractOperation, body: unknown): Fields {
  requireSoundText(body, 'the body', 0);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal('invalid_request', 'the body must be a JSON object');
  }
  requireForm(operation.validateBody, body, 'the body');
  const fields = Object.entries(body).filter(([name, value]) => value !== null || operation.keepNull.includes(name));
  return lowerIds(Object.fromEntries(fields));
}

function requireForm(validate: ValidateFunction | undefined, value: unknown, whole: string): void {
  if (validate === undefined || validate(value)) return;
  const [error] = validate.errors ?? [];
  const missing = error?.keyword === 'required' ? error.params.missingProperty : undefined;
  if (typeof missing === 'string') throw new Refusal('invalid_request', `${missing} is required`);
  const field = (error?.instancePath ?? '').slice(1).replaceAll('/', '.');
  throw new Refusal('invalid_request', `${field === '' ? whole : field} ${describe(error)}`);
}

function describe(error: NonNullable<ValidateFunction['errors']>[number] | undefined): string {
  if (error === undefined) return 'is not of the documented form';
  const { keyword, params } = error;
  if (keyword === 'enum' && Array.isArray(params.allowedValues)) {
    return `must be one of ${params.allowedValues.filter((value) => value !== null).join(', ')}`;
  }
  if (keyword === 'pattern') return `must be of the form ${String(params.pattern)}`;
  if (keyword === 'format' && params.format === 'date-time') {
    return 'must be an RFC 3339 time of the years 1970 to 9999, such as "2026-12-31T23:59:59Z"';
  }
  if (keyword === 'type') return `must be of type ${String(params.type).replace(',null', '')}`;
  return error.message ?? 'is not of the documented form';
}

/** Refuses text that is not well-formed Unicode, because it could not be stored as sent, and very deep nesting. */
export function requireSoundText(value: unknown, where: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new Refusal('invalid_request', `the body is nested more than ${MAX_DEPTH} deep`);
  if (typeof value === 'string' && ILL_FORMED.test(value)) {
    throw new Refusal('invalid_request', `${where} is not well-formed Unicode text`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    requireSoundText(name, 'a field name', depth);
    requireSoundText(inner, isTellable(name) ? name : 'a field', depth + 1);
  }
}

/** Whether a field's name can be quoted in a message: it is not empty and not too long. */
function isTellable(name: string): boolean {
  return name.trim() !== '' && name.length <= 100;
}

/** UUIDs are equal in upper and lower case; external_id and reference_id are texts of the caller and stay. */
const UUID_FIELDS =
  /^(program|asset|reward|participant|event|rule|group|redemption_target_entity|reward_catalog_item)_id$/;

function lowerIds(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) =>
      typeof value === 'string' && UUID_FIELDS.test(name) ? [name, value.toLowerCase()] : [name, value],
    ),
  );
}
