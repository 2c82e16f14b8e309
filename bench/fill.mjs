// Fills a sandbox with what a month leaves behind: members with lots, redemptions and reversals, all of them made by the
// ledger's own operations on a clock that runs through the month. Thousands of operations share a transaction, so that it
// takes minutes and not hours; nothing else is different.
import { creditParticipant } from '../dist/local-engine/ledger/adjust.js';
import { createAsset } from '../dist/local-engine/ledger/assets.js';
import { upsertParticipant } from '../dist/local-engine/ledger/participants.js';
import { createProgram } from '../dist/local-engine/ledger/programs.js';
import { redeemRaw } from '../dist/local-engine/ledger/redeem.js';
import { reverseRedemption } from '../dist/local-engine/ledger/reverse.js';
import { seedLedger } from '../dist/local-engine/ledger/seed.js';
import { begin } from '../dist/local-engine/ledger/tx.js';
import { openStore } from '../dist/local-engine/store/store.js';

const MONTH_MS = 30 * 24 * 3600 * 1000;
const AT_ONCE = 5000;
const LOTS = 5;

/** The id of the nth thing of a kind. */
export const idOf = (kind, n) => `00000000-0000-4000-8${kind}-${n.toString(16).padStart(12, '0')}`;

/**
 * @param redemptions - how many; every second one of them is reversed, by turns whole and in part
 * @param onProgress - hears how many are done
 */
export function fillMonth(path, { redemptions, reversals = redemptions / 2, members = 10_000 }, onProgress = () => {}) {
  const startMs = Date.now() - MONTH_MS;
  let nowMs = startMs;
  let made = 0;
  const store = openStore(path);
  const deps = { store, nowMs: () => nowMs, newId: () => idOf('fff', (made += 1)) };
  const tx = (id) => begin(id === undefined ? deps : { ...deps, newId: once(id, deps.newId) });
  /** Runs work 0 to count - 1, many in one transaction. */
  const each = (count, work) => {
    for (let from = 0; from < count; from += AT_ONCE) {
      store.write(() => {
        for (let n = from; n < Math.min(count, from + AT_ONCE); n += 1) work(n);
      });
    }
  };

  const [program, asset] = [idOf('001', 1), idOf('002', 1)];
  store.write(() => {
    seedLedger(deps, 'empty');
    createProgram(tx(program), { name: 'A month' });
    createAsset(tx(asset), {
      program_id: program,
      name: 'Points',
      symbol: 'POINTS',
      inventory_mode: 'LOT',
      issuance_policy: 'UNLIMITED',
      scale: 2,
    });
  });
  each(members, (n) => {
    upsertParticipant(tx(idOf('003', n)), { external_id: `member-${n}`, program_id: program });
  });
  // Enough for all that each will redeem, in lots of which a redemption now and then needs two.
  const perLot = (Math.ceil(redemptions / members / LOTS) + 1) * 10;
  each(members * LOTS, (n) => {
    const participant_id = idOf('003', n % members);
    const what = { program_id: program, asset_id: asset, amount: `${perLot}.05`, description: 'Points earned' };
    creditParticipant(tx(), { ...what, participant_id });
  });
  each(redemptions, (n) => {
    nowMs = startMs + Math.floor((n / redemptions) * MONTH_MS);
    const what = { program_id: program, asset_id: asset, amount: '10.00', description: 'Cash out reward points' };
    redeemRaw(tx(idOf('004', n)), idOf('003', n % members), what);
    if (n % 2 === 1 && n < reversals * 2) {
      const size = n % 4 === 1 ? {} : { amount: '2.50' };
      reverseRedemption(tx(), idOf('004', n), { reason: 'The order was cancelled', idempotency_key: `k${n}`, ...size });
    }
    if (n % 50_000 === 0) onProgress(n);
  });
  store.close();
}

function once(first, next) {
  let isFirst = true;
  return () => {
    if (!isFirst) return next();
    isFirst = false;
    return first;
  };
}
