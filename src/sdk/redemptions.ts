// What can be done with redemptions: the promises, without the work.
import type { OutcomeUnknownError } from './errors.js';
import type { Listing } from './paginate.js';
import type { Redemption, RedemptionFilters, Reversal, ReversalFilters, ReverseRequest } from './wire.js';

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
