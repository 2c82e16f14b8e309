// Memory for something of every whole number, taken in chunks as numbers come up: one that is far off takes a chunk and
// not everything before it.

export const PER_CHUNK = 8192;

export interface Chunks<Chunk> {
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

export function createChunks<Chunk>(make: () => Chunk): Chunks<Chunk> {
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
