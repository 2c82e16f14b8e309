// How fast requests leave: one bucket for everything a process sends, reads and retries included. What the API says
// about its own limit wins over ours.

type Send = (request: Request) => Promise<Response>;

export interface PaceOptions {
  /** Requests a second, in the long run. */
  readonly rate: number;
  /** Requests that may leave at once after a rest. */
  readonly burst: number;
  readonly nowMs: () => number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

export interface Pace extends Pick<PaceOptions, 'rate' | 'burst'> {
  /** Takes the right to send one request, if there is one now. The next request that leaves uses it. */
  tryTake(): boolean;
  /** Milliseconds until there may be one; 0 when there is one. */
  waitMs(): number;
  /** The same fetch, at this pace. */
  paced(send: Send): Send;
}

/** The documented limit: 10 requests a second, 30 at once. Source: the API's authentication page. */
export const DOCUMENTED = { rate: 10, burst: 30 } as const;

/** Our own limit for a rate: the burst keeps the documented proportion. */
export function burstOf(rate: number): number {
  return Math.max(1, Math.floor((rate * DOCUMENTED.burst) / DOCUMENTED.rate));
}

export function createPace({ rate, burst, nowMs, sleep }: PaceOptions): Pace {
  let tokens = burst;
  let filledAt = nowMs();
  let closedUntil = 0;
  let prepaid = 0;
  let underWay = 0;

  const fill = (): void => {
    const now = nowMs();
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1000) * rate);
    filledAt = now;
  };
  const waitMs = (): number => {
    fill();
    const forToken = tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / rate) * 1000);
    return Math.max(forToken, closedUntil - filledAt, 0);
  };
  const take = (): boolean => {
    if (waitMs() > 0) return false;
    tokens -= 1;
    return true;
  };
  /** The server counts other processes too, so the lower of its count and ours is true. */
  const heed = (response: Response): void => {
    fill();
    const left = wholeNumber(response.headers.get('X-RateLimit-Remaining'));
    if (left !== undefined) tokens = Math.min(tokens, Math.max(0, left - underWay));
    if (response.status !== 429) return;
    tokens = Math.min(tokens, 0);
    closedUntil = Math.max(closedUntil, filledAt + (wholeNumber(response.headers.get('Retry-After')) ?? 1) * 1000);
  };

  return {
    rate,
    burst,
    tryTake: () => {
      if (!take()) return false;
      prepaid += 1;
      return true;
    },
    waitMs,
    paced: (send) => async (request) => {
      if (prepaid > 0) prepaid -= 1;
      else while (!take()) await sleep(waitMs(), request.signal);
      underWay += 1;
      try {
        const response = await send(request);
        underWay -= 1;
        heed(response);
        return response;
      } catch (error) {
        underWay -= 1;
        throw error;
      }
    },
  };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? parseInt(text, 10) : undefined;
}
