// Is a request of the form that the contract documents? Refusals name the field and the rule. Source: decisions D2 to D4.
import { Refusal } from '../rules/refusal.js';
import type { ContractOperation, ValidateFunction } from './generated/contract.js';

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

/** Refuses text that is not well-formed Unicode, which could not be stored as sent, and nesting without end. */
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

/** A name that can stand in a sentence: there is one, and it is no page of text. */
function isTellable(name: string): boolean {
  return name.trim() !== '' && name.length <= 100;
}

/** UUIDs are one and the same in either case; external_id and reference_id are texts of others and stay. */
const UUID_FIELDS =
  /^(program|asset|reward|participant|event|rule|group|redemption_target_entity|reward_catalog_item)_id$/;

function lowerIds(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) =>
      typeof value === 'string' && UUID_FIELDS.test(name) ? [name, value.toLowerCase()] : [name, value],
    ),
  );
}
