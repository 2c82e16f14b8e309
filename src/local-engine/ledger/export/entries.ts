// The journal read from its first entry to its newest, page by page: the memory it takes does not grow with it, and
// nobody waits for a reader that is slow.
import { StorageError } from '../../store/storage-error.js';
import type { EntryRow } from '../journal.js';
import { perform } from '../perform.js';
import { requireAllSettled } from '../due-lots.js';
import { GENESIS, type Head, type LedgerDeps } from '../tx.js';

/** An entry, and what its ids stand for. */
export interface ExportedRow extends EntryRow {
  readonly program_name: string;
  readonly symbol: string;
  readonly scale: number;
  readonly external_id: string;
  readonly redemption_id: string | null;
}

const PAGE = 500;

const ROWS = `SELECT e.*, r.id AS redemption_id
  FROM journal_with_ids e LEFT JOIN redemptions r ON r.seq = e.redemption_seq
  WHERE e.seq > @last AND e.seq <= @head ORDER BY e.seq LIMIT ${PAGE}`;

/** Settles what is due, and tells where the journal ends now. */
export function settledHead(deps: LedgerDeps): Head {
  return perform(deps, 'read', (tx) => {
    requireAllSettled(tx);
    return tx.head;
  });
}

/**
 * The entries up to a head, oldest first. What is posted meanwhile is not among them.
 *
 * @throws StorageError when the journal was replaced meanwhile: by a reset, or by a snapshot that was restored
 */
export function* entriesUpTo(deps: LedgerDeps, head: Head): Generator<readonly ExportedRow[]> {
  let last: Head = GENESIS;
  while (last.seq < head.seq) {
    const rows = deps.store.read(() => {
      requireSame(deps, last);
      requireSame(deps, head);
      return deps.store.sql(ROWS).all({ last: last.seq, head: head.seq }) as ExportedRow[];
    });
    const newest = rows.at(-1);
    if (newest === undefined) throw replaced(deps);
    last = { seq: newest.seq, hash: newest.entry_hash };
    yield rows;
  }
}

/** The chain's hash stands for everything before it. */
function requireSame(deps: LedgerDeps, at: Head): void {
  if (at.seq === GENESIS.seq) return;
  const hash = deps.store.sql('SELECT entry_hash FROM journal_entries WHERE seq = @seq').pluck().get({ seq: at.seq });
  if (hash !== at.hash) throw replaced(deps);
}

function replaced({ store }: LedgerDeps): StorageError {
  return new StorageError(
    'busy',
    `the ledger ${store.path} was reset or restored while it was exported`,
    'what was written so far is of no use; run the same command again',
  );
}
