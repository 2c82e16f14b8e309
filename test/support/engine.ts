// A real engine in memory, with fixed time and counted ids.
import { type Seed, createLocalEngine } from '../../src/local-engine/index.js';
import type { Host } from '../../src/cli/context.js';

/** Noon of a spring day; every run of a test happens at this moment. */
export const NOON_MS = Date.UTC(2026, 2, 15, 12);

/**
 * Opens one engine, whatever file is asked for, and keeps it over several command lines. The first one sees it as
 * just made only when `fresh` is set.
 */
export function inMemory({ fresh = false, nowMs = NOON_MS } = {}): Host['openEngine'] {
  let engine: ReturnType<typeof createLocalEngine> | undefined;
  let ids = 0;
  let created = fresh;
  return ({ path, rateLimit, seed, ...options }) => {
    engine ??= createLocalEngine({
      ...options,
      seed: seed as Seed,
      path: ':memory:',
      settings: { rateLimit },
      nowMs: () => nowMs,
      newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
      onBug: (error: unknown) => {
        throw error;
      },
    });
    const opened = { ...engine, path, created, close: () => undefined };
    created = false;
    return Promise.resolve(opened);
  };
}
