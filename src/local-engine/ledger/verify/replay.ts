// What a replay of the journal hands to each check, and what each check must offer.
import { table, uuidOf, type RowOf } from '../../store/columns.js';
import { REPLAYED_COLUMNS, SEALED_TEXT } from '../journal.js';
import type { Posting } from '../postings.js';
import type { DRAWS, StoredRedemption } from '../redemptions.js';

export const REPLAYED = table('journal_entries', REPLAYED_COLUMNS);

export const REPLAY = `SELECT ${REPLAYED.columns}, lower(hex(e.entry_hash)), ${SEALED_TEXT} FROM journal_entries e ORDER BY seq`;

/** What was taken from one lot, which the redemption's account has by this number. */
export type Drawn = Readonly<RowOf<typeof DRAWS>>;

export interface Stored {
  readonly row: StoredRedemption;
  /** In the order in which they were drawn; none of an asset without lots. */
  readonly draws: readonly Drawn[];
}

/** A replayed entry: its row, and its postings, read once for all checks. */
export interface Entry {
  readonly row: Readonly<RowOf<typeof REPLAYED>>;
  readonly hash: string;
  /** What its seal covers of its own columns. */
  readonly sealed: string;
  readonly postings: readonly Posting[];
  /** The redemption that this entry is the first one of. */
  readonly redemption?: Stored | undefined;
}

/** An entry in words: its id, which is in its sealed text, and its number. */
export function nameOf({ row, sealed }: Entry): string {
  const [, id] = JSON.parse(sealed) as [number, string];
  return `entry ${uuidOf(id)} (${row.seq})`;
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
        unreadable.push(`${nameOf(entry)} cannot be read: ${reasonOf(error)}`);
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
