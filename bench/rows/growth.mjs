// Whether a ledger grows slow with age: the same reversals, and opening the file, with 10,000, 100,000 and 1,000,000
// redemptions in it. Members have five lots each and ten redemptions; half of the redemptions are reversed already.
import { join } from 'node:path';
import { operationsOf, reversalOf, timeOperations } from '../lib/engine.mjs';
import { figure } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { redemptionId } from '../lib/fill.mjs';
import { shuffled } from '../lib/measure.mjs';
import { runProgram } from '../lib/programs.mjs';

export const title = 'the same reversals in files of other sizes; time over that in the smallest file';

const FULL = { sizes: [10_000, 100_000, 1_000_000], rounds: 5, singles: 2000, grouped: 3000 };
const QUICK = { sizes: [10_000, 30_000], rounds: 3, singles: 500, grouped: 2000 };
const GROUP = 1000;
const MOST = 1.35;

/** The file of so many redemptions, for every row that needs one with a past. */
export function agedLedger(build, redemptions, say) {
  return filled(build, `aged-${redemptions}`, { redemptions, members: redemptions / 10 }, say);
}

export async function prepare({ build, folder, quick, say }) {
  const { grouped, rounds, singles, sizes } = quick ? QUICK : FULL;
  const openOperations = await operationsOf(build);
  const copy = join(folder, 'growth.db');
  const cases = {};
  for (const size of sizes) {
    const from = await agedLedger(build, size, say);
    const { any, inGroup, newest } = chosen(size, sizes[0], { singles, grouped });
    cases[size] = async () => {
      freshCopy(from, copy);
      const each = async (reversals, group) => (await timeOperations(openOperations(copy), reversals, group)).each;
      const times = { any: await each(any, 1), grouped: await each(inGroup, GROUP) };
      return newest.length === 0 ? times : { ...times, newest: await each(newest, 1) };
    };
    cases[`opening ${size}`] = () => opening(build, from);
  }
  const figures = (took) => [...reversalFigures(took, sizes), openingFigure(took, sizes)];
  return { cases, rounds, warmUp: 1, figures };
}

function reversalFigures(took, [smallest, ...larger]) {
  const column = (size, kind) => took[size].map((each) => each[kind]);
  const first = (kind, name) => figure({ name, unit: 'us each', values: column(smallest, kind) });
  const others = (kind, name, least = kind) =>
    larger.map((size) => {
      const target = kind === 'any' && size === 1_000_000 ? { most: MOST } : undefined;
      const beside = [{ name: `of ${smallest} in the file`, values: column(smallest, least), target }];
      return figure({ name: `${name} of ${size}`, unit: 'us each', values: column(size, kind), beside });
    });
  return [
    first('any', `one a commit, of ${smallest} redemptions in the file`),
    ...others('any', 'one a commit, any'),
    ...others('newest', `one a commit, the newest ${smallest}`, 'any'),
    first('grouped', `${GROUP} a commit, of ${smallest}`),
    ...others('grouped', `${GROUP} a commit, any`),
  ];
}

function openingFigure(took, sizes) {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  return figure({
    name: `opening ${largest}, and one answer`,
    unit: 'ms',
    values: took[`opening ${largest}`],
    beside: [{ name: `opening ${smallest}`, values: took[`opening ${smallest}`] }],
    target: { most: 200 },
  });
}

/**
 * Reversals of redemptions that are still whole, which are those with even numbers, none of them twice: the newest, as many
 * as the smallest file has in all, and of those before them.
 */
function chosen(size, smallest, { grouped, singles }) {
  const older = size === smallest ? size : size - smallest;
  const reversal = (which) => reversalOf(which, `order-${which}-cancelled`);
  const before = shuffled(older / 2).map((n) => reversal(2 * n));
  const newest = shuffled((size - older) / 2).map((n) => reversal(older + 2 * n));
  return {
    any: before.slice(0, singles),
    inGroup: before.slice(singles, singles + grouped),
    newest: newest.slice(0, singles),
  };
}

const OPENING = `
  import { createLocalEngine } from 'DIST/local-engine/index.js';
  const { path, id } = ARGUMENT;
  const began = performance.now();
  const engine = createLocalEngine({ path });
  const { status } = engine.preview({ method: 'GET', path: '/v1/redemptions/' + id });
  if (status !== 200) throw new Error('status ' + status);
  tell({ ms: performance.now() - began });`;

/** In a process of its own, as a command opens it; without starting Node. In milliseconds. */
async function opening(build, path) {
  return (await runProgram(build, OPENING, { path, id: redemptionId(2) })).ms;
}
