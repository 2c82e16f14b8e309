// Pages of a list: a stable order by an internal sequence, and cursors that belong to one list only (D15, D38).
// A page costs what stands on it, not what stands behind it: long lists are walked, row number by row number.
import { hash } from 'node:crypto';
import { Refusal } from '../rules/refusal.js';
import type { Tx } from './tx.js';

/** A condition and its parameters; left out when the parameter is undefined. */
export type Condition = readonly [sql: string, param: string | number | undefined];

interface ListSpec<Row extends ListRow, Item> {
  /** Names the list and whose it is; with its filters and order, what a cursor belongs to. */
  readonly identity: string;
  /** Everything up to WHERE. The row carries `seq`, unique in the list, and `sort_key` when `sortColumn` is given. */
  readonly select: string;
  readonly where: readonly Condition[];
  /** SQL expression of `seq`. */
  readonly seqColumn: string;
  /** SQL expression to order by before `seq`. */
  readonly sortColumn?: string | undefined;
  readonly direction: 'asc' | 'desc';
  /** Of a list that may be long: its rows in their order. Without it SQLite finds the order. */
  readonly walk?: Walk;
  /** The items a row stands for: none when it is filtered out, several when it is shown in parts. */
  readonly toItems: (row: Row) => readonly Item[];
}

export interface ListRow {
  readonly seq: number;
  readonly sort_key?: string;
}

