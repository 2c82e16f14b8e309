// Between `fetch` and the pipeline, at both ends of it.
import type { Follow } from './timeouts.js';
import type { Transport } from './transport.js';

/** The shape of `fetch` that openapi-fetch calls and that a caller may give: one Request in, one Response out. */
export type FetchFunction = (request: Request) => Promise<Response>;

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * The bottom of the pipeline. The key is put on here, on a request that nothing further out ever sees, and a redirect
 * is never followed: the key would travel along. The answer is read to its end, so a connection lost in mid body is a
 * lost answer.
 *
 * Source: authentication page; the reference pages name the `X-API-Key` header as the security scheme
 */
export function overFetch(fetch: FetchFunction, apiKey: string): Transport {
  return async ({ body, headers, method, request, signal, url }) => {
    const init = {
      redirect: 'manual',
      ...(body !== undefined && { body }),
      ...(signal !== undefined && { signal }),
    } as const;
    const attempt = request === undefined ? new Request(url, { method, headers, ...init }) : new Request(request, init);
    attempt.headers.set('X-API-Key', apiKey);
    const response = await fetch(attempt);
    return { response, text: await readText(response) };
  };
}

/**
 * The top of the pipeline: a `fetch` again, for openapi-fetch to call.
 *
 * @param signal - the caller's; without one, the request's own
 */
export function asFetch(transport: Transport, follow: Follow, signal: AbortSignal | undefined): FetchFunction {
  return async (request) => {
    // Asked of every request: not every browser can say whether there is a body.
    const text = await request.text();
    const body = text === '' ? undefined : text;
    const { headers: sent, method, url } = request;
    const followed = follow(signal ?? request.signal);
    try {
      const parts = { method, url, headers: sent, body, request, signal: followed.signal };
      const reply = await transport({ ...parts, attempt: 1, endsAtMs: Infinity });
      const { headers, status, statusText } = reply.response;
      return new Response(WITHOUT_BODY.has(status) ? null : reply.text, { headers, status, statusText });
    } finally {
      followed.release();
    }
  };
}

// Reads the body of an answer, with an end.

/** The largest answer that is read: 16 MiB, far above a full page of anything. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * The whole body as text; empty when there is none.
 *
 * @throws what the connection threw in mid body, or an Error for an answer over 16 MiB
 */
export async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > MAX_BODY_BYTES) {
      // Not awaited: a stream that will not end may also not stop.
      reader.cancel().catch(() => undefined);
      throw new Error(`the answer is longer than ${MAX_BODY_BYTES} bytes`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
