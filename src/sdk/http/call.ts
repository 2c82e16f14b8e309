// What one request is, as far as sending it again is concerned.
import type { Outgoing } from './transport.js';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A request, looked at once before it is sent. */
export interface Call {
  /** Method and path, for messages. */
  readonly name: string;
  readonly isWrite: boolean;
  /** The key in its JSON body; undefined without one. */
  readonly idempotencyKey: string | undefined;
  /** Whether sending it twice has the effect of sending it once. */
  readonly isRepeatable: boolean;
}

/**
 * Looks at a request before it is sent.
 *
 * A key of nothing but blanks protects nothing: a server may take it for none.
 *
 * Source: the API's idempotency rules, which have the key in the body field `idempotency_key` of POSTs
 */
export function readCall({ body, method, url }: Pick<Outgoing, 'body' | 'method' | 'url'>): Call {
  const name = `${method} ${new URL(url).pathname}`;
  if (READS.has(method)) return { name, isWrite: false, idempotencyKey: undefined, isRepeatable: true };
  const idempotencyKey = keyIn(body ?? '');
  const isRepeatable = method === 'POST' && idempotencyKey !== undefined && idempotencyKey.trim() !== '';
  return { name, isWrite: true, idempotencyKey, isRepeatable };
}

function keyIn(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('idempotency_key' in parsed)) return undefined;
    return typeof parsed.idempotency_key === 'string' ? parsed.idempotency_key : undefined;
  } catch {
    return undefined; // Not JSON, so no key.
  }
}
