// The methods of `redemptions`: a translation between a call and HTTP, and a check of what money depends on.
import type { Client } from 'openapi-fetch';
import { readAmount, readHeaders, readId } from './config.js';
import { ConfigurationError, OutcomeUnknownError, type SentReversal, UnreachableError } from './errors.js';
import type { paths } from './generated/schema.js';
import type { Sending } from './http/pipeline.js';
import { createListing, type Listing, type Page } from './paginate.js';
import type { CallOptions, Found, Posted, Redemptions } from './redemptions.js';
import { flawInPage, flawInRedemption, flawInReversal, flawInReverseAnswer } from './shape.js';
import { type FetchResult, unwrap, type UnwrapTools } from './unwrap.js';

/** What the methods take from the client. */
export interface RedemptionTools extends UnwrapTools {
  readonly api: Client<paths>;
  readonly newIdempotencyKey: () => string;
  /** The pipeline with the settings of one call. */
  readonly begin: (options: CallOptions) => Sending;
}

/** What openapi-fetch takes for one call, beside its parameters. */
type Init = Pick<Sending, 'fetch'> & { readonly headers: Record<string, string> };

/** The methods, on a client. */
export function createRedemptions(tools: RedemptionTools): Redemptions {
  const { api, newIdempotencyKey, redact } = tools;
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
      throw new ConfigurationError('only what redemptions.reverse threw can be settled; this is of another call');
    },

    async get(id, options = {}) {
      const params = { path: { id: readId(id, 'redemption', redact) } };
      return read(tools, options, flawInRedemption, (init) => api.GET('/v1/redemptions/{id}', { params, ...init }));
    },

    list(participantId, filters = {}, options = {}) {
      return listing(tools, options, flawInRedemption, filters, (query, init) => {
        const params = { path: { id: readId(participantId, 'participant', redact) }, query };
        return api.GET('/v1/participants/{id}/redemptions', { params, ...init });
      });
    },

    reversals(id, filters = {}, options = {}) {
      return listing(tools, options, flawInReversal, filters, (query, init) => {
        const params = { path: { id: readId(id, 'redemption', redact) }, query };
        return api.GET('/v1/redemptions/{id}/reversals', { params, ...init });
      });
    },
  };
}

async function reverse(tools: RedemptionTools, reversal: SentReversal, options: CallOptions): Promise<Posted> {
  const { body, redemptionId } = reversal;
  const idempotencyKey = body.idempotency_key;
  const sending = tools.begin(options);
  const sent = tools.api.POST('/v1/redemptions/{id}/reverse', {
    params: { path: { id: redemptionId } },
    body,
    ...initOf(sending, options),
  });
  try {
    const { data, status, requestId } = await unwrap(sent, tools, sending.attempts, idempotencyKey);
    const flaw = flawInReverseAnswer(data, { ...body, redemptionId });
    if (data !== undefined && flaw === undefined) return { data, replayed: status === 200, idempotencyKey, requestId };
    const message = `no usable answer to a reversal: ${flaw ?? 'it is empty'}. It may or may not have taken effect`;
    const attempts = sending.attempts();
    throw new OutcomeUnknownError(tools.redact(message), { attempts, status, requestId, idempotencyKey });
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
  send: (init: Init) => Promise<FetchResult<T>>,
): Promise<Found<T>> {
  const sending = tools.begin(options);
  const { data, status, requestId } = await unwrap(send(initOf(sending, options)), tools, sending.attempts);
  const flaw = flawIn(data);
  if (data !== undefined && flaw === undefined) return { data, requestId };
  const attempts = sending.attempts();
  throw new UnreachableError(tools.redact(`no usable answer: ${flaw ?? 'it is empty'}`), {
    attempts,
    status,
    requestId,
  });
}

function listing<Item, Query extends { cursor?: string }>(
  tools: RedemptionTools,
  options: CallOptions,
  flawIn: (item: unknown) => string | undefined,
  filters: Query,
  send: (query: Query, init: Init) => Promise<FetchResult<Omit<Page<Item>, 'requestId'>>>,
): Listing<Item> {
  return createListing(async (cursor) => {
    const query = { ...filters, ...(cursor !== undefined && { cursor }) };
    const flawInAll = (page: unknown): string | undefined => flawInPage(page, flawIn);
    const { data, requestId } = await read(tools, options, flawInAll, (init) => send(query, init));
    return { ...data, requestId };
  }, filters.cursor);
}

function initOf({ fetch }: Sending, { headers = {} }: CallOptions): Init {
  return { fetch, headers: readHeaders(headers) };
}
