// Redemptions and their draws as they are stored. Their entries come in the order of their numbers, so they are read beside
// the journal, from the first to the last; one whose entry is elsewhere is read by itself.
import { STORED_QUERY, type StoredRedemption, type StoredValues, toStoredRedemption } from '../redemptions.js';
import type { Tx } from '../tx.js';
import { createBits } from './bits.js';

/** What was taken from one lot, which the redemption's account has by this number. */
export interface Drawn {
  readonly n: number;
  readonly lotSeq: number;
  readonly amount: string;
}

export interface Stored {
  readonly row: StoredRedemption;
  /** In the order in which they were drawn; none of an asset without lots. */
  readonly draws: readonly Drawn[];
}

export interface StoredRedemptions {
  /** The redemption whose own entry has come; undefined when there is none. */
  readonly posted: (seq: number) => Stored | undefined;
  readonly load: (seq: number) => Stored | undefined;
  /** The numbers of those whose own entry never came. To be asked after the last entry. */
  readonly neverPosted: () => IterableIterator<number>;
  /** Ends the reading: SQLite lets nobody write beside it. */
  readonly close: () => void;
}

type DrawValues = readonly [redemption: number, n: number, lotSeq: number, amount: string];

const DRAWS = 'SELECT redemption_seq, n, lot_seq, amount FROM draws';

export function readStoredRedemptions(tx: Tx): StoredRedemptions {
  const rows = startReading<StoredValues>(tx, `${STORED_QUERY} ORDER BY seq`);
  const draws = startReading<DrawValues>(tx, `${DRAWS} ORDER BY redemption_seq, n`);
  const passed = createBits();
  return {
    posted: (seq) => {
      if (passed.has(seq)) {
        passed.delete(seq);
        return load(tx, seq);
      }
      // Nothing is passed over for a number that nothing has.
      if (rows.next?.[0] !== seq && (rows.next === undefined || rows.next[0] > seq || load(tx, seq) === undefined))
        return load(tx, seq);
      for (let values = rows.take(); values !== undefined; values = rows.take()) {
        if (values[0] === seq) return { row: toStoredRedemption(values), draws: drawsOf(draws, seq) };
        passed.add(values[0]);
      }
      return undefined;
    },
    load: (seq) => load(tx, seq),
    *neverPosted() {
      yield* passed.values();
      for (let values = rows.take(); values !== undefined; values = rows.take()) yield values[0];
    },
    close: () => {
      rows.close();
      draws.close();
    },
  };
}

function load(tx: Tx, seq: number): Stored | undefined {
  const values = tx.sql(`${STORED_QUERY} WHERE seq = ?`).raw().get(seq) as StoredValues | undefined;
  if (values === undefined) return undefined;
  const draws = tx.sql(`${DRAWS} WHERE redemption_seq = ? ORDER BY n`).raw().all(seq) as DrawValues[];
  return { row: toStoredRedemption(values), draws: draws.map(toDrawn) };
}

/** Of the next redemptions those of this one; those before it are passed over. */
function drawsOf(draws: Reading<DrawValues>, seq: number): Drawn[] {
  const found: Drawn[] = [];
  while (draws.next !== undefined && draws.next[0] <= seq) {
    const values = draws.take();
    if (values?.[0] === seq) found.push(toDrawn(values));
  }
  return found;
}

function toDrawn([, n, lotSeq, amount]: DrawValues): Drawn {
  return { n, lotSeq, amount };
}

interface Reading<Values> {
  /** What `take` will give; undefined after the last. */
  readonly next: Values | undefined;
  readonly take: () => Values | undefined;
  readonly close: () => void;
}

/** Begins when it is first asked, so that whoever can close it has it by then. */
function startReading<Values>(tx: Tx, query: string): Reading<Values> {
  let rows: IterableIterator<Values> | undefined;
  let next: Values | undefined;
  const read = (): void => {
    rows ??= tx.sql(query).raw().iterate() as IterableIterator<Values>;
    next = rows.next().value as Values | undefined;
  };
  const peek = (): Values | undefined => {
    if (rows === undefined) read();
    return next;
  };
  return {
    get next() {
      return peek();
    },
    take: () => {
      const taken = peek();
      if (taken !== undefined) read();
      return taken;
    },
    close: () => rows?.return?.(),
  };
}
