// The outbox: reversals that wait for live, and what became of them. Every step is an event as well.
import type { Database } from 'better-sqlite3';
import type { components } from '../../sdk/generated/schema.js';
import type { Remaining } from './forecast.js';
import type { Portion, Reversal } from './documents.js';

export type ItemState = 'queued' | 'sent' | 'unknown' | 'conflict' | 'applied' | 'replayed' | 'refused' | 'discarded';

/** What is not settled: it still has to be sent, or somebody has to decide. */
export const OPEN: readonly ItemState[] = ['queued', 'sent', 'unknown', 'conflict'];

/** The body as it is sent, its key included. */
export type ItemRequest = Readonly<components['schemas']['ReverseRequest']> & { readonly idempotency_key: string };

/** What live said: its answer, its refusal, or what it had when that was not what was expected. */
export interface ServerTruth {
  readonly reversal_id?: string;
  readonly amount?: string;
  readonly quantity?: number;
  readonly remaining?: Remaining;
  readonly code?: string;
  readonly message?: string;
}

export interface Item extends Portion {
  readonly n: number;
  readonly redemptionId: string;
  readonly request: ItemRequest;
  readonly actor: string;
  readonly queuedAtMs: number;
  readonly sentAtMs: number | undefined;
  /** What live must still have left when this is sent. */
  readonly expected: Remaining;
  readonly remainingAfter: Remaining;
  readonly answer: Reversal;
  readonly state: ItemState;
  readonly server: ServerTruth | undefined;
}

interface Row {
  readonly n: number;
  readonly redemption_id: string;
  readonly request: string;
  readonly actor: string;
  readonly queued_at: number;
  readonly sent_at: number | null;
  readonly expected: string;
  readonly remaining_after: string;
  readonly amount: string;
  readonly quantity: number | null;
  readonly answer: string;
  readonly state: ItemState;
  readonly server: string | null;
}

export type NewItem = Omit<Item, 'n' | 'state' | 'server' | 'sentAtMs'> & { readonly fingerprint: string };

export function addItem(db: Database, item: NewItem): void {
  const n = db
    .prepare(
      `INSERT INTO items (redemption_id, request, fingerprint, actor, mode, queued_at, expected, amount,
         quantity, answer, remaining_after, state)
       VALUES (@redemptionId, @request, @fingerprint, @actor, 'offline', @queuedAtMs, @expected, @amount,
         @quantity, @answer, @remainingAfter, 'queued') RETURNING n`,
    )
    .pluck()
    .get({
      ...item,
      request: JSON.stringify(item.request),
      expected: JSON.stringify(item.expected),
      answer: JSON.stringify(item.answer),
      remainingAfter: JSON.stringify(item.remainingAfter),
    }) as number;
  addEvent(db, n, item.queuedAtMs, 'queued', item.actor);
}

/** The item that was queued with a key and did not come to nothing, with the fingerprint of what was asked. */
export function itemWithKey(
  db: Database,
  key: string,
): (Pick<Row, 'n' | 'state' | 'answer'> & { readonly fingerprint: string }) | undefined {
  return db
    .prepare(
      `SELECT n, state, fingerprint, answer FROM items
       WHERE idempotency_key = ? AND state NOT IN ('discarded', 'refused')`,
    )
    .get(key) as ReturnType<typeof itemWithKey>;
}

export function listItems(db: Database, states: readonly ItemState[]): Item[] {
  const rows = db
    .prepare('SELECT * FROM items WHERE state IN (SELECT value FROM json_each(@states)) ORDER BY n')
    .all({ states: JSON.stringify(states) }) as Row[];
  return rows.map(toItem);
}

export function findItem(db: Database, n: number): Item | undefined {
  const row = db.prepare('SELECT * FROM items WHERE n = ?').get(n) as Row | undefined;
  return row && toItem(row);
}

/** What is to be counted on top of the copy of a redemption: live has not done it yet, as far as is known. */
export function pendingOf(db: Database, redemptionId: string): Item[] {
  const rows = db
    .prepare("SELECT * FROM items WHERE redemption_id = ? AND state IN ('queued', 'sent', 'unknown') ORDER BY n")
    .all(redemptionId) as Row[];
  return rows.map(toItem);
}

export interface Move {
  readonly n: number;
  /** Only from one of these: another process may have been faster. */
  readonly from: readonly ItemState[];
  readonly to: ItemState;
  readonly atMs: number;
  readonly actor: string;
  readonly server?: ServerTruth | undefined;
}

/** Moves an item on; false when it is no longer in one of the states it should come from. */
export function moveItem(db: Database, { actor, atMs, from, n, server, to }: Move): boolean {
  const detail = server === undefined ? null : JSON.stringify(server);
  const { changes } = db
    .prepare(
      `UPDATE items SET state = @to, settled_at = @settledAt, server = coalesce(@detail, server),
         sent_at = CASE WHEN @to = 'sent' THEN coalesce(sent_at, @atMs) ELSE sent_at END
       WHERE n = @n AND state IN (SELECT value FROM json_each(@from))`,
    )
    .run({ n, to, atMs, detail, settledAt: OPEN.includes(to) ? null : atMs, from: JSON.stringify(from) });
  if (changes === 1) addEvent(db, n, atMs, to, actor, detail);
  return changes === 1;
}

function addEvent(
  db: Database,
  n: number,
  at: number,
  state: string,
  actor: string,
  detail: string | null = null,
): void {
  db.prepare('INSERT INTO events (n, at, state, actor, detail) VALUES (@n, @at, @state, @actor, @detail)').run({
    n,
    at,
    state,
    actor,
    detail,
  });
}

function toItem(row: Row): Item {
  return {
    n: row.n,
    redemptionId: row.redemption_id,
    request: JSON.parse(row.request) as ItemRequest,
    actor: row.actor,
    queuedAtMs: row.queued_at,
    sentAtMs: row.sent_at ?? undefined,
    expected: JSON.parse(row.expected) as Remaining,
    remainingAfter: JSON.parse(row.remaining_after) as Remaining,
    amount: row.amount,
    quantity: row.quantity,
    answer: JSON.parse(row.answer) as Reversal,
    state: row.state,
    server: row.server === null ? undefined : (JSON.parse(row.server) as ServerTruth),
  };
}
