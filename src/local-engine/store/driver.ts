// The native SQLite driver: an optional dependency.
import type DatabaseConstructor from 'better-sqlite3';
import { createRequire } from 'node:module';
import { StorageError } from './storage-error.js';

/** @throws StorageError missing_native, saying how to install it */
export function loadDriver(): typeof DatabaseConstructor {
  try {
    // Required, not imported: an optional dependency that is missing must be an answer, not a failed import graph.
    return createRequire(import.meta.url)('better-sqlite3') as typeof DatabaseConstructor;
  } catch (error) {
    const hint = 'npm install better-sqlite3 (on Node 20 it is compiled: python3, make and g++ are needed)';
    throw new StorageError('missing_native', 'the local engine needs better-sqlite3, which could not be loaded', hint, {
      cause: error,
    });
  }
}
