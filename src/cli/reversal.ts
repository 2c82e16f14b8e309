// The request of a reversal and its forecast. The request is the body on the wire, as openapi.yaml has it: flags, prompts,
// CSV cells and the outbox make it, and everything after them passes it on whole.
import type { ItemState } from '../local-engine/mirror/mirror.js';
import type { ReverseRequest } from '../sdk/index.js';

export type ReversalRequest = Readonly<ReverseRequest>;

/** A request whose key is made: as it is written down and as it is sent. */
export type KeyedRequest = ReversalRequest & { readonly idempotency_key: string };

/** What is asked of which redemption. */
export interface ReversalIntent<Request extends ReversalRequest = KeyedRequest> {
  readonly redemptionId: string;
  readonly request: Request;
}

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

/** Runs many reversals one after another and takes all back: one answer for each, in order. */
export type Rehearse = (requests: Iterable<ReversalIntent>, onAnswer: (answer: Forecast) => void) => Promise<void>;

/** States of a reversal in the outbox that is not settled: it still has to be sent, or somebody has to decide. */
export const OPEN_STATES: readonly ItemState[] = ['queued', 'sent', 'unknown', 'conflict'];
