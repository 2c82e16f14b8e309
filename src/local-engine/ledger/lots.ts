// The lots an account is made of: reading them in order, spending from them.
import { drawFifo, type Draw, type LotStatus, type OpenLot } from '../rules/allocation.js';
import type { OpenAccount } from './accounts.js';
import { createWrite, integer, minor, orNull, table, text, writeUuid, type RowOf } from '../store/columns.js';
import type { Tx } from './tx.js';

const LOT = {
  accountSeq: integer,
  /** Among the lots of the account, from 1. */
  seq: integer,
  programSeq: integer,
  amount: minor,
  remaining: minor,
  status: text<LotStatus>(),
  createdAt: integer,
  expiresAt: orNull(integer),
  maturesAt: orNull(integer),
};
const LOTS = table('lots', LOT);
/** Lots, and what a redemption took from each. */
const DRAWN = table('lots', { ...LOT, n: integer, drawn: minor });

export type Lot = Readonly<RowOf<typeof LOTS>>;

const AVAILABLE_LOTS = `SELECT ${LOTS.columns} FROM lots
  WHERE account_seq = @account AND seq >= @from AND status = 'AVAILABLE'`;
const WAITING_LOTS = `SELECT ${LOTS.columns} FROM lots WHERE status IN ('DEFERRED', 'HELD') AND account_seq = @account`;
const OPEN_LOTS = `${AVAILABLE_LOTS} UNION ALL ${WAITING_LOTS} ORDER BY seq`;

/** An account's lots that hold value, oldest first: they are numbered as they are made. Source: decision D39. */
export function* openLots(tx: Tx, { seq, openFrom }: OpenAccount): Generator<Lot> {
  for (const row of tx.sql(OPEN_LOTS).raw().iterate({ account: seq, from: openFrom })) yield LOTS.read(row);
}

function* lotsOf(tx: Tx, { seq, openFrom }: OpenAccount, status: 'AVAILABLE' | 'HELD'): Generator<Lot> {
  const rows =
    status === 'AVAILABLE'
      ? tx.sql(`${AVAILABLE_LOTS} ORDER BY seq`).raw().iterate({ account: seq, from: openFrom })
      : tx.sql(`${WAITING_LOTS} AND status = 'HELD' ORDER BY seq`).raw().iterate({ account: seq });
  for (const row of rows) yield LOTS.read(row);
}

/** What a redemption took from a lot, and the lot as it is. */
export interface DrawnLot extends Draw {
  readonly lot: Lot;
}

/** Most reversals return to a lot or two. A LIMIT that is bound would have the statement prepared anew each time. */
const AT_ONCE = 8;

const DRAWN_LOTS = `SELECT ${LOTS.columnsOf('l')}, d.n, d.amount AS drawn
  FROM draws d CROSS JOIN lots l ON l.account_seq = ? AND l.seq = d.lot_seq
  WHERE d.redemption_seq = ? AND d.n <= ? ORDER BY d.n DESC LIMIT ${AT_ONCE}`;

/** A redemption's draws with their lots, from draw `from` down to the first; read as they are taken. */
export function* drawnLots(
  tx: Tx,
  { accountSeq, redemptionSeq, from }: { accountSeq: number; redemptionSeq: number; from: number },
): Generator<DrawnLot> {
  for (let next = from; next > 0; next -= AT_ONCE) {
    for (const values of tx.sql(DRAWN_LOTS).raw().all(accountSeq, redemptionSeq, next)) {
      const lot = DRAWN.read(values);
      yield { n: lot.n, lotSeq: lot.seq, amount: lot.drawn, lot };
    }
  }
}

/** Makes a lot the youngest of its account, with its full amount. */
const ADD = `INSERT INTO lots (account_seq, seq, id, program_seq, amount, remaining, status, created_at, expires_at, matures_at,
    reference_id)
  SELECT @accountSeq, coalesce(max(seq), 0) + 1, @id, @programSeq, @amount, @amount, @status, @createdAt, @expiresAt,
    @maturesAt, @referenceId FROM lots WHERE account_seq = @accountSeq RETURNING seq`;

interface NewLot extends Omit<Lot, 'seq' | 'remaining'> {
  readonly id: string;
  readonly referenceId: string | null;
}

/** @returns its number */
export function addLot(tx: Tx, lot: NewLot): number {
  return tx
    .sql(ADD)
    .pluck()
    .get({ ...lot, id: writeUuid(lot.id), amount: lot.amount.toString() }) as number;
}

/** Updates the fields that a movement changes. Not the dates: naming them would make SQLite rewrite their index. */
const SAVE = createWrite(`${LOTS.update('remaining', 'status')} WHERE account_seq = @accountSeq AND seq = @seq`);

export function saveLot(
  tx: Tx,
  { accountSeq, seq, remaining, status }: Pick<Lot, 'accountSeq' | 'seq' | 'remaining' | 'status'>,
): void {
  SAVE.run(tx.sql, { accountSeq, seq, remaining: remaining.toString(), status });
}

/** Removes a lot's expiry (D24 `restore`). */
export function clearExpiry(tx: Tx, { accountSeq, seq }: Lot): void {
  tx.sql('UPDATE lots SET expires_at = NULL WHERE account_seq = @accountSeq AND seq = @seq').run({ accountSeq, seq });
}

export interface Spent {
  readonly draws: readonly Draw[];
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
    const { accountSeq, seq } = lot;
    saveLot(tx, { accountSeq, seq, remaining, status: remaining === 0n ? 'CONSUMED' : lot.status });
    return { n, lotSeq, amount: taken };
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
