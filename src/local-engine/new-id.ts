// Fresh ids: UUIDs of version 7, which begin with the time, so that what is new lies together in the file.
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES_EACH = 16;

/** Random bytes are fetched for many ids at once: the fetching costs more than the id. */
export function createNewId(): () => string {
  const pool = new Uint8Array(256 * BYTES_EACH);
  let used = pool.length;
  const rng = (): Uint8Array => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += BYTES_EACH;
    return pool.subarray(used - BYTES_EACH, used);
  };
  return () => v7({ rng });
}
