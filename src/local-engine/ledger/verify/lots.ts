// Lots: each must be what its first entry made it, hold what its postings left in it, never more than it began with, and
// say so by its status.
// A file of its own because it is one invariant: verify.ts replays the journal once, for all of them.
import { uuidOf } from '../../store/columns.js';
import type { LotStatus } from '../../rules/allocation.js';
import { isBucket, type Bucket, type Posting } from '../postings.js';
import type { Tx } from '../tx.js';
import { createAmounts, createBits, createNumbers, type Amounts } from './compact.js';
import { checkDue, checkOrder } from './stored.js';
import { nameOf, type Entry, type Replay } from './replay.js';

export function replayLots(tx: Tx, lots: LotTable): Replay {
  const broken: string[] = [];
  const move = (entry: Entry, { amount, lot: seq = 0, madeLot, place }: Posting): number | undefined => {
    const { account_seq: accountSeq, action_type } = entry.row;
    const bucket = isBucket(place) ? place : 'AVAILABLE';
    const lot = lots.find(accountSeq, seq);
    if (lot === undefined) {
      if (madeLot === undefined || seq !== lots.count(accountSeq) + 1) {
        broken.push(`${nameOf(entry)} moves lot ${seq} of its account, which was never made`);
        return undefined;
      }
      return lots.add(accountSeq, { amount, bucket, facts: factsOf(entry.row, madeLot) });
    }
    lots.remaining.set(lot, lots.remaining.get(lot) + amount);
    if (amount > 0n) lots.setBucket(lot, bucket);
    else lots.setExpired(lot, action_type === 'EXPIRY');
    return lot;
  };
  return {
    name: 'lots',
    feed: (entry) => {
      const moved: number[] = [];
      for (const posting of entry.postings) {
        if (posting.lot === undefined) continue;
        const lot = move(entry, posting);
        if (lot !== undefined) moved.push(lot);
      }
      // After all postings: one entry may both draw from a lot and return to it.
      for (const lot of moved) {
        const [left, original] = [lots.remaining.get(lot), lots.original(lot)];
        if (left < 0n || left > original)
          broken.push(`${lots.nameOf(lot)} held ${left} of ${original} after ${nameOf(entry)}`);
      }
    },
    finish: () => [...broken, ...compareLots(tx, lots), ...checkDue(tx), ...checkOrder(tx)],
  };
}

