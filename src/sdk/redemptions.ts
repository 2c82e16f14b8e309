// The operations on redemptions: their types and documentation first, then the implementation.
import { subtractAmounts } from './money.js';
import {
  ConfigurationError,
  OutcomeUnknownError,
  UnreachableError,
  createApiError,
  isConflict,
  isOutcomeUnknown,
  isScripError,
  type ApiError,
  type SentReversal,
} from './errors.js';
import { createListing, type Listing, type Page } from './paginate.js';
import type { Redemption, RedemptionFilters, Reversal, ReversalFilters, ReverseRequest } from './wire.js';
import { readAmount, readId, type Redact } from './config.js';
import type { Ask, CallOptions, TypedReply } from './request.js';
import { flawInPage, flawInRedemption, flawInReversal, flawInReverseAnswer } from './check-answer.js';
import { firstLineOf, parseErrorBody, requestIdOf, retryAfterMs } from './http/error-body.js';
import { isOk } from './http/transport.js';
import type { Seams } from './seams.js';

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
  /** How often this call sent it. A replay of the first attempt was done before this call. */
  readonly attempts: number;
}

/** Redemptions and their reversals. */
export interface Redemptions {
  /**
   * Reverses all or part of a redemption. Without an `idempotency_key` one is made before anything is sent; the same
   * body, key included, goes out on every retry. Neither `amount` nor `quantity` means all that remains (decision D20).
   *
   * @param id - of the redemption
   * @param body - `amount` is a decimal string
   * @returns the reversal; 200 and 201 both mean done
   * @throws ApiError when refused: AuthenticationError (401, 403), NotFoundError (404), ConflictError (409),
   *   RateLimitError (429), RefusedError (400, 405, 413, 415, 422); the code is the API's own
   * @throws OutcomeUnknownError when it may or may not have taken effect
   * @throws UnreachableError when no attempt could connect
   * @throws ConfigurationError before anything is sent
   */
  reverse(id: string, body: ReverseRequest, options?: CallOptions): Promise<Posted>;

  /**
   * Finds out whether a reversal without a usable answer took effect: sends the same body again, with the same key. The
   * API returns its first answer (`replayed`) or does the reversal now. However often you call it, it is done once.
   *
   * Call it soon. How long the API remembers a key is not documented, and with a forgotten key the reversal would be done
   * again. The command line uses a limit of one day.
   *
   * @param error - what `reverse` or `settle` threw
   * @returns as {@link Redemptions.reverse}
   * @throws OutcomeUnknownError while it stays unknown: a refusal, the rate limit or a failed connection (its `cause`) says
   *   nothing about the earlier attempt; ConflictError when the key belongs to another request; ConfigurationError for an
   *   error that did not come from `reverse`
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
export interface RedemptionTools extends Pick<Seams, 'newIdempotencyKey' | 'nowMs'> {
  readonly ask: Ask;
  readonly redact: Redact;
}

/** The methods, on a client. */
export function createRedemptions(tools: RedemptionTools): Redemptions {
  const { ask, newIdempotencyKey, redact } = tools;
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
      if (reversal === undefined) throw new ConfigurationError('only what redemptions.reverse threw can be settled');
      return reverse(tools, reversal, options).catch((error: unknown) => {
        throw stillUnknown(error, reversal);
      });
    },

    async get(id, options = {}) {
      const path = { id: readId(id, 'redemption', redact) };
      return usable(tools, flawInRedemption, await ask('GET', '/v1/redemptions/{id}', { params: { path } }, options));
    },

    list(participantId, filters = {}, options = {}) {
      return listing<Redemption, RedemptionFilters>(tools, flawInRedemption, filters, (query) => {
        const path = { id: readId(participantId, 'participant', redact) };
        return ask('GET', '/v1/participants/{id}/redemptions', { params: { path, query } }, options);
      });
    },

    reversals(id, filters = {}, options = {}) {
      return listing<Reversal, ReversalFilters>(tools, flawInReversal, filters, (query) => {
        const path = { id: readId(id, 'redemption', redact) };
        return ask('GET', '/v1/redemptions/{id}/reversals', { params: { path, query } }, options);
      });
    },
  };
}

async function reverse(tools: RedemptionTools, reversal: SentReversal, options: CallOptions): Promise<Posted> {
  const { body, redemptionId } = reversal;
  const idempotencyKey = body.idempotency_key;
  const params = { path: { id: redemptionId } };
  try {
    const reply = await tools.ask('POST', '/v1/redemptions/{id}/reverse', { params, body }, options);
    const called = { attempts: reply.attempts, idempotencyKey };
    const { data, status, requestId } = unwrap(reply, tools, called);
    // Source: decision D46, which names 200 and 201: "accepted" is not done.
    const flaw = status > 201 ? `status ${status} is not done` : flawInReverseAnswer(data, { ...body, redemptionId });
    if (flaw === undefined)
      return { data, replayed: status === 200, idempotencyKey, attempts: reply.attempts ?? 1, requestId };
    const message = `no usable answer to a reversal: ${flaw}. It may or may not have taken effect`;
    const foreignAnswer = flawInReversal(data) === undefined ? undefined : tools.redact(firstLineOf(reply.text));
    throw new OutcomeUnknownError(tools.redact(message), { ...called, status, requestId, foreignAnswer });
  } catch (error) {
    throw error instanceof OutcomeUnknownError ? withReversal(error, reversal) : error;
  }
}

