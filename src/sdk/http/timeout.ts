// One attempt: sent, answered and read to the end, or given up in time.
import type { Transport } from './transport.js';

/**
 * Gives an attempt a time limit that covers the body. A transport that ignores its signal is not waited for.
 *
 * @param timeoutMs - from the first byte sent to the last byte of the body
 * @throws the signal's reason, or a DOMException named TimeoutError
 */
export function withTimeout(next: Transport, timeoutMs: number): Transport {
  return async (outgoing) => {
    const { signal } = outgoing;
    signal.throwIfAborted();
    const attempt = new AbortController();
    const onAbort = (): void => {
      attempt.abort(signal.reason);
    };
    const timer = setTimeout(() => {
      attempt.abort(new DOMException(`no complete answer within ${timeoutMs} ms`, 'TimeoutError'));
    }, timeoutMs);
    signal.addEventListener('abort', onAbort);
    try {
      return await Promise.race([next({ ...outgoing, signal: attempt.signal }), rejectOnAbort(attempt.signal)]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  };
}

async function rejectOnAbort(signal: AbortSignal): Promise<never> {
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
  });
  throw signal.reason as Error;
}
