// Is the file that a connection holds still the one that its path leads to? SQLite goes on writing to a file that was
// removed, and all of it is gone when the connection closes.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { StorageError } from './storage-error.js';

/**
 * To be made once the file and its log are there. Looks by name and number alone: to open and close a file that SQLite has
 * open would take its locks away.
 *
 * @returns to be called after a commit and before it is told of; throws StorageError when it may not be found again
 */
export function createFileWatch(path: string, what: string): () => void {
  if (path === ':memory:') return () => undefined;
  const place = resolve(path);
  const files = [place, `${place}-wal`].map((name) => ({ name, id: idOf(name) }));
  return () => {
    for (const { name, id } of files) {
      if (idOf(name) === id) continue;
      throw new StorageError(
        'io',
        `the ${what} ${path} is in use, and ${name} was removed or replaced meanwhile`,
        'put it back and start again, then look the key up before trying again',
      );
    }
  };
}

function idOf(name: string): string {
  const found = statSync(name, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.dev} ${found.ino}`;
}
