// Exact sums of a batch, one for each asset: what is reversed, and what of it expires at once.
import { addAmounts } from '../../sdk/index.js';
import type { Warning } from '../reversal.js';
import { expiredWarnings, expiryWarnings, type Expiring } from '../reverse/expiry.js';
import { visible } from '../terminal/safe-text.js';
import { counted } from '../terminal/words.js';

export interface AssetTotal {
  /** Null: the asset was not read. */
  readonly asset_id: string | null;
  readonly amount: string;
}

interface Totals {
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

/** "1,234.50 of asset 3333…" for each asset; undefined without any. */
export function totalsText(totals: readonly AssetTotal[]): string | undefined {
  if (totals.length === 0) return undefined;
  return totals
    .map(
      ({ asset_id, amount }) => `${amount} ${asset_id === null ? '(asset not read)' : `of asset ${visible(asset_id)}`}`,
    )
    .join('; ');
}

// What of a batch expires at once, before and after it was sent. Source: decision D51.

export interface BatchExpiring {
  readonly exactly: readonly AssetTotal[];
  /** Where only lots can be read. */
  readonly atMost: readonly AssetTotal[];
  /** Rows of which it is not known. */
  readonly unknownRows: number;
}

interface ExpiringTotals {
  add(asset: string | undefined, expiring: Expiring | undefined): void;
  all(): BatchExpiring;
}

export function createExpiringTotals(): ExpiringTotals {
  const sums = { exactly: createTotals(), 'at most': createTotals() };
  let unknownRows = 0;
  return {
    add: (asset, expiring) => {
      if (expiring?.known === 'not') unknownRows += 1;
      else if (expiring !== undefined) sums[expiring.known].add(asset ?? null, expiring.amount);
    },
    all: () => ({ exactly: sums.exactly.all(), atMost: sums['at most'].all(), unknownRows }),
  };
}

/** Said before a batch is sent. */
export function batchExpiryWarnings({ exactly, atMost, unknownRows }: BatchExpiring): Warning[] {
  const [sure, most] = [totalsText(exactly), totalsText(atMost)];
  const unknown = expiryWarnings(unknownRows === 0 ? undefined : { known: 'not' });
  return [
    ...expiryWarnings(sure === undefined ? undefined : { known: 'exactly', amount: sure }),
    ...expiryWarnings(most === undefined ? undefined : { known: 'at most', amount: most }),
    ...unknown.map(({ code, message }) => ({ code, message: `${counted(unknownRows, 'row')}: ${message}` })),
  ];
}

/** Said afterwards. */
export function batchExpiredWarnings(expired: readonly AssetTotal[]): Warning[] {
  return expiredWarnings(totalsText(expired));
}