export interface PageRequest {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface Page<Item> {
  readonly data: Item[];
  readonly pagination: { readonly has_more: boolean; readonly next_cursor: string | null };
}

/** The way through a list: lanes, each in order, read as one. A lane is what has an order of its own, such as an account. */
export interface Walk {
  /** Where each lane begins. */
  readonly start: Front;
  /** The rows from there on, numbers only. */
  readonly from: (front: Front) => Iterable<Step>;
}

/** The row that is next, by the number of its lane. */
export type Front = ReadonlyMap<number, number>;

/** A row, its lane, and the row that the lane goes on with. */
export type Step = readonly [seq: number, lane: number, next: number];

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
/** A filter that hardly anything meets: the page ends after so many rows, be it empty, and says that there is more. */
const MOST_LOOKED_AT = 2000;

/** What was read last for the page before: its row's order, and its place among the row's items; -1 when it has none. */
interface Position {
  readonly seq: number;
  readonly sortKey: string | undefined;
  readonly part: number;
}

/** Where the page before ended in a walk, and how many items of the first row it had. */
interface WalkPosition {
  readonly front: Front;
  readonly taken: number;
}

/** @throws Refusal invalid_request when the cursor is not of this list */
export function readPage<Row extends ListRow, Item>(
  tx: Tx,
  spec: ListSpec<Row, Item>,
  request: PageRequest,
): Page<Item> {
  const limit = Math.min(request.limit ?? DEFAULT_LIMIT, MAX_LIMIT);
  const filters = spec.where.filter(([, param]) => param !== undefined);
  const identity = hash('sha256', JSON.stringify([spec.identity, spec.sortColumn, spec.direction, filters])).slice(
    0,
    24,
  );
  return spec.walk === undefined
    ? readOrdered(tx, spec, { limit, identity, cursor: request.cursor })
    : readWalked(tx, { ...spec, walk: spec.walk }, { limit, identity, cursor: request.cursor });
}

interface Asked {
  readonly limit: number;
  readonly identity: string;
  readonly cursor: string | undefined;
}

function readOrdered<Row extends ListRow, Item>(
  tx: Tx,
  spec: ListSpec<Row, Item>,
  { cursor, identity, limit }: Asked,
): Page<Item> {
  const after = cursor === undefined ? undefined : readCursor(cursor, identity);
  const { text, params } = toQuery(spec, after);
  const data: Item[] = [];
  let last: Position | undefined;
  let looked = 0;
  for (const row of tx.sql(text).iterate(...params) as IterableIterator<Row>) {
    if (looked === MOST_LOOKED_AT && last !== undefined)
      return pageBefore(data, [identity, last.seq, last.part, last.sortKey]);
    looked += 1;
    const skip = row.seq === after?.seq ? after.part + 1 : 0;
    const items = spec.toItems(row);
    if (items.length === 0) last = { seq: row.seq, sortKey: row.sort_key, part: -1 };
    for (const [part, item] of items.entries()) {
      if (part < skip) continue;
      if (data.length === limit && last !== undefined)
        return pageBefore(data, [identity, last.seq, last.part, last.sortKey]);
      data.push(item);
      last = { seq: row.seq, sortKey: row.sort_key, part };
    }
  }
  return lastPage(data);
}

/** The numbers come from the walk; a row is read by its number, if it meets the filters. */
function readWalked<Row extends ListRow, Item>(
  tx: Tx,
  spec: ListSpec<Row, Item> & { readonly walk: Walk },
  { cursor, identity, limit }: Asked,
): Page<Item> {
  const { walk } = spec;
  const after = cursor === undefined ? { front: walk.start, taken: 0 } : readWalkCursor(cursor, identity, walk.start);
  const load = loaderOf(tx, spec);
  const front = new Map(after.front);
  const data: Item[] = [];
  let { taken } = after;
  let looked = 0;
  for (const [seq, lane, next] of walk.from(after.front)) {
    if (looked === MOST_LOOKED_AT) return pageBefore(data, [identity, [...front], 0]);
    looked += 1;
    const row = load(seq);
    const items = row === undefined ? [] : spec.toItems(row).slice(taken);
    const room = limit - data.length;
    if (items.length > room) {
      data.push(...items.slice(0, room));
      return pageBefore(data, [identity, [...front], taken + room]);
    }
    data.push(...items);
    taken = 0;
    front.set(lane, next);
  }
  return lastPage(data);
}

/** Reads a row by its number; undefined when it does not meet the filters. */
function loaderOf<Row extends ListRow, Item>(tx: Tx, spec: ListSpec<Row, Item>): (seq: number) => Row | undefined {
  const conditions = spec.where.filter(([, param]) => param !== undefined);
  const where = [...conditions.map(([sql]) => sql), `${spec.seqColumn} = ?`].join(' AND ');
  const statement = tx.sql(`${spec.select} WHERE ${where}`);
  const params = conditions.map(([, param]) => param ?? '');
  return (seq) => statement.get(...params, seq) as Row | undefined;
}

function pageBefore<Item>(data: Item[], cursor: readonly unknown[]): Page<Item> {
  const next = Buffer.from(JSON.stringify(cursor)).toString('base64url');
  return { data, pagination: { has_more: true, next_cursor: next } };
}

function lastPage<Item>(data: Item[]): Page<Item> {
  return { data, pagination: { has_more: false, next_cursor: null } };
}

function toQuery<Row extends ListRow, Item>(
  spec: ListSpec<Row, Item>,
  after: Position | undefined,
): { text: string; params: (string | number)[] } {
  const compare = spec.direction === 'asc' ? '>=' : '<=';
  const conditions = spec.where.filter(([, param]) => param !== undefined);
  const params = conditions.map(([, param]) => param ?? '');
  const clauses = conditions.map(([sql]) => sql);
  if (after !== undefined && spec.sortColumn !== undefined) {
    clauses.push(`(${spec.sortColumn}, ${spec.seqColumn}) ${compare} (?, ?)`);
    params.push(after.sortKey ?? '', after.seq);
  } else if (after !== undefined) {
    clauses.push(`${spec.seqColumn} ${compare} ?`);
    params.push(after.seq);
  }
  const where = clauses.length === 0 ? '' : `WHERE ${clauses.join(' AND ')}`;
  const order = [spec.sortColumn, spec.seqColumn].filter((column) => column !== undefined);
  const by = order.map((column) => `${column} ${spec.direction}`).join(', ');
  return { text: `${spec.select} ${where} ORDER BY ${by}`, params };
}

function readCursor(cursor: string, identity: string): Position {
  const [owner, seq, part, sortKey] = parse(cursor);
  const isPosition = Number.isSafeInteger(seq) && Number.isSafeInteger(part);
  if (owner !== identity || !isPosition) throw notOurs();
  return { seq: seq as number, part: part as number, sortKey: typeof sortKey === 'string' ? sortKey : undefined };
}

/** Only lanes of the list: a cursor is no way to the rows of somebody else. */
function readWalkCursor(cursor: string, identity: string, start: Front): WalkPosition {
  const [owner, front, taken] = parse(cursor);
  const isPair = (pair: unknown): pair is [number, number] =>
    Array.isArray(pair) && pair.length === 2 && pair.every(Number.isSafeInteger) && start.has(pair[0] as number);
  const isPosition = Array.isArray(front) && front.every(isPair) && Number.isSafeInteger(taken);
  if (owner !== identity || !isPosition) throw notOurs();
  return { front: new Map(front), taken: taken as number };
}

function notOurs(): Refusal {
  return new Refusal('invalid_request', 'cursor is not one of this list; take it from pagination.next_cursor as it is');
}

function parse(cursor: string): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(read) ? read : [];
  } catch {
    return []; // Not ours; said by the caller.
  }
}

/** A predicate for a partial, case-insensitive match; without a text everything matches. */
export function matches(search: string | undefined): (text: string) => boolean {
  const wanted = search?.toLowerCase();
  return (text) => wanted === undefined || text.toLowerCase().includes(wanted);
}
