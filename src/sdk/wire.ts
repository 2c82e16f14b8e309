// Names for the wire types people use; the contract they are generated from is openapi.yaml.
import type { components, operations } from './generated/schema.js';

/** A redemption as the API sends it. */
export type Redemption = components['schemas']['Redemption'];

/** A reversal as the API sends it. */
export type Reversal = components['schemas']['Reversal'];

/** The body of a reverse request: `reason`, and `amount` or `quantity` unless all that remains is meant. */
export type ReverseRequest = components['schemas']['ReverseRequest'];

/** Filters of a participant's redemptions, with `limit` (1 to 200) and `cursor`. */
export type RedemptionFilters = NonNullable<operations['listRedemptions']['parameters']['query']>;

/** `limit` (1 to 200) and `cursor` of a redemption's reversals. */
export type ReversalFilters = NonNullable<operations['listReversals']['parameters']['query']>;

// The seam: one request out, one answer back, as plain data. `fetch` is one way to send it, `engine.send` another.

/** A request that is sent once. */
export interface Outgoing {
  readonly method: string;
  /** Absolute, with its query. */
  readonly url: string;
  /** With lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Aborts the request. */
  readonly signal?: AbortSignal | undefined;
}

/** An answer that was read to its last byte. */
export interface Reply {
  readonly status: number;
  /** With lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends a request; rejects when no complete answer arrived. */
export type Send = (outgoing: Outgoing) => Promise<Reply>;

/** The parsed JSON; undefined when the text is not JSON. No JSON text parses to undefined. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A field of what may not even be an object. */
export function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, field)?.value;
}
