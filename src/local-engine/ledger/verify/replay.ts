// What a replay of the journal hands to each check, and what each check must offer.
import type { PostingLine } from '../tx.js';
import type { RowOf } from '../../store/columns.js';
import type { ENTRIES, EntryRow } from '../journal.js';

/** An entry as it is stored, and what its numbers stand for. An id that is empty: no such thing. */
export type StoredEntry = Readonly<RowOf<typeof ENTRIES>> & EntryRow;

/** A replayed entry: its row, and its postings, read once for all checks. */
export interface Entry {
  readonly row: StoredEntry;
  readonly postings: readonly PostingLine[];
  /** What the postings move, in their order. */
  readonly amounts: readonly bigint[];
}

/** The check of one invariant: it gets every entry in order, then compares what it found with what is stored. */
export interface Replay {
  readonly name: string;
  readonly feed: (entry: Entry) => void;
  readonly finish: () => string[];
}

// A value that cannot be read means that the file is damaged or was edited by another program: a finding, not a crash.

/**
 * Makes a replay report a value that cannot be read, and go on. Errors of SQLite itself are left to the store.
 */
export function tolerant(replay: Replay): Replay {
  const unreadable: string[] = [];
  return {
    name: replay.name,
    feed: (entry) => {
      try {
        replay.feed(entry);
      } catch (error) {
        unreadable.push(`entry ${entry.row.id} (${entry.row.seq}) cannot be read: ${reasonOf(error)}`);
      }
    },
    finish: () => {
      try {
        return [...unreadable, ...replay.finish()];
      } catch (error) {
        return [...unreadable, `what is stored cannot be read: ${reasonOf(error)}`];
      }
    },
  };
}

/** Arithmetic and JSON throw these on a value that is not a number or not JSON; any other error has another cause. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return error.message;
  throw error;
}
