// What a participant holds of an asset.
import { requireInRange } from '../rules/amount.js';
import type { Tx } from './tx.js';

/** Something that rows refer to by its number, and answers by its id. */
export interface Ref {
  readonly seq: number;
  readonly id: string;
}

export interface Account {
  /** Null for one that has never been used: it has no row yet. */
  readonly seq: number | null;
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
  /** Not later than the number of its first AVAILABLE lot. */
  readonly openFrom: number;
  /** The number of its newest entry; 0: none. */
  readonly newestEntry: number;
}

/** An account that has its row. */
export type OpenAccount = Account & { readonly seq: number };

/** An account by its number, and whose it is. */
export type AccountIds = Pick<OpenAccount, 'seq' | 'participantId' | 'assetId'>;

/** What an entry needs to know of its account. */
export type AccountRef = Pick<OpenAccount, 'seq' | 'participantId' | 'assetId' | 'newestEntry'>;

type Values = readonly [
  seq: number,
  available: string,
  deferred: string,
  held: string,
  overdraft: string,
  nextDueAt: number | null,
  openFrom: number,
  newestEntry: number,
];

const COLUMNS = 'seq, available, deferred, held, overdraft, next_due_at, open_from, newest_entry';

/** Reads an account; one that has never been used holds nothing. */
export function loadAccount(tx: Tx, participant: Ref, asset: Ref): Account {
  const ids = { participantId: participant.id, assetId: asset.id };
  const values = tx
    .sql(`SELECT ${COLUMNS} FROM accounts WHERE participant_seq = ? AND asset_seq = ?`)
    .raw()
    .get(participant.seq, asset.seq) as Values | undefined;
  if (values !== undefined) return toAccount(ids, values);
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

/** Reads an account that is there. */
export function loadOpenAccount(tx: Tx, { seq, ...ids }: AccountIds): OpenAccount {
  return toAccount(ids, tx.sql(`SELECT ${COLUMNS} FROM accounts WHERE seq = ?`).raw().get(seq) as Values);
}

function toAccount(ids: Omit<AccountIds, 'seq'>, values: Values): OpenAccount {
  const [seq, available, deferred, held, overdraft, nextDueAt, openFrom, newestEntry] = values;
  return {
    participantId: ids.participantId,
    assetId: ids.assetId,
    seq,
    available: BigInt(available),
    deferred: BigInt(deferred),
    held: BigInt(held),
    overdraft: BigInt(overdraft),
    nextDueAt,
    openFrom,
    newestEntry,
  };
}

/** Gives an account its row, if it has none yet: an entry can be of it then. */
export function openAccount(tx: Tx, account: Account, participant: Ref, asset: Ref): OpenAccount {
  if (account.seq !== null) return { ...account, seq: account.seq };
  const { lastInsertRowid } = tx
    .sql(
      `INSERT INTO accounts (participant_seq, asset_seq, available, deferred, held, overdraft, open_from, newest_entry)
       VALUES (?, ?, '0', '0', '0', '0', 1, 0)`,
    )
    .run(participant.seq, asset.seq);
  return { ...account, seq: lastInsertRowid as number };
}

export function saveAccount(tx: Tx, account: OpenAccount): void {
  tx.sql(
    `UPDATE accounts SET available = ?, deferred = ?, held = ?, overdraft = ?, next_due_at = ?, open_from = ?,
       newest_entry = ? WHERE seq = ?`,
  ).run(
    account.available.toString(),
    account.deferred.toString(),
    account.held.toString(),
    account.overdraft.toString(),
    account.nextDueAt,
    account.openFrom,
    account.newestEntry,
    account.seq,
  );
}

/** @throws Refusal amount_out_of_range when a bucket would pass 38 digits (D6) */
export function requireRoom<Some extends Account>(account: Some): Some {
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
