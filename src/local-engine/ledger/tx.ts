// One operation's view of the ledger: its transaction, its time, its ids, and its effects so far.
import type { ExpiredLotPolicy } from '../rules/allocation.js';
import { flag, integer, orNull, table, text, type RowOf, type SqlValue } from '../store/columns.js';
import type { Posting } from './postings.js';
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

/** An answer of the API. `text` is a first answer kept byte for byte; otherwise `body` is written as JSON. */
export type Answer =
  | { readonly status: number; readonly body: unknown; readonly text?: undefined }
  | { readonly status: number; readonly text: string; readonly body?: undefined };

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

const READ_STATE = `SELECT ${SETTINGS.columns}, seq, lower(hex(entry_hash)), created_at
  FROM settings LEFT JOIN (SELECT seq, entry_hash, created_at FROM journal_entries ORDER BY seq DESC LIMIT 1)`;
const SETTINGS_COLUMNS = SETTINGS.columns.split(', ').length;

/** Begins an operation. Call it inside a transaction of the store. */
export function begin(deps: LedgerDeps): Tx {
  const sql = deps.store.sql;
  const values = sql(READ_STATE).raw().get() as SqlValue[];
  const settings: Settings = SETTINGS.read(values);
  const [seq, hash, time] = values.slice(SETTINGS_COLUMNS) as [number | null, string, number | null];
  return {
    sql,
    newId: deps.newId,
    // The machine's clock may step back, but the times in the journal must not.
    now: Math.min(LAST_MS, Math.max(Math.trunc(deps.nowMs()) + settings.clockOffsetMs, time ?? 0)),
    settings,
    effects: { entries: [], lots: [] },
    head: seq === null ? GENESIS : { seq, hash },
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

/** An entry as it was posted, for a preview. */
export interface PostedEntry {
  readonly actionType: string;
  readonly account: { readonly seq: number; readonly participantId: string; readonly assetId: string };
  readonly programId: string;
  readonly targetEntityId: string | null;
  readonly scale: number;
  readonly postings: readonly Posting[];
}

interface RestoredLot {
  readonly accountSeq: number;
  /** Among the lots of the account. */
  readonly seq: number;
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
