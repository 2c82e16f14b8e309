// An exact amount for each whole number, 0 until it is set, in eight bytes each.
import { PER_CHUNK, createChunks, placeOf } from './chunks.js';

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
