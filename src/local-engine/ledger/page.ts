// Pages of a list: a stable order by an internal sequence, and cursors that belong to one list only (D15, D38).
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

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** The last item of the page before: its row's order, and its place among the row's items. */
interface Position {
  readonly seq: number;
  readonly sortKey: string | undefined;
  readonly part: number;
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
  const after = request.cursor === undefined ? undefined : readCursor(request.cursor, identity);
  const { text, params } = toQuery(spec, after);
  const data: Item[] = [];
  let last: Position | undefined;
  for (const row of tx.sql(text).iterate(...params) as IterableIterator<Row>) {
    const skip = row.seq === after?.seq ? after.part + 1 : 0;
    for (const [part, item] of spec.toItems(row).entries()) {
      if (part < skip) continue;
      if (data.length === limit && last !== undefined)
        return { data, pagination: { has_more: true, next_cursor: writeCursor(identity, last) } };
      data.push(item);
      last = { seq: row.seq, sortKey: row.sort_key, part };
    }
  }
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

function writeCursor(identity: string, { seq, sortKey, part }: Position): string {
  return Buffer.from(JSON.stringify([identity, seq, part, sortKey])).toString('base64url');
}

function readCursor(cursor: string, identity: string): Position {
  const [owner, seq, part, sortKey] = parse(cursor);
  const isPosition = Number.isSafeInteger(seq) && Number.isSafeInteger(part);
  if (owner !== identity || !isPosition) {
    throw new Refusal(
      'invalid_request',
      'cursor is not one of this list; take it from pagination.next_cursor as it is',
    );
  }
  return { seq: seq as number, part: part as number, sortKey: typeof sortKey === 'string' ? sortKey : undefined };
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
