// Lots: each must be what its first entry made it, hold what its postings left in it, never more than it began with, and
// say so by its status.
import type { LotStatus } from '../../rules/expiry.js';
import type { PostingLine } from '../effects.js';
import type { Tx } from '../tx.js';
import { createBits } from './bits.js';
import type { LotTable } from './lot-table.js';
import { checkDue, checkOrder } from './stored.js';
import type { Entry, Replay } from './replay.js';

export type LotBucket = 'AVAILABLE' | 'DEFERRED' | 'HELD';

export function replayLots(tx: Tx, lots: LotTable): Replay {
  const broken: string[] = [];
  const move = ({ row }: Entry, line: PostingLine, id: string, amount: bigint): number => {
    const bucket = line.bucket ?? 'AVAILABLE';
    const lot = lots.find(id);
    if (lot === undefined) {
      if (line.entity_id !== row.participant_id) broken.push(`entry ${row.id} makes lot ${id} of somebody else`);
      return lots.add(id, { accountSeq: row.account_seq, amount, bucket, facts: factsOf(row) });
    }
    lots.remaining.set(lot, lots.remaining.get(lot) + amount);
    if (amount > 0n) lots.setBucket(lot, bucket);
    else lots.setExpired(lot, row.action_type === 'EXPIRY');
    return lot;
  };
  return {
    name: 'lots',
    feed: (entry) => {
      const { amounts, postings, row } = entry;
      const moved: number[] = [];
      for (let n = 0; n < postings.length; n += 1) {
        const [line, amount] = [postings[n], amounts[n]];
        if (line?.lot_id == null || amount === undefined) continue;
        moved.push(move(entry, line, line.lot_id, amount));
      }
      // After all of them: an entry may take from a lot and give back to it.
      for (const lot of moved) {
        const [left, original] = [lots.remaining.get(lot), lots.original(lot)];
        if (left < 0n || left > original)
          broken.push(`lot ${lots.idOf(lot)} held ${left} of ${original} after entry ${row.id}`);
      }
    },
    finish: () => [...broken, ...compareLots(tx, lots), ...checkDue(tx), ...checkOrder(tx)],
  };
}

/** What a lot's first entry makes of it for good. */
function factsOf(row: Entry['row']): string {
  return `${row.program_seq},${row.created_at},${row.reference_id ?? ''}`;
}

type StoredLot = readonly [
  id: string,
  amount: string,
  remaining: string,
  status: LotStatus,
  accountSeq: number,
  seq: number,
  facts: string,
];

const STORED = `SELECT id, amount, remaining, status, account_seq, seq,
  program_seq || ',' || created_at || ',' || coalesce(reference_id, '') FROM lots ORDER BY account_seq, seq`;

function compareLots(tx: Tx, lots: LotTable): string[] {
  const broken: string[] = [];
  const found = createBits();
  for (const row of tx.sql(STORED).raw().iterate() as IterableIterator<StoredLot>) {
    const lot = lots.find(row[0]);
    if (lot === undefined) broken.push(`lot ${row[0]} was never posted`);
    else {
      found.add(lot);
      compareLot(row, lots, lot, broken);
    }
  }
  for (let lot = 0; lot < lots.size(); lot += 1) {
    if (!found.has(lot)) broken.push(`lot ${lots.idOf(lot)} has postings but is not there`);
  }
  return broken;
}

function compareLot(
  [id, amount, remaining, status, accountSeq, seq, facts]: StoredLot,
  lots: LotTable,
  lot: number,
  broken: string[],
): void {
  const compare = (name: string, stored: string, replayed: string): void => {
    if (stored !== replayed) broken.push(`lot ${id}: ${name} is ${stored}, postings say ${replayed}`);
  };
  compare('amount', amount, lots.original(lot).toString());
  const left = lots.remaining.get(lot);
  compare('remaining', remaining, left.toString());
  const empty = lots.hasExpired(lot) ? 'EXPIRED' : 'CONSUMED';
  compare('status', status, left > 0n ? lots.bucket(lot) : empty);
  if (!lots.isNumbered(lot, accountSeq, seq))
    broken.push(`lot ${id}: account ${accountSeq} has it as its number ${seq}, its first entry says otherwise`);
  if (!lots.hasFacts(lot, facts))
    broken.push(`lot ${id}: its program, time or reference (${facts}) is not what its first entry says`);
}
