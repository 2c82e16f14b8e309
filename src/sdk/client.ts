// createScripClient: reads the settings once and puts the pipeline together.
import createClient, { type Client } from 'openapi-fetch';
import { readApiKey, readBaseUrl, readMaxRetries, readTimeoutMs } from './config.js';
import { createRedemptions } from './create-redemptions.js';
import type { paths } from './generated/schema.js';
import { createFollow } from './http/follow.js';
import { withOrigin } from './http/origin.js';
import { asFetch, type FetchFunction, overFetch } from './http/over-fetch.js';
import { withRetry } from './http/retry.js';
import { withTimeout } from './http/timeout.js';
import { type OnRequest, withTrace } from './http/trace.js';
import { createRedact } from './redact.js';
import type { CallOptions, Redemptions } from './redemptions.js';
import { realSeams, type Seams } from './seams.js';

/** Settings of a client; everything but the key has a default. */
export interface ScripClientOptions extends Partial<Seams> {
  /** `sk_…`, sent in the X-API-Key header and kept nowhere else. */
  readonly apiKey: string;
  /** Default `https://api.scrip.dev`. https, or http on a loopback address; a trailing `/` or `/v1` is dropped. */
  readonly baseUrl?: string;
  /** For one attempt, body included, in milliseconds; default 30000. */
  readonly timeoutMs?: number;
  /** Attempts after the first, for reads and for POSTs with an idempotency key; default 2. */
  readonly maxRetries?: number;
  /** Sees every attempt when it has ended, without secrets; what it throws is dropped. */
  readonly onRequest?: OnRequest | undefined;
}

/** A client of the Scrip API. It holds no state: share it, or make many. */
export interface ScripClient {
  readonly redemptions: Redemptions;
  /**
   * The openapi-fetch client, typed over every path. It sends what it is given (no key is made for it) through the same
   * pipeline: a 4xx comes back as `error`; no usable answer throws UnreachableError or OutcomeUnknownError.
   */
  readonly api: Client<paths>;
}

/**
 * Makes a client.
 *
 * @param options - see {@link ScripClientOptions}; `fetch` may be an embedded engine
 * @throws ConfigurationError for settings that cannot work; the message never contains the key
 */
export function createScripClient(options: ScripClientOptions): ScripClient {
  const apiKey = readApiKey(options.apiKey);
  const baseUrl = readBaseUrl(options.baseUrl ?? 'https://api.scrip.dev');
  const timeoutMs = readTimeoutMs(options.timeoutMs ?? 30_000);
  const maxRetries = readMaxRetries(options.maxRetries ?? 2);
  const { fetch = realSeams.fetch, newIdempotencyKey = realSeams.newIdempotencyKey } = options;
  const { sleep = realSeams.sleep, random = realSeams.random, nowMs = realSeams.nowMs, onRequest } = options;
  const redact = createRedact(apiKey);
  const follow = createFollow();

  /** One call: retried attempts, each traced, each in its time. */
  const transport = (call: CallOptions): FetchFunction => {
    const timed = withTimeout(overFetch(fetch, apiKey), readTimeoutMs(call.timeoutMs ?? timeoutMs));
    const callMaxRetries = readMaxRetries(call.maxRetries ?? maxRetries);
    return (request) => {
      const traced = withTrace(timed, { onRequest, nowMs, redact });
      const retried = withRetry(traced, { maxRetries: callMaxRetries, sleep, random, nowMs, redact });
      return asFetch(withOrigin(retried, baseUrl), follow, call.signal)(request);
    };
  };

  const api = createClient<paths>({ baseUrl, fetch: transport({}), headers: { Accept: 'application/json' } });
  return { api, redemptions: createRedemptions({ api, newIdempotencyKey, nowMs, redact, transport }) };
}
