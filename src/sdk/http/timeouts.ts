// The time limit of a whole call: all its attempts and the waits between them.
import type { Transport } from './transport.js';

/** The reason when the time limit of a call is reached; it becomes the cause of the error that is thrown. */
export class DeadlineReached extends Error {
  override readonly name = 'TimeoutError';
}

/** Gives a call a time limit; undefined for none. */
export function withDeadline(next: Transport, deadlineMs: number | undefined, monotonicMs: () => number): Transport {
  if (deadlineMs === undefined) return next;
  return async (outgoing) => {
    const late = (): Error => new DeadlineReached(`the time for the call, ${deadlineMs} ms, was over`);
    const call = limit(outgoing.signal, deadlineMs, late);
    try {
      return await next({ ...outgoing, signal: call.signal, endsAtMs: monotonicMs() + deadlineMs });
    } finally {
      call.end();
    }
  };
}

// The time limit of one attempt: sending, waiting and reading the whole answer.

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

// A signal with a time limit of its own.

/** A signal that is aborted with another one, or when its time is over. */
export interface Limited {
  readonly signal: AbortSignal;
  /** Rejects with the signal's reason when it is aborted before the end; otherwise it never settles. */
  readonly stopped: Promise<never>;
  /** Must be called when the attempt or call has ended. */
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
  // Nobody may be waiting for it: its rejection must not count as unhandled.
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

// Many calls may share one signal, as the rows of a batch do; platforms warn of a leak at the eleventh listener on it.

interface Group {
  readonly members: Set<AbortController>;
  readonly onAbort: () => void;
}

/** Gives a call a signal of its own, aborted with the caller's: that has one listener, and only while calls follow it. */
export function createFollow(): (next: Transport) => Transport {
  const groups = new WeakMap<AbortSignal, Group>();
  return (next) => async (outgoing) => {
    const { signal: source } = outgoing;
    if (source === undefined) return next(outgoing);
    const own = new AbortController();
    if (source.aborted) own.abort(source.reason);
    const group = groups.get(source) ?? createGroup(source);
    groups.set(source, group);
    if (group.members.size === 0) source.addEventListener('abort', group.onAbort);
    group.members.add(own);
    try {
      return await next({ ...outgoing, signal: own.signal });
    } finally {
      group.members.delete(own);
      if (group.members.size === 0) source.removeEventListener('abort', group.onAbort);
    }
  };
}

function createGroup(source: AbortSignal): Group {
  const members = new Set<AbortController>();
  const onAbort = (): void => {
    for (const member of members) member.abort(source.reason);
  };
  return { members, onAbort };
}
