// A number for each whole number, 0 until it is set, in eight bytes each: a million redemptions are 8 MB.

export interface Numbers {
  readonly get: (at: number) => number;
  readonly set: (at: number, value: number) => void;
}

const PER_CHUNK = 8192;

/** In chunks, so that one number that is far off takes a chunk and not everything before it. */
export function createNumbers(): Numbers {
  const chunks = new Map<number, Float64Array>();
  return {
    get: (at) => chunks.get(Math.floor(at / PER_CHUNK))?.[at % PER_CHUNK] ?? 0,
    set: (at, value) => {
      const chunk = Math.floor(at / PER_CHUNK);
      const values = chunks.get(chunk) ?? new Float64Array(PER_CHUNK);
      chunks.set(chunk, values);
      values[at % PER_CHUNK] = value;
    },
  };
}
