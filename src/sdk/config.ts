// Checks what a caller sets up, before anything can be sent. No message repeats the key or a whole URL.
import { ConfigurationError } from './errors.js';
import { SDK_VERSION } from './generated/version.js';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Printable ASCII without blanks: what a header value can carry unchanged. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

const HEADER_NAME = /^[!#$%&'*+\-.^_`|~\w]+$/;
const HEADER_TEXT = /^[\x20-\x7e]*$/;

/** The client sets these itself: another key means another caller, another type or length another body. */
const OWN_HEADERS = /^(x-api-key|authorization|accept|content-type|content-length|transfer-encoding|host|user-agent)$/;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Timers take a signed 32-bit number and fire at once above it. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * The base URL in the form paths are appended to: no trailing slash, no trailing `/v1` (paths begin with it).
 *
 * @param text - https; plain http for localhost, 127.0.0.0/8 and [::1] only. Source: docs/interface.md, Exit codes
 * @throws ConfigurationError for anything else, and for user names, passwords, queries and fragments
 */
export function readBaseUrl(text: string): string {
  const url = parseUrl(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
    throw new ConfigurationError('the base URL must begin with https:// (plain http is for loopback addresses only)');
  }
  if (url.username + url.password + url.search + url.hash !== '') {
    throw new ConfigurationError('the base URL must not contain a user name, password, query or fragment');
  }
  return url.origin + withoutTrailingSlash(withoutTrailingSlash(url.pathname).replace(/\/v1$/, ''));
}

/**
 * The key as it goes into the header.
 *
 * @throws ConfigurationError when it is empty or has characters no header can carry (a line end from a file, for one)
 */
export function readApiKey(apiKey: string): string {
  if (typeof apiKey !== 'string' || apiKey === '') throw new ConfigurationError('an API key is needed');
  if (!HEADER_SAFE.test(apiKey)) {
    throw new ConfigurationError('the API key contains blanks, line ends or other characters that cannot be sent');
  }
  return apiKey;
}

/** How long, and how often, a call may try. */
export interface Limits {
  /** For the whole call, in milliseconds; undefined for no end. */
  readonly deadlineMs: number | undefined;
  /** Attempts after the first. */
  readonly maxRetries: number;
  /** For one attempt, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * The limits that were given, over the others.
 *
 * @throws ConfigurationError unless each is a whole number, and no more than a timer can hold
 */
export function readLimits(given: { readonly [Name in keyof Limits]?: number | undefined }, others: Limits): Limits {
  const { deadlineMs = others.deadlineMs, maxRetries = others.maxRetries, timeoutMs = others.timeoutMs } = given;
  if (deadlineMs !== undefined) requireWhole(deadlineMs, 'deadlineMs', 1);
  requireWhole(maxRetries, 'maxRetries', 0);
  requireWhole(timeoutMs, 'timeoutMs', 1);
  return { deadlineMs, maxRetries, timeoutMs };
}

function requireWhole(value: number, name: keyof Limits, least: number): void {
  if (Number.isInteger(value) && value >= least && value <= MAX_TIMER_MS) return;
  throw new ConfigurationError(`${name} must be a whole number from ${least} to ${MAX_TIMER_MS}`);
}

/**
 * Headers of a caller's own, for what stands between: a trace id, a tenant; with lower-case names.
 *
 * @throws ConfigurationError for one that the client sets itself, and for what no header can carry
 */
export function readHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(headers).map(([written, value]) => {
    const name = written.toLowerCase();
    if (OWN_HEADERS.test(name)) throw new ConfigurationError(`the header ${name} is set by the client`);
    if (!HEADER_NAME.test(name) || typeof value !== 'string' || !HEADER_TEXT.test(value)) {
      throw new ConfigurationError('names and values of headers must be printable ASCII');
    }
    return [name, value] as const;
  });
  return Object.fromEntries(own);
}

/**
 * An id for a place in a path. Nothing the documentation allows is refused; "." and ".." would be resolved by the URL
 * parser and reach another endpoint, half a surrogate pair has no encoding, and an API key in a path ends up in logs.
 *
 * @throws ConfigurationError for an empty id, "." and "..", text that is not well-formed, and an API key
 */
export function readId(id: string, what: string, redact: Redact): string {
  if (typeof id !== 'string' || id === '' || id === '.' || id === '..' || LONE_SURROGATE.test(id)) {
    throw new ConfigurationError(`the ${what} id is missing or cannot be part of a path`);
  }
  if (redact(id) !== id) throw new ConfigurationError(`the ${what} id holds an API key; nothing was sent`);
  return id;
}

/**
 * An amount as text. The types already say so; plain JavaScript can still pass a number, which has rounded it by then.
 *
 * @throws ConfigurationError for a number
 */
export function readAmount(amount: unknown): void {
  if (typeof amount === 'number') throw new ConfigurationError('amount must be a decimal string, such as "12.50"');
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new ConfigurationError('the base URL is not a valid URL');
  }
}

