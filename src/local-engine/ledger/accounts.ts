// What a participant holds of an asset.
import assert from 'node:assert';
import { requireInRange } from '../rules/amount.js';
import { createWrite, integer, minor, orNull, table, type RowOf } from '../store/columns.js';
import type { Tx } from './tx.js';

/** A row with two names: other rows refer to it by number, answers show its id. */
export interface Ref {
  readonly seq: number;
  readonly id: string;
}

/** The part of an account that changes, in minor units. */
const ACCOUNTS = table('accounts', {
  seq: integer,
  /** May be below zero: LOT assets by their overdraft, SIMPLE ones by an allowed debit. */
  available: minor,
  deferred: minor,
  held: minor,
  /** LOT assets: what was spent beyond the lots. available = lots - overdraft. */
  overdraft: minor,
  /** Not later than the next maturity or expiry of one of its lots; null: none. */
  nextDueAt: orNull(integer),
  /** Not later than the number of its first AVAILABLE lot. */
  openFrom: integer,
  /** The number of its newest entry; 0: none. */
  newestEntry: integer,
});

type AccountRow = Readonly<RowOf<typeof ACCOUNTS>>;

export interface Account extends Omit<AccountRow, 'seq'> {
  /** Null for one that has never been used: it has no row yet. */
  readonly seq: number | null;
  readonly participantId: string;
  readonly assetId: string;
}

/** An account that has its row. */
export type OpenAccount = Account & { readonly seq: number };

/** An account by its number, and whose it is. */
export type AccountIds = Pick<OpenAccount, 'seq' | 'participantId' | 'assetId'>;

/** What an entry needs to know of its account. */
export type AccountRef = Pick<OpenAccount, 'seq' | 'participantId' | 'assetId' | 'newestEntry'>;

/** Reads an account; one that has never been used holds nothing. */
export function loadAccount(tx: Tx, participant: Ref, asset: Ref): Account {
  const ids = { participantId: participant.id, assetId: asset.id };
  const found = ACCOUNTS.find(tx.sql, 'participant_seq = ? AND asset_seq = ?', participant.seq, asset.seq);
  if (found !== undefined) return Object.assign(found, ids);
  const nothing = {
    available: 0n,
    deferred: 0n,
    held: 0n,
    overdraft: 0n,
    nextDueAt: null,
    openFrom: 1,
    newestEntry: 0,
  };
  return { ...ids, seq: null, ...nothing };
}

/** Reads an account that exists. */
export function loadOpenAccount(tx: Tx, { seq, participantId, assetId }: AccountIds): OpenAccount {
  const found = ACCOUNTS.find(tx.sql, 'seq = ?', seq);
  assert(found !== undefined, 'an account is gone');
  return Object.assign(found, { participantId, assetId });
}

/** Creates the account's row if it has none yet: an entry needs it. */
export function openAccount(tx: Tx, account: Account, participant: Ref, asset: Ref): OpenAccount {
  if (account.seq !== null) return { ...account, seq: account.seq };
  const { lastInsertRowid } = tx
    .sql(
      `INSERT INTO accounts (participant_seq, asset_seq, available, deferred, held, overdraft, open_from, newest_entry)
       VALUES (@participant, @asset, '0', '0', '0', '0', 1, 0)`,
    )
    .run({ participant: participant.seq, asset: asset.seq });
  return { ...account, seq: lastInsertRowid as number };
}

const SAVE = createWrite(
  `${ACCOUNTS.update('available', 'deferred', 'held', 'overdraft', 'nextDueAt', 'openFrom', 'newestEntry')} WHERE seq = @seq`,
);

export function saveAccount(tx: Tx, account: OpenAccount): void {
  const { seq, available, deferred, held, overdraft, nextDueAt, openFrom, newestEntry } = account;
  SAVE.run(tx.sql, {
    seq,
    available: available.toString(),
    deferred: deferred.toString(),
    held: held.toString(),
    overdraft: overdraft.toString(),
    nextDueAt,
    openFrom,
    newestEntry,
  });
}

/** @throws Refusal amount_out_of_range when a bucket would pass 38 digits (D6) */
export function requireRoom<Some extends Account>(account: Some): Some {
  requireInRange(account.available, 'the available balance');
  // Deferred points become available later, without a request that could be refused: so they must fit now.
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
