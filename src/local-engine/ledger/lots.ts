// The lots an account is made of: reading them in order, spending from them.
import { type OpenLot, drawFifo } from '../rules/allocation.js';
import type { LotStatus } from '../rules/expiry.js';
import type { Account } from './accounts.js';
import type { Tx } from './tx.js';

export type AccountKey = Pick<Account, 'participantId' | 'assetId'>;

export interface Lot {
  readonly seq: number;
  readonly id: string;
  readonly programId: string;
  readonly amount: bigint;
  readonly remaining: bigint;
  readonly status: LotStatus;
  readonly expiresAt: number | null;
  readonly maturesAt: number | null;
}

type LotValues = readonly [
  seq: number,
  id: string,
  programId: string,
  amount: string,
  remaining: string,
  status: LotStatus,
  expiresAt: number | null,
  maturesAt: number | null,
];

const LOT_COLUMNS = 'seq, id, program_id, amount, remaining, status, expires_at, matures_at';
// `open_from` is where the account's AVAILABLE lots begin: what was spent before it is not read again.
const AVAILABLE_LOTS = `SELECT ${LOT_COLUMNS} FROM lots
  WHERE participant_id = @participantId AND asset_id = @assetId AND status = 'AVAILABLE'
    AND seq >= (SELECT open_from FROM accounts WHERE participant_id = @participantId AND asset_id = @assetId)`;
const WAITING_LOTS = `SELECT ${LOT_COLUMNS} FROM lots
  WHERE status IN ('DEFERRED', 'HELD') AND participant_id = @participantId AND asset_id = @assetId`;

/** An account's lots that hold value, oldest first: they are numbered as they are made. Source: decision D39. */
export function* openLots(tx: Tx, account: AccountKey): Generator<Lot> {
  const rows = tx.sql(`${AVAILABLE_LOTS} UNION ALL ${WAITING_LOTS} ORDER BY seq`);
  for (const row of rows.raw().iterate({ participantId: account.participantId, assetId: account.assetId }))
    yield toLot(row as LotValues);
}

function* lotsOf(tx: Tx, account: AccountKey, status: 'AVAILABLE' | 'HELD'): Generator<Lot> {
  const rows = tx.sql(
    `${status === 'AVAILABLE' ? AVAILABLE_LOTS : `${WAITING_LOTS} AND status = 'HELD'`} ORDER BY seq`,
  );
  for (const row of rows.raw().iterate({ participantId: account.participantId, assetId: account.assetId }))
    yield toLot(row as LotValues);
}

export function loadLot(tx: Tx, account: AccountKey, seq: number): Lot {
  return toLot(
    tx
      .sql(`SELECT ${LOT_COLUMNS} FROM lots WHERE participant_id = ? AND asset_id = ? AND seq = ?`)
      .raw()
      .get(account.participantId, account.assetId, seq) as LotValues,
  );
}

/**
 * Writes what a movement changes of a lot; the account's AVAILABLE ones begin no later than here when it is one of them. Its
 * dates are left out: to name them is to write their index anew.
 */
export function saveLot(tx: Tx, account: AccountKey, lot: Lot, before: LotStatus): void {
  tx.sql('UPDATE lots SET remaining = ?, status = ? WHERE participant_id = ? AND asset_id = ? AND seq = ?').run(
    lot.remaining.toString(),
    lot.status,
    account.participantId,
    account.assetId,
    lot.seq,
  );
  if (lot.status === 'AVAILABLE' && before !== 'AVAILABLE') {
    tx.sql('UPDATE accounts SET open_from = min(open_from, ?) WHERE participant_id = ? AND asset_id = ?').run(
      lot.seq,
      account.participantId,
      account.assetId,
    );
  }
}

/** Takes a lot's expiry off it (D24 `restore`). */
export function clearExpiry(tx: Tx, account: AccountKey, lot: Lot): void {
  tx.sql('UPDATE lots SET expires_at = NULL WHERE participant_id = ? AND asset_id = ? AND seq = ?').run(
    account.participantId,
    account.assetId,
    lot.seq,
  );
}

/** What was taken from one lot; `n` counts from 1 in the order of taking. */
export interface LotDraw {
  readonly n: number;
  readonly lotSeq: number;
  readonly lotId: string;
  readonly amount: bigint;
}

/**
 * Spends an amount from an account's lots of one status, oldest first. Writes the lots; the caller posts the entry
 * and saves the account.
 */
export function spendFromLots(tx: Tx, account: AccountKey, status: 'AVAILABLE' | 'HELD', amount: bigint): LotDraw[] {
  const seen = new Map<number, Lot>();
  const draws = drawFifo(remember(lotsOf(tx, account, status), seen), amount).map(({ n, lotSeq, amount: taken }) => {
    const lot = seen.get(lotSeq);
    if (lot === undefined) throw new Error('a lot was drawn that was not offered');
    const remaining = lot.remaining - taken;
    saveLot(tx, account, { ...lot, remaining, status: remaining === 0n ? 'CONSUMED' : lot.status }, lot.status);
    return { n, lotSeq, lotId: lot.id, amount: taken };
  });
  // All before the last one drawn are empty now.
  const last = draws.at(-1);
  if (status === 'AVAILABLE' && last !== undefined) {
    tx.sql('UPDATE accounts SET open_from = ? WHERE participant_id = ? AND asset_id = ?').run(
      last.lotSeq,
      account.participantId,
      account.assetId,
    );
  }
  return draws;
}

function* remember(lots: Iterable<Lot>, seen: Map<number, Lot>): Generator<OpenLot> {
  for (const lot of lots) {
    seen.set(lot.seq, lot);
    yield lot;
  }
}

function toLot([seq, id, programId, amount, remaining, status, expiresAt, maturesAt]: LotValues): Lot {
  return { seq, id, programId, amount: BigInt(amount), remaining: BigInt(remaining), status, expiresAt, maturesAt };
}
