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
import type { Reply } from './transport.js';

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

/** What is asked for: a path with its query, and a body that is JSON. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The way out for calls of the same settings. */
export interface Sending {
  readonly send: (asked: Asked) => Promise<Reply>;
  /** The same as a fetch. */
  readonly fetch: FetchFunction;
}

/** Puts pipelines together: the key for one origin; a deadline around retried attempts, each told and timed. */
export function createPipeline(options: PipelineOptions): (call: CallSettings) => Sending {
  const { apiKey, baseUrl, fetch, hooks, nowMs, pace, redact } = options;
  const follow = createFollow();
  const bottom = overFetch(fetch, apiKey);
  return ({ deadlineMs, maxRetries, signal, timeoutMs }) => {
    const told = withHooks(withPace(withTimeout(bottom, timeoutMs), pace), hooks, nowMs, redact);
    const whole = withDeadline(withRetry(told, { ...options, maxRetries }), deadlineMs, nowMs);
    const send = async ({ body, headers, method, url }: Asked): Promise<Reply> => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const parts = { method, url, headers, body: text, attempt: 1, endsAtMs: Infinity };
      if (signal === undefined) return whole({ ...parts, signal });
      const followed = follow(signal);
      try {
        return await whole({ ...parts, signal: followed.signal });
      } finally {
        followed.release();
      }
    };
    return { send, fetch: asFetch(withOrigin(whole, baseUrl), follow, signal) };
  };
}