function withoutTrailingSlash(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

// Who is asking, for the server's logs: never a host, a user or a path.

/** The program that uses the SDK. */
export interface AppInfo {
  /** Letters, digits, `.`, `_`, `-`. */
  readonly name: string;
  readonly version?: string | undefined;
  /** Where its people are found. */
  readonly url?: string | undefined;
}

const TOKEN = /^[\w.+-]+$/;
const LINK = /^[\x21-\x27\x2a-\x7e]+$/;

/**
 * `scrip-sdk/0.1.0 node/20.20.2 linux billing/3.1 (https://…)`; undefined outside of Node and its like, where a page may
 * not set it.
 *
 * @throws ConfigurationError for an `appInfo` that no header can carry
 */
export function userAgentOf(appInfo: AppInfo | undefined, runtime: readonly string[] | undefined): string | undefined {
  const app = appInfo === undefined ? [] : wordsOf(appInfo);
  return runtime && [`scrip-sdk/${SDK_VERSION}`, ...runtime, ...app].join(' ');
}

function wordsOf({ name, version, url }: AppInfo): string[] {
  const isUsable = TOKEN.test(name) && TOKEN.test(version ?? '1') && LINK.test(url ?? 'x');
  if (!isUsable) throw new ConfigurationError('appInfo must have a name, and a version and url, without blanks');
  return [version === undefined ? name : `${name}/${version}`, ...(url === undefined ? [] : [`(${url})`])];
}

// Keeps the API key out of everything that leaves the client: messages, causes, traces.

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const MARK = '[redacted]';

/** Anything that looks like a key of the API. Source: authentication page, keys begin with `sk_`. */
const KEY_SHAPE = /\bsk_[\w-]{4,}/g;

const MAX_CAUSES = 8;

/** A {@link Redact} that knows the key itself, its percent-encoded form, and the shape of all keys. */
export function createRedact(apiKey: string): Redact {
  const forms = [...new Set([apiKey, encodeURIComponent(apiKey)])];
  return (text) => forms.reduce((left, form) => left.replaceAll(form, MARK), text).replace(KEY_SHAPE, MARK);
}

/**
 * A copy of an error that carries only name, message, code, stack and causes, redacted: what a custom `fetch` throws
 * may hold the request, and the request holds the key. Codes such as ECONNREFUSED stay where they were.
 */
export function safeCause(cause: unknown, redact: Redact, depth = 0): unknown {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? redact(cause) : undefined;
  if (depth === MAX_CAUSES) return undefined;
  const inner = safeCause(cause.cause, redact, depth + 1);
  const copy = new Error(redact(cause.message), inner === undefined ? undefined : { cause: inner });
  const code = 'code' in cause && typeof cause.code === 'string' ? { code: redact(cause.code) } : {};
  const all: unknown[] | undefined = 'errors' in cause && Array.isArray(cause.errors) ? cause.errors : undefined;
  const errors = all?.slice(0, MAX_CAUSES).map((error) => safeCause(error, redact, depth + 1));
  const { name, stack = '' } = cause;
  return Object.assign(copy, code, errors && { errors }, { name: redact(name), stack: redact(stack) });
}
