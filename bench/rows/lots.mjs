// Whether a reversal pays for what exists or for what it touches: of a redemption that emptied 1, 10 or 1,000 lots, and the
// 500th part of a redemption beside the first.
import { join } from 'node:path';
import { operationsOf, reversalOf, reverseInGroups, timeOperations } from '../lib/engine.mjs';
import { figure } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';

export const title = 'cost by the lots that a reversal touches, not by the lots or reversals that exist';

const LOTS = [1, 10, 1000];
const REDEMPTIONS = 200;
const FULL = { rounds: 7, parts: 100 };
const QUICK = { rounds: 3, parts: 100 };
/** Of one lot, or of one part: what exists beside it may cost a deeper tree, and no more. */
const MOST = 1.35;
const NTH = 500;

export async function prepare({ build, folder, quick, say }) {
  const { parts, rounds } = quick ? QUICK : FULL;
  const openOperations = await operationsOf(build);
  const copy = join(folder, 'lots.db');
  const emptied = (lots) =>
    filled(build, `lots-${lots}`, { redemptions: REDEMPTIONS, reversals: 0, members: REDEMPTIONS, lots }, say);
  /** Microseconds for each, one a commit. */
  const singles = async (from, reversals) =>
    (await timeOperations(openOperations(freshCopy(from, copy)), reversals, 1)).each;
  const cases = {};
  for (const lots of LOTS) {
    const from = await emptied(lots);
    const each = (amount) => Array.from({ length: REDEMPTIONS }, (_, n) => reversalOf(n, `whole-${n}`, amount));
    cases[`one of ${lots}`] = () => singles(from, each('1.00'));
    cases[`all ${lots}`] = () => singles(from, each(undefined));
  }
  const halfway = join(folder, 'parts.db');
  say(`reversing ${NTH - 1} parts of each of ${parts} redemptions`);
  reverseParts(openOperations(freshCopy(await emptied(10), halfway)), parts);
  cases['first part'] = () => singles(halfway, partsOf(parts, parts, 1));
  cases['nth part'] = () => singles(halfway, partsOf(0, parts, NTH));
  return { cases, rounds, warmUp: 1, figures: toFigures };
}

function toFigures(took) {
  const [fewest, ...more] = LOTS;
  return [
    figure({ name: `one lot touched, of ${fewest}`, unit: 'us each', values: took[`one of ${fewest}`] }),
    ...more.map((lots) => {
      const beside = [{ name: `of ${fewest}`, values: took[`one of ${fewest}`], target: { most: MOST } }];
      return figure({ name: `one lot touched, of ${lots}`, unit: 'us each', values: took[`one of ${lots}`], beside });
    }),
    ...more.map((lots) => {
      const beside = [{ name: `all of ${fewest}`, values: took[`all ${fewest}`] }];
      return figure({ name: `all of ${lots} lots touched`, unit: 'us each', values: took[`all ${lots}`], beside });
    }),
    figure({
      name: `part ${NTH} of a redemption`,
      unit: 'us each',
      values: took['nth part'],
      beside: [{ name: 'the first part of another', values: took['first part'], target: { most: MOST } }],
    }),
  ];
}

/** The nth part, a cent, of redemptions `begin` and on. */
function partsOf(begin, count, nth) {
  return Array.from({ length: count }, (_, n) => reversalOf(begin + n, `part-${begin + n}-${nth}`, '0.01'));
}

/** All but the last part of the first redemptions. */
function reverseParts(ledger, redemptions) {
  const all = Array.from({ length: NTH - 1 }, (_, nth) => partsOf(0, redemptions, nth + 1)).flat();
  reverseInGroups(ledger, all, 5000);
  ledger.close();
}
