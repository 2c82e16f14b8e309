// The methods of `redemptions`: a translation between a call and HTTP, and a check of what money depends on.
import type { Client } from 'openapi-fetch';
import { readAmount, readId } from './config.js';
import { OutcomeUnknownError, UnreachableError } from './errors.js';
import type { paths } from './generated/schema.js';
import type { FetchFunction } from './http/over-fetch.js';
import { createListing } from './paginate.js';
import type { CallOptions, Found, Posted, Redemptions } from './redemptions.js';
import { flawInPage, flawInRedemption, flawInReversal, flawInReverseAnswer } from './shape.js';
import { type Answer, type FetchResult, unwrap, type UnwrapTools } from './unwrap.js';
import type { ReverseRequest } from './wire.js';

/** What the methods take from the client. */
export interface RedemptionTools extends UnwrapTools {
  readonly api: Client<paths>;
  readonly newIdempotencyKey: () => string;
  /** The pipeline with the settings of one call. */
  readonly transport: (options: CallOptions) => FetchFunction;
}

/** The methods, on a client. */
export function createRedemptions(tools: RedemptionTools): Redemptions {
  const { api, transport } = tools;
  return {
    reverse: (id, body, options = {}) => reverse(tools, id, body, options),

    async get(id, options = {}) {
      const params = { path: { id: readId(id, 'redemption') } };
      return readAnswer(
        tools,
        flawInRedemption,
        api.GET('/v1/redemptions/{id}', { params, fetch: transport(options) }),
      );
    },

    list(participantId, filters = {}, options = {}) {
      return createListing(async (cursor) => {
        const path = { id: readId(participantId, 'participant') };
        const query = { ...filters, ...(cursor !== undefined && { cursor }) };
        const sent = api.GET('/v1/participants/{id}/redemptions', {
          params: { path, query },
          fetch: transport(options),
        });
        const { data, requestId } = await readAnswer(tools, (page) => flawInPage(page, flawInRedemption), sent);
        return { ...data, requestId };
      }, filters.cursor);
    },

    reversals(id, filters = {}, options = {}) {
      return createListing(async (cursor) => {
        const path = { id: readId(id, 'redemption') };
        const query = { ...filters, ...(cursor !== undefined && { cursor }) };
        const sent = api.GET('/v1/redemptions/{id}/reversals', { params: { path, query }, fetch: transport(options) });
        const { data, requestId } = await readAnswer(tools, (page) => flawInPage(page, flawInReversal), sent);
        return { ...data, requestId };
      }, filters.cursor);
    },
  };
}

async function reverse(
  tools: RedemptionTools,
  id: string,
  body: ReverseRequest,
  options: CallOptions,
): Promise<Posted> {
  readAmount(body.amount);
  // Null and absent are alike. An empty key is the caller's own and goes out as it is.
  const idempotencyKey = body.idempotency_key ?? tools.newIdempotencyKey();
  const sent = tools.api.POST('/v1/redemptions/{id}/reverse', {
    params: { path: { id: readId(id, 'redemption') } },
    body: { ...body, idempotency_key: idempotencyKey },
    fetch: tools.transport(options),
  });
  const { data, status, requestId } = await unwrap(sent, tools, idempotencyKey);
  const flaw = flawInReverseAnswer(data, { ...body, redemptionId: id });
  if (data !== undefined && flaw === undefined) return { data, replayed: status === 200, idempotencyKey, requestId };
  const message = `no usable answer to a reversal: ${flaw ?? 'it is empty'}. It may or may not have taken effect`;
  throw new OutcomeUnknownError(tools.redact(message), { status, requestId, idempotencyKey });
}

async function readAnswer<T>(
  tools: UnwrapTools,
  flawIn: (data: unknown) => string | undefined,
  sent: Promise<FetchResult<T>>,
): Promise<Found<T>> {
  const { data, status, requestId }: Answer<T> = await unwrap(sent, tools);
  const flaw = flawIn(data);
  if (data !== undefined && flaw === undefined) return { data, requestId };
  throw new UnreachableError(tools.redact(`no usable answer: ${flaw ?? 'it is empty'}`), { status, requestId });
}
