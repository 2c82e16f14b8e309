// Exact sums, one for each asset.
import { addAmounts } from '../../sdk/index.js';

export interface AssetTotal {
  /** Null: the asset was not read. */
  readonly asset_id: string | null;
  readonly amount: string;
}

export interface Totals {
  add(asset: string | null, amount: string): void;
  all(): AssetTotal[];
}

export function createTotals(): Totals {
  const sums = new Map<string | null, string>();
  return {
    add: (asset, amount) => {
      sums.set(asset, addAmounts(sums.get(asset) ?? '0', amount));
    },
    all: () => Array.from(sums, ([asset_id, amount]) => ({ asset_id, amount })),
  };
}
