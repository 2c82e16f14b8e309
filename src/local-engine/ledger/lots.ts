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

interface LotRow {
  seq: number;
  id: string;
  program_id: string;
  amount: string;
  remaining: string;
  status: LotStatus;
  expires_at: number | null;
  matures_at: number | null;
}

const LOT_COLUMNS = 'seq, id, program_id, amount, remaining, status, expires_at, matures_at';
// The first condition is the index's own, so that the planner sees that it may use it.
const OPEN_LOTS = `SELECT ${LOT_COLUMNS} FROM lots
  WHERE status IN ('DEFERRED', 'AVAILABLE', 'HELD') AND participant_id = ? AND asset_id = ?
  ORDER BY created_at, seq`;

/** An account's lots that hold value, oldest first: creation, then sequence. Source: decision D39. */
export function* openLots(tx: Tx, account: AccountKey): Generator<Lot> {
  for (const row of tx.sql(OPEN_LOTS).iterate(account.participantId, account.assetId)) yield toLot(row as LotRow);
}

export function loadLot(tx: Tx, account: AccountKey, seq: number): Lot {
  return toLot(
    tx
      .sql(`SELECT ${LOT_COLUMNS} FROM lots WHERE participant_id = ? AND asset_id = ? AND seq = ?`)
      .get(account.participantId, account.assetId, seq) as LotRow,
  );
}

/** Writes what a movement changes of a lot. Its dates are left out: to name them is to write their index anew. */
export function saveLot(tx: Tx, account: AccountKey, lot: Lot): void {
  tx.sql('UPDATE lots SET remaining = ?, status = ? WHERE participant_id = ? AND asset_id = ? AND seq = ?').run(
    lot.remaining.toString(),
    lot.status,
    account.participantId,
    account.assetId,
    lot.seq,
  );
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
  const draws = drawFifo(remember(openLots(tx, account), status, seen), amount);
  return draws.map(({ n, lotSeq, amount: taken }) => {
    const lot = seen.get(lotSeq);
    if (lot === undefined) throw new Error('a lot was drawn that was not offered');
    const remaining = lot.remaining - taken;
    saveLot(tx, account, { ...lot, remaining, status: remaining === 0n ? 'CONSUMED' : lot.status });
    return { n, lotSeq, lotId: lot.id, amount: taken };
  });
}

function* remember(lots: Iterable<Lot>, status: LotStatus, seen: Map<number, Lot>): Generator<OpenLot> {
  for (const lot of lots) {
    if (lot.status !== status) continue;
    seen.set(lot.seq, lot);
    yield lot;
  }
}

function toLot(row: LotRow): Lot {
  return {
    seq: row.seq,
    id: row.id,
    programId: row.program_id,
    amount: BigInt(row.amount),
    remaining: BigInt(row.remaining),
    status: row.status,
    expiresAt: row.expires_at,
    maturesAt: row.matures_at,
  };
}
