// How long to wait before the next attempt.

const BASE_MS = 500;
const CAP_MS = 8_000;

/** The longest Retry-After that is waited for inside a call; beyond it the caller is told instead. */
export const MAX_RETRY_AFTER_MS = 60_000;

/**
 * What Retry-After asks for, in milliseconds from now; undefined when absent or not understood.
 *
 * Source: RFC 9110 section 10.2.3, seconds or an HTTP date; the API documents seconds
 */
export function retryAfterMs(response: Response, nowMs: () => number): number | undefined {
  const text = response.headers.get('Retry-After')?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(+text * 1000);
  // A date has letters; the parser would also take "-5" for one.
  const atMs = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs());
}

/**
 * Full jitter: anywhere from nothing to 500 ms, doubling with each retry up to 8 s.
 *
 * @param retry - 0 before the first retry
 */
export function backoffMs(retry: number, random: () => number): number {
  return Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** retry));
}
