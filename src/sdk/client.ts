// createScripClient: reads the settings once and builds the client.
// A file of its own because index.ts only lists what is public.
import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import { createRedact, readApiKey, readBaseUrl, readLimits, userAgentOf, type AppInfo, type Redact } from './config.js';
import { createRedemptions, type Redemptions } from './redemptions.js';
import {
  createAsk,
  type Ask,
  type CallOptions,
  type DataOf,
  type InputOf,
  type Method,
  type PathOf,
} from './request.js';
import { ConfigurationError } from './errors.js';
import type { paths } from './generated/schema.js';
import type { Hooks } from './http/hooks.js';
import type { Pace } from './http/pace.js';
import { createPipeline, type Sending } from './http/pipeline.js';
import { requestIdOf } from './http/error-body.js';
import { isOk } from './http/transport.js';
import { parsed, type Send } from './wire.js';
import { isPage, nodeRuntime, realSeams, type Seams } from './seams.js';

/** Settings of a client; everything but the key has a default. */
export interface ScripClientOptions extends Partial<Seams>, Hooks {
  /** `sk_…`, sent in the X-API-Key header and kept nowhere else. */
  readonly apiKey: string;
  /** Default `https://api.scrip.dev`. https, or http on a loopback address; a trailing `/` or `/v1` is dropped. */
  readonly baseUrl?: string | undefined;
  /** In place of `fetch`: the same seam as plain data, for what needs no Request and no Response, such as `engine.send`. */
  readonly send?: Send | undefined;
  /** For one attempt, body included, in milliseconds; default 30000. */
  readonly timeoutMs?: number | undefined;
  /** For a whole call, retries and waiting included, in milliseconds; default none. */
  readonly deadlineMs?: number | undefined;
  /** Attempts after the first, for reads and for POSTs with an idempotency key; default 2. */
  readonly maxRetries?: number | undefined;
  /** Keeps to the rate limit, so that the API need not refuse: `createPace()`, shared by all clients of an organisation. */
  readonly pace?: Pace | undefined;
  /** Named in the User-Agent header, behind the SDK. Node only. */
  readonly appInfo?: AppInfo | undefined;
  /** Everybody can read a key in a web page. Set `true` only when the key is a sandbox's or opens nothing. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** A client of the Scrip API. It holds no state: share it, or make many. */
export interface ScripClient {
  readonly redemptions: Redemptions;
  /**
   * The openapi-fetch client, typed over every path. It sends what it is given (no key is made for it) through the same
   * pipeline: a refusal comes back as `error`; no usable answer throws UnreachableError or OutcomeUnknownError.
   */
  readonly api: Client<paths>;
  /**
   * The same, typed over every path, as plain data: `request('GET', '/v1/assets/{id}', { params: { path: { id } } })`.
   *
   * @throws UnreachableError, OutcomeUnknownError, ConfigurationError; a refusal comes back as `error`
   */
  request<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    input: InputOf<M, P> & CallOptions,
  ): Promise<Answered<DataOf<M, P>>>;
}

/** An answer to {@link ScripClient.request}: `data` of a 2xx, `error` of a refusal. */
export interface Answered<Data> {
  readonly data?: Data;
  /** The API's error body, or its text when it is not JSON. */
  readonly error?: unknown;
  readonly status: number;
  /** The answer's X-Request-Id. Source: decision D16. */
  readonly requestId: string | undefined;
}

/**
 * Makes a client.
 *
 * @param options - see {@link ScripClientOptions}; `fetch` or `send` may be an embedded engine's
 * @throws ConfigurationError for settings that cannot work; the message never contains the key
 */
export function createScripClient(options: ScripClientOptions): ScripClient {
  const { appInfo, dangerouslyAllowBrowser = false, onRequest, onResponse, pace } = options;
  if (isPage() && !dangerouslyAllowBrowser) {
    throw new ConfigurationError(
      'everybody can read the API key in a web page: call from a server, or set dangerouslyAllowBrowser',
    );
  }
  const apiKey = readApiKey(options.apiKey);
  const baseUrl = readBaseUrl(options.baseUrl ?? 'https://api.scrip.dev');
  const userAgent = userAgentOf(appInfo, nodeRuntime());
  const seams = seamsOf(options);
  const redact = createRedact(apiKey);
  const hooks = { onRequest, onResponse };
  const pipeline = createPipeline({ ...seams, apiKey, baseUrl, hooks, pace, redact, send: options.send });
  const limits = readLimits(options, { deadlineMs: undefined, maxRetries: 2, timeoutMs: 30_000 });
  const begin = (call: CallOptions): Sending => pipeline({ ...readLimits(call, limits), signal: call.signal });

  const headers = { accept: 'application/json', ...(userAgent !== undefined && { 'user-agent': userAgent }) };
  const ask = createAsk({ baseUrl, headers, begin });
  let api: Client<paths> | undefined;
  return {
    // Made when it is used: it takes Request, Headers and FormData from the platform.
    get api() {
      return (api ??= createClient<paths>({ baseUrl, headers, fetch: begin({}).fetch }));
    },
    redemptions: createRedemptions({ ...seams, ask, redact }),
    request: createRequest(ask, redact),
  };
}

function createRequest(ask: Ask, redact: Redact): ScripClient['request'] {
  return async (method, path, input) => {
    const reply = await ask(method, path, input, input);
    const { json, status, text } = reply;
    const told = { status, requestId: requestIdOf(reply, redact) };
    if (isOk(status)) return { ...(json !== undefined && { data: json }), ...told };
    const error = parsed(text);
    return { error: error === undefined ? text : error, ...told };
  };
}

function seamsOf(options: Partial<Seams>): Seams {
  const { fetch = realSeams.fetch, newIdempotencyKey = realSeams.newIdempotencyKey } = options;
  const { nowMs = realSeams.nowMs, random = realSeams.random, sleep = realSeams.sleep } = options;
  const { monotonicMs = options.nowMs ?? realSeams.monotonicMs } = options;
  return { fetch, monotonicMs, newIdempotencyKey, nowMs, random, sleep };
}
