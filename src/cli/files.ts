// A file that a person names to be read, which must not change meanwhile.
import { UsageError, reason } from './errors/errors.js';
import { closeSync, createReadStream, fstatSync, openSync } from 'node:fs';
import { resolve } from 'node:path';

export interface InputFile {
  /** As it is shown: the path as given, or "standard input". */
  readonly label: string;
  /** Its absolute path; absent for a pipe, which has no name to derive anything from. */
  readonly path?: string;
  bytes(): AsyncIterable<Uint8Array>;
}

const CHUNK_BYTES = 256 * 1024;

/** @throws UsageError when it cannot be read */
export function openInput(path: string): InputFile {
  const fd = whileOpening(path, () => openSync(path, 'r'));
  const before = fstatSync(fd);
  if (before.isDirectory()) {
    closeSync(fd);
    throw new UsageError(`${path}: this is a directory, not a file`, 'name the CSV file in it');
  }
  const isFile = before.isFile();
  return {
    label: path,
    ...(isFile && { path: resolve(path) }),
    bytes: async function* () {
      let read = 0;
      for await (const chunk of createReadStream(path, { fd, autoClose: false, highWaterMark: CHUNK_BYTES })) {
        read += (chunk as Buffer).length;
        yield chunk as Buffer;
      }
      const after = fstatSync(fd);
      closeSync(fd);
      if (isFile && (read !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)) {
        throw new UsageError(
          `${path}: it changed while it was read`,
          'wait until it is written completely, then run the same command again',
        );
      }
    },
  };
}

function whileOpening<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`, 'name a CSV file that you may read, or - for standard input');
  }
}
