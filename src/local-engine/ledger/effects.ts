// What an operation brought about, for those who want to see it before it happens.
import type { RewardStatus } from '../rules/stock.js';

export interface PostingLine {
  readonly entity_type: string;
  /** Null for system accounts. */
  readonly entity_id: string | null;
  /** Null for accounts that have no buckets. */
  readonly bucket: 'AVAILABLE' | 'DEFERRED' | 'HELD' | null;
  readonly lot_id: string | null;
  /** Minor units as text; credit positive, debit negative. */
  readonly amount: string;
}

export interface PostedEntry {
  readonly actionType: string;
  readonly assetId: string;
  readonly scale: number;
  readonly postings: readonly PostingLine[];
}

export interface RestoredLot {
  readonly lotId: string;
  readonly amount: bigint;
  readonly expiresAt: number | null;
  /** Whether the value is posted on to breakage at once, because the lot has expired. */
  readonly expired: boolean;
}

export interface RewardChange {
  readonly id: string;
  readonly countBefore: number;
  readonly countAfter: number;
  readonly statusBefore: RewardStatus;
  readonly statusAfter: RewardStatus;
}

export interface Effects {
  readonly entries: PostedEntry[];
  readonly lots: RestoredLot[];
  reward?: RewardChange;
}
