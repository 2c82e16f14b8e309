// Checks a seed document and turns it into steps: its form, its ids, and that each reference names an item of the document.
// A file of its own because it needs no database: whether the rules allow the steps is found out by run-seed.ts.
import { isUuid, readBody, requireSoundText, type Fields } from '../request.js';
import type { Problems } from './document.js';
import { AMOUNTS, CHOSEN_IDS, REFERENCES, SECTIONS, SECTION_NAMES, type SectionName } from './sections.js';
import { readTime } from '../../ledger/time.js';
import { requirePositive } from '../../rules/amount.js';
import { Refusal } from '../../rules/refusal.js';

export interface SeedPlan {
  readonly steps: readonly Step[];
  readonly clock: number | null;
  readonly settings: Fields;
}

const TOP = ['version', 'clock', 'settings', ...SECTION_NAMES];

/** Checks everything that can be checked without a ledger, and adds what is wrong to `problems`. */
export function readSeed(document: unknown, problems: Problems): SeedPlan {
  const nothing = { steps: [], clock: null, settings: {} };
  if (!isFields(document)) {
    problems.add('', 'a seed document must be a JSON object');
    return nothing;
  }
  for (const name of Object.keys(document)) {
    if (!TOP.includes(name) && name !== '$schema') {
      problems.add(name, `there is no such section; those there are: ${TOP.join(', ')}`);
    }
  }
  if (document.version !== 1) problems.add('version', 'must be 1');
  const items = SECTION_NAMES.flatMap((section) => itemsOf(document, section, problems));
  const known = collectIds(items, problems);
  const steps = items.flatMap((each) => readItem(each, known, problems));
  return {
    steps,
    clock: attempt(problems, 'clock', {}, () => timeOf(document.clock, 'clock')) ?? null,
    settings: readSettings(document.settings, problems),
  };
}

function itemsOf(document: Fields, section: SectionName, problems: Problems): Item[] {
  const list = document[section] ?? [];
  if (!Array.isArray(list)) {
    problems.add(section, 'must be a list');
    return [];
  }
  return (list as unknown[]).flatMap((item, at) => {
    const path = `${section}[${at}]`;
    if (!isFields(item)) {
      problems.add(path, 'must be an object');
      return [];
    }
    // As in a request: null is the same as leaving it out, and ids are the same in either case.
    const fields = Object.entries(item)
      .filter(([, value]) => value !== null)
      .map(([name, value]): [string, unknown] => [
        name,
        isUuid(value) && isIdField(name) ? value.toLowerCase() : value,
      ]);
    return [{ section, path, item: Object.fromEntries(fields) }];
  });
}

/** Collects the ids of each section and checks that each is used once. */
function collectIds(items: readonly Item[], problems: Problems): KnownIds {
  const known = Object.fromEntries(SECTION_NAMES.map((name) => [name, new Set<unknown>()])) as Record<
    SectionName,
    Set<unknown>
  >;
  const seen = new Map<string, string>();
  const requireNew = (what: string, value: unknown, path: string): void => {
    const key = `${what} ${JSON.stringify(value)}`;
    const before = seen.get(key);
    if (before !== undefined) problems.add(path, `is that of ${before} too`);
    else seen.set(key, path);
  };
  for (const { section, path, item } of items) {
    for (const field of CHOSEN_IDS) {
      const value = item[field];
      if (!SECTIONS[section].own.includes(field) || value === undefined) continue;
      if (isUuid(value)) requireNew('id', value, `${path}.${field}`);
      else problems.add(`${path}.${field}`, 'must be a UUID');
    }
    known[section].add(item.id);
    for (const field of SECTIONS[section].unique ?? []) {
      if (typeof item[field] === 'string') requireNew(`${section} ${field}`, item[field], `${path}.${field}`);
    }
  }
  return known;
}

function readSettings(settings: unknown, problems: Problems): Fields {
  if (settings === undefined || settings === null) return {};
  if (!isFields(settings)) {
    problems.add('settings', 'must be an object');
    return {};
  }
  const allowed: Readonly<Record<string, readonly unknown[]>> = {
    restored_expired_lots: ['expire', 'restore', 'refuse'],
    rate_limit: [true, false],
  };
  for (const [name, value] of Object.entries(settings)) {
    const values = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (values === undefined) problems.add(`settings.${name}`, 'there is no such setting');
    else if (!values.includes(value)) problems.add(`settings.${name}`, `must be one of ${values.join(', ')}`);
  }
  return settings;
}

function isIdField(name: string): boolean {
  return (
    (CHOSEN_IDS as readonly string[]).includes(name) || name in REFERENCES || name === 'redemption_target_entity_id'
  );
}

// One item of a seed document: its fields, its references, and the request body it becomes.

export interface Item {
  readonly section: SectionName;
  /** "credits[0]". */
  readonly path: string;
  readonly item: Fields;
}

/** An item that is ready to run. */
export interface Step extends Item {
  readonly operationId: string;
  readonly body: Fields;
  /** Milliseconds since 1970; null: after all items that have a time. */
  readonly at: number | null;
}

type KnownIds = Readonly<Record<SectionName, ReadonlySet<unknown>>>;

/** Checks the form of one item, and that its references are in the document. */
function readItem({ section, path, item }: Item, known: KnownIds, problems: Problems): Step[] {
  const { own, required, statuses, operation, ...of } = SECTIONS[section];
  const fields = [...own, ...of.body(item)];
  for (const name of Object.keys(item)) {
    if (fields.includes(name)) continue;
    problems.add(`${path}.${name}`, `there is no such field; the fields are: ${fields.join(', ')}`);
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
    return readBody(operation(item), withValidReferences({ ...of.defaults?.(item), ...Object.fromEntries(sent) }));
  });
  const at = attempt(problems, path, item, () => timeOf(item.at, 'at'));
  if (body === undefined || at === undefined) return [];
  return [{ section, path, item, operationId: operation(item).operationId, body, at }];
}

/** A reference that is not a UUID is already reported: a placeholder keeps it from being reported twice. */
function withValidReferences(body: Fields): Fields {
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

/** Runs a check and adds its refusal to `problems`, under the field that the message begins with if the item has it. */
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

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
