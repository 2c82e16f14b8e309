// What a person typed, checked while they type it. Pure; each check gives what is wrong, or undefined.
import { compareAmounts, isPlainDecimal, type Remaining } from '../../sdk/index.js';
import { counted } from '../ui/counted.js';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id of the API. Source: the API's conventions, ids are UUIDs. */
export function checkId(text: string): string | undefined {
  if (ID.test(text)) return undefined;
  return 'an id has 36 characters, such as 550e8400-e29b-41d4-a716-446655440001';
}

/** A part of what remains, as the API writes amounts: input is never localised. */
export function checkAmount(text: string, left: Remaining): string | undefined {
  if (!isPlainDecimal(text)) return 'write digits and a point, such as 12.50: no sign, blank, comma or currency';
  if (compareAmounts(text, '0') === 0) return 'it must be more than 0';
  if (compareAmounts(text, left.amount) > 0) return `only ${left.amount} remains`;
  const [most, typed] = [decimalsOf(left.amount), decimalsOf(text)];
  if (typed <= most) return undefined;
  return most === 0 ? 'write a whole number' : `write at most ${most} decimals`;
}

/** A part of the units that remain. */
export function checkUnits(text: string, left: Remaining): string | undefined {
  if (!/^\d{1,15}$/.test(text)) return 'write a whole number';
  const units = parseInt(text, 10);
  if (units === 0) return 'it must be at least 1';
  const most = left.quantity ?? 0;
  return units > most ? `only ${counted(most, 'unit')} can be given back` : undefined;
}

const LONGEST_REASON = 500;

/** Source: the API's reverse page, `reason`. */
export function checkReason(text: string): string | undefined {
  if (text === '') return 'say why, in 1 to 500 characters';
  const length = Array.from(text).length;
  return length > LONGEST_REASON ? `${length} characters are too many: write at most ${LONGEST_REASON}` : undefined;
}

/** Decimals that count: 12.500 has two. */
function decimalsOf(amount: string): number {
  return (amount.split('.')[1] ?? '').length;
}
