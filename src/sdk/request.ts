// One call of an operation, typed by the contract: after a rename in openapi.yaml, old calls no longer compile.
// openapi-fetch gives the types and builds the URL. Its own client is not used: it needs Headers and FormData, for which
// Node loads its whole HTTP client, and that takes longer than a call to an embedded engine.
import {
  createFinalURL,
  createQuerySerializer,
  defaultPathSerializer,
  type Client,
  type ClientPathsWithMethod,
  type MethodResponse,
  type ParamsOption,
  type RequestBodyOption,
} from 'openapi-fetch';
import { readHeaders } from './config.js';
import type { paths } from './generated/schema.js';
import type { Sending } from './http/pipeline.js';
import type { PipelineReply } from './http/transport.js';

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

/** The methods of the contract. */
export type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

/** The paths that have a method. */
export type PathOf<M extends Method> = ClientPathsWithMethod<Client<paths>, Lowercase<M>>;

/** The parameters and the body of an operation. */
export type InputOf<M extends Method, P extends PathOf<M>> = ParamsOption<paths[P][Lowercase<M>]> &
  RequestBodyOption<paths[P][Lowercase<M>]>;

/** The success answer of an operation. */
export type DataOf<M extends Method, P extends PathOf<M>> = MethodResponse<Client<paths>, Lowercase<M>, P>;

/** An answer. `json` has the type of the contract, but is not checked yet. */
export type TypedReply<Data> = Omit<PipelineReply, 'json'> & { readonly json?: Data };

/** Calls an operation of the contract. */
export type Ask = <M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  input: InputOf<M, P>,
  options?: CallOptions,
) => Promise<TypedReply<DataOf<M, P>>>;

/** What a call takes from the client. */
export interface AskTools {
  readonly baseUrl: string;
  /** Headers of every request, with lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The pipeline with the settings of one call. */
  readonly begin: (options: CallOptions) => Sending;
}

interface AnyInput {
  readonly params?: { readonly path?: Record<string, unknown>; readonly query?: Record<string, unknown> };
  readonly body?: unknown;
}

const querySerializer = createQuerySerializer();

/** Makes an {@link Ask}. */
export function createAsk({ baseUrl, begin, headers }: AskTools): Ask {
  return async <Data>(method: Method, path: string, { body, params = {} }: AnyInput, options: CallOptions = {}) => {
    const url = createFinalURL(path, { baseUrl, params, querySerializer, pathSerializer: defaultPathSerializer });
    const sent = {
      ...readHeaders(options.headers ?? {}),
      ...headers,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const text = body === undefined ? undefined : JSON.stringify(body);
    return (await begin(options).send({ method, url, headers: sent, body: text })) as TypedReply<Data>;
  };
}
