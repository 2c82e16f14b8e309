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
    const stopped = stoppedBy(attempt.signal);
    try {
      return await Promise.race([next({ ...outgoing, signal: attempt.signal }), stopped.promise]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      stopped.forget();
      // The answer is there. Platforms keep a request and its signal until a full collection, unless it was aborted.
      attempt.abort(OVER);
    }
  };
}

/** The reason of signals whose attempt has ended by itself. */
const OVER = new DOMException('the attempt is over', 'AbortError');

/** Rejects with the signal's reason when it is aborted, until it is forgotten. */
function stoppedBy(signal: AbortSignal): { readonly promise: Promise<never>; readonly forget: () => void } {
  let forget = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop);
    forget = () => {
      signal.removeEventListener('abort', stop);
    };
  });
  return { promise, forget };
}
