// Amounts as a request states them, read exactly or refused.
import {
  MAX_DIGITS,
  canonicalAmount,
  formatAmount,
  isPlainDecimal,
  parseAmount,
  significantDecimals,
} from '../../sdk/money.js';
import { Refusal } from './refusal.js';

/** The first whole number of minor units that is out of range. Source: decision D6. */
const TOO_LARGE = 10n ** BigInt(MAX_DIGITS);

/** Refuses what is not a plain decimal; undefined passes. Source: decision D4. */
export function requirePlain(text: string | undefined, field: string): void {
  if (text !== undefined && !isPlainDecimal(text)) {
    throw new Refusal(
      'invalid_request',
      `${field} must be a plain decimal such as "12.50": no sign, exponent, blanks or separators`,
    );
  }
}

/** Refuses an amount that is not a plain decimal, or is zero. Source: decision D4. */
export function requirePositive(text: string, field: string): void {
  requirePlain(text, field);
  if (!/[1-9]/.test(text)) throw new Refusal('invalid_request', `${field} must be greater than zero`);
}

/**
 * Reads an amount at an asset's scale.
 *
 * @param text - a plain decimal; see {@link requirePositive}
 * @throws Refusal invalid_scale (D5) when a digit would be lost, invalid_request (D6) beyond 38 digits
 */
export function readAmount(text: string, scale: number, field: string): bigint {
  const decimals = significantDecimals(text);
  if (decimals > scale) {
    throw new Refusal(
      'invalid_scale',
      `${field} has ${decimals} decimal ${decimals === 1 ? 'place' : 'places'}; the asset has ${scale}. Nothing is rounded`,
    );
  }
  const wholeDigits = (text.split('.')[0] ?? '').replace(/^0+/, '').length;
  if (wholeDigits + scale > MAX_DIGITS) {
    throw new Refusal(
      'invalid_request',
      `${field} has more than ${MAX_DIGITS} significant digits at the asset's scale of ${scale}`,
    );
  }
  return parseAmount(text, scale);
}

/** Whether a sum still fits. Source: decision D6. */
function isInRange(minor: bigint): boolean {
  return minor < TOO_LARGE && minor > -TOO_LARGE;
}

/** @throws Refusal amount_out_of_range when a cost or a balance would pass 38 digits. */
export function requireInRange(minor: bigint, what: string): bigint {
  if (!isInRange(minor)) throw new Refusal('amount_out_of_range', `${what} would have more than ${MAX_DIGITS} digits`);
  return minor;
}

/** An amount as it enters a fingerprint: "5", "5.0" and "05" are the same. Source: decision D34. */
export function fingerprintAmount(text: string | undefined): string | undefined {
  return text === undefined ? undefined : canonicalAmount(text);
}

/**
 * Whether an account holds enough. Source: decision D12.
 *
 * @param what - names the account in the refusal
 * @throws Refusal insufficient_balance
 */
export function requireAvailable(has: bigint, needs: bigint, scale: number, what: string): void {
  if (has >= needs) return;
  const words = `${what} has ${formatAmount(has, scale)}, but ${formatAmount(needs, scale)} is needed`;
  throw new Refusal('insufficient_balance', words);
}
