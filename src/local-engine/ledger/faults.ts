// Faults: kept in the ledger's file and tried in the order in which they were set. Each is removed after its last use.
import type { FAULT_PACKS } from '../../sdk/generated/fault-packs.js';
import { Refusal } from '../rules/refusal.js';
import { integer, orNull, table, text, type RowOf } from '../store/columns.js';
import type { Answer } from './tx.js';
import type { LedgerDeps, Tx } from './tx.js';

export type FaultPack = keyof typeof FAULT_PACKS;

export interface FaultRequest {
  readonly pack: FaultPack;
  readonly times?: number;
  readonly match?: string;
  readonly delay_ms?: number;
}

/** What happens to one request. */
export interface Fault {
  readonly pack: FaultPack;
  /** Only for the pack `slow`, in milliseconds. */
  readonly delayMs: number;
}

const FAULTS = table('faults', {
  seq: integer,
  pack: text<FaultPack>(),
  match: text(),
  times_left: orNull(integer),
  delay_ms: orNull(integer),
});
type FaultRow = Readonly<RowOf<typeof FAULTS>>;

const IN_ORDER = `SELECT ${FAULTS.columns} FROM faults ORDER BY seq`;

const DEFAULT_DELAY_MS = 2000;
/** A limit, because every request of the API is compared with all of them. */
const MOST_FAULTS = 100;

/**
 * Adds a fault after the others.
 *
 * @param isServed - whether a request that matches the pattern can reach an operation
 * @throws Refusal invalid_request for a pattern that fits nothing, a delay of a pack that has none, or too many faults
 */
export function setFault(tx: Tx, request: FaultRequest, isServed: (pattern: string) => boolean): Answer {
  const match = readPattern(request.match ?? EVERY_REQUEST);
  if (!isServed(match))
    throw new Refusal(
      'invalid_request',
      `match: no operation of the API matches ${match}; openapi.yaml lists the operations that the sandbox serves`,
    );
  if (request.delay_ms !== undefined && request.pack !== 'slow') {
    throw new Refusal('invalid_request', `delay_ms: only slow has a delay, not ${request.pack}`);
  }
  if (faultRows(tx.sql).length >= MOST_FAULTS) {
    throw new Refusal('invalid_request', `there are ${MOST_FAULTS} faults set already; clear them first`);
  }
  FAULTS.insert(tx.sql, {
    pack: request.pack,
    match,
    times_left: request.times ?? null,
    delay_ms: request.pack === 'slow' ? (request.delay_ms ?? DEFAULT_DELAY_MS) : null,
  });
  return listFaults(tx);
}

export function listFaults(tx: Tx): Answer {
  const faults = faultRows(tx.sql).map(({ pack, match, times_left, delay_ms }) => ({
    pack,
    match,
    times_left,
    ...(delay_ms !== null && { delay_ms }),
  }));
  return { status: 200, body: { faults } };
}

export function clearFaults(tx: Tx): Answer {
  return { status: 200, body: { cleared: tx.sql('DELETE FROM faults').run().changes } };
}

const COUNT_DOWN = 'UPDATE faults SET times_left = times_left - 1 WHERE seq = @seq';

/**
 * Finds the first fault that matches a request and counts it down, in a transaction that ends before the request begins: a
 * request that is then refused has used the fault too, and two processes never use the same one.
 */
export function takeFault({ store }: LedgerDeps, method: string, path: string): Fault | undefined {
  const first = (): FaultRow | undefined => faultRows(store.sql).find(({ match }) => fits(match, method, path));
  const seen = store.look(first);
  // Most requests meet no fault: they must not wait for the file's write lock.
  if (seen === undefined || seen.times_left === null) return toFault(seen);
  return store.write(() => {
    const row = first();
    if (row?.times_left === 1) store.sql('DELETE FROM faults WHERE seq = @seq').run({ seq: row.seq });
    else if (row !== undefined) store.sql(COUNT_DOWN).run({ seq: row.seq });
    return toFault(row);
  });
}

function toFault(row: FaultRow | undefined): Fault | undefined {
  return row && { pack: row.pack, delayMs: row.delay_ms ?? 0 };
}

function faultRows(sql: Tx['sql']): FaultRow[] {
  return sql(IN_ORDER).raw().all().map(FAULTS.read);
}

// Which requests a fault is for: a method and a path with stars, "POST /v1/redemptions/*/reverse".

/** Every request of the API. */
const EVERY_REQUEST = '* /v1/**';

const METHOD = /^([A-Z]{1,20}|\*)$/;

/**
 * Normalizes a pattern: `METHOD /path`, the method in capitals. A path alone is for any method.
 *
 * A star is a whole segment, so matching compares each segment once: no pattern can make it slow.
 *
 * @throws Refusal invalid_request that says which part is wrong
 */
export function readPattern(text: string): string {
  const words = text.trim().split(/\s+/);
  const [typed = '', method = '*'] = words.toReversed();
  // As the documentation writes ids.
  const path = typed.replaceAll(/\{\w+\}/g, '*');
  if (words.length > 2) throw bad('it must be a method and a path, with one space between them');
  if (!METHOD.test(method.toUpperCase())) throw bad(`${method} is not a method; write GET, POST, PATCH or *`);
  const segments = path.split('/');
  if (!path.startsWith('/v1/') || segments.at(-1) === '') {
    throw bad('its path must begin with /v1/ and not end with a slash; faults are for the API only');
  }
  if (/[?#]/.test(path)) throw bad('leave the query out; only the path is compared');
  const stars = segments.map((segment, at) => [segment, at === segments.length - 1] as const);
  if (stars.some(([segment, isLast]) => segment.includes('*') && segment !== '*' && !(isLast && segment === '**'))) {
    throw bad('a * stands for one whole segment of the path, ** only at its end for all that follows');
  }
  return `${method.toUpperCase()} ${path}`;
}

function bad(why: string): Refusal {
  return new Refusal('invalid_request', `match: ${why}. Write it like "POST /v1/redemptions/*/reverse"`);
}

/**
 * Whether a pattern fits a request, or an operation of the contract, whose `{id}` may be anything. A request's own path
 * never has braces: they are escaped in it. Ids are the same in either case, so letters are too.
 *
 * @param pattern - as {@link readPattern} gives it
 */
export function fits(pattern: string, method: string, path: string): boolean {
  const [wantedMethod, wantedPath = ''] = pattern.split(' ');
  if (wantedMethod !== '*' && wantedMethod !== method) return false;
  const wanted = wantedPath.toLowerCase().split('/');
  const found = path.toLowerCase().split('/');
  const isOpen = wanted.at(-1) === '**';
  if (isOpen ? found.length < wanted.length : found.length !== wanted.length) return false;
  const fixed = isOpen ? wanted.slice(0, -1) : wanted;
  return fixed.every((segment, at) => segment === '*' || segment === found[at] || found[at]?.startsWith('{') === true);
}
