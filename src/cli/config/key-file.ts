// Reads an API key from a file that nobody else can read.
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { KeyError } from '../errors.js';

const READABLE_BY_OTHERS = 0o077;
/** A key is one short line; anything longer is another file. */
const LONGEST_KEY_FILE_BYTES = 4096;

/** @throws KeyError when the file cannot be read, is open to others, or does not hold one line */
export function readKeyFile(path: string, platform: NodeJS.Platform): string {
  const file = open(path);
  try {
    const { mode, size } = fstatSync(file);
    // Windows has no such bits; there the folder's own rules protect the file.
    if (platform !== 'win32' && (mode & READABLE_BY_OTHERS) !== 0) {
      throw new KeyError(`--api-key-file ${path}: other users can read this file`, `chmod 600 ${path}`);
    }
    const key = size > LONGEST_KEY_FILE_BYTES ? '' : readFileSync(file, 'utf8').trim();
    if (key === '' || /\s/.test(key)) {
      throw new KeyError(`--api-key-file ${path}: does not hold one API key`, 'write the key into it on one line');
    }
    return key;
  } catch (error) {
    throw error instanceof KeyError ? error : unreadable(path, error);
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): KeyError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new KeyError(`--api-key-file ${path}: cannot be read (${why})`, 'name a file that holds the key', { cause });
}
