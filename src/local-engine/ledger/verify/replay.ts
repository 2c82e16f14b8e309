// What takes part in a replay of the journal.
import type { PostingLine } from '../effects.js';
import type { EntryRow } from '../journal.js';

/** A replayed entry: its row, and its postings read once for everybody. */
export interface Entry {
  readonly row: EntryRow;
  readonly postings: readonly PostingLine[];
}

/** One invariant under proof: fed every entry in order, then asked to compare what it found with what is stored. */
export interface Replay {
  readonly name: string;
  readonly feed: (entry: Entry) => void;
  readonly finish: () => string[];
}
