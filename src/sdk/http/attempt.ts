// Sends one attempt and names its result. The retry and the final verdict decide by these five names.
import { firstLineOf, parseErrorBody } from './error-body.js';
import { isOk, type PipelineReply, type PipelineRequest, type Transport } from './transport.js';
import { fieldOf, parsed, type Outgoing } from '../wire.js';

/**
 * - `answer`: the API accepted (2xx with a readable body) or certainly refused ({@link isRefusal})
 * - `limited`: 429, documented as not processed
 * - `unsent`: no connection was made
 * - `unclear`: it may have been received, but there is no usable answer; `foreign` is the first line of one that does not
 *   have the API's form, from a proxy perhaps
 * - `aborted`: the caller's signal stopped it
 */
export type Attempt =
  | { readonly kind: 'answer' | 'limited'; readonly reply: PipelineReply }
  | { readonly kind: 'unsent' | 'aborted'; readonly cause: unknown }
  | {
      readonly kind: 'unclear';
      readonly why: string;
      readonly reply?: PipelineReply;
      readonly foreign?: string;
      readonly cause?: unknown;
    };

/** Sends once and names the result; never throws. */
export async function tryOnce(next: Transport, outgoing: PipelineRequest): Promise<Attempt> {
  try {
    return judge(await next(outgoing), outgoing.method);
  } catch (cause) {
    // Checked first: the reason of an abort may be anything, even an error that looks like a refused connection.
    const { signal } = outgoing;
    if (signal?.aborted === true) return { kind: 'aborted', cause: signal.reason as unknown };
    if (neverConnected(cause)) return { kind: 'unsent', cause };
    const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
    return { kind: 'unclear', why: timedOut ? cause.message : 'no complete answer arrived', cause };
  }
}

function judge(reply: PipelineReply, method: string): Attempt {
  const { status } = reply;
  if (status === 429) return { kind: 'limited', reply };
  if (!isOk(status)) return isRefusal(reply, method) ? { kind: 'answer', reply } : unclear(reply);
  if (method === 'HEAD' || status === 204 || status === 205) return { kind: 'answer', reply };
  const json = parsed(reply.text);
  return json === undefined ? unclear(reply) : { kind: 'answer', reply: { ...reply, json } };
}

const REFUSING: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 415, 422]);

/**
 * Whether the API itself said no, so that this attempt did nothing. Any other 4xx may come from a proxy, or from an API
 * that is still at work on the same request. Source: decision D46
 */
function isRefusal({ status, text }: PipelineReply, method: string): boolean {
  const { code, message } = parseErrorBody(text);
  if (!REFUSING.has(status) && !(status === 409 && code === 'idempotency_conflict')) return false;
  return method === 'HEAD' || (code !== undefined && message !== undefined);
}

function unclear(reply: PipelineReply): Attempt {
  const { status, text } = reply;
  const { code, message } = parseErrorBody(text);
  const said = `the answer was status ${status}`;
  if (status >= 400 && code !== undefined && message !== undefined) {
    return { kind: 'unclear', why: `${said} ${code} (${message})`, reply };
  }
  const foreign = firstLineOf(text);
  const shown = foreign && `: "${foreign}"`;
  if (isOk(status)) return { kind: 'unclear', why: `${said}, not readable as JSON${shown}`, reply, foreign };
  if (status >= 500) return { kind: 'unclear', why: said + shown, reply, foreign };
  const why =
    status < 400
      ? `the answer was a redirect${status === 0 ? '' : ` (${status})`}, which is never followed`
      : `${said}, which does not look like the Scrip API${shown}`;
  return { kind: 'unclear', why, reply, foreign };
}

// Whether a request may be sent again without doing its work twice.

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A request, looked at once before it is sent. */
export interface Call {
  /** Method and path, for messages. */
  readonly name: string;
  readonly isWrite: boolean;
  /** The key in its JSON body; undefined without one. */
  readonly idempotencyKey: string | undefined;
  /** Whether sending it twice has the effect of sending it once. */
  readonly isRepeatable: boolean;
}

/**
 * Looks at a request before it is sent.
 *
 * A key of blanks only does not protect: a server may treat it as no key.
 *
 * Source: the API's idempotency rules, which have the key in the body field `idempotency_key` of POSTs
 */
export function readCall({ body, method, url }: Pick<Outgoing, 'body' | 'method' | 'url'>): Call {
  const name = `${method} ${new URL(url).pathname}`;
  if (READS.has(method)) return { name, isWrite: false, idempotencyKey: undefined, isRepeatable: true };
  const idempotencyKey = keyIn(body ?? '');
  const isRepeatable = method === 'POST' && idempotencyKey !== undefined && idempotencyKey.trim() !== '';
  return { name, isWrite: true, idempotencyKey, isRepeatable };
}

function keyIn(body: string): string | undefined {
  const key = fieldOf(parsed(body), 'idempotency_key');
  return typeof key === 'string' ? key : undefined;
}

// The only failure after which a write was certainly not sent: no connection was made.

/** No connection, or none that was trusted: the certificate is checked before the first byte of a request. */
const CODES = [
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/,
  /^ConnectionRefused$/, // Bun
  /^(CERT|UNABLE_TO)_/, // CERT_HAS_EXPIRED, UNABLE_TO_VERIFY_LEAF_SIGNATURE and their likes
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|HOSTNAME_MISMATCH)$/,
  /^ERR_TLS_(CERT_ALTNAME_INVALID|HANDSHAKE_TIMEOUT)$/, // other TLS errors can also come later
  /^ERR_SSL_.*(HANDSHAKE_FAILURE|PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|UNRECOGNIZED_NAME)$/,
];

const MAX_DEPTH = 8;

/**
 * Whether an error, anywhere in its chain of causes, says that no connection was made. An AggregateError (one error per
 * address tried) says so only when all of its errors do.
 *
 * Linux reports EHOSTUNREACH, ENETUNREACH and ECONNREFUSED also for a connection that dies while an answer is awaited;
 * the failing system call tells the two apart.
 */
export function neverConnected(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth === MAX_DEPTH) return false;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.every((inner) => neverConnected(inner, depth + 1));
  }
  if (failedToConnect(error)) return true;
  return 'cause' in error && neverConnected(error.cause, depth + 1);
}

function failedToConnect(error: object): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const syscall = 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined;
  if (syscall !== undefined) return syscall === 'connect' || syscall === 'getaddrinfo';
  return CODES.some((family) => family.test(code));
}
