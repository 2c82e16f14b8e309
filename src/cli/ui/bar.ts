// How much of a redemption is left, as a bar of plain characters.
import { compareAmounts, parseAmount } from '../../sdk/index.js';

/** "[##########..........]": a bar is full or empty only when that is exactly so. */
export function bar(part: string, whole: string, cells = 20): string {
  const filled = cellsOf(part, whole, cells);
  return `[${'#'.repeat(filled)}${'.'.repeat(cells - filled)}]`;
}

function cellsOf(part: string, whole: string, cells: number): number {
  if (compareAmounts(whole, '0') <= 0 || compareAmounts(part, '0') <= 0) return 0;
  if (compareAmounts(part, whole) >= 0) return cells;
  const scale = Math.max(decimals(part), decimals(whole));
  const share = (parseAmount(part, scale) * BigInt(cells)) / parseAmount(whole, scale);
  return Math.min(cells - 1, Math.max(1, parseInt(share.toString(), 10)));
}

function decimals(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}
