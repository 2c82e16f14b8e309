// Checks what a caller sets up, before anything can be sent. No message repeats the key or a whole URL.
import { ConfigurationError } from './errors.js';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Printable ASCII without blanks: what a header value can carry unchanged. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Timers take a signed 32-bit number and fire at once above it. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * The base URL in the form paths are appended to: no trailing slash, no trailing `/v1` (paths begin with it).
 *
 * @param text - https; plain http for localhost, 127.0.0.0/8 and [::1] only. Source: interface contract, exit codes
 * @throws ConfigurationError for anything else, and for user names, passwords, queries and fragments
 */
export function readBaseUrl(text: string): string {
  const url = parseUrl(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
    throw new ConfigurationError('the base URL must begin with https:// (plain http is for loopback addresses only)');
  }
  if (url.username !== '' || url.password !== '') {
    throw new ConfigurationError('the base URL must not contain a user name or password');
  }
  if (url.search !== '' || url.hash !== '') {
    throw new ConfigurationError('the base URL must not contain a query or a fragment');
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

/** @throws ConfigurationError unless it is a whole number of milliseconds that a timer can hold */
export function readTimeoutMs(timeoutMs: number): number {
  if (Number.isInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= MAX_TIMER_MS) return timeoutMs;
  throw new ConfigurationError(`timeoutMs must be a whole number from 1 to ${MAX_TIMER_MS}`);
}

/** @throws ConfigurationError unless it is a whole number, zero or more */
export function readMaxRetries(maxRetries: number): number {
  if (Number.isSafeInteger(maxRetries) && maxRetries >= 0) return maxRetries;
  throw new ConfigurationError('maxRetries must be a whole number, zero or more');
}

/**
 * An id for a place in a path. Nothing the documentation allows is refused; "." and ".." would be resolved by the URL
 * parser and reach another endpoint, and half a surrogate pair has no encoding.
 *
 * @throws ConfigurationError for an empty id, "." and "..", and text that is not well-formed
 */
export function readId(id: string, what: string): string {
  if (typeof id === 'string' && id !== '' && id !== '.' && id !== '..' && !LONE_SURROGATE.test(id)) return id;
  throw new ConfigurationError(`the ${what} id is missing or cannot be part of a path`);
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
