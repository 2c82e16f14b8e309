// What a reversal would do, worked out from a read and, where there is one, from a rehearsal of the request. Pure.
import type { Effects, Forecast, ReversalRequest, Warning } from '../reversal.js';
import {
  addAmounts,
  compareAmounts,
  isPlainDecimal,
  multiplyAmount,
  redemptionKind,
  remaining,
  subtractAmounts,
  type Redemption,
  type Remaining,
  type Reversal,
} from '../../sdk/index.js';
import { AnsweredError } from '../errors/errors.js';
import { expiringIn, expiryWarnings } from './expiry.js';

/** What would be reversed. A field is left out when it is not known. */
interface Portion {
  readonly amount?: string;
  readonly quantity?: number;
}

export interface ReversalPlan extends Portion {
  readonly redemption: Redemption;
  readonly kind: 'AMOUNT' | 'UNIT';
  readonly before: Remaining;
  /** Left out when it cannot be told, or the request asks for more than there is. */
  readonly after?: Remaining;
  readonly statusAfter?: string;
  readonly warnings: readonly Warning[];
  /** Known only where the request could be rehearsed. */
  readonly effects?: Effects;
}

/**
 * The plan of one reversal. It warns and never refuses: only the API knows its own rules.
 *
 * @param forecast - from a rehearsal; without one the plan says what the documentation lets expect
 */
export function planReversal(redemption: Redemption, request: ReversalRequest, forecast?: Forecast): ReversalPlan {
  const kind = redemptionKind(redemption) === 'UNIT_BASED' ? 'UNIT' : 'AMOUNT';
  const before = remaining(redemption);
  const portion = forecastPortion(forecast) ?? expectedPortion(kind, redemption, request, before);
  const after = isReplay(forecast) ? before : takeAway(before, portion);
  const statusAfter = isReplay(forecast) ? redemption.status : after && statusWith(after);
  return {
    redemption,
    kind,
    before,
    ...portion,
    ...(after !== undefined && { after }),
    ...(statusAfter !== undefined && { statusAfter }),
    warnings: [...(forecast === undefined ? doubts(kind, request, before, portion) : []), ...effectWarnings(forecast)],
    ...(forecast?.effects !== undefined && { effects: forecast.effects }),
  };
}

function forecastPortion(forecast: Forecast | undefined): Portion | undefined {
  const reversal = reversalOf(forecast);
  if (reversal === undefined) return undefined;
  const { amount, quantity } = reversal;
  return { amount, ...(quantity != null && { quantity }) };
}

function expectedPortion(
  kind: ReversalPlan['kind'],
  redemption: Redemption,
  request: ReversalRequest,
  before: Remaining,
): Portion {
  if (kind === 'AMOUNT') return { amount: atScaleOf(before.amount, request.amount ?? before.amount) };
  const quantity = request.quantity ?? (request.amount === undefined ? before.quantity : undefined);
  if (quantity === undefined) return {};
  // Only for show: a price of another form must not stand in the way of a reversal.
  const unitCost: unknown = redemption.unit_cost;
  if (typeof unitCost !== 'string' || !isPlainDecimal(unitCost)) return { quantity };
  return { quantity, amount: multiplyAmount(unitCost, quantity) };
}

/** An amount as it was typed, at the scale of another of its asset: "5" beside "200.00" is "5.00". No decimals are lost. */
export function atScaleOf(other: string, amount: string): string {
  return addAmounts(amount, subtractAmounts(other, other));
}

function takeAway(before: Remaining, portion: Portion): Remaining | undefined {
  if (portion.amount === undefined || exceeds(before, portion)) return undefined;
  const amount = subtractAmounts(before.amount, portion.amount);
  if (before.quantity === undefined) return { amount };
  return { amount, quantity: before.quantity - (portion.quantity ?? 0) };
}

/** Whether it is known to be more than remains. */
function exceeds(before: Remaining, { amount, quantity }: Portion): boolean {
  const inUnits = quantity !== undefined && before.quantity !== undefined && quantity > before.quantity;
  return inUnits || (amount !== undefined && compareAmounts(amount, before.amount) > 0);
}

function statusWith(after: Remaining): string {
  return compareAmounts(after.amount, '0') === 0 ? 'FULLY_REVERSED' : 'PARTIALLY_REVERSED';
}

/** What the documentation says the API will not take, said before the request is sent. */
function doubts(kind: ReversalPlan['kind'], request: ReversalRequest, before: Remaining, portion: Portion): Warning[] {
  if (compareAmounts(before.amount, '0') === 0) {
    return [{ code: 'already_fully_reversed', message: 'nothing remains to be reversed' }];
  }
  if (kind === 'AMOUNT' && request.quantity !== undefined) {
    const message = 'this redemption has no units: use an amount, not a quantity';
    return [{ code: 'reversal_kind_mismatch', message }];
  }
  if (kind === 'UNIT' && request.quantity === undefined && request.amount !== undefined) {
    const message = 'this redemption has units: use a quantity, not an amount';
    return [{ code: 'reversal_kind_mismatch', message }];
  }
  if (!exceeds(before, portion)) return [];
  return [{ code: 'reversal_exceeds_remaining', message: 'this asks for more than remains' }];
}

// What a rehearsed request would change, and what in it deserves a warning. Pure.

/** The reversal that the request would make or replay; undefined when it would be refused. */
export function reversalOf(forecast: Forecast | undefined): Reversal | undefined {
  return forecast !== undefined && forecast.status < 300 ? (forecast.body as Reversal) : undefined;
}

/** Whether the key has already been used for this very request. */
export function isReplay(forecast: Forecast | undefined): boolean {
  return forecast?.status === 200;
}

/** What a person should know about the effects before they happen. */
export function effectWarnings(forecast: Forecast | undefined): Warning[] {
  if (isReplay(forecast)) {
    const message = 'this key was already used for this request: the API returns its first answer and changes nothing';
    return [{ code: 'replay', message }];
  }
  const expiring = expiringIn(forecast);
  return [...(forecast?.unknown ?? []), ...expiryWarnings(expiring?.known === 'not' ? undefined : expiring)];
}

// A refusal that a rehearsal found, in the words of the real one.

/** @throws AnsweredError when the rehearsed request was refused */
export function refuseAsForecast(forecast: Forecast | undefined): void {
  if (forecast === undefined || forecast.status < 400) return;
  const { code, message } = forecast.body as { code?: string; message?: string };
  throw new AnsweredError(forecast.status, code, message ?? `HTTP ${forecast.status}`);
}

export const SOON_MS = 30 * 86_400_000;

/** What goes back to a lot that expires within a month may not be spendable for long. */
export function soonExpired(forecast: Forecast | undefined, nowMs: number): Warning[] {
  const lots = forecast !== undefined && forecast.status < 300 ? (forecast.effects?.lots ?? []) : [];
  return lots
    .filter(({ expires_at, expired }) => !expired && expires_at != null && Date.parse(expires_at) - nowMs < SOON_MS)
    .map(({ amount, expires_at }) => ({
      code: 'lot_expires_soon',
      message: `${amount} would return to a lot that expires on ${expires_at ?? ''}`,
    }));
}
