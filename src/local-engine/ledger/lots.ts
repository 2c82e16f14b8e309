// The lots an account is made of: reading them in order, spending from them.
import { type OpenLot, drawFifo } from '../rules/allocation.js';
import type { LotStatus } from '../rules/expiry.js';
import type { Account, OpenAccount, Ref } from './accounts.js';
import type { Tx } from './tx.js';

export interface Lot {
  readonly seq: number;
  readonly id: string;
  readonly program: Ref;
  readonly amount: bigint;
  readonly remaining: bigint;
  readonly status: LotStatus;
  readonly expiresAt: number | null;
  readonly maturesAt: number | null;
}

type LotValues = readonly [
  seq: number,
  id: string,
  programSeq: number,
  programId: string,
  amount: string,
  remaining: string,
  status: LotStatus,
  expiresAt: number | null,
  maturesAt: number | null,
];

const LOTS = `SELECT l.seq, l.id, g.seq, g.id, l.amount, l.remaining, l.status, l.expires_at, l.matures_at
  FROM lots l CROSS JOIN programs g ON g.seq = l.program_seq`;
const AVAILABLE_LOTS = `${LOTS} WHERE account_seq = @account AND l.seq >= @from AND l.status = 'AVAILABLE'`;
const WAITING_LOTS = `${LOTS} WHERE l.status IN ('DEFERRED', 'HELD') AND account_seq = @account`;

/** An account's lots that hold value, oldest first: they are numbered as they are made. Source: decision D39. */
export function* openLots(tx: Tx, { seq, openFrom }: OpenAccount): Generator<Lot> {
  const rows = tx.sql(`${AVAILABLE_LOTS} UNION ALL ${WAITING_LOTS} ORDER BY 1`);
  for (const row of rows.raw().iterate({ account: seq, from: openFrom })) yield toLot(row as LotValues);
}

function* lotsOf(tx: Tx, { seq, openFrom }: OpenAccount, status: 'AVAILABLE' | 'HELD'): Generator<Lot> {
  const rows =
    status === 'AVAILABLE'
      ? tx.sql(`${AVAILABLE_LOTS} ORDER BY 1`).raw().iterate({ account: seq, from: openFrom })
      : tx.sql(`${WAITING_LOTS} AND l.status = 'HELD' ORDER BY 1`).raw().iterate({ account: seq });
  for (const row of rows) yield toLot(row as LotValues);
}

export function loadLot(tx: Tx, accountSeq: number, seq: number): Lot {
  return toLot(tx.sql(`${LOTS} WHERE account_seq = ? AND l.seq = ?`).raw().get(accountSeq, seq) as LotValues);
}

/** Writes what a movement changes of a lot. Its dates are left out: to name them is to write their index anew. */
export function saveLot(tx: Tx, accountSeq: number, lot: Lot): void {
  tx.sql('UPDATE lots SET remaining = ?, status = ? WHERE account_seq = ? AND seq = ?').run(
    lot.remaining.toString(),
    lot.status,
    accountSeq,
    lot.seq,
  );
}

/** Where an account's AVAILABLE lots begin when these are among them; the caller saves the account. */
export function openFromOf(account: Account, available: Iterable<Lot>): number {
  let from = account.openFrom;
  for (const { seq } of available) from = Math.min(from, seq);
  return from;
}

/** Takes a lot's expiry off it (D24 `restore`). */
export function clearExpiry(tx: Tx, accountSeq: number, lot: Lot): void {
  tx.sql('UPDATE lots SET expires_at = NULL WHERE account_seq = ? AND seq = ?').run(accountSeq, lot.seq);
}

/** What was taken from one lot; `n` counts from 1 in the order of taking. */
export interface LotDraw {
  readonly n: number;
  readonly lotSeq: number;
  readonly lotId: string;
  readonly amount: bigint;
}

export interface Spent {
  readonly draws: readonly LotDraw[];
  /** Where the account's AVAILABLE lots begin now: all before the last one drawn are empty. */
  readonly openFrom: number;
}

/**
 * Spends an amount from an account's lots of one status, oldest first. Writes the lots; the caller posts the entry
 * and saves the account.
 */
export function spendFromLots(tx: Tx, account: OpenAccount, status: 'AVAILABLE' | 'HELD', amount: bigint): Spent {
  const seen = new Map<number, Lot>();
  const draws = drawFifo(remember(lotsOf(tx, account, status), seen), amount).map(({ n, lotSeq, amount: taken }) => {
    const lot = seen.get(lotSeq);
    if (lot === undefined) throw new Error('a lot was drawn that was not offered');
    const remaining = lot.remaining - taken;
    saveLot(tx, account.seq, { ...lot, remaining, status: remaining === 0n ? 'CONSUMED' : lot.status });
    return { n, lotSeq, lotId: lot.id, amount: taken };
  });
  const last = draws.at(-1);
  return { draws, openFrom: status === 'AVAILABLE' && last !== undefined ? last.lotSeq : account.openFrom };
}

function* remember(lots: Iterable<Lot>, seen: Map<number, Lot>): Generator<OpenLot> {
  for (const lot of lots) {
    seen.set(lot.seq, lot);
    yield lot;
  }
}

function toLot([seq, id, programSeq, programId, amount, remaining, status, expiresAt, maturesAt]: LotValues): Lot {
  return {
    seq,
    id,
    program: { seq: programSeq, id: programId },
    amount: BigInt(amount),
    remaining: BigInt(remaining),
    status,
    expiresAt,
    maturesAt,
  };
}
