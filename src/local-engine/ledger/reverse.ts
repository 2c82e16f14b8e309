// Reverses a redemption: the operation this whole tool exists for.
import { createWrite, writeUuid } from '../store/columns.js';
import type { Store } from '../store/store.js';
import type { components } from '../../sdk/generated/schema.js';
import { formatAmount } from '../../sdk/money.js';
import { requirePositive } from '../rules/amount.js';
import { decideReversal, type ReversalSize } from '../rules/reversal.js';
import { earlier, requireRoom, saveAccount, type OpenAccount } from './accounts.js';
import { askedOf, recallAnswer, reverseFingerprint } from './idempotency.js';
import type { Answer } from './tx.js';
import { postEntry } from './journal.js';
import { accountLine, lotIdOf, participantLine } from './postings.js';
import { wellFormed } from '../store/columns.js';
import {
  REDEMPTIONS,
  accountOf,
  loadReversible,
  type ReversibleRow,
  type StoredRedemption,
  toReversal,
} from './redemptions.js';
import { restock } from './rewards.js';
import { requireSettled } from './due-lots.js';
import { toTimestamp, type Tx } from './tx.js';
import { MILESTONE } from './walks.js';
import assert from 'node:assert';
import { isExpired, returnLifo, type Draw, type OpenDraw } from '../rules/allocation.js';
import { Refusal } from '../rules/refusal.js';
import { clearExpiry, drawnLots, saveLot, type DrawnLot, type Lot } from './lots.js';

type ReverseRequest = components['schemas']['ReverseRequest'];

/**
 * Posts one reversal against a redemption, or replays the first answer to the same key.
 *
 * @param redemptionId - lower-case UUID
 * @param request - of the documented form; amounts are checked here, because only the asset knows its scale
 * @returns 201 with the reversal, or 200 with the first answer byte for byte (D1)
 * @throws Refusal in this order: invalid_request (D4), not_found (D2), idempotency_conflict (D11), those of
 *   {@link decideReversal}, lot_expired (D24), amount_out_of_range (D6)
 */
export function reverseRedemption(tx: Tx, redemptionId: string, request: ReverseRequest): Answer {
  if (request.amount !== undefined) requirePositive(request.amount, 'amount');
  const redemption = loadReversible(tx, redemptionId);

  // The key comes before every other rule: a replay must win over checks that its own first run made false.
  const { amount, idempotency_key: key, quantity, reason } = request;
  const replay = recallAnswer(tx, redemption.program_seq, key, () =>
    reverseFingerprint({ redemptionId, reason, amount, quantity }),
  );
  if (replay !== undefined) return replay;

  const account = accountOf(redemption);
  requireSettled(tx, account, redemption.asset_status);
  const size = decideReversal(factsOf(redemption), request);
  const plan = planReturn(tx, redemption, size.amount);
  const credited = requireRoom(afterReturn(account, size.amount - plan.expired, plan));

  // From here only a bug can stop it.
  const { answer, posted } = postReversal(tx, redemption, request, { account: credited, size, plan });
  returnToLots(tx, plan);
  saveAccount(tx, postExpired(tx, redemption, posted, plan));
  if (redemption.reward_seq !== null && size.quantity !== null) {
    restock(tx, redemption.reward_seq, redemption.participant_seq, size.quantity);
  }
  writeTotals(tx, redemption, { size, plan, newestEntry: posted.newestEntry });
  return { status: 201, text: answer };
}

function factsOf(row: ReversibleRow): Parameters<typeof decideReversal>[0] {
  return {
    redemptionId: row.id,
    kind: row.kind,
    scale: row.scale,
    amount: BigInt(row.amount),
    reversedAmount: BigInt(row.reversed_amount),
    quantity: row.quantity,
    reversedQuantity: row.reversed_quantity,
    unitCost: row.unit_cost === null ? null : BigInt(row.unit_cost),
    participantStatus: row.participant_status,
    assetStatus: row.asset_status,
  };
}

