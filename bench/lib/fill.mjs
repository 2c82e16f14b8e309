// Fills a sandbox with what months leave behind: members with lots, redemptions and reversals, all of them made by the
// ledger's own operations on a clock that runs through the month. Thousands of operations share a transaction, so that it
// takes minutes and not hours; nothing else is different.
const MONTH_MS = 30 * 24 * 3600 * 1000;
const AT_ONCE = 5000;

/** The id of the nth thing of a kind. */
export const idOf = (kind, n) => `00000000-0000-4000-8${kind}-${n.toString(16).padStart(12, '0')}`;
export const redemptionId = (n) => idOf('004', n);

/** What each redemption takes, and the lots that a member has for it. */
const LOTS_OF = {
  /** Five lots a member, so that a redemption of 10.00 takes from one of them, or from two. */
  shared: (each) => ({ amount: '10.00', lots: 5, lot: `${(Math.ceil(each / 5) + 1) * 10}.05` }),
  /** Lots of 10.00, as many as a redemption empties. */
  own: (each, lots) => ({ amount: `${lots * 10}.00`, lots: lots * each, lot: '10.00' }),
};

/**
 * @param build - whose file it becomes
 * @param lots - how many lots each redemption empties; by default, members have five lots and spend from them
 * @param reversals - of every second redemption, by turns whole and in part; by default of all of those
 * @param onProgress - hears how many are done
 */
export async function fillMonth(
  build,
  path,
  { redemptions, reversals = redemptions / 2, members = 10_000, lots },
  onProgress,
) {
  const ledger = await ledgerOf(build);
  const startMs = Date.now() - MONTH_MS;
  let nowMs = startMs;
  let made = 0;
  const store = ledger.openStore(path);
  const deps = { store, nowMs: () => nowMs, newId: () => idOf('fff', (made += 1)) };
  const tx = (id) => ledger.begin(id === undefined ? deps : { ...deps, newId: once(id, deps.newId) });
  /** Runs work 0 to count - 1, many in one transaction. */
  const each = (count, work) => {
    for (let from = 0; from < count; from += AT_ONCE) {
      store.write(() => {
        for (let n = from; n < Math.min(count, from + AT_ONCE); n += 1) work(n);
      });
    }
  };

  const base = { program_id: idOf('001', 1), asset_id: idOf('002', 1) };
  store.write(() => {
    ledger.seedLedger(deps, 'empty');
    ledger.createProgram(tx(base.program_id), { name: 'A month' });
    ledger.createAsset(tx(base.asset_id), {
      program_id: base.program_id,
      name: 'Points',
      symbol: 'POINTS',
      inventory_mode: 'LOT',
      issuance_policy: 'UNLIMITED',
      scale: 2,
    });
  });
  each(members, (n) => {
    ledger.upsertParticipant(tx(idOf('003', n)), { external_id: `member-${n}`, program_id: base.program_id });
  });
  const eachMember = Math.ceil(redemptions / members);
  const has = lots === undefined ? LOTS_OF.shared(eachMember) : LOTS_OF.own(eachMember, lots);
  each(members * has.lots, (n) => {
    const what = { ...base, amount: has.lot, description: 'Points earned' };
    ledger.creditParticipant(tx(), { ...what, participant_id: idOf('003', n % members) });
  });
  each(redemptions, (n) => {
    nowMs = startMs + Math.floor((n / redemptions) * MONTH_MS);
    const what = { ...base, amount: has.amount, description: 'Cash out reward points' };
    ledger.redeemRaw(tx(redemptionId(n)), idOf('003', n % members), what);
    if (n % 2 === 1 && n < reversals * 2) {
      const size = n % 4 === 1 ? {} : { amount: '2.50' };
      ledger.reverseRedemption(tx(), redemptionId(n), {
        reason: 'The order was cancelled',
        idempotency_key: `k${n}`,
        ...size,
      });
    }
    if (n % 50_000 === 0) onProgress?.(n);
  });
  store.close();
}

/** The ledger's own operations, of the build whose file is filled. */
async function ledgerOf({ take }) {
  return {
    ...(await take('local-engine/ledger/adjust.js', 'creditParticipant')),
    ...(await take('local-engine/ledger/assets.js', 'createAsset')),
    ...(await take('local-engine/ledger/participants.js', 'upsertParticipant')),
    ...(await take('local-engine/ledger/programs.js', 'createProgram')),
    ...(await take('local-engine/ledger/redeem.js', 'redeemRaw')),
    ...(await take('local-engine/ledger/reverse.js', 'reverseRedemption')),
    ...(await take('local-engine/ledger/demo-data.js', 'seedLedger')),
    ...(await take('local-engine/ledger/tx.js', 'begin')),
    ...(await take('local-engine/store/store.js', 'openStore')),
  };
}

function once(first, next) {
  let isFirst = true;
  return () => {
    if (!isFirst) return next();
    isFirst = false;
    return first;
  };
}
