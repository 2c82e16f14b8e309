// An idempotency key acts once per program. An entry keeps its key and what was asked; the first answer is made of the entry
// again, byte for byte. Source: decisions D1, D11, D34.
import { fingerprintAmount } from '../rules/amount.js';
import { requireSameRequest, writeFingerprint } from '../rules/fingerprint.js';
import { wellFormed } from '../store/columns.js';
import type { EntryRow } from './journal.js';
import { loadRedemption, toRedemption, toReversal } from './redemptions.js';
import type { Answer, Tx } from './tx.js';

// Which optional fields a request gave: their values stand in its entry.

const ASKED = { amount: 1, quantity: 2, description: 4 } as const;

export function askedOf(request: { readonly [Field in keyof typeof ASKED]?: unknown }): number {
  return (
    (request.amount === undefined ? 0 : ASKED.amount) |
    (request.quantity === undefined ? 0 : ASKED.quantity) |
    (request.description === undefined ? 0 : ASKED.description)
  );
}

export interface ReverseAsked {
  readonly redemptionId: string;
  readonly reason: string;
  readonly amount?: string | undefined;
  readonly quantity?: number | undefined;
}

export function reverseFingerprint({ amount, quantity, reason, redemptionId }: ReverseAsked): string {
  return writeFingerprint('reverse', {
    redemption_id: redemptionId,
    reason: wellFormed(reason).trim(),
    amount: fingerprintAmount(amount),
    quantity,
  });
}

export interface RedeemAsked {
  readonly participantId: string;
  readonly programId: string;
  /** Of a raw redemption; a catalog item names its reward instead. */
  readonly assetId?: string | undefined;
  readonly rewardId?: string | undefined;
  readonly amount?: string | undefined;
  readonly quantity?: number | undefined;
  readonly description?: string | undefined;
}

export function redeemFingerprint(asked: RedeemAsked): string {
  return writeFingerprint(asked.rewardId === undefined ? 'redeem' : 'redeem-item', {
    participant_id: asked.participantId,
    program_id: asked.programId,
    asset_id: asked.rewardId === undefined ? asked.assetId : undefined,
    reward_id: asked.rewardId,
    amount: fingerprintAmount(asked.amount),
    quantity: asked.quantity,
    description: asked.description === undefined ? undefined : wellFormed(asked.description).trim(),
  });
}

type KeyedRow = EntryRow & { readonly asked: number };

const KEYED = 'SELECT * FROM journal_readable WHERE program_seq = ? AND key = ?';

/**
 * The first answer to this key, or undefined when the key is new or absent.
 *
 * @throws Refusal idempotency_conflict when the key was used for another request
 */
export function recallAnswer(
  tx: Tx,
  programSeq: number,
  key: string | undefined,
  fingerprint: () => string,
): Answer | undefined {
  if (key === undefined) return undefined;
  const first = tx.sql(KEYED).get(programSeq, wellFormed(key)) as KeyedRow | undefined;
  if (first === undefined) return undefined;
  const { text, asked } = first.reversal_id === null ? firstRedemption(tx, first) : firstReversal(first);
  requireSameRequest(asked, fingerprint());
  return { status: 200, text };
}

function firstReversal(row: KeyedRow): { text: string; asked: string } {
  const reversal = toReversal(row);
  const { amount, quantity } = reversal;
  const asked = reverseFingerprint({
    redemptionId: reversal.redemption_id,
    reason: reversal.reason,
    amount: row.asked & ASKED.amount ? amount : undefined,
    quantity: row.asked & ASKED.quantity ? (quantity ?? undefined) : undefined,
  });
  return { text: JSON.stringify(reversal), asked };
}

function firstRedemption(tx: Tx, row: KeyedRow): { text: string; asked: string } {
  const now = loadRedemption(tx, row.redemption_id ?? '');
  // As it was before its first reversal.
  const redemption = toRedemption({
    ...now,
    reversed_amount: '0',
    reversed_quantity: now.reversed_quantity === null ? null : 0,
    status: 'COMPLETED',
    updated_at: now.created_at,
  });
  const asked = redeemFingerprint({
    participantId: redemption.participant_id,
    programId: redemption.program_id,
    assetId: redemption.asset_id,
    rewardId: redemption.reward_id ?? undefined,
    amount: row.asked & ASKED.amount ? redemption.amount : undefined,
    quantity: row.asked & ASKED.quantity ? (redemption.quantity ?? undefined) : undefined,
    description: row.asked & ASKED.description ? redemption.description : undefined,
  });
  return { text: JSON.stringify(redemption), asked };
}
