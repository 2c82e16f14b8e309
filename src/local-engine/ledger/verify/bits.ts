// A set of whole numbers that takes a bit for each: a million redemptions are 128 kB.
import { PER_CHUNK, createChunks, placeOf } from './chunks.js';

export interface Bits {
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
