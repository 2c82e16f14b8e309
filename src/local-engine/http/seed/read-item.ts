// One item of a seed document: its fields, what they point at, and the body of the request that it becomes.
import { readTime } from '../../ledger/time.js';
import { requirePositive } from '../../rules/amount.js';
import { Refusal } from '../../rules/refusal.js';
import { type Fields, isUuid, readBody, requireSoundText } from '../validate.js';
import type { Problems } from './document.js';
import { AMOUNTS, REFERENCES, SECTIONS, type SectionName } from './sections.js';

export interface Item {
  readonly section: SectionName;
  /** "credits[0]". */
  readonly path: string;
  readonly item: Fields;
}

/** An item that is ready to be run. */
export interface Step extends Item {
  readonly operationId: string;
  readonly body: Fields;
  /** Milliseconds since 1970; null: when everything that has a time has happened. */
  readonly at: number | null;
}

export type KnownIds = Readonly<Record<SectionName, ReadonlySet<unknown>>>;

/** Checks the form of one item, and that what it points at is in the document. */
export function readItem({ section, path, item }: Item, known: KnownIds, problems: Problems): Step[] {
  const { own, required, statuses, operation, ...of } = SECTIONS[section];
  const fields = [...own, ...of.body(item)];
  for (const name of Object.keys(item)) {
    if (fields.includes(name)) continue;
    problems.add(`${path}.${name}`, `there is no such field here; those there are: ${fields.join(', ')}`);
  }
  for (const name of required) if (item[name] === undefined) problems.add(`${path}.${name}`, 'is required');
  for (const [name, target] of Object.entries(REFERENCES)) {
    const value = item[name];
    if (value === undefined || !fields.includes(name)) continue;
    if (!isUuid(value)) problems.add(`${path}.${name}`, 'must be a UUID');
    else if (!known[target].has(value)) problems.add(`${path}.${name}`, `nothing in ${target} has this id`);
  }
  if (statuses !== undefined && item.status !== undefined && !statuses.includes(item.status as string)) {
    problems.add(`${path}.status`, `must be one of ${statuses.join(', ')}`);
  }
  const body = attempt(problems, path, item, () => {
    requireSoundText(item, 'the body', 0);
    for (const name of AMOUNTS) if (typeof item[name] === 'string') requirePositive(item[name], name);
    const sent = Object.entries(item).filter(([name]) => !own.includes(name));
    return readBody(operation(item), toldOf({ ...of.defaults?.(item), ...Object.fromEntries(sent) }));
  });
  const at = attempt(problems, path, item, () => timeOf(item.at, 'at'));
  if (body === undefined || at === undefined) return [];
  return [{ section, path, item, operationId: operation(item).operationId, body, at }];
}

/** A reference that is no UUID has been told about already. */
function toldOf(body: Fields): Fields {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) =>
      name in REFERENCES && !isUuid(value) ? [name, '00000000-0000-4000-8000-000000000000'] : [name, value],
    ),
  );
}

/** @throws Refusal; null for a time that is left out */
export function timeOf(value: unknown, field: string): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new Refusal('invalid_request', `${field} must be of type string`);
  return readTime(value, field);
}

/** Runs a check; its refusal goes to `problems`, under the field that it begins with when the item can have it. */
export function attempt<T>(problems: Problems, path: string, item: Fields, check: () => T): T | undefined {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [first = '', ...rest] = error.message.split(' ');
    const words = rest.join(' ');
    const isField = /^[a-z_]+(\.\w+)*$/.test(first) && /^(must|is|has|goes|leads)\b/.test(words);
    if (first === path) problems.add(path, words, error.code);
    else if (isField && (first.includes('_') || first in item || words === 'is required')) {
      problems.add(`${path}.${first}`, words, error.code);
    } else problems.add(path, error.message.replace(/^the body /, 'it '), error.code);
    return undefined;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