interface Decided {
  readonly account: OpenAccount;
  readonly size: ReversalSize;
  readonly plan: LotReturnPlan;
}

/** Posts the mirror of the redemption's entry, in proportion (D31); returns the answer's text, and the account. */
function postReversal(
  tx: Tx,
  redemption: ReversibleRow,
  request: ReverseRequest,
  { account, size, plan }: Decided,
): { answer: string; posted: OpenAccount } {
  const { amount, quantity } = size;
  const reversalId = tx.newId();
  const id = tx.newId();
  const description = wellFormed(request.reason);
  const credits =
    plan.lots.length === 0
      ? [participantLine('AVAILABLE', amount)]
      : plan.lots.map((back) => participantLine('AVAILABLE', back.amount, back.lot.seq));
  const key = request.idempotency_key;
  const posted = postEntry(tx, {
    id,
    reversalId,
    actionType: 'REVERSAL',
    program: { seq: redemption.program_seq, id: redemption.program_id },
    account,
    scale: redemption.scale,
    redemption: {
      seq: redemption.seq,
      newestEntry: redemption.newest_entry,
      targetEntityId: redemption.target_entity_id,
    },
    amount,
    quantity,
    description,
    postings: [...credits, accountLine(redemption.target_type, -amount)],
    keyed:
      key === undefined ? undefined : { key, asked: askedOf({ amount: request.amount, quantity: request.quantity }) },
  });
  const reversal = toReversal({
    id,
    reversal_id: reversalId,
    redemption_id: redemption.id,
    description,
    created_at: tx.now,
    amount: amount.toString(),
    quantity,
    scale: redemption.scale,
  });
  return { answer: JSON.stringify(reversal), posted };
}

const SAVE_TOTALS = createWrite(
  `${REDEMPTIONS.update(
    'reversed_amount',
    'reversed_quantity',
    'open_draw',
    'open_draw_left',
    'newest_entry',
    'reversals',
    'updated_at',
  )} WHERE seq = @seq`,
);

const ADD_MILESTONE = 'INSERT INTO milestones (redemption_seq, entry_seq) VALUES (?, ?)';

/** The redemption's running totals move with the postings. Source: decision D30. */
function writeTotals(
  tx: Tx,
  redemption: ReversibleRow,
  { size, plan, newestEntry }: { size: ReversalSize; plan: LotReturnPlan; newestEntry: number },
): void {
  const reversed = BigInt(redemption.reversed_amount) + size.amount;
  const reversals = redemption.reversals + 1;
  if (reversals % MILESTONE === 0) tx.sql(ADD_MILESTONE).run(redemption.seq, newestEntry);
  SAVE_TOTALS.run(tx.sql, {
    seq: redemption.seq,
    reversed_amount: reversed.toString(),
    reversed_quantity: size.quantity === null ? null : (redemption.reversed_quantity ?? 0) + size.quantity,
    open_draw: plan.open?.n ?? null,
    open_draw_left: plan.open?.left.toString() ?? null,
    newest_entry: newestEntry,
    reversals,
    updated_at: tx.now,
  } satisfies Partial<StoredRedemption>);
}

// Returns points to the lots they were drawn from, and decides what happens when a lot has expired meanwhile.

interface LotReturnPlan {
  /** In the order of restoration: last drawn first. Empty for SIMPLE assets. */
  readonly lots: ReadonlyArray<{
    readonly lot: Lot;
    readonly amount: bigint;
    readonly fate: 'open' | 'expire' | 'restore';
  }>;
  /** Where the next reversal begins; absent for SIMPLE assets. */
  readonly open: OpenDraw | undefined;
  /** Minor units that are posted on to breakage at once, because their lot has expired. */
  readonly expired: bigint;
}

/**
 * Chooses the lots that the points return to; changes nothing.
 *
 * @throws Refusal lot_expired when the policy is `refuse` and a lot concerned has expired (D24)
 */
