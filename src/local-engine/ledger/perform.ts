// How an operation runs: in one transaction, after what was due has been settled in a transaction of its own.
import { NeedsSettling, settleAccount } from './settle.js';
import { type LedgerDeps, type Tx, begin } from './tx.js';

/** `write` keeps what happens, `read` changes nothing, `rehearse` is a write that is taken back. */
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
