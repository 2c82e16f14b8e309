// What can be done with redemptions: the promises, without the work.
import {
  ConfigurationError,
  OutcomeUnknownError,
  UnreachableError,
  createApiError,
  type SentReversal,
} from './errors.js';
import { createListing, type Listing, type Page } from './paginate.js';
import type { Redemption, RedemptionFilters, Reversal, ReversalFilters, ReverseRequest } from './wire.js';
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch';
import { readAmount, readHeaders, readId } from './config.js';
import type { paths } from './generated/schema.js';
import type { Asked, Sending } from './http/pipeline.js';
import { flawInPage, flawInRedemption, flawInReversal, flawInReverseAnswer } from './check-answer.js';
import { retryAfterMs } from './http/retry.js';
import { parseErrorBody, requestIdOf } from './http/error-body.js';
import type { Reply } from './http/transport.js';
import type { Redact } from './redact.js';

/** Settings of one call, over those of the client. */
export interface CallOptions {
  /** Stops the call: a write that may have left ends as OutcomeUnknownError, anything else with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** For one attempt, body included, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** For the whole call, retries and waiting included, in milliseconds. */
  readonly deadlineMs?: number | undefined;
  /** Attempts after the first. */
  readonly maxRetries?: number | undefined;
  /** Further headers, such as a trace id; those the client sets itself cannot be changed. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A single object and the request it came by. */
export interface Found<T> {
  readonly data: T;
  /** The answer's X-Request-Id. Source: decision D16. */
  readonly requestId: string | undefined;
}

/** A reversal that is done. */
export interface Posted extends Found<Reversal> {
  /** True when the key had been used before and this is the first answer again (200), false for a new reversal. */
  readonly replayed: boolean;
  /** The key it was sent with: the caller's, or the one made for it. */
  readonly idempotencyKey: string;
}

/** Redemptions and their reversals. */
export interface Redemptions {
  /**
   * Gives back all or part of a redemption. Without an `idempotency_key` one is made before anything is sent; the same
   * body, key included, goes out on every retry. Neither `amount` nor `quantity` means all that remains (decision D20).
   *
   * @param id - of the redemption
   * @param body - `amount` is a decimal string
   * @returns the reversal; 200 and 201 both mean done
   * @throws ApiError when refused: AuthenticationError (401, 403), NotFoundError (404), ConflictError (409),
   *   RateLimitError (429), RefusedError (400, 422, other 4xx); the code is the API's own
   * @throws OutcomeUnknownError when it may or may not have taken effect
   * @throws UnreachableError when no attempt could connect
   * @throws ConfigurationError before anything is sent
   */
  reverse(id: string, body: ReverseRequest, options?: CallOptions): Promise<Posted>;

  /**
   * Finds out what became of a reversal without a usable answer: sends it again, word for word, with the same key. The
   * API answers with what it did the first time (`replayed`), or does it now. Any number of times, it is done once.
   *
   * Soon: how long the API remembers a key is not documented, and one that it has forgotten would be done again. The
   * command line takes a day for the limit.
   *
   * @param error - what `reverse` or `settle` threw
   * @returns as {@link Redemptions.reverse}
   * @throws as {@link Redemptions.reverse}; ConfigurationError for an error that did not come from there
   */
  settle(error: OutcomeUnknownError, options?: CallOptions): Promise<Posted>;

  /**
   * Reads one redemption.
   *
   * @throws ApiError, UnreachableError, ConfigurationError
   */
  get(id: string, options?: CallOptions): Promise<Found<Redemption>>;

  /**
   * A participant's redemptions, newest first: `await` for one page, `for await` for all, `.pages()` page by page.
   *
   * @param filters - `from` and `to` are RFC 3339 times; `limit` is per page, 1 to 200
   * @throws ApiError, UnreachableError (also for a list that repeats its cursor), ConfigurationError
   */
  list(participantId: string, filters?: RedemptionFilters, options?: CallOptions): Listing<Redemption>;

