// Measures a row: with this build, and with an older one in the same rounds where there is one.
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { besideBuild, skipped } from './figures.mjs';
import { inRounds } from './measure.mjs';

/**
 * A row is a module with a title and `prepare`, which is given
 * { build, hasPeers, folder, quick, full, say } and returns
 * { cases, rounds, warmUp, figures, end }:
 * cases - name to a function that measures one thing of this build once; with hasPeers also of what it is compared with
 * warmUp - how many rounds come first and do not count
 * figures - makes the figures from what each case gave in each round
 * end - stops what was started
 */
export async function measureRow(row, { builds: [own, older], folder, say, ...size }) {
  const ours = await row.prepare({ ...size, build: own, hasPeers: true, folder, say });
  const theirs = older && (await prepareOlder(row, { ...size, build: older, folder: join(folder, 'older'), say }));
  const sides = theirs === undefined ? [ours.cases] : [ours.cases, theirs.cases];
  try {
    await inRounds(ours.warmUp ?? 0, sides, (round) => say(`warming up, ${round}`));
    const [took, olderTook] = await inRounds(ours.rounds, sides, say);
    const figures = ours.figures(took);
    if (theirs === undefined) return figures;
    const why = theirs.fault();
    if (why !== undefined) return [...figures, skipped(`the older build, ${older.name}`, why)];
    return besideBuild(figures, theirs.figures(olderTook), `the older build, ${older.name}`);
  } finally {
    await ours.end?.();
    await theirs?.end?.();
  }
}

/** The other side, without what both are compared with. If it cannot do something, it is left out, and `fault` says why. */
async function prepareOlder(row, given) {
  let fault;
  const tolerant = async (work) => {
    if (fault !== undefined) return undefined;
    try {
      return await work();
    } catch (error) {
      fault = String(error.message).split('\n')[0];
      given.say(`the older build is left out: ${fault}`);
      return undefined;
    }
  };
  mkdirSync(given.folder, { recursive: true });
  const side = await tolerant(() => row.prepare({ ...given, hasPeers: false }));
  const cases = Object.entries(side?.cases ?? {}).map(([name, work]) => [name, () => tolerant(work)]);
  return { ...side, cases: Object.fromEntries(cases), fault: () => fault };
}