/** The facts of a lot that its first entry fixes for good. @param id - in hexadecimal digits */
function factsOf(row: Entry['row'], id: string): string {
  return `${row.program_seq},${row.created_at},${row.reference_id ?? ''},${id}`;
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

const STORED = `SELECT lower(hex(id)), amount, remaining, status, account_seq, seq,
  program_seq || ',' || created_at || ',' || coalesce(reference_id, '') || ',' || lower(hex(id)) FROM lots ORDER BY account_seq, seq`;

function compareLots(tx: Tx, lots: LotTable): string[] {
  const broken: string[] = [];
  const found = createBits();
  for (const row of tx.sql(STORED).raw().iterate() as IterableIterator<StoredLot>) {
    const [id, , , , accountSeq, seq] = row;
    const lot = lots.find(accountSeq, seq);
    if (lot === undefined) broken.push(`lot ${uuidOf(id)} was never posted`);
    else {
      found.add(lot);
      compareLot(row, lots, lot, broken);
    }
  }
  for (let lot = 0; lot < lots.size(); lot += 1) {
    if (!found.has(lot)) broken.push(`${lots.nameOf(lot)} has postings but does not exist`);
  }
  return broken;
}

function compareLot(
  [id, amount, remaining, status, , , facts]: StoredLot,
  lots: LotTable,
  lot: number,
  broken: string[],
): void {
  const compare = (name: string, stored: string, replayed: string): void => {
    if (stored !== replayed) broken.push(`lot ${uuidOf(id)}: ${name} is ${stored}, postings say ${replayed}`);
  };
  compare('amount', amount, lots.original(lot).toString());
  const left = lots.remaining.get(lot);
  compare('remaining', remaining, left.toString());
  const empty = lots.hasExpired(lot) ? 'EXPIRED' : 'CONSUMED';
  compare('status', status, left > 0n ? lots.bucket(lot) : empty);
  if (!lots.hasFacts(lot, facts))
    broken.push(`lot ${uuidOf(id)}: its program, time, reference or id is not what its first entry says`);
}

// What verify remembers of each lot, in some fifty bytes: a ledger may have millions.

/** The remembered facts of lots, by the number that {@link LotTable.find} gives. */
export interface LotTable {
  /** A lot's number, from 0 in the order of their making; undefined for one that was not added. */
  readonly find: (accountSeq: number, seq: number) => number | undefined;
  /** Adds the account's next lot. */
  readonly add: (accountSeq: number, made: MadeLot) => number;
  /** How many lots the account has. */
  readonly count: (accountSeq: number) => number;
  readonly nameOf: (lot: number) => string;
  readonly original: (lot: number) => bigint;
  readonly remaining: Amounts;
  readonly bucket: (lot: number) => Bucket;
  readonly setBucket: (lot: number, bucket: Bucket) => void;
  readonly hasExpired: (lot: number) => boolean;
  readonly setExpired: (lot: number, hasExpired: boolean) => void;
  readonly hasFacts: (lot: number, facts: string) => boolean;
  readonly size: () => number;
}

/** A lot as its first entry makes it. */
interface MadeLot {
  readonly amount: bigint;
  readonly bucket: Bucket;
  /** What never changes of it, as one text. */
  readonly facts: string;
}

const BUCKETS: readonly Bucket[] = ['AVAILABLE', 'DEFERRED', 'HELD'];
const EXPIRED = 4;

export function createLotTable(): LotTable {
  const index = createIndex();
  let states = new Uint8Array(FIRST_CAPACITY);
  let facts = new Uint32Array(FIRST_CAPACITY);
  const counts = createNumbers();
  const original = createAmounts();
  const remaining = createAmounts();
  return {
    find: index.find,
    add: (accountSeq, { amount, bucket, facts: text }) => {
      const seq = counts.get(accountSeq) + 1;
      counts.set(accountSeq, seq);
      const lot = index.add(accountSeq, seq);
      if (lot === states.length) {
        states = copied(new Uint8Array(lot * 2), states);
        facts = copied(new Uint32Array(lot * 2), facts);
      }
      states[lot] = BUCKETS.indexOf(bucket);
      facts[lot] = digest(text);
      original.set(lot, amount);
      remaining.set(lot, amount);
      return lot;
    },
    count: counts.get,
    nameOf: index.nameOf,
    original: original.get,
    remaining,
    bucket: (lot) => BUCKETS[(states[lot] ?? 0) & 3] ?? 'AVAILABLE',
    setBucket: (lot, bucket) => {
      states[lot] = ((states[lot] ?? 0) & EXPIRED) | BUCKETS.indexOf(bucket);
    },
    hasExpired: (lot) => ((states[lot] ?? 0) & EXPIRED) !== 0,
    setExpired: (lot, hasExpired) => {
      states[lot] = ((states[lot] ?? 0) & 3) | (hasExpired ? EXPIRED : 0);
    },
    hasFacts: (lot, text) => facts[lot] === digest(text),
    size: index.size,
  };
}

/** Lots by account and number, numbered from 0 as they are added: 8 bytes each, and 8 for finding them again. */
interface Index extends Pick<LotTable, 'find' | 'nameOf' | 'size'> {
  readonly add: (accountSeq: number, seq: number) => number;
}

const FIRST_CAPACITY = 1024;

function createIndex(): Index {
  let capacity = FIRST_CAPACITY;
  let size = 0;
  let keys = new Uint32Array(capacity * 2);
  // Twice as many places as lots, so that a look stays short. 0 is an empty one.
  let places = new Uint32Array(capacity * 2);

  /** Where the lot is, or would be. */
  const seek = (accountSeq: number, seq: number): number => {
    let place = (Math.imul(accountSeq, 0x9e3779b1) ^ Math.imul(seq, 0x85ebca6b)) >>> 0;
    for (place %= places.length; ; place = (place + 1) % places.length) {
      const found = places[place] ?? 0;
      if (found === 0) return place;
      if (keys[(found - 1) * 2] === accountSeq && keys[(found - 1) * 2 + 1] === seq) return place;
    }
  };
  const grow = (): void => {
    capacity *= 2;
    keys = copied(new Uint32Array(capacity * 2), keys);
    places = new Uint32Array(capacity * 2);
    for (let at = 0; at < size; at += 1) places[seek(keys[at * 2] ?? 0, keys[at * 2 + 1] ?? 0)] = at + 1;
  };
  return {
    find: (accountSeq, seq) => {
      const found = places[seek(accountSeq, seq)] ?? 0;
      return found === 0 ? undefined : found - 1;
    },
    add: (accountSeq, seq) => {
      if (size === capacity) grow();
      places[seek(accountSeq, seq)] = size + 1;
      keys.set([accountSeq, seq], size * 2);
      size += 1;
      return size - 1;
    },
    nameOf: (at) => `lot ${keys[at * 2 + 1] ?? 0} of account ${keys[at * 2] ?? 0}`,
    size: () => size,
  };
}

function copied<T extends Uint8Array | Uint32Array>(to: T, from: T): T {
  to.set(from);
  return to;
}

/** FNV-1a. Two texts that differ in one character never have the same: that is what a flipped bit makes. */
function digest(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state >>> 0;
}
