// Giving a redemption back: the operation this whole tool exists for.
import type { components } from '../../sdk/generated/schema.js';
import { formatAmount } from '../../sdk/money.js';
import { fingerprintAmount, requirePositive } from '../rules/amount.js';
import { writeFingerprint } from '../rules/fingerprint.js';
import { type ReversalSize, decideReversal } from '../rules/reversal.js';
import { type OpenAccount, loadOpenAccount, requireRoom, saveAccount } from './accounts.js';
import { type Answer, recallAnswer, rememberKey, sealedRequest } from './idempotency.js';
import { accountLine, participantLine, postEntry } from './journal.js';
import { type RedemptionRow, accountOf, loadRedemption, programOf } from './redemptions.js';
import { afterReturn, postExpired, returnToLots, type LotReturnPlan, planReturn } from './returns.js';
import { restock } from './rewards-stock.js';
import { requireSettled } from './settle.js';
import { type Tx, toTimestamp } from './tx.js';

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
  const redemption = loadRedemption(tx, redemptionId);

  // The key comes before every other rule: a replay must win over checks that its own first run made false.
  const fingerprint = fingerprintOf(redemptionId, request);
  const replay = recallAnswer(tx, redemption.program_seq, request.idempotency_key, fingerprint);
  if (replay !== undefined) return replay;

  const account = loadOpenAccount(tx, accountOf(redemption));
  requireSettled(tx, account, redemption.asset_status);
  const size = decideReversal(factsOf(redemption), request);
  const plan = planReturn(tx, redemption, size.amount);
  const available = account.available + size.amount - plan.expired;
  const credited = requireRoom({ ...account, available, ...afterReturn(account, plan) });

  // From here only a bug can stop it.
  const { answer, posted } = postReversal(tx, redemption, request, { account: credited, size, plan, fingerprint });
  returnToLots(tx, account, plan);
  saveAccount(tx, postExpired(tx, redemption, posted, plan));
  if (redemption.reward_seq !== null && size.quantity !== null) {
    restock(tx, redemption.reward_seq, redemption.participant_seq, size.quantity);
  }
  writeTotals(tx, redemption, { size, plan, newestEntry: posted.newestEntry });
  return { status: 201, text: answer };
}

function fingerprintOf(redemptionId: string, request: ReverseRequest): string {
  return writeFingerprint('reverse', {
    redemption_id: redemptionId,
    reason: request.reason.trim(),
    amount: fingerprintAmount(request.amount),
    quantity: request.quantity,
  });
}

function factsOf(row: RedemptionRow): Parameters<typeof decideReversal>[0] {
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
  readonly fingerprint: string;
}

/** Posts the mirror of the redemption's entry, in proportion (D31); returns the answer's text, and the account. */
function postReversal(
  tx: Tx,
  redemption: RedemptionRow,
  request: ReverseRequest,
  decided: Decided,
): { answer: string; posted: OpenAccount } {
  const { account, size, plan, fingerprint } = decided;
  const { participantId } = account;
  const reversal: components['schemas']['Reversal'] = {
    amount: formatAmount(size.amount, redemption.scale),
    created_at: toTimestamp(tx.now),
    id: tx.newId(),
    journal_entry_id: tx.newId(),
    ...(size.quantity !== null && { quantity: size.quantity }),
    reason: request.reason,
    redemption_id: redemption.id,
  };
  const answer = JSON.stringify(reversal);
  const credits =
    plan.lots.length === 0
      ? [participantLine(participantId, 'AVAILABLE', size.amount)]
      : plan.lots.map(({ lot, amount }) => participantLine(participantId, 'AVAILABLE', amount, lot.id));
  const posted = postEntry(tx, {
    id: reversal.journal_entry_id,
    actionType: 'REVERSAL',
    program: programOf(redemption),
    account,
    scale: redemption.scale,
    redemption: { seq: redemption.seq, newestEntry: redemption.newest_entry },
    reversalId: reversal.id,
    amount: size.amount,
    quantity: size.quantity,
    description: request.reason,
    postings: [...credits, accountLine(redemption.target_type, redemption.target_entity_id, -size.amount)],
    answer,
    ...(request.idempotency_key !== undefined && { request: sealedRequest(fingerprint, request.idempotency_key) }),
  });
  rememberKey(tx, redemption.program_seq, request.idempotency_key, posted.newestEntry);
  return { answer, posted };
}

/** The redemption's running totals move with the postings. Source: decision D30. */
function writeTotals(
  tx: Tx,
  redemption: RedemptionRow,
  { size, plan, newestEntry }: { size: ReversalSize; plan: LotReturnPlan; newestEntry: number },
): void {
  const reversed = BigInt(redemption.reversed_amount) + size.amount;
  tx.sql(
    `UPDATE redemptions SET reversed_amount = ?, reversed_quantity = ?, status = ?, open_draw = ?, open_draw_left = ?,
       newest_entry = ?, updated_at = ? WHERE seq = ?`,
  ).run(
    reversed.toString(),
    size.quantity === null ? null : (redemption.reversed_quantity ?? 0) + size.quantity,
    reversed === BigInt(redemption.amount) ? 'FULLY_REVERSED' : 'PARTIALLY_REVERSED',
    plan.open?.n ?? null,
    plan.open?.left.toString() ?? null,
    newestEntry,
    tx.now,
    redemption.seq,
  );
}
