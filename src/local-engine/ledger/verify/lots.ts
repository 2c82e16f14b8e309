// Lots: each must be what its first entry made it, hold what its postings left in it, never more than it began with, and
// say so by its status.
import type { LotStatus } from '../../rules/expiry.js';
import type { PostingLine } from '../effects.js';
import type { EntryRow } from '../journal.js';
import type { Tx } from '../tx.js';
import { checkDue, checkOrder } from './stored.js';
import type { Replay } from './replay.js';

interface ReplayedLot {
  readonly original: bigint;
  /** Participant and asset; the text is shared by the lots of an account. */
  readonly owner: string;
  /** Its place among the lots of its account. */
  readonly seq: number;
  readonly programId: string;
  readonly createdAt: number;
  readonly referenceId: string | null;
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
  seq: number;
  program_id: string;
  created_at: number;
  reference_id: string | null;
}

export function replayLots(tx: Tx): Replay {
  const lots = new Map<string, ReplayedLot>();
  const begin = createBeginning();
  const broken: string[] = [];
  return {
    name: 'lots',
    feed: ({ row, postings }) => {
      for (const line of postings) {
        if (line.lot_id === null) continue;
        const lot = lots.get(line.lot_id);
        if (lot === undefined) {
          lots.set(line.lot_id, begin(row, line));
          continue;
        }
        const amount = BigInt(line.amount);
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

/** Makes a lot of its first posting. Accounts and programs have many, so what these share is kept once. */
function createBeginning(): (row: EntryRow, line: PostingLine) => ReplayedLot {
  const accounts = new Map<string, { owner: string; lots: number }>();
  const programs = new Map<string, string>();
  return (row, line) => {
    const owner = `${line.entity_id ?? ''} ${row.asset_id}`;
    const account = accounts.get(owner) ?? { owner, lots: 0 };
    accounts.set(owner, account);
    account.lots += 1;
    const programId = programs.get(row.program_id) ?? row.program_id;
    programs.set(programId, programId);
    const amount = BigInt(line.amount);
    return {
      ...{ original: amount, remaining: amount, bucket: line.bucket ?? '', lastOut: '' },
      ...{ owner: account.owner, seq: account.lots, programId },
      ...{ createdAt: row.created_at, referenceId: row.reference_id },
    };
  };
}

function compareLots(tx: Tx, lots: Map<string, ReplayedLot>): string[] {
  const broken: string[] = [];
  const left = new Set(lots.keys());
  for (const row of tx.sql('SELECT * FROM lots').iterate() as IterableIterator<StoredLot>) {
    const lot = lots.get(row.id);
    left.delete(row.id);
    if (lot === undefined) broken.push(`lot ${row.id} was never posted`);
    else broken.push(...differences(row, lot));
  }
  return [...broken, ...[...left].map((id) => `lot ${id} has postings but is not there`)];
}

function differences(row: StoredLot, lot: ReplayedLot): string[] {
  const found: string[] = [];
  const compare = (name: string, stored: string | number | null, replayed: string | number | null): void => {
    if (stored !== replayed)
      found.push(`lot ${row.id}: ${name} is ${stored ?? 'none'}, postings say ${replayed ?? 'none'}`);
  };
  compare('amount', row.amount, lot.original.toString());
  compare('remaining', row.remaining, lot.remaining.toString());
  compare('status', row.status, expectedStatus(lot));
  compare('owner', `${row.participant_id} ${row.asset_id}`, lot.owner);
  compare('seq', row.seq, lot.seq);
  compare('program_id', row.program_id, lot.programId);
  compare('created_at', row.created_at, lot.createdAt);
  compare('reference_id', row.reference_id, lot.referenceId);
  return found;
}

function expectedStatus(lot: ReplayedLot): string {
  if (lot.remaining > 0n) return lot.bucket;
  return lot.lastOut === 'EXPIRY' ? 'EXPIRED' : 'CONSUMED';
}