/** The pipeline knows only the bytes it sent: this adds the reversal that they describe. */
function withReversal(error: OutcomeUnknownError, reversal: SentReversal): OutcomeUnknownError {
  const { attempts, cause, foreignAnswer, idempotencyKey, message, requestId, status } = error;
  const details = { attempts, cause, foreignAnswer, idempotencyKey, requestId, status, reversal };
  return new OutcomeUnknownError(message, details);
}

/** What settles nothing leaves the earlier attempt in doubt: it may be the very reason of a refusal. */
function stillUnknown(error: unknown, reversal: SentReversal): unknown {
  const isSettled = isConflict(error) || !isScripError(error) || error instanceof ConfigurationError;
  if (isSettled || isOutcomeUnknown(error)) return error;
  const { attempts, requestId, status } = error as ApiError | UnreachableError;
  const idempotencyKey = reversal.body.idempotency_key;
  const message = `${error.message}. An earlier attempt with the same key may or may not have taken effect`;
  return new OutcomeUnknownError(message, { attempts, cause: error, idempotencyKey, requestId, reversal, status });
}

/** The value of an answer that has what money depends on. */
function usable<T>(
  tools: RedemptionTools,
  flawIn: (data: unknown) => string | undefined,
  reply: TypedReply<T>,
): Found<T> {
  const called = { attempts: reply.attempts };
  const { data, status, requestId } = unwrap(reply, tools, called);
  const flaw = flawIn(data);
  if (flaw === undefined) return { data, requestId };
  throw new UnreachableError(tools.redact(`no usable answer: ${flaw}`), { ...called, status, requestId });
}

function listing<Item, Filters extends { readonly cursor?: string }>(
  tools: RedemptionTools,
  flawIn: (item: unknown) => string | undefined,
  filters: Filters,
  pageOf: (query: Filters) => Promise<TypedReply<Omit<Page<Item>, 'requestId'>>>,
): Listing<Item> {
  return createListing(async (cursor) => {
    const reply = await pageOf(cursor === undefined ? filters : { ...filters, cursor });
    const { data, requestId } = usable(tools, (page) => flawInPage(page, flawIn), reply);
    return { ...data, requestId };
  }, filters.cursor);
}

/**
 * Reads an answer. The caller must still check that the value has the promised fields.
 *
 * @param called - what the error of a refused call carries: its key and its number of attempts
 * @throws ApiError of the status' class for a refusal
 */
function unwrap<T>(
  reply: TypedReply<T>,
  { nowMs, redact }: RedemptionTools,
  called: { readonly attempts: number | undefined; readonly idempotencyKey?: string },
): Found<T> & { readonly status: number } {
  const { json, status, text } = reply;
  const requestId = requestIdOf(reply, redact);
  if (isOk(status)) return { data: json as T, status, requestId };
  const { code = `http_${status}`, message = `the Scrip API answered with status ${status}` } = parseErrorBody(text);
  const details = { status, requestId, retryAfterMs: retryAfterMs(reply, nowMs), ...called };
  throw createApiError({ ...details, code: redact(code), message: redact(message) });
}

// The kind of a redemption and what can still be reversed, computed from its own fields.

/** How a redemption is reversed in parts: RAW and AMOUNT_BASED by amount, UNIT_BASED by quantity. */
export type RedemptionKind = 'RAW' | 'AMOUNT_BASED' | 'UNIT_BASED';

/** What can still be reversed. */
export interface Remaining {
  /** Decimal string, exact, with the decimals of the redemption. */
  amount: string;
  /** Units; for UNIT_BASED redemptions only. */
  quantity?: number;
}

/** The fields of a redemption that say what it is and what is left; absent and null are alike. */
export interface RedemptionFacts {
  readonly amount: string;
  readonly reversed_amount?: string | null | undefined;
  readonly quantity?: number | null | undefined;
  readonly reversed_quantity?: number | null | undefined;
  readonly reward_id?: string | null | undefined;
}

/**
 * The kind of a redemption: UNIT_BASED with a quantity, AMOUNT_BASED with only a reward, else RAW.
 *
 * Source: decision D32. Null, absent, an empty id and a quantity of zero are alike: the documentation does not say
 * which of them a raw redemption shows.
 */
export function redemptionKind(redemption: Pick<RedemptionFacts, 'quantity' | 'reward_id'>): RedemptionKind {
  if ((redemption.quantity ?? 0) > 0) return 'UNIT_BASED';
  return (redemption.reward_id ?? '') === '' ? 'RAW' : 'AMOUNT_BASED';
}

/**
 * Redeemed minus reversed, exactly.
 *
 * @throws Error from the decimal library when an amount is no number; one that came from `get` or `list` always is
 */
export function remaining(redemption: RedemptionFacts): Remaining {
  const amount = subtractAmounts(redemption.amount, redemption.reversed_amount ?? '0');
  if (redemptionKind(redemption) !== 'UNIT_BASED') return { amount };
  return { amount, quantity: (redemption.quantity ?? 0) - (redemption.reversed_quantity ?? 0) };
}
