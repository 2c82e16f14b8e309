// Lots: each must be what its first entry made it, hold what its postings left in it, never more than it began with, and
// say so by its status.
import type { LotStatus } from '../../rules/allocation.js';
import type { PostingLine, Tx } from '../tx.js';
import { createAmounts, createBits, createNumbers, type Amounts } from './compact.js';
import { checkDue, checkOrder } from './stored.js';
import type { Entry, Replay } from './replay.js';

type LotBucket = 'AVAILABLE' | 'DEFERRED' | 'HELD';

export function replayLots(tx: Tx, lots: LotTable): Replay {
  const broken: string[] = [];
  const move = ({ row }: Entry, line: PostingLine, id: string, amount: bigint): number => {
    const bucket = line.bucket ?? 'AVAILABLE';
    const lot = lots.find(id);
    if (lot === undefined) {
      if (line.entity_id !== row.participant_id) broken.push(`entry ${row.id} makes lot ${id} for another participant`);
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
      // After all postings: one entry may both draw from a lot and return to it.
      for (const lot of moved) {
        const [left, original] = [lots.remaining.get(lot), lots.original(lot)];
        if (left < 0n || left > original)
          broken.push(`lot ${lots.idOf(lot)} held ${left} of ${original} after entry ${row.id}`);
      }
    },
    finish: () => [...broken, ...compareLots(tx, lots), ...checkDue(tx), ...checkOrder(tx)],
  };
}

/** The facts of a lot that its first entry fixes for good. */
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
    if (!found.has(lot)) broken.push(`lot ${lots.idOf(lot)} has postings but does not exist`);
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

// What verify remembers of each lot, in some seventy bytes: a ledger may have millions.

/** The remembered facts of lots, by the number that {@link LotTable.find} gives. */
export interface LotTable {
  /** A lot's number, from 0 in the order of their making; undefined for one that was not added. */
  readonly find: (id: string) => number | undefined;
  /** An account's lots are numbered from 1, in the order in which they are added. */
  readonly add: (id: string, made: MadeLot) => number;
  readonly idOf: (lot: number) => string;
  readonly original: (lot: number) => bigint;
  readonly remaining: Amounts;
  readonly bucket: (lot: number) => LotBucket;
  readonly setBucket: (lot: number, bucket: LotBucket) => void;
  readonly hasExpired: (lot: number) => boolean;
  readonly setExpired: (lot: number, hasExpired: boolean) => void;
  readonly hasFacts: (lot: number, facts: string) => boolean;
  /** Whether it is the account's lot of this number. */
  readonly isNumbered: (lot: number, accountSeq: number, seq: number) => boolean;
  readonly size: () => number;
}

/** A lot as its first entry makes it. */
interface MadeLot {
  readonly accountSeq: number;
  readonly amount: bigint;
  readonly bucket: LotBucket;
  /** What never changes of it, as one text. */
  readonly facts: string;
}

const BUCKETS: readonly LotBucket[] = ['AVAILABLE', 'DEFERRED', 'HELD'];
const EXPIRED = 4;
const WORDS = 4;

export function createLotTable(): LotTable {
  const index = createIdIndex();
  let states = new Uint8Array(FIRST_CAPACITY);
  let facts = new Uint32Array(FIRST_CAPACITY);
  const accounts = createNumbers();
  const seqs = createNumbers();
  const made = createNumbers();
  const original = createAmounts();
  const remaining = createAmounts();
  return {
    find: index.find,
    add: (id, { accountSeq, amount, bucket, facts: text }) => {
      const lot = index.add(id);
      if (lot === states.length) {
        states = copied(new Uint8Array(lot * 2), states);
        facts = copied(new Uint32Array(lot * 2), facts);
      }
      states[lot] = BUCKETS.indexOf(bucket);
      facts[lot] = digest(text);
      const seq = made.get(accountSeq) + 1;
      made.set(accountSeq, seq);
      accounts.set(lot, accountSeq);
      seqs.set(lot, seq);
      original.set(lot, amount);
      remaining.set(lot, amount);
      return lot;
    },
    idOf: index.idOf,
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
    isNumbered: (lot, accountSeq, seq) => accounts.get(lot) === accountSeq && seqs.get(lot) === seq,
    hasFacts: (lot, text) => facts[lot] === digest(text),
    size: index.size,
  };
}

/** Ids, numbered from 0 as they are added: 16 bytes each, and 8 for finding them again. */
interface IdIndex extends Pick<LotTable, 'find' | 'idOf' | 'size'> {
  readonly add: (id: string) => number;
}

const FIRST_CAPACITY = 1024;

function createIdIndex(): IdIndex {
  let capacity = FIRST_CAPACITY;
  let size = 0;
  let keys = new Uint32Array(capacity * WORDS);
  // Twice as many places as ids, so that a look stays short. 0 is an empty one.
  let places = new Uint32Array(capacity * 2);
  const wanted = new Uint32Array(WORDS);

  /** Where the wanted key is, or would be. */
  const seek = (key: Uint32Array, from: number): number => {
    let place = Math.imul((key[from + 2] ?? 0) ^ (key[from + 3] ?? 0), 0x9e3779b1) >>> 0;
    for (place %= places.length; ; place = (place + 1) % places.length) {
      const found = places[place] ?? 0;
      if (found === 0 || isSame(keys, (found - 1) * WORDS, key, from)) return place;
    }
  };
  const grow = (): void => {
    capacity *= 2;
    keys = copied(new Uint32Array(capacity * WORDS), keys);
    places = new Uint32Array(capacity * 2);
    for (let at = 0; at < size; at += 1) places[seek(keys, at * WORDS)] = at + 1;
  };
  return {
    find: (id) => {
      readKey(id, wanted);
      const found = places[seek(wanted, 0)] ?? 0;
      return found === 0 ? undefined : found - 1;
    },
    add: (id) => {
      if (size === capacity) grow();
      readKey(id, wanted);
      places[seek(wanted, 0)] = size + 1;
      keys.set(wanted, size * WORDS);
      size += 1;
      return size - 1;
    },
    idOf: (at) => {
      const hex = Array.from(keys.subarray(at * WORDS, (at + 1) * WORDS), (word) => word.toString(16).padStart(8, '0'));
      return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
    size: () => size,
  };
}

const UUID_LENGTH = 36;

/** @throws TypeError for a text that is not a UUID as we write it */
function readKey(id: string, key: Uint32Array): void {
  let word = 0;
  let digits = 0;
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    const digit = digitOf(code);
    const isDash = at === 8 || at === 13 || at === 18 || at === 23;
    if (isDash ? code !== DASH : digit < 0) throw notUuid(id);
    if (isDash) continue;
    word = (word << 4) | digit;
    digits += 1;
    // Eight digits fill a word.
    if ((digits & 7) === 0) key[(digits >> 3) - 1] = word;
  }
  if (id.length !== UUID_LENGTH) throw notUuid(id);
}

const DASH = 45;

/** Of a character code, the digit it stands for in lower case; below 0: none. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}

function notUuid(id: string): TypeError {
  return new TypeError(`a lot has the id ${id}`);
}

function isSame(a: Uint32Array, atA: number, b: Uint32Array, atB: number): boolean {
  for (let word = 0; word < WORDS; word += 1) if (a[atA + word] !== b[atB + word]) return false;
  return true;
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
