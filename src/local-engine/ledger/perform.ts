// How an operation runs: in one transaction, after what was due has been settled in a transaction of its own.
import { NeedsSettling, settleAccount } from './due-lots.js';
import { begin, type LedgerDeps, type Tx } from './tx.js';
import { StorageError } from '../store/storage-error.js';

/** `write` keeps what happens, `read` changes nothing, `rehearse` is a write that is rolled back. */
export type Mode = 'write' | 'read' | 'rehearse';

/**
 * Runs one operation. Nothing is awaited inside; a refusal or a bug leaves the file as it was.
 * Settling what was due stays even when the operation is then refused or only rehearsed (D40).
 */
export function perform<T>(deps: LedgerDeps, mode: Mode, operation: (tx: Tx) => T): T {
  for (;;) {
    try {
      return deps.store[mode](() => operation(begin(deps)));
    } catch (error) {
      if (!(error instanceof NeedsSettling)) throw error;
      settle(deps, error);
    }
  }
}

function settle(deps: LedgerDeps, due: NeedsSettling): void {
  deps.store.write(() => {
    const tx = begin(deps);
    for (const account of due.accounts) settleAccount(tx, account);
  });
}

// Group commit: operations that wait at the same time share one durable transaction, each in a savepoint of its own.

export interface Writer {
  /**
   * Runs an operation that writes. It settles only when the transaction is durable.
   *
   * @throws StorageError when the transaction could not be kept; after a failed sync it may be there all the same
   */
  readonly write: <T>(operation: (tx: Tx) => T) => Promise<T>;
}

/** One that waits; its outcome is kept until the commit, because until then it may still come to nothing. */
interface Waiting {
  readonly run: () => void;
  readonly tell: () => void;
  readonly fail: (error: unknown) => void;
}

/** Other processes wait for the file meanwhile, so a group is some milliseconds of work. */
const MOST_AT_ONCE = 256;

/**
 * Makes a writer whose groups are what one turn of the event loop brings. Sync to disk costs as much for a group as for
 * one operation.
 */
export function createWriter(deps: LedgerDeps): Writer {
  let waiting: Waiting[] = [];
  const commitNext = (): void => {
    const group = waiting.slice(0, MOST_AT_ONCE);
    waiting = waiting.slice(MOST_AT_ONCE);
    if (waiting.length > 0) setImmediate(commitNext);
    commit(deps, group);
  };
  return {
    write: (operation) =>
      new Promise((resolve, reject) => {
        let tell = (): void => undefined;
        const run = (): void => {
          try {
            const value = perform(deps, 'write', operation);
            tell = () => {
              resolve(value);
            };
          } catch (error) {
            // A file in trouble concerns the whole group; SQLite may have taken the transaction back already.
            if (error instanceof StorageError) throw error;
            const refused = error as Error;
            // A refusal may rest on what an earlier one in the group did, so it waits for the commit like any answer.
            tell = () => {
              reject(refused);
            };
          }
        };
        waiting.push({
          run,
          tell: () => {
            tell();
          },
          fail: reject,
        });
        if (waiting.length === 1) setImmediate(commitNext);
      }),
  };
}

function commit(deps: LedgerDeps, group: readonly Waiting[]): void {
  const runAll = (): void => {
    for (const { run } of group) run();
  };
  try {
    // Alone it needs no savepoint. Inside a transaction `perform` makes one for each operation, and for each settling.
    if (group.length === 1) runAll();
    else deps.store.write(runAll);
  } catch (error) {
    for (const { fail } of group) fail(error);
    return;
  }
  for (const { tell } of group) tell();
}
