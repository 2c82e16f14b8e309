// What takes part in a replay of the journal.
import type { PostingLine } from '../effects.js';
import type { EntryRow } from '../journal.js';

/** An entry as it is stored: what is sealed, with the numbers that stand for its ids. An id that is empty: no such thing. */
export interface StoredEntry extends EntryRow {
  readonly program_seq: number;
  readonly account_seq: number;
  /** The entry before it of the same account, and of the same redemption; 0: none. */
  readonly account_previous: number;
  readonly redemption_previous: number | null;
}

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
