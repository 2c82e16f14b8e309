// Decides which lots an amount is drawn from, and which lots a reversal returns it to. Pure.
import assert from 'node:assert';

/** A lot that can be spent from. */
export interface OpenLot {
  readonly seq: number;
  readonly remaining: bigint;
}

/** What was taken from one lot. `n` counts from 1 in the order of taking. */
export interface Draw {
  readonly n: number;
  readonly lotSeq: number;
  readonly amount: bigint;
}

/** What a reversal returns to one lot. */
export interface LotReturn {
  readonly lotSeq: number;
  readonly amount: bigint;
}

/** Where a redemption's next reversal begins: the draw, and how much of it is not yet returned. */
export interface OpenDraw {
  readonly n: number;
  readonly left: bigint;
}

/**
 * Spends an amount over lots, oldest first: one lot is emptied before the next is touched. Source: decision D39.
 *
 * @param lots - spendable lots in FIFO order; read only as far as needed
 * @param amount - 0 < amount <= sum of remaining; the caller has checked the balance
 */
export function drawFifo(lots: Iterable<OpenLot>, amount: bigint): Draw[] {
  assert(amount > 0n, 'an amount to draw must be positive');
  const draws: Draw[] = [];
  let left = amount;
  for (const lot of lots) {
    const take = lot.remaining < left ? lot.remaining : left;
    draws.push({ n: draws.length + 1, lotSeq: lot.seq, amount: take });
    left -= take;
    if (left === 0n) break;
  }
  assert(left === 0n, 'the balance check let through more than the lots hold');
  return draws;
}

/**
 * Returns an amount to the lots of a redemption's draws, last drawn first, from where the last reversal stopped.
 * A draw that is already returned is skipped. Source: decision D22.
 *
 * @param drawsBackwards - the draws from `open.n` down to 1; read only as far as needed
 * @param open - where to begin
 * @param amount - 0 < amount <= what remains; the caller has checked it
 */
export function returnLifo(
  drawsBackwards: Iterable<Draw>,
  open: OpenDraw,
  amount: bigint,
): { returns: LotReturn[]; open: OpenDraw } {
  assert(amount > 0n, 'an amount to return must be positive');
  const returns: LotReturn[] = [];
  let next = open;
  let left = amount;
  for (const draw of drawsBackwards) {
    const outstanding = draw.n === open.n ? open.left : draw.amount;
    const give = outstanding < left ? outstanding : left;
    if (give > 0n) returns.push({ lotSeq: draw.lotSeq, amount: give });
    next = { n: draw.n, left: outstanding - give };
    left -= give;
    if (left === 0n) break;
  }
  assert(left === 0n, 'the check of what remains let through more than the draws hold');
  return { returns, open: next };
}

// When a lot matures or expires. Source: decisions D24 and D40.

export type LotStatus = 'DEFERRED' | 'AVAILABLE' | 'HELD' | 'CONSUMED' | 'EXPIRED';
export type ExpiredLotPolicy = 'expire' | 'restore' | 'refuse';

interface LotTimes {
  readonly status: LotStatus;
  /** Milliseconds since 1970; null: never. */
  readonly expiresAt: number | null;
  readonly maturesAt: number | null;
}

export interface DueEvent {
  readonly kind: 'MATURITY' | 'EXPIRY';
  readonly at: number;
}

/** A lot is expired at its very `expires_at`. */
export function isExpired(expiresAt: number | null, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** What is due next for a lot, its maturity or its expiry; undefined when neither. */
export function nextEvent(lot: LotTimes): DueEvent | undefined {
  const expiry: DueEvent | undefined = lot.expiresAt === null ? undefined : { kind: 'EXPIRY', at: lot.expiresAt };
  if (lot.status === 'AVAILABLE') return expiry;
  if (lot.status !== 'DEFERRED' || lot.maturesAt === null) return undefined;
  // A lot that expires before it matures never becomes spendable.
  if (expiry !== undefined && expiry.at <= lot.maturesAt) return expiry;
  return { kind: 'MATURITY', at: lot.maturesAt };
}
