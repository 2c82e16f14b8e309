// One operation's view of the ledger: its transaction, its time, its ids, and its effects so far.
import type { ExpiredLotPolicy } from '../rules/allocation.js';
import { flag, integer, orNull, table, text, type RowOf } from '../store/columns.js';
import type { Statement, Store } from '../store/store.js';
import { LAST_MS } from './time.js';
import type { RewardStatus } from '../rules/reversal.js';

export interface LedgerDeps {
  readonly store: Store;
  /** Milliseconds since 1970 by the machine; the ledger's own clock may be set apart from it. */
  readonly nowMs: () => number;
  /** A fresh UUID. */
  readonly newId: () => string;
}

/** The newest sealed entry, which the next one chains to. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export interface Tx {
  readonly sql: (text: string) => Statement;
  readonly newId: () => string;
  /** The ledger's time: milliseconds since 1970, never before the newest entry. */
  readonly now: number;
  readonly settings: Settings;
  readonly effects: Effects;
  head: Head;
}

/** What the first entry chains to. */
export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) };

/** The settings of the sandbox. */
export const SETTINGS = table('settings', {
  organizationId: text(),
  clockOffsetMs: integer,
  restoredExpiredLots: text<ExpiredLotPolicy>(),
  /** Null: the setting with which the server was started. */
  rateLimit: orNull(flag),
});

export type Settings = Readonly<RowOf<typeof SETTINGS>>;

const READ_SETTINGS = `SELECT ${SETTINGS.columns} FROM settings`;
const READ_HEAD = 'SELECT seq, entry_hash AS hash, created_at FROM journal_entries ORDER BY seq DESC LIMIT 1';

/** Begins an operation. Call it inside a transaction of the store. */
export function begin(deps: LedgerDeps): Tx {
  const sql = deps.store.sql;
  const settings: Settings = SETTINGS.read(sql(READ_SETTINGS).raw().get());
  const head = sql(READ_HEAD).get() as (Head & { readonly created_at: number }) | undefined;
  return {
    sql,
    newId: deps.newId,
    // The machine's clock may step back, but the times in the journal must not.
    now: Math.min(LAST_MS, Math.max(Math.trunc(deps.nowMs()) + settings.clockOffsetMs, head?.created_at ?? 0)),
    settings,
    effects: { entries: [], lots: [] },
    head: head === undefined ? GENESIS : { seq: head.seq, hash: head.hash },
  };
}

/** UTC, milliseconds, Z. Source: decision D38. */
export function toTimestamp(ms: number): string {
  return new Date(ms).toISOString();
}

export function toOptionalTimestamp(ms: number | null): string | null {
  return ms === null ? null : toTimestamp(ms);
}

// The effects of an operation, for a preview.

export interface PostingLine {
  readonly entity_type: string;
  /** Null for system accounts. */
  readonly entity_id: string | null;
  /** Null for accounts that have no buckets. */
  readonly bucket: 'AVAILABLE' | 'DEFERRED' | 'HELD' | null;
  readonly lot_id: string | null;
  /** Minor units as text; credit positive, debit negative. */
  readonly amount: string;
}

export interface PostedEntry {
  readonly actionType: string;
  readonly assetId: string;
  readonly scale: number;
  readonly postings: readonly PostingLine[];
}

interface RestoredLot {
  readonly lotId: string;
  readonly amount: bigint;
  readonly expiresAt: number | null;
  /** Whether the value is posted on to breakage at once, because the lot has expired. */
  readonly expired: boolean;
}

interface RewardChange {
  readonly id: string;
  readonly countBefore: number;
  readonly countAfter: number;
  readonly statusBefore: RewardStatus;
  readonly statusAfter: RewardStatus;
}

export interface Effects {
  readonly entries: PostedEntry[];
  readonly lots: RestoredLot[];
  reward?: RewardChange;
}
