// Builds the pipeline of one call: deadline, retries, hooks, timeout, key, and at the bottom what sends.
import type { Redact } from '../config.js';
import type { Seams } from '../seams.js';
import { createFollow, withDeadline, withTimeout } from './timeouts.js';
import { withHooks, type Hooks } from './hooks.js';
import { asFetch, overFetch, overSend, withKey } from './send.js';
import type { Pace } from './pace.js';
import { withRetry } from './retry.js';
import type { PipelineReply, Transport } from './transport.js';
import type { Outgoing, Send } from '../wire.js';
import { ConfigurationError } from '../errors.js';

/** What stays the same for all calls of a client. */
export interface PipelineOptions extends Omit<Seams, 'newIdempotencyKey'> {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Sends in place of the fetch. */
  readonly send: Send | undefined;
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

/** The way out for calls of the same settings. */
export interface Sending {
  readonly send: (outgoing: Omit<Outgoing, 'signal'>) => Promise<PipelineReply>;
  /** The same as a fetch, for openapi-fetch; stopped by the signal of its request. */
  readonly fetch: Seams['fetch'];
}

/** Builds pipelines: the key for one origin, a deadline around all attempts, hooks and a timeout for each attempt. */
export function createPipeline(options: PipelineOptions): (call: CallSettings) => Sending {
  const { apiKey, baseUrl, fetch, hooks, nowMs, pace, redact } = options;
  const follow = createFollow();
  const bottom = withKey(options.send === undefined ? overFetch(fetch) : overSend(options.send), apiKey);
  return ({ deadlineMs, maxRetries, signal, timeoutMs }) => {
    const observed = withHooks(withPace(withTimeout(bottom, timeoutMs), pace), hooks, nowMs, redact);
    const whole = withDeadline(withRetry(observed, { ...options, maxRetries }), deadlineMs, nowMs);
    const send: Sending['send'] = async (outgoing) => {
      const parts = { ...outgoing, attempt: 1, endsAtMs: Infinity };
      if (signal === undefined) return whole({ ...parts, signal });
      const followed = follow(signal);
      try {
        return await whole({ ...parts, signal: followed.signal });
      } finally {
        followed.release();
      }
    };
    return { send, fetch: asFetch(withOrigin(whole, baseUrl), follow) };
  };
}

// The API key is sent to one origin only.

/**
 * Sends to the origin of the base URL only: a middleware or a base URL for one call must not take the key elsewhere.
 *
 * @throws ConfigurationError for any other origin; nothing is sent
 */
export function withOrigin(next: Transport, baseUrl: string): Transport {
  const { origin } = new URL(baseUrl);
  return async (outgoing) => {
    if (new URL(outgoing.url).origin === origin) return next(outgoing);
    throw new ConfigurationError('a request to another origin than that of the base URL was not sent');
  };
}

// Reports each request and its result to a pace. The retry waits for the pace, so a write that waits has not been sent.

/** Reports requests under way, and the API's rate limit headers, to a pace. */
export function withPace(next: Transport, pace: Pace | undefined): Transport {
  if (pace === undefined) return next;
  return async (outgoing) => {
    const back = pace.leaves();
    try {
      const reply = await next(outgoing);
      back(reply);
      return reply;
    } catch (error) {
      back(undefined);
      throw error;
    }
  };
}
