// Whether a ledger grows slow with age: the same reversals, and opening the file, with 10,000, 100,000 and 1,000,000
// redemptions in it. Members have five lots each and ten redemptions; half of the redemptions are reversed already.
import { join } from 'node:path';
import { inGroups, openOperations, reversalOf } from '../lib/engine.mjs';
import { figure } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { redemptionId } from '../lib/fill.mjs';
import { inRounds, perSecond, shuffled } from '../lib/measure.mjs';
import { runProgram } from '../lib/programs.mjs';

export const title = 'the same reversals in files of other sizes; time over that in the smallest file';

const FULL = { sizes: [10_000, 100_000, 1_000_000], rounds: 5, singles: 2000, grouped: 4000 };
const QUICK = { sizes: [10_000, 30_000], rounds: 3, singles: 500, grouped: 2000 };
const GROUP = 1000;
const MOST = 1.35;
const OPENS = 5;

/** The file of so many redemptions, for every row that needs one with a past. */
export function agedLedger(redemptions, say) {
  return filled(`aged-${redemptions}`, { redemptions, members: redemptions / 10 }, say);
}

export async function run({ folder, quick, say }) {
  const { grouped, rounds, singles, sizes } = quick ? QUICK : FULL;
  const files = new Map(sizes.map((size) => [size, agedLedger(size, say)]));
  const copy = join(folder, 'growth.db');
  const cases = {};
  for (const [size, from] of files) {
    const any = wholeOnes(size, size);
    const newest = wholeOnes(size, sizes[0]);
    cases[`any ${size}`] = () => timeEach(freshCopy(from, copy), any.slice(0, singles), 1);
    if (size > sizes[0]) cases[`newest ${size}`] = () => timeEach(freshCopy(from, copy), newest.slice(0, singles), 1);
    cases[`grouped ${size}`] = () => timeEach(freshCopy(from, copy), any.slice(0, grouped), GROUP);
  }
  const took = await inRounds(rounds, cases, say);
  return [...reversalFigures(took, sizes), await openingFigure(files, sizes)];
}

function reversalFigures(took, [smallest, ...larger]) {
  const first = (kind, name) => figure({ name, unit: 'us each', values: took[`${kind} ${smallest}`] });
  const others = (kind, name, least = kind) =>
    larger.map((size) => {
      const target = kind === 'any' && size === 1_000_000 ? { most: MOST } : undefined;
      const beside = [{ name: `of ${smallest} in the file`, values: took[`${least} ${smallest}`], target }];
      return figure({ name: `${name} of ${size}`, unit: 'us each', values: took[`${kind} ${size}`], beside });
    });
  return [
    first('any', `one a commit, of ${smallest} redemptions in the file`),
    ...others('any', 'one a commit, any'),
    ...others('newest', `one a commit, the newest ${smallest}`, 'any'),
    first('grouped', `${GROUP} a commit, of ${smallest}`),
    ...others('grouped', `${GROUP} a commit, any`),
  ];
}

async function openingFigure(files, sizes) {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  return figure({
    name: `opening ${largest}, and one answer`,
    unit: 'ms',
    values: await openings(files.get(largest)),
    beside: [{ name: `opening ${smallest}`, values: await openings(files.get(smallest)) }],
    target: { most: 200 },
  });
}

/** Reversals of redemptions that are still whole, which are those with even numbers, among the newest so many. */
function wholeOnes(redemptions, newest) {
  const begin = redemptions - newest;
  return shuffled(newest / 2).map((n) => reversalOf(begin + 2 * n, `order-${begin + 2 * n}-cancelled`));
}

/** Microseconds for each. */
function timeEach(path, reversals, size) {
  const ledger = openOperations(path);
  const began = performance.now();
  if (size === 1) for (const reversal of reversals) ledger.reverse(reversal);
  else {
    for (const group of inGroups(reversals, size)) {
      ledger.transaction(() => {
        for (const reversal of group) ledger.reverseWithin(reversal);
      });
    }
  }
  const each = 1e6 / perSecond(reversals.length, performance.now() - began);
  ledger.close();
  return each;
}

const OPENING = `
  import { createLocalEngine } from 'DIST/local-engine/index.js';
  const { path, id } = ARGUMENT;
  const began = performance.now();
  const engine = createLocalEngine({ path });
  const { status } = engine.preview({ method: 'GET', path: '/v1/redemptions/' + id });
  if (status !== 200) throw new Error('status ' + status);
  tell({ ms: performance.now() - began });`;

/** In a process of its own, as a command opens it; without starting Node. */
async function openings(path) {
  const times = [];
  for (let n = 0; n < OPENS; n += 1) times.push((await runProgram(OPENING, { path, id: redemptionId(2) })).ms);
  return times;
}
