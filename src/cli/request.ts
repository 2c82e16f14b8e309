// Makes the request of a reversal from what was given, and its key from what it asks for and nothing else.
import { createHash } from 'node:crypto';
import { canonicalRequest, keyOfDigest, keyText } from '../sdk/index.js';
import type { ReversalIntent, ReversalRequest } from './reversal.js';

/** Fields of a request, as far as they are given. */
export type GivenFields = { readonly [Field in keyof ReversalRequest]?: ReversalRequest[Field] | undefined };

/** The request that these fields make, in the spelling in which it is sent; a field that was not given is left out. */
export function requestOf(given: GivenFields & { readonly reason: string }): ReversalRequest;
export function requestOf(given: GivenFields): Partial<ReversalRequest>;
export function requestOf(given: GivenFields): Partial<ReversalRequest> {
  const request = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return typeof request.reason === 'string' ? canonicalRequest(request as ReversalRequest) : request;
}

/**
 * The key that is made of what is asked, and of nothing else. The one place where the command line makes a key.
 * Source: decision D41.
 *
 * @param n - 1, or which of several equal requests that are all meant
 */
export function keyOf({ redemptionId, request }: ReversalIntent<ReversalRequest>, n = 1): string {
  return keyOfDigest(
    createHash('sha256')
      .update(keyText(redemptionId, request, n))
      .digest('hex'),
  );
}

/** More equal reversals than anyone means. */
const MOST_EQUAL = 50;

/** Which of several equal requests a key stands for; undefined for a key that was not made of this request. */
export function nOf(intent: ReversalIntent<ReversalRequest>, key: string): number | undefined {
  return Array.from({ length: MOST_EQUAL }, (_, at) => at + 1).find((n) => keyOf(intent, n) === key);
}

/** The next number of an equal reversal that nobody has. */
export function freeAbove(count: number, used: ReadonlySet<number | undefined>): number {
  for (let n = count + 1; ; n += 1) if (!used.has(n)) return n;
}

/** Bytes of a digest that tells requests apart. */
const CONTENT_BYTES = 20;

/** What makes two requests equal: the redemption, the amount or the units, and the reason; never the key. */
export function contentOf({ redemptionId, request }: ReversalIntent<ReversalRequest>): Buffer {
  return createHash('sha256')
    .update(keyText(redemptionId, request, 0))
    .digest()
    .subarray(0, CONTENT_BYTES);
}

/** What a request asks for, in words: "5.00 of <id>, "Late"". */
export function inWords({ redemptionId, request }: ReversalIntent<ReversalRequest>): string {
  return `${portionInWords(request)} of ${redemptionId}, "${request.reason}"`;
}

function portionInWords({ amount, quantity }: ReversalRequest): string {
  if (amount !== undefined) return amount;
  if (quantity === undefined) return 'all that remains';
  return `${quantity} unit${quantity === 1 ? '' : 's'}`;
}
