// Redemptions: what was drawn, what came back and in which order, and the totals and status that follow from it.
// A stored redemption says which its newest entry is. When that comes by, its totals are compared and it is forgotten, so
// that only those are remembered that wait for a reversal.
import type { StoredRedemption } from '../redemptions.js';
import type { Tx } from '../tx.js';
import { createAmounts } from './amounts.js';
import { createBits } from './bits.js';
import { type Back, compareOwn, compareTotals, differ, isLot, isOfSameOwners, movesOf } from './compare-redemption.js';
import { expectedReturns } from './giving-back.js';
import type { LotTable } from './lot-table.js';
import { createNumbers } from './numbers.js';
import type { Entry, Replay } from './replay.js';
import type { Stored, StoredRedemptions } from './stored-redemptions.js';

const NOTHING: Back = { amount: 0n, units: 0 };

export function replayRedemptions(tx: Tx, redemptions: StoredRedemptions, lots: LotTable): Replay {
  const newest = createNumbers();
  const waiting = createBits();
  const backOf = { amount: createAmounts(), units: createNumbers() };
  const broken: string[] = [];
  const recall = (seq: number): Back => ({ amount: backOf.amount.get(seq), units: backOf.units.get(seq) });

  /** Compares what is stored once nothing more is to come; until then, remembers what is back. */
  const settle = (stored: Stored, { created_at, seq: entrySeq }: Entry['row'], back: Back): void => {
    const { newest_entry, seq } = stored.row;
    if (newest_entry === entrySeq) {
      compareTotals(stored, back, created_at, broken);
      waiting.delete(seq);
      return;
    }
    waiting.add(seq);
    if (back === NOTHING) return;
    backOf.amount.set(seq, back.amount);
    backOf.units.set(seq, back.units);
  };
  return {
    name: 'redemptions',
    feed: (entry) => {
      const { row } = entry;
      if (row.redemption_seq === null) return;
      const last = newest.get(row.redemption_seq);
      newest.set(row.redemption_seq, row.seq);
      if (row.redemption_previous !== last)
        broken.push(`entry ${row.id} does not name the entry before it of its redemption`);
      const isOwn = row.action_type === 'REDEMPTION';
      const stored = isOwn ? redemptions.posted(row.redemption_seq) : redemptions.load(row.redemption_seq);
      if (stored === undefined) broken.push(`redemption number ${row.redemption_seq} has postings but is not there`);
      else if (isOwn && last > 0) broken.push(`redemption ${stored.row.id}: is posted twice`);
      else if (isOwn) {
        compareOwn(stored, entry, lots, broken);
        settle(stored, row, NOTHING);
      } else if (last === 0) broken.push(`reversal ${row.reversal_id ?? ''} comes before its redemption`);
      else {
        const isSettled = stored.row.newest_entry === last;
        const before = isSettled ? storedBack(stored.row) : recall(row.redemption_seq);
        settle(stored, row, replayReversal(stored, entry, before, { lots, broken }));
      }
    },
    finish: () => {
      for (const seq of redemptions.neverPosted())
        broken.push(`redemption ${redemptions.load(seq)?.row.id ?? ''} was never posted`);
      for (const seq of waiting.values()) {
        const stored = redemptions.load(seq);
        if (stored === undefined) continue;
        const last = newest.get(seq);
        differ(stored.row, 'newest entry', stored.row.newest_entry, last, broken);
        compareTotals(stored, recall(seq), timeOf(tx, last), broken);
      }
      return broken;
    },
  };
}

/** @returns what is back after it */
function replayReversal(
  { draws, row: stored }: Stored,
  entry: Entry,
  before: Back,
  { broken, lots }: { lots: LotTable; broken: string[] },
): Back {
  const { row } = entry;
  if (row.action_type !== 'REVERSAL') return before;
  if (!isOfSameOwners(stored, entry)) broken.push(`entry ${row.id} gives back to or from another account`);
  const own = movesOf(entry);
  const given = own.reduce((sum, { amount }) => sum + amount, 0n);
  const after = { amount: before.amount + given, units: before.units + (row.quantity ?? 0) };
  if (after.amount > BigInt(stored.amount)) {
    broken.push(`entry ${row.id} reverses more than was redeemed`);
    return before;
  }
  if (stored.open_draw !== null) {
    const expected = expectedReturns(draws, before.amount, given);
    const isSame =
      expected?.length === own.length &&
      expected.every(({ amount, lotSeq }, n) => amount === own[n]?.amount && isLot(own[n], stored, lotSeq, lots));
    if (!isSame) broken.push(`entry ${row.id} gave back to other lots than the last drawn`);
  }
  return after;
}

function storedBack(row: StoredRedemption): Back {
  return { amount: BigInt(row.reversed_amount), units: row.reversed_quantity ?? 0 };
}

function timeOf(tx: Tx, entrySeq: number): number {
  return tx.sql('SELECT created_at FROM journal_entries WHERE seq = ?').pluck().get(entrySeq) as number;
}
