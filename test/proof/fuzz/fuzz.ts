// The loop: rounds of inputs, half of them by the grammar and half near to inputs that once reached something new. A failure
// is made as small as fast-check can make it, kept in the corpus, and then known: the same one is only counted from there on.
import fc from 'fast-check';
import { type Coverage, type Reached, fresh } from './coverage.js';
import { keepFailure, keepReach, readCorpus } from './corpus.js';
import { type AnyTarget, wordsOf } from './target.js';
import { signatureOf, watched } from './watch.js';

export interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly coverage: Coverage;
  readonly say: (line: string) => void;
}

export interface FuzzResult {
  readonly inputs: number;
  readonly seconds: number;
  readonly pool: readonly unknown[];
  readonly reached: Reached;
  /** Signature -> how often. */
  readonly failures: ReadonlyMap<string, number>;
}

const ROUND = 100;
const SHRINK_MS = 30_000;
/** In characters: of one input, and of all, because every `npm test` runs them. */
const LARGEST_KEPT = 12_000;
const MOST_KEPT = 20_000;
/** Looked at together, because looking takes longer than running. */
const BLOCK = 10;

export async function fuzz(target: AnyTarget, { seconds, seed, coverage, say }: FuzzOptions): Promise<FuzzResult> {
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  const watch = watched(target);
  const failures = new Map<string, number>();
  const reached: Reached = new Map();
  // What loading reaches.
  fresh(reached, coverage.take());
  /** As far as it is known which input it was. */
  const grow: Search = { run: watch.run, coverage, known: new Map() };
  const kept = readCorpus(target.name).map(([, input]) => input);
  const pool = await findNew(kept, grow);
  fresh(reached, grow.known);
  let inputs = kept.length;
  let told = 0;
  for (let round = 0; elapsed() < seconds; round += 1) {
    const tried: unknown[] = [];
    const small: { input?: unknown; error?: unknown; until?: number } = {};
    const property = fc.asyncProperty(arbitraryOf(target, pool), async (input) => {
      if (small.until !== undefined && performance.now() > small.until) return;
      inputs += 1;
      if (small.until === undefined) tried.push(input);
      try {
        await watch.run(input);
      } catch (error) {
        const signature = signatureOf(error);
        if (failures.has(signature) && small.error === undefined) {
          failures.set(signature, (failures.get(signature) ?? 0) + 1);
          return;
        }
        // While it is made smaller it must stay the same failure.
        if (small.error !== undefined && signatureOf(small.error) !== signature) return;
        Object.assign(small, { input, error, until: small.until ?? performance.now() + SHRINK_MS });
        throw error;
      }
    });
    const time = Math.max(1, (seconds - elapsed()) * 1000);
    await fc.check(property, { seed: seed + round, numRuns: ROUND, interruptAfterTimeLimit: time + SHRINK_MS });
    if (small.error !== undefined) {
      failures.set(signatureOf(small.error), 1);
      const text = wordsOf(small.error);
      const path = keepFailure(target.name, small.input, text.split('\n')[0] ?? '');
      say(`FOUND ${target.name}, seed ${seed}, round ${round}, kept in ${path}\n${text}\n`);
    }
    if (fresh(reached, coverage.take()) > 0) {
      for (const input of await findNew(tried, grow)) pool.push(input);
    }
    if (elapsed() > told + 30) {
      told = elapsed();
      say(`${target.name}: ${inputs} inputs in ${told.toFixed(0)} s, ${pool.length} of them reached something new`);
    }
  }
  watch.stop();
  return { inputs, seconds: elapsed(), pool, reached, failures };
}

function arbitraryOf(target: AnyTarget, pool: readonly unknown[]): fc.Arbitrary<unknown> {
  if (pool.length === 0) return target.grammar as fc.Arbitrary<unknown>;
  const one = fc.nat(pool.length - 1);
  const near = fc.tuple(one, one).chain(([a, b]) => target.near(pool[a], pool[b]) as fc.Arbitrary<unknown>);
  return fc.oneof(target.grammar as fc.Arbitrary<unknown>, near);
}

interface Search {
  readonly run: (input: unknown) => Promise<void>;
  readonly coverage: Coverage;
  readonly known: Reached;
}

/** A round reached something new; which of its inputs did is found by running them again. */
async function findNew(tried: readonly unknown[], { run, coverage, known }: Search): Promise<unknown[]> {
  const found: unknown[] = [];
  const ran = async (inputs: readonly unknown[]): Promise<Reached> => {
    coverage.take();
    for (const input of inputs) await run(input).catch(() => undefined);
    return coverage.take();
  };
  for (let at = 0; at < tried.length; at += BLOCK) {
    const block = tried.slice(at, at + BLOCK);
    if (fresh(known, await ran(block), false) === 0) continue;
    for (const input of block) if (fresh(known, await ran([input])) > 0) found.push(input);
  }
  return found;
}

/** The fewest inputs, smallest first, that together reach what all of them reach; kept in the corpus. */
export async function distil(target: AnyTarget, pool: readonly unknown[], coverage: Coverage): Promise<string> {
  const sized = pool.map((input) => ({ input, size: JSON.stringify(input).length }));
  const bySize = sized.filter(({ size }) => size <= LARGEST_KEPT).sort((a, b) => a.size - b.size);
  const known: Reached = new Map();
  const kept: unknown[] = [];
  let room = MOST_KEPT;
  for (const { input, size } of bySize) {
    if (size > room) break;
    coverage.take();
    try {
      await target.run(input);
    } catch {
      continue;
    }
    if (fresh(known, coverage.take()) === 0) continue;
    kept.push(input);
    room -= size;
  }
  return keepReach(target.name, kept);
}
