// The one place where an HTTP answer becomes a value or a thrown ApiError.
import { createApiError } from './errors.js';
import { retryAfterMs } from './http/delay.js';
import { readErrorBody } from './http/error-body.js';
import { requestIdOf } from './http/request-id.js';
import type { Redact } from './redact.js';

/** A 2xx answer. Its body is JSON, or undefined for 204; whether it has the promised fields is still to be asked. */
export interface Answer<T> {
  readonly data: T | undefined;
  readonly status: number;
  readonly requestId: string | undefined;
}

/** What openapi-fetch resolves to. */
export interface FetchResult<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What unwrapping takes from the client. */
export interface UnwrapTools {
  readonly nowMs: () => number;
  readonly redact: Redact;
}

/**
 * Takes openapi-fetch's result apart.
 *
 * @param attempts - how often it was sent, asked when it is over
 * @param idempotencyKey - of the write, kept on its error
 * @throws ApiError of the status' class for a 4xx; what the transport threw, unchanged
 */
export async function unwrap<T>(
  sent: Promise<FetchResult<T>>,
  { nowMs, redact }: UnwrapTools,
  attempts: () => number,
  idempotencyKey?: string,
): Promise<Answer<T>> {
  const { data, error, response } = await sent;
  const requestId = requestIdOf(response, redact);
  const { status } = response;
  // Ask `response.ok`, not `error`: an error with an empty body leaves `error` falsy.
  if (response.ok) return { data, status, requestId };
  const { code = `http_${status}`, message = `the Scrip API answered with status ${status}` } = readErrorBody(error);
  throw createApiError({
    status,
    code: redact(code),
    message: redact(message),
    requestId,
    retryAfterMs: retryAfterMs(response, nowMs),
    idempotencyKey,
    attempts: attempts(),
  });
}
