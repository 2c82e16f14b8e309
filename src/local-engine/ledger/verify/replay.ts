// What takes part in a replay of the journal.
import type { PostingLine } from '../tx.js';
import type { RowOf } from '../../store/columns.js';
import type { ENTRIES, EntryRow } from '../journal.js';

/** An entry as it is stored, and what its numbers stand for. An id that is empty: no such thing. */
export type StoredEntry = Readonly<RowOf<typeof ENTRIES>> & EntryRow;

/** A replayed entry: its row, and its postings read once for everybody. */
export interface Entry {
  readonly row: StoredEntry;
  readonly postings: readonly PostingLine[];
  /** What the postings move, in their order. */
  readonly amounts: readonly bigint[];
}

/** One invariant under proof: fed every entry in order, then asked to compare what it found with what is stored. */
export interface Replay {
  readonly name: string;
  readonly feed: (entry: Entry) => void;
  readonly finish: () => string[];
}

// A replay that meets a value which cannot be read: rot or a strange hand has been there, and that is a finding.

/**
 * Makes a replay go on where a value cannot be read, and tell of it. What SQLite itself says about the file is left to
 * the store.
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

/** Arithmetic and JSON throw these on what is no number and no JSON; anything else is not about the value. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return error.message;
  throw error;
}
