// Arrays over whole numbers, allocated in chunks: a single large number costs one chunk, not everything below it.
import type { Tx } from '../tx.js';

const PER_CHUNK = 8192;

interface Chunks<Chunk> {
  /** The chunk that this number is in; undefined when nothing was put there. */
  readonly at: (n: number) => Chunk | undefined;
  readonly make: (n: number) => Chunk;
  /** The chunks there are, each with its first number. */
  readonly all: () => IterableIterator<[first: number, chunk: Chunk]>;
}

/** The place of a number in its chunk. */
export function placeOf(n: number): number {
  return n - Math.floor(n / PER_CHUNK) * PER_CHUNK;
}

function createChunks<Chunk>(make: () => Chunk): Chunks<Chunk> {
  const chunks = new Map<number, Chunk>();
  return {
    at: (n) => chunks.get(Math.floor(n / PER_CHUNK)),
    make: (n) => {
      const at = Math.floor(n / PER_CHUNK);
      let chunk = chunks.get(at);
      if (chunk === undefined) chunks.set(at, (chunk = make()));
      return chunk;
    },
    *all() {
      for (const [at, chunk] of chunks) yield [at * PER_CHUNK, chunk];
    },
  };
}

// A set of whole numbers that takes a bit for each: a million redemptions are 128 kB.

interface Bits {
  readonly add: (n: number) => void;
  readonly delete: (n: number) => void;
  readonly has: (n: number) => boolean;
  readonly values: () => IterableIterator<number>;
}

export function createBits(): Bits {
  const chunks = createChunks(() => new Uint8Array(PER_CHUNK / 8));
  return {
    add: (n) => {
      const [chunk, place] = [chunks.make(n), placeOf(n)];
      chunk[place >> 3] = (chunk[place >> 3] ?? 0) | (1 << (place & 7));
    },
    delete: (n) => {
      const [chunk, place] = [chunks.at(n), placeOf(n)];
      if (chunk !== undefined) chunk[place >> 3] = (chunk[place >> 3] ?? 0) & ~(1 << (place & 7));
    },
    has: (n) => isSet(chunks.at(n), placeOf(n)),
    *values() {
      for (const [first, chunk] of chunks.all()) {
        for (let place = 0; place < PER_CHUNK; place += 1) if (isSet(chunk, place)) yield first + place;
      }
    },
  };
}

function isSet(chunk: Uint8Array | undefined, place: number): boolean {
  return ((chunk?.[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
}

// A number for each whole number, 0 until it is set, in eight bytes each: a million redemptions are 8 MB.

export interface Numbers {
  readonly get: (at: number) => number;
  readonly set: (at: number, value: number) => void;
}

export function createNumbers(): Numbers {
  const chunks = createChunks(() => new Float64Array(PER_CHUNK));
  return {
    get: (at) => chunks.at(at)?.[placeOf(at)] ?? 0,
    set: (at, value) => {
      chunks.make(at)[placeOf(at)] = value;
    },
  };
}

// An exact amount for each whole number, 0 until it is set, in eight bytes each.

export interface Amounts {
  readonly get: (at: number) => bigint;
  readonly set: (at: number, amount: bigint) => void;
}

/** Nearly all amounts fit into 64 bits; the few that do not are kept apart, as exact. */
export function createAmounts(): Amounts {
  const small = createChunks(() => new BigInt64Array(PER_CHUNK));
  const large = new Map<number, bigint>();
  return {
    get: (at) => (large.size === 0 ? undefined : large.get(at)) ?? small.at(at)?.[placeOf(at)] ?? 0n,
    set: (at, amount) => {
      if (large.size > 0) large.delete(at);
      if (BigInt.asIntN(64, amount) === amount) small.make(at)[placeOf(at)] = amount;
      else large.set(at, amount);
    },
  };
}

// An id for each number, in 36 bytes each: a million participants are 36 MB, and as strings three times that.

export interface Ids {
  /** Empty when there is none. */
  readonly get: (at: number) => string;
  readonly set: (at: number, id: string) => void;
}

const LENGTH = 36;

export function createIds(): Ids {
  const chunks = createChunks(() => Buffer.alloc(PER_CHUNK * LENGTH));
  // A value that is not a UUID is kept as text, so that it is compared exactly as stored.
  const others = new Map<number, string>();
  return {
    get: (at) => {
      const chunk = chunks.at(at);
      const from = placeOf(at) * LENGTH;
      if (chunk === undefined || !(chunk[from] ?? 0)) return others.get(at) ?? '';
      return chunk.toString('latin1', from, from + LENGTH);
    },
    set: (at, id) => {
      if (/^[!-~]{36}$/.test(id)) chunks.make(at).write(id, placeOf(at) * LENGTH, 'latin1');
      else others.set(at, id);
    },
  };
}

// The ids of what rows refer to by number. Entries are sealed with ids, so every entry needs them; a map in memory saves
// it four reads.

/** Each is empty when there is no such thing. */
export interface Names {
  readonly program: (seq: number) => string;
  readonly participantOf: (accountSeq: number) => string;
  readonly assetOf: (accountSeq: number) => string;
  readonly reward: (seq: number) => string;
}

export function readNames(tx: Tx): Names {
  const programs = idsIn(tx, 'programs');
  const participants = idsIn(tx, 'participants');
  const assets = idsIn(tx, 'assets');
  const rewards = idsIn(tx, 'rewards');
  const [participantSeqs, assetSeqs] = [createNumbers(), createNumbers()];
  const accounts = tx.sql('SELECT seq, participant_seq, asset_seq FROM accounts ORDER BY seq').raw().iterate();
  for (const [seq, participant, asset] of accounts as IterableIterator<[number, number, number]>) {
    participantSeqs.set(seq, participant);
    assetSeqs.set(seq, asset);
  }
  return {
    program: programs,
    reward: rewards,
    participantOf: (seq) => participants(participantSeqs.get(seq)),
    assetOf: (seq) => assets(assetSeqs.get(seq)),
  };
}

/** ORDER BY seq keeps SQLite to the table: an index has ids too, but it is a copy. */
function idsIn(tx: Tx, table: 'programs' | 'participants' | 'assets' | 'rewards'): (seq: number) => string {
  const ids = createIds();
  // Thousands of consecutive rows have the same program and asset, so the last id is cached.
  let last = { seq: 0, id: '' };
  for (const [seq, id] of tx.sql(`SELECT seq, id FROM ${table} ORDER BY seq`).raw().iterate() as IterableIterator<
    [number, unknown]
  >) {
    if (typeof id === 'string') ids.set(seq, id);
  }
  return (seq) => {
    if (seq !== last.seq) last = { seq, id: ids.get(seq) };
    return last.id;
  };
}
