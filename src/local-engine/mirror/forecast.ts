// What the API will do with a reversal, by the ledger's own rules, on what the mirror knows. What it does not know it says.
import type { Database } from 'better-sqlite3';
import type { components } from '../../sdk/generated/schema.js';
import { formatAmount, parseAmount, subtractAmounts } from '../../sdk/money.js';
import { Refusal } from '../rules/refusal.js';
import { decideReversal, type RedemptionKind, type ReversalFacts, type ReversalRequest } from '../rules/reversal.js';
import { findDocument, type Portion, type Redemption } from './documents.js';

type Asset = components['schemas']['Asset'];
type Participant = components['schemas']['Participant'];

/** Something the mirror was never told, and so the forecast leaves open. */
export interface Unknown {
  readonly code: 'lots_unknown' | 'stock_unknown' | 'participant_unknown' | 'asset_unknown';
  readonly message: string;
}

export interface Remaining {
  readonly amount: string;
  readonly quantity?: number;
}

export interface Forecast extends Portion {
  readonly before: Remaining;
  readonly after: Remaining;
  readonly unknown: readonly Unknown[];
}

/**
 * Forecasts a reversal.
 *
 * @param redemption - as the mirror has it, with the outbox on top
 * @throws Refusal as the ledger's own reversal does
 */
export function forecastReversal(db: Database, redemption: Redemption, request: ReversalRequest): Forecast {
  const asset = findDocument<Asset>(db, 'asset', redemption.asset_id)?.body;
  const participant = findDocument<Participant>(db, 'participant', redemption.participant_id)?.body;
  const facts = factsOf(redemption, asset, participant);
  const size = decideReversal(facts, request);
  const amount = formatAmount(size.amount, facts.scale);
  const before = remainingOf(redemption);
  return {
    amount,
    quantity: size.quantity,
    before,
    after: {
      amount: subtractAmounts(before.amount, amount),
      ...(before.quantity !== undefined && { quantity: before.quantity - (size.quantity ?? 0) }),
    },
    unknown: unknownOf(facts.kind, asset, participant),
  };
}

export function remainingOf(redemption: Redemption): Remaining {
  const amount = subtractAmounts(redemption.amount, redemption.reversed_amount);
  if (kindOf(redemption) !== 'UNIT_BASED') return { amount };
  return { amount, quantity: (redemption.quantity ?? 0) - (redemption.reversed_quantity ?? 0) };
}

function factsOf(
  redemption: Redemption,
  asset: Asset | undefined,
  participant: Participant | undefined,
): ReversalFacts {
  const kind = kindOf(redemption);
  const scale = Math.max(asset?.scale ?? 0, decimalsOf(redemption.amount), decimalsOf(redemption.reversed_amount));
  const amount = parseAmount(redemption.amount, scale);
  return {
    redemptionId: redemption.id,
    kind,
    scale,
    amount,
    reversedAmount: parseAmount(redemption.reversed_amount, scale),
    quantity: redemption.quantity ?? null,
    reversedQuantity: redemption.reversed_quantity ?? null,
    unitCost: kind === 'UNIT_BASED' ? unitCostOf(redemption, amount, scale) : null,
    participantStatus: participant?.status ?? 'ACTIVE',
    assetStatus: asset?.status ?? 'ACTIVE',
  };
}

/** The price of then. @throws Refusal when it was not told and does not follow */
function unitCostOf(redemption: Redemption, amount: bigint, scale: number): bigint {
  const { quantity = 0, unit_cost } = redemption;
  if (typeof unit_cost === 'string' && decimalsOf(unit_cost) <= scale) return parseAmount(unit_cost, scale);
  const units = BigInt(quantity);
  if (amount % units === 0n) return amount / units;
  throw new Refusal('invalid_request', 'the mirror does not know what a unit cost, so this can only be done online');
}

/** Source: decision D32; null, absent, an empty id and a quantity of zero are alike. */
function kindOf({ quantity, reward_id }: Redemption): RedemptionKind {
  if ((quantity ?? 0) > 0) return 'UNIT_BASED';
  return (reward_id ?? '') === '' ? 'RAW' : 'AMOUNT_BASED';
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

function unknownOf(kind: RedemptionKind, asset: Asset | undefined, participant: Participant | undefined): Unknown[] {
  const unknown: Unknown[] = [];
  if (asset?.inventory_mode !== 'SIMPLE') {
    const message = 'which lots it goes back to is not known offline, nor whether one of them has expired';
    unknown.push({ code: 'lots_unknown', message });
  }
  if (kind === 'UNIT_BASED') {
    unknown.push({ code: 'stock_unknown', message: 'whether the reward comes back into stock is not known offline' });
  }
  if (participant === undefined) {
    const message = 'the mirror has no copy of the participant: whether it is ACTIVE is not known';
    unknown.push({ code: 'participant_unknown', message });
  }
  if (asset === undefined) {
    unknown.push({ code: 'asset_unknown', message: 'the mirror has no copy of the asset: its scale is not known' });
  }
  return unknown;
}
