// Is the file that a connection holds still the one that its path leads to? SQLite goes on writing to a file that was
// removed, and all of it is gone when the connection closes.
// A file of its own because the ledger and the journal of the command line are both watched by it.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileKind } from './open-database.js';
import { StorageError } from './storage-error.js';

const LOOK_UP_FIRST = 'put it back and start again, then look the key up before trying again';

/**
 * Call it once the file and its log exist. It compares names and inode numbers only: opening and closing a file that SQLite
 * has open would drop SQLite's locks.
 *
 * @returns a check to call after a commit and before the answer; throws StorageError when the commit may be lost
 */
export function createFileWatch(path: string, { what, afterLoss = LOOK_UP_FIRST }: FileKind): () => void {
  if (path === ':memory:') return () => undefined;
  const place = resolve(path);
  const files = [place, `${place}-wal`].map((name) => ({ name, id: idOf(name) }));
  return () => {
    for (const { name, id } of files) {
      if (idOf(name) === id) continue;
      throw new StorageError(
        'io',
        `the ${what} ${path} is in use, and ${name} was removed or replaced meanwhile`,
        afterLoss,
      );
    }
  };
}

function idOf(name: string): string {
  const found = statSync(name, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.dev} ${found.ino}`;
}
