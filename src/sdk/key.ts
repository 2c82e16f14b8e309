// The idempotency key that is made of what is asked: the same request has the same key on every machine, at any time, so
// that the API itself refuses to do it twice. Source: decision D41.
// A file of its own because what a key is made of may never change.
import { canonicalAmount } from './money.js';
import type { ReverseRequest } from './wire.js';

/** What a key is made of; a key that is given is no part of it. */
export type KeyedFields = Pick<ReverseRequest, 'amount' | 'quantity' | 'reason'>;

/**
 * The request in the one spelling in which it is sent: the same key always carries the same body.
 *
 * @param body - amounts as plain decimals
 * @returns the amount without needless zeros, the reason without blanks around it and in Unicode's form NFC
 */
export function canonicalRequest<Body extends KeyedFields>(body: Body): Body {
  const { amount, reason } = body;
  return {
    ...body,
    ...(amount !== undefined && { amount: canonicalAmount(amount) }),
    reason: reason.trim().normalize('NFC'),
  };
}

/** The text whose SHA-256 makes the key. @param n - 1, or which of several equal requests that are all meant */
export function keyText(redemptionId: string, body: KeyedFields, n = 1): string {
  const { amount = null, quantity = null, reason } = canonicalRequest(body);
  return JSON.stringify(['scrip-key-1', redemptionId.toLowerCase(), amount, quantity, reason, n]);
}

/** The key of a digest. @param digest - SHA-256 of the text of the key, in hex */
export function keyOfDigest(digest: string): string {
  return `scrip_${digest.slice(0, 40)}`;
}

/**
 * The key that the command line gives to this very request. With it as `idempotency_key`, a program that is run again,
 * or a person who asks for the same on another machine, makes no second reversal. Send the body of
 * {@link canonicalRequest}: a key stands for one spelling.
 *
 * @param n - 1; 2 for a second reversal that is equal and meant as well
 * @returns a promise, because browsers hash asynchronously
 */
export async function reversalKey(redemptionId: string, body: KeyedFields, n = 1): Promise<string> {
  const bytes = new TextEncoder().encode(keyText(redemptionId, body, n));
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  return keyOfDigest(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
