// The short form of the fuzzers: every input that was ever kept, and a few new ones. The long form is `npm run proof -- fuzz`.
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readCorpus } from './corpus.js';
import type { AnyTarget } from './target.js';
import { amount } from './targets/amount.js';
import { argv } from './targets/argv.js';
import { csv } from './targets/csv.js';
import { http } from './targets/http.js';
import { seed } from './targets/seed.js';
import { watched } from './watch.js';

/** How many new inputs each; always the same ones, so that a failure is one of the change that is tested. */
const TARGETS: readonly (readonly [target: AnyTarget, runs: number])[] = [
  [amount, 1500],
  [csv, 60],
  [seed, 15],
  [http, 8],
  [argv, 8],
];

describe.each(TARGETS.map(([target, runs]) => [target.name, target, runs] as const))('%s', (_name, target, runs) => {
  const watch = watched(target);
  afterAll(() => {
    watch.stop();
  });

  test('what was kept', async () => {
    const kept = readCorpus(target.name);
    expect(kept.length).toBeGreaterThan(0);
    for (const [name, input] of kept) {
      await watch.run(input).catch((error: unknown) => {
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      });
    }
  });

  test('new ones', async () => {
    await fc.assert(fc.asyncProperty(target.grammar as fc.Arbitrary<unknown>, watch.run), { numRuns: runs, seed: 7 });
  });
});
