// How long a run puts up with a server that does not take its rows: pauses that grow, and an end.

/** Without any row settled for so long, a run stops; it can be resumed. Source: interface contract 3.2. */
const NO_PROGRESS_MS = 10 * 60 * 1000;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface Patience {
  /** A row was settled. */
  succeeded(): void;
  /** A row could not be delivered. Tells when it is time to give up. */
  failed(attempt: {
    readonly why: 'limited' | 'unreachable';
    readonly pauseMs?: number;
  }): 'unreachable' | 'no_progress' | undefined;
  /** Milliseconds until the next row may try. */
  waitMs(): number;
  /** Why it waits; undefined when it does not. */
  readonly why: 'limited' | 'unreachable' | undefined;
}

export function createPatience(nowMs: () => number): Patience {
  let settledAt = nowMs();
  let everSettled = false;
  let failures = 0;
  let closedUntil = 0;
  let why: Patience['why'];
  return {
    succeeded: () => {
      settledAt = nowMs();
      everSettled = true;
      failures = 0;
      why = undefined;
    },
    failed: (attempt) => {
      failures += 1;
      why = attempt.why;
      const now = nowMs();
      const pauseMs = attempt.pauseMs ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
      closedUntil = Math.max(closedUntil, now + pauseMs);
      // Nobody was ever there: waiting for minutes would only hide a mistake in the address.
      if (attempt.why === 'unreachable' && !everSettled) return 'unreachable';
      // Counted to the end of the pause: a server that asks for a day is not waited for.
      return closedUntil - settledAt > NO_PROGRESS_MS ? 'no_progress' : undefined;
    },
    waitMs: () => Math.max(0, closedUntil - nowMs()),
    get why() {
      return why;
    },
  };
}
