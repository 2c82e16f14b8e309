// What the client takes from the platform: only this file of the SDK uses its time, chance and network.

/** What the client takes from the platform; a test gives its own. */
export interface Seams {
  /**
   * Sends one request, once: a fetch that retries by itself could hide a first attempt that was received. The default
   * looks the global up at each call, so that a later replacement (a mock) is seen.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Makes a key for a write that came without one: 1 to 255 characters, never the same twice. */
  readonly newIdempotencyKey: () => string;
  /** Waits; rejects with the signal's reason when aborted. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Chance for the jitter: at least 0, below 1. */
  readonly random: () => number;
  /** The time in milliseconds since 1970, for dates in Retry-After. */
  readonly nowMs: () => number;
  /** For durations: a clock that nobody sets. Default: that of the platform, or `nowMs` when only that is given. */
  readonly monotonicMs: () => number;
}

/** The platform's own. */
export const realSeams: Seams = {
  fetch: (request) => globalThis.fetch(request),
  newIdempotencyKey: () => `sdk_${randomHex(16)}`,
  sleep,
  random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
};

/** Not `randomUUID`, which pages that came over plain http do not have. */
function randomHex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    signal.addEventListener('abort', done, { once: true });
  });
  signal.throwIfAborted();
}

interface Runtime {
  readonly process?: { readonly versions?: { readonly node?: string }; readonly platform?: string };
  readonly document?: unknown;
}

/** `node/20.20.2 linux` in words; undefined where there is no Node. */
export function nodeRuntime(): readonly string[] | undefined {
  const { process } = globalThis as Runtime;
  const version = process?.versions?.node;
  return version === undefined ? undefined : [`node/${version}`, process?.platform ?? 'unknown'];
}

/** Whether this is a web page, where everybody can read the key. */
export function isPage(): boolean {
  return (globalThis as Runtime).document !== undefined;
}
