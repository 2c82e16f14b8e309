// Runs the transactions of a ledger: how one begins, and what happens to one inside another.
import type DatabaseConstructor from 'better-sqlite3';
import { BUSY_TIMEOUT_MS } from './open-database.js';
import { StorageError, patiently } from './storage-error.js';

export interface Transactions {
  /**
   * One IMMEDIATE transaction, which begins as soon as the file is free. Only the beginning is tried again; once begun,
   * nobody else can hold the file.
   */
  readonly write: <T>(work: () => T) => T;
  /** Runs inside the open transaction, under a savepoint: when it throws, only this part is rolled back. */
  readonly within: <T>(work: () => T) => T;
  /** Reads of one consistent state. */
  readonly read: <T>(work: () => T) => T;
  /** One statement that reads. */
  readonly look: <T>(work: () => T) => T;
}

export function createTransactions(db: DatabaseConstructor.Database): Transactions {
  // SQLite's own waiting is unfair: wait-for-file.ts says why.
  db.pragma('busy_timeout = 0');
  let hasBegun = false;
  // Made once: better-sqlite3 makes four functions of each.
  const transaction = db.transaction((work: () => unknown) => {
    hasBegun = true;
    return work();
  });
  return {
    write: <T>(work: () => T): T => {
      hasBegun = false;
      return patiently(
        BUSY_TIMEOUT_MS,
        () => transaction.immediate(work) as T,
        () => !hasBegun,
      );
    },
    within: <T>(work: () => T): T => {
      try {
        return transaction(work) as T;
      } catch (error) {
        if (db.inTransaction) throw error;
        // The transaction is gone: later parts would commit alone, although the caller learns that everything failed.
        throw new StorageError(
          'io',
          'SQLite rolled the whole transaction back',
          'look the keys up before trying again',
          {
            cause: error,
          },
        );
      }
    },
    read: <T>(work: () => T): T => patiently(BUSY_TIMEOUT_MS, () => transaction.deferred(work) as T),
    look: <T>(work: () => T): T => patiently(BUSY_TIMEOUT_MS, work),
  };
}
