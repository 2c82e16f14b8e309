// Loads the native SQLite driver, an optional dependency, in the version that works on the running Node.
import type DatabaseConstructor from 'better-sqlite3';
import { createRequire } from 'node:module';
import { versions } from 'node:process';
import { StorageError } from './storage-error.js';

/**
 * Version 13 needs Node-API 10 and crashes without it. Version 12 is built on an older interface, under which Node 24
 * aborts the process when it collects a statement. So neither serves everywhere; see docs/decisions/0003.
 */
const DRIVERS = { nodeApi10: ['better-sqlite3-napi', 'better-sqlite3'], older: ['better-sqlite3'] } as const;

/**
 * @param nodeApi - `process.versions.napi`
 * @throws StorageError missing_native, saying how to install it
 */
export function loadDriver(nodeApi: string = versions.napi ?? '0'): typeof DatabaseConstructor {
  const require = createRequire(import.meta.url);
  let cause: unknown;
  for (const name of parseInt(nodeApi, 10) >= 10 ? DRIVERS.nodeApi10 : DRIVERS.older) {
    try {
      // Required, not imported: an optional dependency that is missing must be an answer, not a failed import graph.
      return require(name) as typeof DatabaseConstructor;
    } catch (error) {
      cause ??= error;
    }
  }
  const hint = 'npm install better-sqlite3 (on Node 20 it is compiled: python3, make and g++ are needed)';
  throw new StorageError('missing_native', 'the local engine needs better-sqlite3, which could not be loaded', hint, {
    cause,
  });
}
