// Keys made from what a row says, not from chance and not from where it stands: a crash cannot turn into a second
// reversal, and neither can correcting another row of the file.
import { createHash } from 'node:crypto';
import { canonicalAmount } from '../../sdk/index.js';
import type { BatchPlace, RowRequest } from '../journal/types.js';

/** Bytes of a digest that tells contents apart. */
const CONTENT_BYTES = 20;

/** What makes two rows equal: the redemption, the amount or the units, and the reason. */
export function contentDigest(request: RowRequest): Buffer {
  return digest(contentOf(request)).subarray(0, CONTENT_BYTES);
}

/**
 * The key of a row that has none of its own. Source: interface contract 3.2.
 *
 * @param n - 1 for the first row of this content in the file, 2 for an equal one that is meant as well
 */
export function rowKey({ environment, name }: BatchPlace, request: RowRequest, n: number): string {
  return `csv_${digest([keptUnder(environment), name, ...contentOf(request), n])
    .toString('hex')
    .slice(0, 40)}`;
}

function contentOf({ redemptionId, amount, quantity, reason }: RowRequest): (string | number | null)[] {
  const asked = amount === undefined ? (quantity ?? null) : canonicalAmount(amount);
  return [redemptionId.toLowerCase(), asked, reason.trim()];
}

function digest(parts: readonly (string | number | null)[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** What is queued offline has the key it would have live: a file that is run in both is done once. */
function keptUnder(environment: string): string {
  return environment.replace(/^offline \S+ of /, '');
}
