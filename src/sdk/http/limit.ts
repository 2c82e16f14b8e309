// A signal with a time limit of its own.

/** A signal that is aborted with another one, or when its time is over. */
export interface Limited {
  readonly signal: AbortSignal;
  /** Must be called when what it is for is over. */
  readonly end: () => void;
}

/**
 * Begins to follow a signal, for a time.
 *
 * @param late - makes the reason when the time is over
 */
export function limit(source: AbortSignal, ms: number, late: () => Error): Limited {
  const own = new AbortController();
  const onAbort = (): void => {
    own.abort(source.reason);
  };
  if (source.aborted) onAbort();
  source.addEventListener('abort', onAbort);
  const timer = setTimeout(() => {
    own.abort(late());
  }, ms);
  const end = (): void => {
    clearTimeout(timer);
    source.removeEventListener('abort', onAbort);
    // Platforms keep a request and its signal until a full collection, unless it was aborted.
    own.abort(OVER);
  };
  return { signal: own.signal, end };
}

/** The reason of signals whose work has ended by itself. */
const OVER = new DOMException('it is over', 'AbortError');
