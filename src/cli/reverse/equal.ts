// The reversals of a redemption that stand already: which of them are equal to one that is asked for, and what to say of
// them. An equal one is the same amount, or the same units where units are counted, for the same reason. Source: D42.
import { GuardError } from '../errors/errors.js';
import type { ReversalRequest } from '../reversal.js';
import {
  compareAmounts,
  isPlainDecimal,
  redemptionKind,
  type Redemption,
  type Reversal,
  type ScripClient,
} from '../../sdk/index.js';

/** Whether the redemption has reversals that would have to be looked at. */
export function hasReversals({ reversed_amount }: Redemption): boolean {
  // An API may leave a field out, or write it in another form: then the list itself tells.
  const reversed: unknown = reversed_amount;
  return typeof reversed !== 'string' || !isPlainDecimal(reversed) || compareAmounts(reversed, '0') > 0;
}

/** All reversals of a redemption, oldest first. */
export async function readReversals(
  client: ScripClient,
  redemptionId: string,
  signal?: AbortSignal,
): Promise<readonly Reversal[]> {
  const reversals: Reversal[] = [];
  for await (const one of client.redemptions.reversals(redemptionId, {}, signal === undefined ? {} : { signal })) {
    reversals.push(one);
  }
  return reversals;
}

/** "All that remains" is capped by what remains, and so equal to nothing. */
export function isAllThatRemains({ amount, quantity }: ReversalRequest): boolean {
  return amount === undefined && quantity === undefined;
}

/** Those of the reversals that are equal to what is asked for. */
export function equalTo(
  request: ReversalRequest,
  redemption: Redemption,
  reversals: readonly Reversal[],
): readonly Reversal[] {
  if (isAllThatRemains(request)) return [];
  const countsUnits = redemptionKind(redemption) === 'UNIT_BASED';
  const { amount, quantity } = request;
  const isSameSize = (one: Reversal): boolean => {
    if (countsUnits && quantity !== undefined) return one.quantity === quantity;
    // What was reversed by units is no answer to a request by amount, which the API refuses there.
    return amount !== undefined && !(countsUnits && one.quantity != null) && compareAmounts(one.amount, amount) === 0;
  };
  const reason = spelled(request.reason);
  return reversals.filter((one) => spelled(one.reason) === reason && isSameSize(one));
}

/** Whether a reversal may be what a request has made, whatever the clocks said. Source: decision D50 */
export function mayBe(request: ReversalRequest, { amount, quantity, reason }: Reversal): boolean {
  if (spelled(reason) !== spelled(request.reason)) return false;
  if (request.quantity !== undefined) return quantity == null || quantity === request.quantity;
  return request.amount === undefined || compareAmounts(amount, request.amount) === 0;
}

function spelled(reason: string): string {
  return reason.trim().normalize('NFC');
}

/** "2.00 reversed at 2026-11-29T…, reversal …, by maria" @param who - where it is known */
export function inWordsOf({ amount, created_at, id, quantity }: Reversal, who?: string): string {
  const units = quantity == null ? '' : ` (${quantity} unit${quantity === 1 ? '' : 's'})`;
  return `${amount}${units} reversed at ${created_at}, reversal ${id}${who === undefined ? '' : `, by ${who}`}`;
}

/** @throws GuardError, exit 3: the same was done before, and it was not said that it is meant once more */
export function refuseEqual(equal: readonly Reversal[], whoDid: (reversalId: string) => string | undefined): never {
  const last = equal.at(-1);
  if (last === undefined) throw new Error('nothing equal stands');
  const others = equal.length === 1 ? '' : ` (and ${equal.length - 1} more)`;
  throw new GuardError(
    'equal_reversal_exists',
    `an equal reversal with the same reason was already made: ${inWordsOf(last, whoDid(last.id))}${others}; nothing was sent`,
    'if one more is meant: --again; in a script that is run again: --once, which takes it as done',
  );
}
