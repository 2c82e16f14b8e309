// Whether a page pays for what stands on it, or for what stands before and behind it: histories and reversals, the first page
// and one from the middle, of a member with 1,000 entries and of one with 100,000.
import { join } from 'node:path';
import { figure } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { idOf, redemptionId } from '../lib/fill.mjs';
import { operationsOf, reversalOf, reverseInGroups } from '../lib/engine.mjs';

export const title = 'a page of 50, by what stands before and behind it';

const FULL = { sizes: [1000, 100_000], rounds: 5 };
const QUICK = { sizes: [1000, 10_000], rounds: 3 };
/** A deeper tree, and no more. */
const MOST = 1.35;
const PAGES = 200;
const LISTS = {
  history: { operation: 'listHistory', id: idOf('003', 0) },
  reversals: { operation: 'listReversals', id: redemptionId(0) },
};

export async function prepare({ build, folder, quick, say }) {
  const { rounds, sizes } = quick ? QUICK : FULL;
  const ledgers = [];
  for (const size of sizes) ledgers.push([size, await openLists(build, await longLedger(build, folder, size, say))]);
  const cases = {};
  for (const [size, { read }] of ledgers) {
    for (const list of Object.keys(LISTS)) {
      const middle = cursorOfMiddle(read, list);
      cases[`${list} first ${size}`] = () => timePages(() => read(list, {}));
      cases[`${list} middle ${size}`] = () => timePages(() => read(list, { cursor: middle }));
    }
  }
  const end = () => {
    for (const [, { close }] of ledgers) close();
  };
  return { cases, rounds, warmUp: 1, figures: (took) => toFigures(took, sizes), end };
}

function toFigures(took, [smallest, largest]) {
  return Object.keys(LISTS).flatMap((list) =>
    ['first', 'middle'].map((page) => {
      const least = {
        name: `of ${smallest} entries`,
        values: took[`${list} ${page} ${smallest}`],
        target: { most: MOST },
      };
      const values = took[`${list} ${page} ${largest}`];
      return figure({ name: `${list}, ${page} page, of ${largest} entries`, unit: 'us', values, beside: [least] });
    }),
  );
}

/** One member; up to 999 of its entries reverse cents of its first redemption, which has 10.00. */
async function longLedger(build, folder, entries, say) {
  const redemptions = Math.floor(entries / 3);
  const from = await filled(build, `lists-${entries}`, { redemptions, reversals: 0, members: 1, lots: 1 }, say);
  const path = freshCopy(from, join(folder, `lists-${entries}.db`));
  const ledger = (await operationsOf(build))(path);
  const parts = Array.from({ length: Math.min(999, redemptions) }, (_, n) => reversalOf(0, `part-${n}`, '0.01'));
  reverseInGroups(ledger, parts, 5000);
  ledger.close();
  return path;
}

async function openLists(build, path) {
  const { HANDLERS } = await build.take('local-engine/http/handlers.js', 'HANDLERS');
  const { createNewId } = await build.take('local-engine/index.js', 'createNewId');
  const { begin } = await build.take('local-engine/ledger/tx.js', 'begin');
  const { openStore } = await build.take('local-engine/store/store.js', 'openStore');
  const store = openStore(path);
  const deps = { store, nowMs: Date.now, newId: createNewId() };
  const read = (list, query) => {
    const { id, operation } = LISTS[list];
    const call = { id: () => id, query: { limit: 50, ...query }, body: undefined };
    return store.read(() => HANDLERS[operation].run(begin(deps), call)).body;
  };
  return { read, close: store.close };
}

function cursorOfMiddle(read, list) {
  const cursors = [];
  for (let cursor; ;) {
    const { pagination } = read(list, { ...(cursor && { cursor }) });
    if (!pagination.has_more) return cursors[Math.floor(cursors.length / 2)];
    cursors.push((cursor = pagination.next_cursor));
  }
}

/** Microseconds for each. */
function timePages(read) {
  const began = performance.now();
  for (let n = 0; n < PAGES; n += 1) read();
  return (1000 * (performance.now() - began)) / PAGES;
}
