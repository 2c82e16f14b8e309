// Copies of live objects, and what a redemption looks like with the outbox on top of it.
import type { Database } from 'better-sqlite3';
import type { components } from '../../sdk/generated/schema.js';
import { addAmounts, compareAmounts } from '../../sdk/money.js';

export type Redemption = components['schemas']['Redemption'];
export type Reversal = components['schemas']['Reversal'];

export type DocumentKind = 'redemption' | 'reversal' | 'participant' | 'asset' | 'reward';

/** A live object as it was sent. */
export interface Pulled {
  readonly kind: DocumentKind;
  readonly body: { readonly id: string };
  /** What it is listed under: a redemption's participant, a reversal's redemption. */
  readonly belongsTo?: string | undefined;
}

/** Where a copy came from and when. */
export interface Copied<T> {
  readonly body: T;
  readonly source: string;
  readonly pulledAtMs: number;
}

interface Row {
  readonly body: string;
  readonly source: string;
  readonly pulled_at: number;
}

export function keepDocuments(db: Database, pulled: Iterable<Pulled>, source: string, nowMs: number): void {
  const put = db.prepare(
    `INSERT INTO documents (kind, id, belongs_to, body, source, pulled_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET belongs_to = excluded.belongs_to, body = excluded.body,
       source = excluded.source, pulled_at = excluded.pulled_at`,
  );
  for (const { belongsTo, body, kind } of pulled) {
    put.run(kind, body.id.toLowerCase(), belongsTo?.toLowerCase() ?? null, JSON.stringify(body), source, nowMs);
  }
}

export function findDocument<T>(db: Database, kind: DocumentKind, id: string | undefined): Copied<T> | undefined {
  if (id === undefined) return undefined;
  const row = db.prepare('SELECT body, source, pulled_at FROM documents WHERE kind = ? AND id = ?').get(kind, id) as
    Row | undefined;
  return row && toCopied<T>(row);
}

export function documentsOf<T>(db: Database, kind: DocumentKind, belongsTo: string): Copied<T>[] {
  const rows = db
    .prepare('SELECT body, source, pulled_at FROM documents WHERE kind = ? AND belongs_to = ?')
    .all(kind, belongsTo) as Row[];
  return rows.map((row) => toCopied<T>(row));
}

/** Where the copies about an object came from, and what waits on top of them. */
export interface Provenance {
  readonly source: string;
  /** Of the oldest. */
  readonly pulledAtMs: number;
  /** Items of the outbox that are counted as done. */
  readonly waiting: number;
}

/** @param id - of a redemption, or of the participant whose redemptions are meant */
export function provenanceOf(db: Database, id: string): Provenance | undefined {
  const copies = "SELECT id FROM documents WHERE kind = 'redemption' AND (id = $id OR belongs_to = $id)";
  const found = db
    .prepare(
      `SELECT min(source) AS source, min(pulled_at) AS pulledAtMs,
         (SELECT count(*) FROM items WHERE state IN ('queued', 'sent', 'unknown') AND redemption_id IN (${copies})) AS waiting
       FROM documents WHERE kind = 'redemption' AND id IN (${copies})`,
    )
    .get({ id: id.toLowerCase() }) as Omit<Provenance, 'source'> & { readonly source: string | null };
  const { source } = found;
  return source === null ? undefined : { ...found, source };
}

function toCopied<T>({ body, pulled_at, source }: Row): Copied<T> {
  return { body: JSON.parse(body) as T, source, pulledAtMs: pulled_at };
}

/** What an item of the outbox gives back. */
export interface Portion {
  readonly amount: string;
  readonly quantity: number | null;
}

/** A redemption after portions were given back: its totals and its status move, nothing else. */
export function afterPortions(redemption: Redemption, portions: readonly Portion[]): Redemption {
  return portions.reduce<Redemption>((before, { amount, quantity }) => {
    const reversed = addAmounts(before.reversed_amount, amount);
    const isAll = compareAmounts(reversed, before.amount) === 0;
    return {
      ...before,
      reversed_amount: reversed,
      ...(quantity !== null && { reversed_quantity: (before.reversed_quantity ?? 0) + quantity }),
      status: isAll ? 'FULLY_REVERSED' : 'PARTIALLY_REVERSED',
    };
  }, withTotals(redemption));
}

function withTotals(redemption: Redemption): Redemption {
  return { ...redemption, reversed_amount: totalOf(redemption.reversed_amount) };
}

/** Live may leave the total out, or say null, while nothing was reversed. */
function totalOf(told: string | null | undefined): string {
  return told ?? '0';
}
