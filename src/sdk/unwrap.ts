// The one place where an HTTP answer becomes a value or a thrown ApiError.
import { createApiError } from './errors.js';
import { retryAfterMs } from './http/delay.js';
import { parseErrorBody } from './http/error-body.js';
import { requestIdOf } from './http/request-id.js';
import type { Reply } from './http/transport.js';
import type { Redact } from './redact.js';

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
