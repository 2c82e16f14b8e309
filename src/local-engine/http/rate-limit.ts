// The documented rate limit: a bucket of 30 that fills by 10 a second, told on every answer. Source: the API's
// authentication page.

const CAPACITY = 30;
const PER_SECOND = 10;

export interface RateLimiter {
  /** Takes a token if there is one. */
  readonly take: () => boolean;
  /** X-RateLimit-* as of now. */
  readonly headers: () => Record<string, string>;
  /** Whole seconds until a token is there again, at least 1. */
  readonly retryAfterSeconds: () => number;
}

/** @param nowMs - the machine's clock, not the ledger's: a limit protects the server, not the data */
export function createRateLimiter(nowMs: () => number): RateLimiter {
  let tokens = CAPACITY;
  let filledAt = nowMs();
  const fill = (): void => {
    const now = nowMs();
    // A clock that stepped back neither takes tokens away nor gives any.
    tokens = Math.min(CAPACITY, tokens + (Math.max(0, now - filledAt) / 1000) * PER_SECOND);
    filledAt = now;
  };
  return {
    take: () => {
      fill();
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    headers: () => {
      fill();
      return {
        'x-ratelimit-limit': String(CAPACITY),
        'x-ratelimit-remaining': String(Math.floor(tokens)),
        'x-ratelimit-reset': String(Math.ceil(filledAt / 1000 + (CAPACITY - tokens) / PER_SECOND)),
      };
    },
    retryAfterSeconds: () => Math.max(1, Math.ceil((1 - tokens) / PER_SECOND)),
  };
}
