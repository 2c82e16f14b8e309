// The script of a seed, and the shortest one that still goes wrong in the same way.
import { randomFrom } from '../../support/random.mjs';
import { play, type Played, type PlayOptions } from './play.js';
import { shrink, simplify } from './shrink.js';
import { simpler } from './simpler.js';
import { drawScript, type Step } from './steps.js';

/** The script of a seed. */
export function scriptOf(
  seed: number,
  steps: number,
  without: ReadonlySet<string> = new Set(),
): { script: Step[]; world: PlayOptions } {
  const random = randomFrom(seed);
  const world = { machines: 2 + (seed % 3), redemptions: 5 + (seed % 6) };
  return { script: drawScript({ random, ...world, without }, steps), world };
}

/** The shortest script that ends in the same kind of violation. */
export async function shortest(
  script: readonly Step[],
  world: PlayOptions,
  { violation }: Played,
): Promise<readonly Step[]> {
  if (violation === undefined) return script;
  const kind = violation.words.slice(0, 4);
  const fails = async (some: readonly Step[]): Promise<boolean> =>
    (await play(some, world)).violation?.words.startsWith(kind) === true;
  return simplify(await shrink(script.slice(0, violation.step + 1), fails), simpler, fails);
}
