// When a lot matures or expires. Source: decisions D24 and D40.

export type LotStatus = 'DEFERRED' | 'AVAILABLE' | 'HELD' | 'CONSUMED' | 'EXPIRED';
export type ExpiredLotPolicy = 'expire' | 'restore' | 'refuse';

interface LotTimes {
  readonly status: LotStatus;
  /** Milliseconds since 1970; null: never. */
  readonly expiresAt: number | null;
  readonly maturesAt: number | null;
}

export interface DueEvent {
  readonly kind: 'MATURITY' | 'EXPIRY';
  readonly at: number;
}

/** A lot is expired at its very `expires_at`. */
export function isExpired(expiresAt: number | null, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** What is due next for a lot, its maturity or its expiry; undefined when neither. */
export function nextEvent(lot: LotTimes): DueEvent | undefined {
  const expiry: DueEvent | undefined = lot.expiresAt === null ? undefined : { kind: 'EXPIRY', at: lot.expiresAt };
  if (lot.status === 'AVAILABLE') return expiry;
  if (lot.status !== 'DEFERRED' || lot.maturesAt === null) return undefined;
  // A lot that expires before it matures never becomes spendable.
  if (expiry !== undefined && expiry.at <= lot.maturesAt) return expiry;
  return { kind: 'MATURITY', at: lot.maturesAt };
}
