// Runs an operation in one transaction. Lots that are due are settled first, in a transaction of their own.
import { NeedsSettling, settleAccount } from './due-lots.js';
import { begin, type LedgerDeps, type Tx } from './tx.js';
import { StorageError } from '../store/storage-error.js';

/** `write` keeps what happens, `read` changes nothing, `rehearse` is a write that is rolled back. */
export type Mode = 'write' | 'read' | 'rehearse';

/**
 * Runs one operation. Nothing is awaited inside; a refusal or a bug leaves the file as it was.
 * Settled lots stay settled even when the operation is then refused or only rehearsed (D40).
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

/** A waiting operation. Its outcome is held until the commit, because the commit can still fail. */
interface Waiting {
  readonly run: () => void;
  readonly tell: () => void;
  readonly fail: (error: unknown) => void;
}

/** A group is limited to some milliseconds of work, because other processes wait for the file meanwhile. */
const MOST_AT_ONCE = 256;

/**
 * Creates a writer that commits the operations of one turn of the event loop together, because a sync to disk costs as much
 * for a group as for one operation.
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
            // A file error fails the whole group; SQLite may have rolled the transaction back already.
            if (error instanceof StorageError) throw error;
            const refused = error as Error;
            // A refusal may depend on an earlier operation of the group, so it waits for the commit like any answer.
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
