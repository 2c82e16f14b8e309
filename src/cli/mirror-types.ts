// A mirror as the services see it: copies of live objects, and the outbox on top of them. Types only.
import type { Redemption, Remaining, Reversal, Send } from '../sdk/index.js';
import type { Forecast, KeyedRequest } from './reversal.js';

export type ItemState = 'queued' | 'sent' | 'unknown' | 'conflict' | 'applied' | 'replayed' | 'refused' | 'discarded';

/** What is not settled: it still has to be sent, or somebody has to decide. */
export const OPEN_STATES: readonly ItemState[] = ['queued', 'sent', 'unknown', 'conflict'];

/** What live said: its answer, its refusal, or what it had when that was not what was expected. */
export interface ServerTruth {
  readonly reversal_id?: string;
  readonly amount?: string;
  readonly quantity?: number;
  readonly remaining?: Remaining;
  readonly code?: string;
  readonly message?: string;
}

/** A reversal in the outbox. */
export interface Item {
  readonly n: number;
  readonly redemptionId: string;
  readonly request: KeyedRequest;
  readonly actor: string;
  readonly queuedAtMs: number;
  readonly sentAtMs: number | undefined;
  /** What live must still have left when it is sent. */
  readonly expected: Remaining;
  readonly remainingAfter: Remaining;
  readonly amount: string;
  readonly quantity: number | null;
  readonly answer: Reversal;
  readonly state: ItemState;
  readonly server: ServerTruth | undefined;
}

/** Where copies came from, when the oldest did, and how many items of the outbox are counted as done on them. */
export interface Provenance {
  readonly source: string;
  readonly pulledAtMs: number;
  readonly waiting: number;
}

export interface Pulled {
  readonly kind: 'redemption' | 'reversal' | 'participant' | 'asset' | 'reward';
  readonly body: { readonly id: string };
  readonly belongsTo?: string | undefined;
}

export interface Move {
  readonly n: number;
  /** Only from one of these: another process may have been faster. */
  readonly from: readonly ItemState[];
  readonly to: ItemState;
  readonly actor: string;
  readonly server?: ServerTruth | undefined;
}

/** The file, as it is opened by whoever knows the engine. What is written is durable when a call returns. */
export interface Mirror {
  readonly path: string;
  readonly send: Send;
  rehearse(
    requests: Iterable<{ method: string; path: string; body: unknown }>,
    onAnswer: (answer: Forecast) => void,
  ): void;
  origin(): { readonly baseUrl: string; readonly salt: string; readonly keyMark: string } | undefined;
  bind(baseUrl: string, markOf: (salt: string) => string): void;
  /** @throws an Error named PendingItems while the outbox holds something */
  keep(pulled: readonly Pulled[], source: string): void;
  items(states: readonly ItemState[]): Item[];
  item(n: number): Item | undefined;
  itemWithKey(key: string): Item | undefined;
  /** @param id - of a redemption, or of the participant whose redemptions are meant */
  provenance(id: string): Provenance | undefined;
  sample(): string | undefined;
  /** @returns false when another process was faster */
  move(move: Move, fresh?: Redemption): boolean;
  /** @throws an Error named PendingItems while the outbox holds something */
  clear(): { readonly documents: number; readonly items: number };
  close(): void;
}

/** An item after this run looked at it; `held` says that it was too old to be sent. */
export interface PushedItem {
  readonly item: Item;
  readonly held: boolean;
}
