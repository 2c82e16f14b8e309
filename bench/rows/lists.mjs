// Whether a page pays for what stands on it, or for what stands before and behind it: histories and reversals, the first page
// and one from the middle, of a member with 1,000 entries and of one with 100,000.
import { join } from 'node:path';
import { HANDLERS } from '../../dist/local-engine/http/handlers.js';
import { createNewId } from '../../dist/local-engine/index.js';
import { begin } from '../../dist/local-engine/ledger/tx.js';
import { openStore } from '../../dist/local-engine/store/store.js';
import { figure } from '../lib/figures.mjs';
import { filled, freshCopy } from '../lib/files.mjs';
import { idOf, redemptionId } from '../lib/fill.mjs';
import { inGroups, openOperations, reversalOf } from '../lib/engine.mjs';
import { inRounds } from '../lib/measure.mjs';

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

export async function run({ folder, quick, say }) {
  const { rounds, sizes } = quick ? QUICK : FULL;
  const ledgers = sizes.map((size) => [size, openLists(longLedger(folder, size, say))]);
  const cases = {};
  for (const [size, { read }] of ledgers) {
    for (const list of Object.keys(LISTS)) {
      const middle = cursorOfMiddle(read, list);
      cases[`${list} first ${size}`] = () => timePages(() => read(list, {}));
      cases[`${list} middle ${size}`] = () => timePages(() => read(list, { cursor: middle }));
    }
  }
  const took = await inRounds(rounds, cases, say);
  for (const [, { close }] of ledgers) close();
  return toFigures(took, sizes);
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

/** One member; up to 999 of its entries give back cents of its first redemption, which has 10.00. */
function longLedger(folder, entries, say) {
  const redemptions = Math.floor(entries / 3);
  const from = filled(`lists-${entries}`, { redemptions, reversals: 0, members: 1, lots: 1 }, say);
  const path = freshCopy(from, join(folder, `lists-${entries}.db`));
  const ledger = openOperations(path);
  const parts = Array.from({ length: Math.min(999, redemptions) }, (_, n) => reversalOf(0, `part-${n}`, '0.01'));
  for (const group of inGroups(parts, 5000)) {
    ledger.transaction(() => {
      for (const part of group) ledger.reverseWithin(part);
    });
  }
  ledger.close();
  return path;
}

function openLists(path) {
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
