// A number for each whole number, 0 until it is set, in eight bytes each: a million redemptions are 8 MB.
import { PER_CHUNK, createChunks, placeOf } from './chunks.js';

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
