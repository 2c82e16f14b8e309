// A set of whole numbers that takes a bit for each: a million redemptions are 128 kB.

export interface Bits {
  readonly add: (n: number) => void;
  readonly has: (n: number) => boolean;
}

const PER_CHUNK = 8192;

/** In chunks, so that one number that is far off takes a chunk and not everything before it. */
export function createBits(): Bits {
  const chunks = new Map<number, Uint8Array>();
  return {
    add: (n) => {
      const at = Math.floor(n / PER_CHUNK);
      const chunk = chunks.get(at) ?? new Uint8Array(PER_CHUNK / 8);
      chunks.set(at, chunk);
      const bit = n % PER_CHUNK;
      chunk[bit >> 3] = (chunk[bit >> 3] ?? 0) | (1 << (bit & 7));
    },
    has: (n) => {
      const bit = n % PER_CHUNK;
      return ((chunks.get(Math.floor(n / PER_CHUNK))?.[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
    },
  };
}
