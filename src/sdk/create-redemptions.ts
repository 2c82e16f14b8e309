// The methods of `redemptions`: a translation between a call and HTTP, and a check of what money depends on.
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch';
import { readAmount, readHeaders, readId } from './config.js';
import { ConfigurationError, OutcomeUnknownError, type SentReversal, UnreachableError } from './errors.js';
import type { paths } from './generated/schema.js';
import type { Asked, Sending } from './http/pipeline.js';
import { createListing, type Listing, type Page } from './paginate.js';
import type { CallOptions, Found, Posted, Redemptions } from './redemptions.js';
import { flawInPage, flawInRedemption, flawInReversal, flawInReverseAnswer } from './shape.js';
import { unwrap, type UnwrapTools } from './unwrap.js';
import type { Redemption, Reversal } from './wire.js';

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