function planReturn(tx: Tx, redemption: ReversibleRow, amount: bigint): LotReturnPlan {
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
    if (policy === 'refuse') throw lotExpired(tx, lot, formatAmount(back.amount, redemption.scale));
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

function lotExpired(tx: Tx, lot: Lot, amount: string): Refusal {
  const when = lot.expiresAt === null ? '' : ` on ${toTimestamp(lot.expiresAt)}`;
  const id = lotIdOf(tx.sql, lot.accountSeq, lot.seq);
  return new Refusal('lot_expired', `${amount} would go back to lot ${id}, which expired${when}`);
}

/** The account with what returns to it: when it must be looked at again, and from where, with these lots open. */
function afterReturn(account: OpenAccount, amount: bigint, { lots }: LotReturnPlan): OpenAccount {
  let { nextDueAt, openFrom } = account;
  for (const { lot, fate } of lots) {
    if (fate === 'open') nextDueAt = earlier(nextDueAt, lot.expiresAt);
    // A lot that expires at once is included: beginning too early costs only one more read.
    openFrom = Math.min(openFrom, lot.seq);
  }
  return { ...account, available: account.available + amount, nextDueAt, openFrom };
}

/** Writes the lots: the value is returned, and each lot has the status it had before it was spent (D23, D24). */
function returnToLots(tx: Tx, plan: LotReturnPlan): void {
  for (const { lot, amount, fate } of plan.lots) {
    const { accountSeq, seq, remaining } = lot;
    if (fate === 'restore') clearExpiry(tx, lot);
    if (fate === 'expire') saveLot(tx, { accountSeq, seq, remaining, status: 'EXPIRED' });
    else saveLot(tx, { accountSeq, seq, remaining: remaining + amount, status: 'AVAILABLE' });
    tx.effects.lots.push({ accountSeq, seq, amount, expiresAt: lot.expiresAt, expired: fate === 'expire' });
  }
}

/** The description of such an entry in the journal. */
export const EXPIRED_RETURN = 'Returned to a lot that had expired';

/**
 * Posts what returned to expired lots on to breakage, as an entry of its own. Source: decision D24.
 *
 * @returns the account, for the caller to save
 */
function postExpired(tx: Tx, redemption: ReversibleRow, account: OpenAccount, plan: LotReturnPlan): OpenAccount {
  if (plan.expired === 0n) return account;
  const gone = plan.lots.filter(({ fate }) => fate === 'expire');
  return postEntry(tx, {
    id: tx.newId(),
    actionType: 'EXPIRY',
    program: { seq: redemption.program_seq, id: redemption.program_id },
    account,
    scale: redemption.scale,
    description: EXPIRED_RETURN,
    amount: plan.expired,
    postings: [
      ...gone.map(({ lot, amount }) => participantLine('AVAILABLE', -amount, lot.seq)),
      accountLine('SYSTEM_BREAKAGE', plan.expired),
    ],
  });
}

// Such an entry stands right behind that of its reversal: both are posted by one operation.
const EXPIRED_BY = `
  SELECT x.amount, s.scale FROM journal_entries own JOIN journal_entries x ON x.seq = own.seq + 1
    JOIN accounts a ON a.seq = x.account_seq JOIN assets s ON s.seq = a.asset_seq
  WHERE own.id = ? AND x.action_type = 'EXPIRY' AND x.description = '${EXPIRED_RETURN}'`;

/** What of a reversal expired at once, by the id of its journal entry; undefined when nothing did. */
export function expiredBy(store: Pick<Store, 'look' | 'sql'>, journalEntryId: string): string | undefined {
  const found = store.look(() => store.sql(EXPIRED_BY).get(writeUuid(journalEntryId))) as
    { amount: string; scale: number } | undefined;
  return found && formatAmount(BigInt(found.amount), found.scale);
}
