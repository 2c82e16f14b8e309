// An id for each number, in 36 bytes each: a million participants are 36 MB, and as strings three times that.
import { PER_CHUNK, createChunks, placeOf } from './chunks.js';

export interface Ids {
  /** Empty when there is none. */
  readonly get: (at: number) => string;
  readonly set: (at: number, id: string) => void;
}

const LENGTH = 36;

export function createIds(): Ids {
  const chunks = createChunks(() => Buffer.alloc(PER_CHUNK * LENGTH));
  // What does not look like an id of ours is kept as it is, so that it is compared as it is.
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
