// What a participant holds of an asset.
import { requireInRange } from '../rules/amount.js';
import type { Tx } from './tx.js';

export interface Account {
  readonly participantId: string;
  readonly assetId: string;
  /** Minor units. May be below zero: LOT assets by their overdraft, SIMPLE ones by an allowed debit. */
  readonly available: bigint;
  readonly deferred: bigint;
  readonly held: bigint;
  /** LOT assets: what was spent beyond the lots. available = lots - overdraft. */
  readonly overdraft: bigint;
  /** Not later than the next maturity or expiry of one of its lots; null: none. */
  readonly nextDueAt: number | null;
}

interface AccountRow {
  available: string;
  deferred: string;
  held: string;
  overdraft: string;
  next_due_at: number | null;
}

/** Reads an account; one that has never been used holds nothing. */
export function loadAccount(tx: Tx, participantId: string, assetId: string): Account {
  const row = tx
    .sql(
      'SELECT available, deferred, held, overdraft, next_due_at FROM accounts WHERE participant_id = ? AND asset_id = ?',
    )
    .get(participantId, assetId) as AccountRow | undefined;
  return {
    participantId,
    assetId,
    available: BigInt(row?.available ?? 0),
    deferred: BigInt(row?.deferred ?? 0),
    held: BigInt(row?.held ?? 0),
    overdraft: BigInt(row?.overdraft ?? 0),
    nextDueAt: row?.next_due_at ?? null,
  };
}

export function saveAccount(tx: Tx, account: Account): void {
  tx.sql(
    `INSERT INTO accounts (participant_id, asset_id, available, deferred, held, overdraft, next_due_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (participant_id, asset_id) DO UPDATE SET available = excluded.available, deferred = excluded.deferred,
       held = excluded.held, overdraft = excluded.overdraft, next_due_at = excluded.next_due_at`,
  ).run(
    account.participantId,
    account.assetId,
    account.available.toString(),
    account.deferred.toString(),
    account.held.toString(),
    account.overdraft.toString(),
    account.nextDueAt,
  );
}

/** @throws Refusal amount_out_of_range when a bucket would pass 38 digits (D6) */
export function requireRoom(account: Account): Account {
  requireInRange(account.available, 'the available balance');
  // Deferred value becomes available by itself one day, when nobody is there to be refused.
  requireInRange(account.available + account.deferred, 'the balance');
  requireInRange(account.held, 'the held balance');
  requireInRange(account.overdraft, 'the overdraft');
  return account;
}

/** The earlier of two moments, where null is never. */
export function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
