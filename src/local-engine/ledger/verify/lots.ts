// Lots: each must be what its first entry made it, hold what its postings left in it, never more than it began with, and
// say so by its status.
import type { LotStatus } from '../../rules/expiry.js';
import type { PostingLine } from '../effects.js';
import type { EntryRow } from '../journal.js';
import type { Tx } from '../tx.js';
import { createBits } from './bits.js';
import { type LotTable, createLotTable } from './lot-table.js';
import { checkDue, checkOrder } from './stored.js';
import type { Replay } from './replay.js';

export type LotBucket = 'AVAILABLE' | 'DEFERRED' | 'HELD';

export function replayLots(tx: Tx): Replay {
  const lots = createLotTable();
  const broken: string[] = [];
  const move = (row: EntryRow, line: PostingLine, id: string): void => {
    const amount = BigInt(line.amount);
    const bucket = line.bucket ?? 'AVAILABLE';
    const lot = lots.find(id);
    if (lot === undefined) {
      lots.add(id, amount, bucket, beginningOf(line.entity_id ?? '', row));
      return;
    }
    lots.remaining.set(lot, lots.remaining.get(lot) + amount);
    if (amount > 0n) lots.setBucket(lot, bucket);
    else lots.setExpired(lot, row.action_type === 'EXPIRY');
  };
  return {
    name: 'lots',
    feed: ({ row, postings }) => {
      for (const line of postings) if (line.lot_id !== null) move(row, line, line.lot_id);
      for (const { lot_id: id } of postings) {
        const lot = id === null ? undefined : lots.find(id);
        if (lot === undefined) continue;
        const [left, original] = [lots.remaining.get(lot), lots.original(lot)];
        if (left < 0n || left > original)
          broken.push(`lot ${id ?? ''} held ${left} of ${original} after entry ${row.id}`);
      }
    },
    finish: () => [...broken, ...compareLots(tx, lots), ...checkDue(tx), ...checkOrder(tx)],
  };
}

/** What a lot's first entry makes of it for good. */
function beginningOf(participantId: string, row: EntryRow): string {
  return [participantId, row.asset_id, row.program_id, row.created_at, row.reference_id].join();
}

type StoredLot = readonly [id: string, amount: string, remaining: string, status: LotStatus, beginning: string];

const STORED = `SELECT id, amount, remaining, status, participant_id || ',' || asset_id || ',' || program_id || ',' ||
  created_at || ',' || coalesce(reference_id, '') FROM lots_with_ids`;

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
  [id, amount, remaining, status, beginning]: StoredLot,
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
  if (!lots.hasFacts(lot, beginning)) {
    broken.push(`lot ${id}: its owner, program, time or reference (${beginning}) is not what its first entry says`);
  }
}
