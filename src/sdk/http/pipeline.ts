// The pipeline of one call, from the fetch that openapi-fetch calls down to the fetch that sends.
import type { Redact } from '../redact.js';
import type { Seams } from '../seams.js';
import { withDeadline } from './deadline.js';
import { createFollow } from './follow.js';
import { type Hooks, withHooks } from './hooks.js';
import { withOrigin } from './origin.js';
import { asFetch, type FetchFunction, overFetch } from './over-fetch.js';
import type { Pace } from './pace.js';
import { withPace } from './paced.js';
import { withRetry } from './retry.js';
import { withTimeout } from './timeout.js';

/** What stays the same for all calls of a client. */
export interface PipelineOptions extends Omit<Seams, 'newIdempotencyKey'> {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly hooks: Hooks;
  readonly pace: Pace | undefined;
  readonly redact: Redact;
}

/** What may differ from call to call. */
export interface CallSettings {
  readonly deadlineMs: number | undefined;
  readonly maxRetries: number;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
}

/** The fetch of one call, and how often it has sent. */
export interface Sending {
  readonly fetch: FetchFunction;
  readonly attempts: () => number;
}

/** Puts pipelines together: the key for one origin; a deadline around retried attempts, each told, counted and timed. */
export function createPipeline(options: PipelineOptions): (call: CallSettings) => Sending {
  const { apiKey, baseUrl, fetch, hooks, nowMs, pace, redact } = options;
  const follow = createFollow();
  const bottom = overFetch(fetch, apiKey);
  return ({ deadlineMs, maxRetries, signal, timeoutMs }) => {
    let attempts = 0;
    const told = withHooks(withPace(withTimeout(bottom, timeoutMs), pace), hooks, nowMs, redact);
    const retried = withRetry(
      (outgoing) => {
        attempts = outgoing.attempt;
        return told(outgoing);
      },
      { ...options, maxRetries },
    );
    const whole = withOrigin(withDeadline(retried, deadlineMs, nowMs), baseUrl);
    return { fetch: asFetch(whole, follow, signal), attempts: () => attempts };
  };
}
