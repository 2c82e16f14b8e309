// Ways through long lists. What has an index in the order of the list is read along it; entries are not indexed by their
// account or redemption, because that would be one more page for each reversal: each names the one before it.
import type { Front, Step, Walk } from './page.js';
import type { Tx } from './tx.js';

/** Rows with numbers from `first` on, and before `before`. */
export interface Bounds {
  readonly first: number;
  readonly before: number;
}

type Timed = 'journal_entries' | 'redemptions';

/** As a request states it, in milliseconds. */
interface Period {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** The rows of a period, by their numbers: the ledger's time never goes back, so that no row outside of it is read. */
export function boundsOf(tx: Tx, table: Timed, { from, to }: Period = {}): Bounds {
  const newest = tx.sql(`SELECT max(seq) FROM ${table}`).pluck().get() as number | null;
  const end = (newest ?? 0) + 1;
  return {
    first: from === undefined ? 1 : firstAt(tx, table, from, end),
    before: to === undefined ? end : firstAt(tx, table, to, end),
  };
}

/** The number of the first row that is not older; `end` when all are. */
function firstAt(tx: Tx, table: Timed, time: number, end: number): number {
  const timeOf = tx.sql(`SELECT created_at FROM ${table} WHERE seq = ?`).pluck();
  let [low, high] = [1, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (((timeOf.get(middle) ?? 0) as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Lists of one lane: the rows of a table in the order of their numbers.

/** All rows of a table, newest first. */
export function newestOf(tx: Tx, table: Timed, { before, first }: Bounds): Walk {
  const text = `SELECT seq, 0, seq - 1 FROM ${table} WHERE seq <= ? AND seq >= ? ORDER BY seq DESC`;
  return { start: new Map([[0, before - 1]]), from: (front) => steps(tx, text, front.get(0) ?? 0, first) };
}

const LOTS = 'SELECT seq, 0, seq + 1 FROM lots WHERE account_seq = ? AND seq >= ? ORDER BY seq';

/** The lots of an account, oldest first. */
export function lotsOf(tx: Tx, accountSeq: number): Walk {
  return { start: new Map([[0, 1]]), from: (front) => steps(tx, LOTS, accountSeq, front.get(0) ?? 1) };
}

function steps(tx: Tx, text: string, ...params: readonly unknown[]): Iterable<Step> {
  return tx
    .sql(text)
    .raw()
    .iterate(...params) as IterableIterator<Step>;
}

// Lists of a participant, newest first: a lane for each of its accounts. ORDER BY makes the queue of a recursive query give
// out the largest number first, so that the lanes come merged, and no more of them is read than is taken.

/** Whose rows: a participant, by either of its names. */
export type Owner = { readonly id: string } | { readonly externalId: string };

const LANES = 'WITH RECURSIVE lanes (lane, seq) AS (SELECT value ->> 0, value ->> 1 FROM json_each(@front))';

const ENTRIES = `${LANES}, own (seq, lane, next) AS (
    SELECT e.seq, lane, e.account_previous FROM lanes l CROSS JOIN journal_entries e ON e.seq = l.seq
      WHERE e.account_seq = lane AND e.seq >= @first
    UNION ALL SELECT e.seq, lane, e.account_previous FROM own CROSS JOIN journal_entries e ON e.seq = own.next
      WHERE own.next >= @first
    ORDER BY 1 DESC)
  SELECT seq, lane, next FROM own`;

/** Entries of a participant. Those after the period are passed one by one: only the newest of an account has its number kept. */
export function entriesOf(tx: Tx, owner: Owner, { first }: Bounds): Walk {
  return {
    start: startOf(tx, owner, 'newest_entry'),
    from: (front) => steps(tx, ENTRIES, { front: JSON.stringify([...front]), first }),
  };
}

const newestBefore = (account: string, before: string): string =>
  `coalesce((SELECT max(seq) FROM redemptions WHERE account_seq = ${account} AND seq < ${before}), 0)`;

const REDEMPTIONS = `${LANES}, own (seq, lane, next) AS (
    SELECT r.seq, lane, ${newestBefore('lane', 'r.seq')} FROM lanes l CROSS JOIN redemptions r ON r.seq = l.seq
      WHERE r.account_seq = lane AND r.seq >= @first
    UNION ALL SELECT next, lane, ${newestBefore('lane', 'next')} FROM own WHERE next >= @first
    ORDER BY 1 DESC)
  SELECT seq, lane, next FROM own`;

/** Redemptions of a participant. */
export function redemptionsOf(tx: Tx, owner: Owner, { before, first }: Bounds): Walk {
  return {
    start: startOf(tx, owner, newestBefore('c.seq', String(before))),
    from: (front) => steps(tx, REDEMPTIONS, { front: JSON.stringify([...front]), first }),
  };
}

function startOf(tx: Tx, owner: Owner, newest: string): Front {
  const [name, value] = 'id' in owner ? ['id', owner.id] : ['external_id', owner.externalId];
  const accounts = tx
    .sql(`SELECT c.seq, ${newest} FROM accounts c JOIN participants p ON p.seq = c.participant_seq WHERE p.${name} = ?`)
    .raw()
    .all(value) as [number, number][];
  return new Map(accounts);
}

// The reversals of a redemption, oldest first. Its entries name the ones before them, so they are read backwards: a stretch
// of them at a time, from the next entry that a milestone names.

/** Every so many reversals of a redemption, the number of the entry is kept. */
export const MILESTONE = 64;

const NEXT_MILESTONE = 'SELECT min(entry_seq) FROM milestones WHERE redemption_seq = ? AND entry_seq >= ?';
const STRETCH = `WITH RECURSIVE own (seq) AS (
    VALUES (@last)
    UNION ALL SELECT e.redemption_previous FROM own CROSS JOIN journal_entries e USING (seq) WHERE e.redemption_previous >= @first)
  SELECT seq FROM own`;

/** Its own entry comes first. */
export function entriesOfRedemption(tx: Tx, { newest_entry, seq }: { newest_entry: number; seq: number }): Walk {
  return {
    start: new Map([[0, 1]]),
    *from(front) {
      for (let first = front.get(0) ?? 1; first <= newest_entry;) {
        const milestone = tx.sql(NEXT_MILESTONE).pluck().get(seq, first) as number | null;
        const last = milestone ?? newest_entry;
        const stretch = tx.sql(STRETCH).pluck().all({ first, last }) as number[];
        for (const entry of stretch.reverse()) yield [entry, 0, entry + 1];
        first = last + 1;
      }
    },
  };
}
