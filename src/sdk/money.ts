// Exact money: decimal strings on the wire, whole minor units (bigint) inside. The only file that imports decimal.js.
import { Decimal } from 'decimal.js';

/**
 * A clone, because `Decimal.set` would change rounding for every user of the library in the process. Its precision is beyond
 * any cell of a file (64 KiB), so that no sum is ever rounded.
 */
const Exact = Decimal.clone({ precision: 100_000 });

const PLAIN_DECIMAL = /^\d+(\.\d+)?$/;

/** The most significant digits an amount may have at its asset's scale. Source: decision D6. */
export const MAX_DIGITS = 38;

/**
 * Whether a text is a plain decimal: digits, and optionally a point with digits behind it.
 * No sign, exponent, blank or separator. Source: decision D4.
 */
export function isPlainDecimal(text: string): boolean {
  return PLAIN_DECIMAL.test(text);
}

/** How many decimals of a plain decimal carry value: "1.500" has 1, "2" has 0. */
export function significantDecimals(text: string): number {
  return withoutTrailingZeros(text.split('.')[1] ?? '').length;
}

/**
 * Reads a wire amount as exact minor units: ("12.5", 2) is 1250n, and so is ("12.500", 2).
 *
 * @param text - plain decimal; see {@link isPlainDecimal}
 * @param scale - decimal places of the asset, 0 to 18. Source: the asset's `scale`
 * @throws RangeError when the form is wrong or a digit would be lost; nothing is ever rounded
 */
export function parseAmount(text: string, scale: number): bigint {
  if (!isPlainDecimal(text)) throw new RangeError(`not a plain decimal amount: ${JSON.stringify(text)}`);
  if (significantDecimals(text) > scale) throw new RangeError(`${text} has more than ${scale} decimal places`);
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
}

/** Writes minor units as a wire amount, padded to the scale: (50000n, 2) is "500.00"; negative values keep their sign. */
export function formatAmount(minor: bigint, scale: number): string {
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The canonical form of a plain decimal: no leading zeros, no trailing decimal zeros. "01.50" is "1.5". */
export function canonicalAmount(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const decimals = withoutTrailingZeros(fraction);
  return decimals === '' ? digits : `${digits}.${decimals}`;
}

/** Negative, zero or positive as a is less than, equal to or greater than b, exactly. */
export function compareAmounts(a: string, b: string): number {
  return new Exact(a).comparedTo(new Exact(b));
}

/** The exact difference a - b, with as many decimals as the longer of the two. */
export function subtractAmounts(a: string, b: string): string {
  return new Exact(a).minus(new Exact(b)).toFixed(Math.max(decimals(a), decimals(b)));
}

/** The exact sum a + b, with as many decimals as the longer of the two. */
export function addAmounts(a: string, b: string): string {
  return new Exact(a).plus(new Exact(b)).toFixed(Math.max(decimals(a), decimals(b)));
}

/** The exact product of an amount and a whole number of units. */
export function multiplyAmount(amount: string, units: number): string {
  return new Exact(amount).times(units).toFixed(decimals(amount));
}

// A loop, because /0+$/ takes quadratic time on a long run of zeros that does not end the text.
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

function decimals(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}
