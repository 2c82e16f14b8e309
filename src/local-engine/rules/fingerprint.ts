// What makes two requests under one idempotency key the same request. Source: decision D34.
import { Refusal } from './refusal.js';

/** The documented fields of a request that were sent, amounts canonical, texts trimmed, in a fixed order. */
type Fingerprint = Readonly<Record<string, string | number | undefined>>;

/** The canonical text of a request; undefined fields are left out. */
export function writeFingerprint(operation: string, fields: Fingerprint): string {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ operation, ...Object.fromEntries(sorted) });
}

/**
 * Compares a request with the one its key was first used for.
 *
 * @throws Refusal idempotency_conflict (D11), naming the fields that differ
 */
export function requireSameRequest(first: string, again: string): void {
  if (first === again) return;
  const before = JSON.parse(first) as Record<string, unknown>;
  const now = JSON.parse(again) as Record<string, unknown>;
  if (before.operation !== now.operation) {
    throw new Refusal('idempotency_conflict', 'idempotency_key was already used in this program for another operation');
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const differing = names.filter((name) => before[name] !== now[name]);
  throw new Refusal(
    'idempotency_conflict',
    `idempotency_key was already used for a request with another ${differing.join(', ')}`,
  );
}
