// From a document that could be anything to steps that can be run: its form, its ids and what they point at. Whether the
// ledger's rules allow the steps is found by running them.
import { type Fields, isUuid } from '../validate.js';
import type { Problems } from './document.js';
import { type Item, type KnownIds, type Step, attempt, isFields, readItem, timeOf } from './read-item.js';
import { CHOSEN_IDS, REFERENCES, SECTIONS, SECTION_NAMES, type SectionName } from './sections.js';

export interface SeedPlan {
  readonly steps: readonly Step[];
  readonly clock: number | null;
  readonly settings: Fields;
}

const TOP = ['version', 'clock', 'settings', ...SECTION_NAMES];

/** Checks everything that can be checked without a ledger; what is wrong goes to `problems`. */
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

/** The ids of each section; that each is there once. */
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
