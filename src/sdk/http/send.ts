// The two ends of the pipeline: the bottom sends a request, and the top is a `fetch` for openapi-fetch.
import type { Seams } from '../seams.js';
import type { Follow } from './timeouts.js';
import type { Transport } from './transport.js';
import type { Outgoing, Send } from '../wire.js';

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Adds the key to a copy of the request, which no outer wrapper ever sees.
 *
 * Source: authentication page; the reference pages name the `X-API-Key` header as the security scheme
 */
export function withKey(next: Transport, apiKey: string): Transport {
  return (outgoing) => next({ ...outgoing, headers: { ...outgoing.headers, 'x-api-key': apiKey } });
}

/** The bottom over a plain call. */
export function overSend(send: Send): Transport {
  return async ({ body, headers, method, signal, url }) => {
    const reply = await send({ method, url, headers, body, signal });
    return { ...reply, headers: plainHeaders(Object.entries(reply.headers)) };
  };
}

/**
 * The bottom over a fetch. A redirect is never followed: the key would travel along. The answer is read to its end, so a
 * connection lost in mid body is a lost answer.
 */
export function overFetch(fetch: Seams['fetch']): Transport {
  return async ({ body, headers, method, request, signal, url }) => {
    const attempt = new Request(request ?? url, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
      ...(signal !== undefined && { signal }),
    });
    const response = await fetch(attempt);
    const { status, statusText } = response;
    return { status, statusText, headers: plainHeaders(response.headers), text: await readText(response) };
  };
}

/** Headers with lower-case names. */
export function plainHeaders(headers: Iterable<readonly [string, string]>): Outgoing['headers'] {
  return Object.fromEntries(Array.from(headers, ([name, value]) => [name.toLowerCase(), value]));
}

/** The top of the pipeline: a `fetch` again, for openapi-fetch to call. */
export function asFetch(transport: Transport, follow: Follow): Seams['fetch'] {
  return async (request) => {
    // Reads the body of every request, because not every browser can say whether there is one.
    const body = (await request.text()) || undefined;
    const { method, url } = request;
    const followed = follow(request.signal);
    try {
      const parts = { method, url, headers: plainHeaders(request.headers), body, request, signal: followed.signal };
      const { headers, status, statusText = '', text } = await transport({ ...parts, attempt: 1, endsAtMs: Infinity });
      return new Response(WITHOUT_BODY.has(status) ? null : text, { headers, status, statusText });
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
      // Not awaited: cancelling a broken stream may never finish.
      reader.cancel().catch(() => undefined);
      throw new Error(`the answer is longer than ${MAX_BODY_BYTES} bytes`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
