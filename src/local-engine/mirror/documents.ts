// Copies of live objects, and what a redemption looks like with the outbox on top of it.
import type { Database } from 'better-sqlite3';
import type { components } from '../../sdk/generated/schema.js';
import { addAmounts, compareAmounts } from '../../sdk/money.js';
import type { FileKind } from '../store/open-database.js';

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
    `INSERT INTO documents (kind, id, belongs_to, body, source, pulled_at) VALUES (@kind, @id, @belongsTo, @body, @source, @nowMs)
     ON CONFLICT (kind, id) DO UPDATE SET belongs_to = excluded.belongs_to, body = excluded.body,
       source = excluded.source, pulled_at = excluded.pulled_at`,
  );
  for (const { belongsTo, body, kind } of pulled) {
    put.run({
      kind,
      id: body.id.toLowerCase(),
      belongsTo: belongsTo?.toLowerCase() ?? null,
      body: JSON.stringify(body),
      source,
      nowMs,
    });
  }
}

export function findDocument<T>(db: Database, kind: DocumentKind, id: string | undefined): Copied<T> | undefined {
  if (id === undefined) return undefined;
  const row = db
    .prepare('SELECT body, source, pulled_at FROM documents WHERE kind = @kind AND id = @id')
    .get({ kind, id }) as Row | undefined;
  return row && toCopied<T>(row);
}

export function documentsOf<T>(db: Database, kind: DocumentKind, belongsTo: string): Copied<T>[] {
  const rows = db
    .prepare('SELECT body, source, pulled_at FROM documents WHERE kind = @kind AND belongs_to = @belongsTo')
    .all({ kind, belongsTo }) as Row[];
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

/** What an item of the outbox reverses. */
export interface Portion {
  readonly amount: string;
  readonly quantity: number | null;
}

/** A redemption after parts were reversed: its totals and its status move, nothing else. */
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

// The tables of a mirror: what was copied from live, and the outbox of what is to be sent there.

export const MIRROR_FILE: FileKind = {
  what: 'mirror',
  // "scrM"
  applicationId: 0x7363724d,
  renewal: 'send what waits in it with the scrip that made it, move it away, and scrip offline pull makes a new one',
  migrations: [
    {
      id: 1,
      why: 'copies of live objects, and reversals that wait for it',
      up: `
        -- Whose copies these are. The mark tells the key again without telling the key.
        CREATE TABLE origin (
          only INTEGER PRIMARY KEY CHECK (only = 1),
          base_url TEXT NOT NULL,
          salt TEXT NOT NULL,
          key_mark TEXT NOT NULL
        ) STRICT;

        -- As the API sent them, with where from and when.
        CREATE TABLE documents (
          kind TEXT NOT NULL CHECK (kind IN ('redemption', 'reversal', 'participant', 'asset', 'reward')),
          id TEXT NOT NULL CHECK (id = lower(id)),
          -- What it is listed under: a redemption's participant, a reversal's redemption.
          belongs_to TEXT,
          body TEXT NOT NULL CHECK (json_valid(body)),
          source TEXT NOT NULL,
          pulled_at INTEGER NOT NULL CHECK (pulled_at > 0),
          PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX documents_by_owner ON documents (kind, belongs_to);

        CREATE TABLE items (
          n INTEGER PRIMARY KEY AUTOINCREMENT,
          redemption_id TEXT NOT NULL,
          -- The body as it is sent, its key included.
          request TEXT NOT NULL CHECK (json_valid(request)),
          fingerprint TEXT NOT NULL,
          idempotency_key TEXT NOT NULL AS (request ->> 'idempotency_key') STORED,
          actor TEXT NOT NULL,
          mode TEXT NOT NULL CHECK (mode = 'offline'),
          queued_at INTEGER NOT NULL,
          -- What was left when it was queued, items before it counted: live must still have exactly this.
          expected TEXT NOT NULL CHECK (json_valid(expected)),
          -- What it reverses, as forecast: amounts are decimal text.
          amount TEXT NOT NULL,
          quantity INTEGER CHECK (quantity > 0),
          answer TEXT NOT NULL CHECK (json_valid(answer)),
          remaining_after TEXT NOT NULL CHECK (json_valid(remaining_after)),
          state TEXT NOT NULL
            CHECK (state IN ('queued', 'sent', 'unknown', 'conflict', 'applied', 'replayed', 'refused', 'discarded')),
          sent_at INTEGER,
          settled_at INTEGER,
          server TEXT CHECK (server IS NULL OR json_valid(server)),
          CHECK (state IN ('queued', 'discarded', 'conflict', 'refused') OR sent_at IS NOT NULL)
        ) STRICT;
        -- What came to nothing leaves its key free: the same may be asked for again.
        CREATE UNIQUE INDEX items_by_key ON items (idempotency_key) WHERE state NOT IN ('discarded', 'refused');
        CREATE INDEX items_open ON items (redemption_id) WHERE state IN ('queued', 'sent', 'unknown');

        -- What became of the items, step by step. Nothing here is ever changed.
        CREATE TABLE events (
          seq INTEGER PRIMARY KEY AUTOINCREMENT,
          n INTEGER NOT NULL,
          at INTEGER NOT NULL,
          state TEXT NOT NULL,
          actor TEXT NOT NULL,
          detail TEXT
        ) STRICT;
        CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

        -- The last line of defence: what waits to be sent is not thrown away.
        CREATE TRIGGER items_wait BEFORE DELETE ON items
          WHEN old.state IN ('queued', 'sent', 'unknown', 'conflict')
          BEGIN SELECT RAISE(ABORT, 'an item of the outbox is not settled'); END;
        CREATE TRIGGER items_keep_what_was_asked BEFORE UPDATE OF redemption_id, request, idempotency_key, queued_at ON items
          BEGIN SELECT RAISE(ABORT, 'what was queued is never changed'); END;
      `,
    },
  ],
};
