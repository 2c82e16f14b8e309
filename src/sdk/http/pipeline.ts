// Builds the pipeline of one call: deadline, retries, hooks, timeout, key, and at the bottom what sends.
import type { Limits, Redact } from '../config.js';
import { ConfigurationError } from '../errors.js';
import type { Seams } from '../seams.js';
import type { Outgoing, Send } from '../wire.js';
import { withHooks, type Hooks } from './hooks.js';
import type { Pace } from './pace.js';
import { withRetry } from './retry.js';
import { createFollow, withDeadline, withTimeout } from './timeouts.js';
import type { PipelineReply, Transport } from './transport.js';

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
export interface CallSettings extends Limits {
  readonly signal: AbortSignal | undefined;
}

/** The way out for calls of the same settings. */
export interface Sending {
  readonly send: (outgoing: Omit<Outgoing, 'signal'>) => Promise<PipelineReply>;
  /** The same as a fetch, for openapi-fetch; stopped by the signal of its request. */
  readonly fetch: Seams['fetch'];
}

/** Builds pipelines: the key for one origin, a deadline around all attempts, hooks and a timeout for each attempt. */
export function createPipeline(options: PipelineOptions): (call: CallSettings) => Sending {
  const { apiKey, baseUrl, fetch, hooks, monotonicMs, pace, redact } = options;
  const withFollowed = createFollow();
  const bottom = withKey(options.send === undefined ? overFetch(fetch) : overSend(options.send), apiKey);
  return ({ deadlineMs, maxRetries, signal, timeoutMs }) => {
    const observed = withHooks(withPace(withTimeout(bottom, timeoutMs), pace), hooks, monotonicMs, redact);
    const whole = withFollowed(withDeadline(withRetry(observed, { ...options, maxRetries }), deadlineMs, monotonicMs));
    return {
      send: (outgoing) => whole({ ...outgoing, signal, attempt: 1, endsAtMs: Infinity }),
      fetch: asFetch(withOrigin(whole, baseUrl)),
    };
  };
}

// The API key is sent to one origin only.

/**
 * Sends to the origin of the base URL only: a middleware or a base URL for one call must not take the key elsewhere.
 *
 * @throws ConfigurationError for any other origin; nothing is sent
 */
function withOrigin(next: Transport, baseUrl: string): Transport {
  return async (outgoing) => {
    if (new URL(outgoing.url).origin === new URL(baseUrl).origin) return next(outgoing);
    throw new ConfigurationError('a request to another origin than that of the base URL was not sent');
  };
}

// Reports each request and its result to a pace. The retry waits for the pace, so a write that waits has not been sent.

/** Reports requests under way, and the API's rate limit headers, to a pace. */
function withPace(next: Transport, pace: Pace | undefined): Transport {
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

// The two ends of the pipeline: the bottom sends a request, and the top is a `fetch` for openapi-fetch.

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Adds the key to a copy of the request, which no outer wrapper ever sees.
 *
 * Source: authentication page; the reference pages name the `X-API-Key` header as the security scheme
 */
function withKey(next: Transport, apiKey: string): Transport {
  return (outgoing) => next({ ...outgoing, headers: { ...outgoing.headers, 'x-api-key': apiKey } });
}

/** The bottom over a plain call. */
function overSend(send: Send): Transport {
  return async ({ body, headers, method, signal, url }) => {
    const reply = await send({ method, url, headers, body, signal });
    return { ...reply, headers: plainHeaders(Object.entries(reply.headers)) };
  };
}

/**
 * The bottom over a fetch. A redirect is never followed: the key would travel along. The answer is read to its end, so a
 * connection lost in mid body is a lost answer.
 */
function overFetch(fetch: Seams['fetch']): Transport {
  return async ({ body, headers, method, request, signal, url }) => {
    const sent = { method, headers, redirect: 'manual', body: body ?? null, signal: signal ?? null } as const;
    const response = await fetch(new Request(request ?? url, sent));
    const { status, statusText } = response;
    return { status, statusText, headers: plainHeaders(response.headers), text: await readText(response) };
  };
}

/** Headers with lower-case names. */
function plainHeaders(headers: Iterable<readonly [string, string]>): Outgoing['headers'] {
  return Object.fromEntries(Array.from(headers, ([name, value]) => [name.toLowerCase(), value]));
}

/** The top of the pipeline: a `fetch` again, for openapi-fetch to call. */
function asFetch(transport: Transport): Seams['fetch'] {
  return async (request) => {
    // Reads the body of every request, because not every browser can say whether there is one.
    const body = (await request.text()) || undefined;
    const { method, signal, url } = request;
    const parts = { method, url, headers: plainHeaders(request.headers), body, request, signal };
    const { headers, status, statusText = '', text } = await transport({ ...parts, attempt: 1, endsAtMs: Infinity });
    return new Response(WITHOUT_BODY.has(status) ? null : text, { headers, status, statusText });
  };
}

// Reads the body of an answer, with an end.

/** The largest answer that is read: 16 MiB, far above a full page of anything. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * The whole body as text; empty when there is none.
 *
 * @throws what the connection threw in mid body, or an Error for an answer over 16 MiB
 */
async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > MAX_BODY_BYTES) {
      // Not awaited: cancelling a broken stream may never finish.
      reader.cancel().catch(() => undefined);
      throw new Error(`the answer is longer than ${MAX_BODY_BYTES} bytes`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
