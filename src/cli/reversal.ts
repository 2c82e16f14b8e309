// The request of a reversal and its forecast: one shape from what was typed to the wire. Types only.

export interface Warning {
  readonly code: string;
  readonly message: string;
}

export interface LotReturn {
  readonly lot_id: string;
  readonly amount: string;
  readonly expires_at?: string | null;
  readonly expired: boolean;
}

export interface PostingEffect {
  readonly entity_type: string;
  readonly participant_id?: string | null;
  readonly amount: string;
  readonly bucket?: string | null;
  readonly lot_id?: string | null;
  readonly asset_id: string;
}

export interface RewardEffect {
  readonly id: string;
  readonly redeemed_count_before: number;
  readonly redeemed_count_after: number;
  readonly status_before: string;
  readonly status_after: string;
}

/** Source: `POST /_sandbox/preview`. */
export interface Effects {
  /** In the order in which they are restored. */
  readonly lots: readonly LotReturn[];
  readonly postings: readonly PostingEffect[];
  readonly journal_entries: readonly string[];
  readonly reward?: RewardEffect | null;
}

/** The answer that a request would get, and what it would change. */
export interface Forecast {
  readonly status: number;
  readonly body: unknown;
  readonly effects?: Effects;
  /** What could not be known where it was forecast. */
  readonly unknown?: readonly Warning[];
}

/** The body of a reversal, on the wire. */
export interface ReversalRequest {
  readonly reason: string;
  readonly amount?: string;
  readonly quantity?: number;
  readonly idempotency_key: string;
}

/** Runs many reversals one after another and takes all back: one answer for each, in order. */
export type Rehearse = (
  requests: Iterable<{ readonly redemptionId: string; readonly request: ReversalRequest }>,
  onAnswer: (answer: Forecast) => void,
) => Promise<void>;
