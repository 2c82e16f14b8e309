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
