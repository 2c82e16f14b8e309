// A signal with a time limit of its own.

/** A signal that is aborted with another one, or when its time is over. */
export interface Limited {
  readonly signal: AbortSignal;
  /** Rejects with the signal's reason when it is aborted before the end; stays open else. */
  readonly stopped: Promise<never>;
  /** Must be called when what it is for is over. */
  readonly end: () => void;
}

/**
 * Begins to follow a signal, for a time.
 *
 * @param source - undefined when nothing is to be followed
 * @param late - makes the reason when the time is over
 */
export function limit(source: AbortSignal | undefined, ms: number, late: () => Error): Limited {
  const own = new AbortController();
  let stop: (reason: Error) => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = (reason) => {
      own.abort(reason);
      reject(reason);
    };
  });
  // Whoever does not wait for it must not be told about it.
  stopped.catch(() => undefined);
  const onAbort = (): void => {
    stop(source?.reason as Error);
  };
  if (source?.aborted === true) onAbort();
  source?.addEventListener('abort', onAbort);
  const timer = setTimeout(() => {
    stop(late());
  }, ms);
  const end = (): void => {
    clearTimeout(timer);
    source?.removeEventListener('abort', onAbort);
    // Platforms keep a request and its signal until a full collection, unless it was aborted.
    own.abort(OVER);
  };
  return { signal: own.signal, stopped, end };
}

/** The reason of signals whose work has ended by itself. */
const OVER = new DOMException('it is over', 'AbortError');
