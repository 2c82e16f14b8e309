// Value on its way back to the lots it was drawn from, and what becomes of it when a lot has expired meanwhile.
import assert from 'node:assert';
import { type Draw, type OpenDraw, returnLifo } from '../rules/allocation.js';
import { isExpired } from '../rules/expiry.js';
import { formatAmount } from '../../sdk/money.js';
import { Refusal } from '../rules/refusal.js';
import { type Account, type OpenAccount, earlier } from './accounts.js';
import { accountLine, participantLine, postEntry } from './journal.js';
import { type DrawnLot, type Lot, clearExpiry, drawnLots, openFromOf, saveLot } from './lots.js';
import { type RedemptionRow, programOf } from './redemptions.js';
import { dueWith } from './settle.js';
import { type Tx, toTimestamp } from './tx.js';

export interface LotReturnPlan {
  /** In the order of restoration: last drawn first. Empty for SIMPLE assets. */
  readonly lots: ReadonlyArray<{
    readonly lot: Lot;
    readonly amount: bigint;
    readonly fate: 'open' | 'expire' | 'restore';
  }>;
  /** Where the next reversal goes on; absent for SIMPLE assets. */
  readonly open: OpenDraw | undefined;
  /** Minor units that go on to breakage at once. */
  readonly expired: bigint;
}

/**
 * Chooses the lots that get value back; changes nothing.
 *
 * @throws Refusal lot_expired when the policy is `refuse` and a lot concerned has expired (D24)
 */
export function planReturn(tx: Tx, redemption: RedemptionRow, amount: bigint): LotReturnPlan {
  if (redemption.open_draw === null || redemption.open_draw_left === null) {
    return { lots: [], open: undefined, expired: 0n };
  }
  const from = { n: redemption.open_draw, left: BigInt(redemption.open_draw_left) };
  const drawn = { accountSeq: redemption.account_seq, redemptionSeq: redemption.seq, from: from.n };
  const seen = new Map<number, Lot>();
  const { returns, open } = returnLifo(remembering(drawnLots(tx, drawn), seen), from, amount);
  const policy = tx.settings.restoredExpiredLots;
  const lots = returns.map((back) => {
    const lot = seen.get(back.lotSeq);
    assert(lot !== undefined, 'a lot gets value back that was not drawn');
    if (!isExpired(lot.expiresAt, tx.now)) return { lot, amount: back.amount, fate: 'open' as const };
    if (policy === 'refuse') throw lotExpired(lot, back.amount, redemption.scale);
    return { lot, amount: back.amount, fate: policy };
  });
  const expired = lots.reduce((sum, back) => sum + (back.fate === 'expire' ? back.amount : 0n), 0n);
  return { lots, open, expired };
}

function* remembering(draws: Iterable<DrawnLot>, seen: Map<number, Lot>): Generator<Draw> {
  for (const draw of draws) {
    seen.set(draw.lotSeq, draw.lot);
    yield draw;
  }
}

function lotExpired(lot: Lot, amount: bigint, scale: number): Refusal {
  const when = lot.expiresAt === null ? '' : ` on ${toTimestamp(lot.expiresAt)}`;
  return new Refusal(
    'lot_expired',
    `${formatAmount(amount, scale)} would go back to lot ${lot.id}, which expired${when}`,
  );
}

/** When the account must be looked at again, and from where, with the lots of the plan open in it. */
export function afterReturn(account: Account, plan: LotReturnPlan): Pick<Account, 'nextDueAt' | 'openFrom'> {
  let { nextDueAt } = account;
  for (const { lot, fate } of plan.lots) {
    if (fate === 'open') nextDueAt = earlier(nextDueAt, dueWith(account, { ...lot, status: 'AVAILABLE' }));
  }
  // One that expires at once is among them: to begin too early costs a look.
  const lots = plan.lots.map(({ lot }) => lot);
  return { nextDueAt, openFrom: openFromOf(account, lots) };
}

/** Writes the lots: their value is back, and they are what they were before it was spent (D23, D24). */
export function returnToLots(tx: Tx, { seq }: OpenAccount, plan: LotReturnPlan): void {
  for (const { lot, amount, fate } of plan.lots) {
    const back = { ...lot, remaining: lot.remaining + amount };
    if (fate === 'restore') clearExpiry(tx, seq, lot);
    if (fate === 'expire') saveLot(tx, seq, { ...lot, status: 'EXPIRED' });
    else saveLot(tx, seq, { ...back, status: 'AVAILABLE' });
    tx.effects.lots.push({ lotId: lot.id, amount, expiresAt: lot.expiresAt, expired: fate === 'expire' });
  }
}

/** What such an entry is known by in the journal. */
export const EXPIRED_RETURN = 'Returned to a lot that had expired';

/**
 * Posts on to breakage what went back to expired lots, by an entry of its own. Source: decision D24.
 *
 * @returns the account, for the caller to save
 */
export function postExpired(tx: Tx, redemption: RedemptionRow, account: OpenAccount, plan: LotReturnPlan): OpenAccount {
  if (plan.expired === 0n) return account;
  const gone = plan.lots.filter(({ fate }) => fate === 'expire');
  return postEntry(tx, {
    id: tx.newId(),
    actionType: 'EXPIRY',
    program: programOf(redemption),
    account,
    scale: redemption.scale,
    description: EXPIRED_RETURN,
    amount: plan.expired,
    postings: [
      ...gone.map(({ lot, amount }) => participantLine(redemption.participant_id, 'AVAILABLE', -amount, lot.id)),
      accountLine('SYSTEM_BREAKAGE', null, plan.expired),
    ],
  });
}
