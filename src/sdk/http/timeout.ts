// One attempt: sent, answered and read to the end, or given up in time.
import { limit } from './limit.js';
import type { Transport } from './transport.js';

/**
 * Gives an attempt a time limit that covers the body. A transport that ignores its signal is not waited for.
 *
 * @param timeoutMs - from the first byte sent to the last byte of the body
 * @throws the signal's reason, or a DOMException named TimeoutError
 */
export function withTimeout(next: Transport, timeoutMs: number): Transport {
  return async (outgoing) => {
    outgoing.signal?.throwIfAborted();
    const late = (): Error => new DOMException(`no complete answer within ${timeoutMs} ms`, 'TimeoutError');
    const attempt = limit(outgoing.signal, timeoutMs, late);
    try {
      return await Promise.race([next({ ...outgoing, signal: attempt.signal }), attempt.stopped]);
    } finally {
      attempt.end();
    }
  };
}
