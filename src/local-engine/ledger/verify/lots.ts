// Lots: each must hold what its postings left in it, never more than it began with, and say so by its status.
import type { LotStatus } from '../../rules/expiry.js';
import type { Tx } from '../tx.js';
import { checkDue, checkOrder } from './stored.js';
import type { Replay } from './replay.js';

interface ReplayedLot {
  readonly original: bigint;
  remaining: bigint;
  /** The bucket in which its value lies. */
  bucket: string;
  /** The action of the newest posting that took something out of it. */
  lastOut: string;
}

interface StoredLot {
  id: string;
  amount: string;
  remaining: string;
  status: LotStatus;
  participant_id: string;
  asset_id: string;
}

export function replayLots(tx: Tx): Replay {
  const lots = new Map<string, ReplayedLot>();
  const broken: string[] = [];
  return {
    name: 'lots',
    feed: ({ row, postings }) => {
      for (const line of postings) {
        if (line.lot_id === null) continue;
        const amount = BigInt(line.amount);
        const lot = lots.get(line.lot_id);
        if (lot === undefined) {
          lots.set(line.lot_id, { original: amount, remaining: amount, bucket: line.bucket ?? '', lastOut: '' });
          continue;
        }
        lot.remaining += amount;
        if (amount > 0n) lot.bucket = line.bucket ?? '';
        else lot.lastOut = row.action_type;
      }
      for (const line of postings) {
        const lot = line.lot_id === null ? undefined : lots.get(line.lot_id);
        if (lot !== undefined && (lot.remaining < 0n || lot.remaining > lot.original)) {
          broken.push(`lot ${line.lot_id ?? ''} held ${lot.remaining} of ${lot.original} after entry ${row.id}`);
        }
      }
    },
    finish: () => [...broken, ...compareLots(tx, lots), ...checkDue(tx), ...checkOrder(tx)],
  };
}

function compareLots(tx: Tx, lots: Map<string, ReplayedLot>): string[] {
  const broken: string[] = [];
  const left = new Set(lots.keys());
  for (const row of tx.sql('SELECT * FROM lots').iterate() as IterableIterator<StoredLot>) {
    const lot = lots.get(row.id);
    left.delete(row.id);
    if (lot === undefined) {
      broken.push(`lot ${row.id} was never posted`);
      continue;
    }
    if (BigInt(row.amount) !== lot.original)
      broken.push(`lot ${row.id}: amount is ${row.amount}, postings say ${lot.original}`);
    if (BigInt(row.remaining) !== lot.remaining) {
      broken.push(`lot ${row.id}: remaining is ${row.remaining}, postings say ${lot.remaining}`);
    }
    const status = expectedStatus(lot);
    if (row.status !== status) broken.push(`lot ${row.id}: status is ${row.status}, postings say ${status}`);
  }
  return [...broken, ...[...left].map((id) => `lot ${id} has postings but is not there`)];
}

function expectedStatus(lot: ReplayedLot): string {
  if (lot.remaining > 0n) return lot.bucket;
  return lot.lastOut === 'EXPIRY' ? 'EXPIRED' : 'CONSUMED';
}
