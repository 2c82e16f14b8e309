// Amounts as people of a locale write them. For reading only: what is typed and what scripts get is never localised.
import { isPlainDecimal } from '../../sdk/index.js';

/**
 * Groups the digits of a decimal string, exactly and with all of its decimals; any other text stays as it is.
 *
 * @param locale - a BCP 47 tag such as de-CH
 */
export function groupedBy(locale: string): (amount: string) => string {
  const formats = new Map<number, Intl.NumberFormat>();
  return (amount) => {
    if (!isPlainDecimal(amount)) return amount;
    const decimals = amount.split('.')[1]?.length ?? 0;
    const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const format = formats.get(decimals) ?? new Intl.NumberFormat(locale, options);
    formats.set(decimals, format);
    // A string keeps all of its digits; a number would not.
    return format.format(amount as `${number}`);
  };
}
