// What one attempt came to. Five words that the retry and the final verdict are made of.
import { parseErrorBody } from './error-body.js';
import { neverConnected } from './never-connected.js';
import type { Outgoing, Reply, Transport } from './transport.js';

/**
 * - `answer`: the API decided, yes (2xx with a readable body) or no (4xx)
 * - `limited`: 429, documented as not processed
 * - `unsent`: no connection was made
 * - `unclear`: it may have been received, and nothing usable came back
 * - `aborted`: the caller's signal, while it was under way
 */
export type Attempt =
  | { readonly kind: 'answer' | 'limited'; readonly reply: Reply }
  | { readonly kind: 'unsent' | 'aborted'; readonly cause: unknown }
  | { readonly kind: 'unclear'; readonly why: string; readonly reply?: Reply; readonly cause?: unknown };

/** Sends once and names what came of it; never throws. */
export async function tryOnce(next: Transport, outgoing: Outgoing): Promise<Attempt> {
  try {
    return judge(await next(outgoing), outgoing.method);
  } catch (cause) {
    // Asked first: a reason may be anything, also an error that looks like a refused connection.
    const { signal } = outgoing;
    if (signal?.aborted === true) return { kind: 'aborted', cause: signal.reason as unknown };
    if (neverConnected(cause)) return { kind: 'unsent', cause };
    const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
    return { kind: 'unclear', why: timedOut ? cause.message : 'no complete answer arrived', cause };
  }
}

function judge(reply: Reply, method: string): Attempt {
  const { ok, status } = reply.response;
  if (status === 429) return { kind: 'limited', reply };
  if (status >= 400 && status < 500) return { kind: 'answer', reply };
  if (ok && (method === 'HEAD' || status === 204 || status === 205)) return { kind: 'answer', reply };
  if (!ok) return { kind: 'unclear', why: describe(status, reply.text), reply };
  const json = parsed(reply.text);
  if (json !== undefined) return { kind: 'answer', reply: { ...reply, json } };
  return { kind: 'unclear', why: `the answer with status ${status} is not readable JSON`, reply };
}

function describe(status: number, text: string): string {
  if (status < 500) return `the answer was a redirect${status === 0 ? '' : ` (${status})`}, which is never followed`;
  const { code, message } = parseErrorBody(text);
  return ['the answer was status', status, code, message && `(${message})`].filter(Boolean).join(' ');
}

/** Undefined for what is no JSON, which can say anything but that. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