  /**
   * The reversals of a redemption, oldest first: `await` for one page, `for await` for all, `.pages()` page by page.
   *
   * @throws ApiError, UnreachableError (also for a list that repeats its cursor), ConfigurationError
   */
  reversals(id: string, filters?: ReversalFilters, options?: CallOptions): Listing<Reversal>;
}

// The methods of `redemptions`: a translation between a call and HTTP, and a check of what money depends on.

/** What the methods take from the client. */
export interface RedemptionTools extends UnwrapTools {
  readonly baseUrl: string;
  /** That go with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly newIdempotencyKey: () => string;
  /** The pipeline with the settings of one call. */
  readonly begin: (options: CallOptions) => Sending;
}

/** The methods, on a client. */
export function createRedemptions(tools: RedemptionTools): Redemptions {
  const { newIdempotencyKey, redact } = tools;
  return {
    async reverse(id, body, options = {}) {
      readAmount(body.amount);
      // Null and absent are alike. An empty key is the caller's own and goes out as it is.
      const idempotency_key = body.idempotency_key ?? newIdempotencyKey();
      return reverse(
        tools,
        { redemptionId: readId(id, 'redemption', redact), body: { ...body, idempotency_key } },
        options,
      );
    },

    async settle({ reversal }, options = {}) {
      if (reversal !== undefined) return reverse(tools, reversal, options);
      throw new ConfigurationError('only what redemptions.reverse threw can be settled');
    },

    async get(id, options = {}) {
      const url = urlOf(tools, '/v1/redemptions/{id}', readId(id, 'redemption', redact));
      return read<Redemption>(tools, options, flawInRedemption, url);
    },

    list(participantId, filters = {}, options = {}) {
      return listing<Redemption>(tools, options, flawInRedemption, filters.cursor, (cursor) => {
        const id = readId(participantId, 'participant', redact);
        return urlOf(tools, '/v1/participants/{id}/redemptions', id, { ...filters, cursor });
      });
    },

    reversals(id, filters = {}, options = {}) {
      return listing<Reversal>(tools, options, flawInReversal, filters.cursor, (cursor) =>
        urlOf(tools, '/v1/redemptions/{id}/reversals', readId(id, 'redemption', redact), { ...filters, cursor }),
      );
    },
  };
}

async function reverse(tools: RedemptionTools, reversal: SentReversal, options: CallOptions): Promise<Posted> {
  const { body, redemptionId } = reversal;
  const idempotencyKey = body.idempotency_key;
  const url = urlOf(tools, '/v1/redemptions/{id}/reverse', redemptionId);
  const headers = { ...headersOf(tools, options), 'Content-Type': 'application/json' };
  try {
    const reply = await tools.begin(options).send({ method: 'POST', url, headers, body });
    const called = { attempts: reply.attempts, idempotencyKey };
    const { data, status, requestId } = unwrap(reply, tools, called);
    const flaw = flawInReverseAnswer(data, { ...body, redemptionId });
    if (flaw === undefined) return { data: data as Reversal, replayed: status === 200, idempotencyKey, requestId };
    const message = `no usable answer to a reversal: ${flaw}. It may or may not have taken effect`;
    throw new OutcomeUnknownError(tools.redact(message), { ...called, status, requestId });
  } catch (error) {
    throw error instanceof OutcomeUnknownError ? withReversal(error, reversal) : error;
  }
}

/** The pipeline knows the bytes it sent, not what they ask for. */
function withReversal(error: OutcomeUnknownError, reversal: SentReversal): OutcomeUnknownError {
  const { attempts, cause, idempotencyKey, message, requestId, status } = error;
  return new OutcomeUnknownError(message, { attempts, cause, idempotencyKey, requestId, status, reversal });
}

async function read<T>(
  tools: RedemptionTools,
  options: CallOptions,
  flawIn: (data: unknown) => string | undefined,
  url: string,
): Promise<Found<T>> {
  const reply = await tools.begin(options).send({ method: 'GET', url, headers: headersOf(tools, options) });
  const called = { attempts: reply.attempts };
  const { data, status, requestId } = unwrap(reply, tools, called);
  const flaw = flawIn(data);
  if (flaw === undefined) return { data: data as T, requestId };
  throw new UnreachableError(tools.redact(`no usable answer: ${flaw}`), { ...called, status, requestId });
}

function listing<Item>(
  tools: RedemptionTools,
  options: CallOptions,
  flawIn: (item: unknown) => string | undefined,
  start: string | undefined,
  urlAt: (cursor: string | undefined) => string,
): Listing<Item> {
  return createListing(async (cursor) => {
    const flawInAll = (page: unknown): string | undefined => flawInPage(page, flawIn);
    const { data, requestId } = await read<Omit<Page<Item>, 'requestId'>>(tools, options, flawInAll, urlAt(cursor));
    return { ...data, requestId };
  }, start);
}

const querySerializer = createQuerySerializer();

/** A path of the contract, with its id and query filled in as openapi-fetch does it. */
function urlOf(
  { baseUrl }: RedemptionTools,
  path: keyof paths,
  id: string,
  query: Record<string, unknown> = {},
): string {
  return createFinalURL(path, {
    baseUrl,
    params: { path: { id }, query },
    querySerializer,
    pathSerializer: defaultPathSerializer,
  });
}

function headersOf({ headers }: RedemptionTools, { headers: own = {} }: CallOptions): Asked['headers'] {
  return { ...readHeaders(own), ...headers };
}

// The one place where an HTTP answer becomes a value or a thrown ApiError.

/** A 2xx answer. Its body is JSON, or undefined for an empty one; whether it has the promised fields is still to be asked. */
export interface Answer {
  readonly data: unknown;
  readonly status: number;
  readonly requestId: string | undefined;
}

/** What unwrapping takes from the client. */
export interface UnwrapTools {
  readonly nowMs: () => number;
  readonly redact: Redact;
}

/** What the error of a refused call is told. */
export interface Called {
  /** How often it was sent. */
  readonly attempts: number | undefined;
  /** Of a write. */
  readonly idempotencyKey?: string;
}

/**
 * Takes an answer apart.
 *
 * @throws ApiError of the status' class for a 4xx
 */
export function unwrap({ json, response, text }: Reply, { nowMs, redact }: UnwrapTools, called: Called): Answer {
  const requestId = requestIdOf(response, redact);
  const { status } = response;
  if (response.ok) return { data: json, status, requestId };
  const { code = `http_${status}`, message = `the Scrip API answered with status ${status}` } = parseErrorBody(text);
  const asked = { status, requestId, retryAfterMs: retryAfterMs(response, nowMs), ...called };
  throw createApiError({ ...asked, code: redact(code), message: redact(message) });
}
