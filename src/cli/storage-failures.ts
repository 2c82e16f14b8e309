// A database file that cannot be opened, as a failure. Told by its name and code: the class belongs to the engine.
import type { Failure } from './errors.js';
import type { FailureKind } from './exit-codes.js';

/** By whether the same command can work later as it is. Once a file is open, the engine answers over HTTP instead. */
const KIND: Readonly<Record<string, FailureKind>> = {
  not_a_database: 'usage',
  newer_version: 'usage',
  not_found: 'usage',
  read_only: 'usage',
  missing_native: 'usage',
  disk_full: 'unreachable',
  busy: 'unreachable',
  io: 'unreachable',
  damaged: 'unreachable',
};

/** The failure behind a storage error; undefined when it is none. */
export function storageFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || error.name !== 'StorageError' || !('code' in error)) return undefined;
  const code = String(error.code);
  const kind = Object.hasOwn(KIND, code) ? KIND[code] : undefined;
  if (kind === undefined) return undefined;
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
  return { kind, code, message: error.message, ...(hint !== undefined && { hint }) };
}
