// Checks redemptions: what was drawn, what was returned and in which order, and the totals and status that follow.
// A stored redemption names its newest entry. Once the replay reaches that entry, the totals are compared and the
// redemption is forgotten: memory holds only redemptions whose reversals are still to come.
// A file of its own because it is one invariant: verify.ts replays the journal once, for all of them.
import { MILESTONE } from '../walks.js';
import { DRAWS, REDEMPTIONS, type StoredRedemption } from '../redemptions.js';
import type { Table } from '../../store/columns.js';
import type { Tx } from '../tx.js';
import { createAmounts, createBits, createNumbers } from './compact.js';
import { nameOf, type Drawn, type Entry, type Replay, type Stored } from './replay.js';
import { isBucket, type Posting } from '../postings.js';
import { returnLifo, type LotReturn, type OpenDraw } from '../../rules/allocation.js';

const NOTHING: Back = { amount: 0n, units: 0, reversals: 0 };

export function replayRedemptions(tx: Tx, redemptions: StoredRedemptions): Replay {
  const newest = createNumbers();
  const waiting = createBits();
  const backOf = { amount: createAmounts(), units: createNumbers(), reversals: createNumbers() };
  const broken: string[] = [];
  let milestones = 0;
  const recall = (seq: number): Back => ({
    ...{ amount: backOf.amount.get(seq), units: backOf.units.get(seq), reversals: backOf.reversals.get(seq) },
  });

  /** Compares what is stored after the newest entry; until then, remembers what is reversed. */
  const settle = (stored: Stored, { created_at, seq: entrySeq }: Entry['row'], back: Back): void => {
    const { newest_entry, seq } = stored.row;
    if (newest_entry === entrySeq) {
      compareTotals(stored, back, created_at, broken);
      waiting.delete(seq);
      return;
    }
    waiting.add(seq);
    if (back === NOTHING) return;
    backOf.amount.set(seq, back.amount);
    backOf.units.set(seq, back.units);
    backOf.reversals.set(seq, back.reversals);
  };
  return {
    name: 'redemptions',
    feed: (entry) => {
      const { row } = entry;
      if (row.redemption_seq === null) return;
      const last = newest.get(row.redemption_seq);
      newest.set(row.redemption_seq, row.seq);
      if (row.redemption_previous !== last)
        broken.push(`${nameOf(entry)} does not name the entry before it of its redemption`);
      const isOwn = row.action_type === 'REDEMPTION';
      const stored = entry.redemption ?? redemptions.load(row.redemption_seq);
      if (stored === undefined) broken.push(`redemption number ${row.redemption_seq} has postings but does not exist`);
      else if (isOwn && last > 0) broken.push(`redemption ${stored.row.id}: is posted twice`);
      else if (isOwn) {
        compareOwn(stored, entry, broken);
        settle(stored, row, NOTHING);
      } else if (last === 0) broken.push(`${nameOf(entry)} comes before the redemption's own entry`);
      else {
        const isSettled = stored.row.newest_entry === last;
        const before = isSettled ? storedBack(stored.row) : recall(row.redemption_seq);
        const after = replayReversal(stored, entry, before, broken);
        if (after.reversals > before.reversals && after.reversals % MILESTONE === 0) {
          milestones += 1;
          if (!hasMilestone(tx, row))
            broken.push(`redemption ${stored.row.id}: ${nameOf(entry)} is not kept as a milestone`);
        }
        settle(stored, row, after);
      }
    },
    finish: () => {
      for (const seq of redemptions.neverPosted())
        broken.push(`redemption ${redemptions.load(seq)?.row.id ?? ''} was never posted`);
      for (const seq of waiting.values()) {
        const stored = redemptions.load(seq);
        if (stored === undefined) continue;
        const last = newest.get(seq);
        differ(stored.row, 'newest entry', stored.row.newest_entry, last, broken);
        compareTotals(stored, recall(seq), timeOf(tx, last), broken);
      }
      const kept = tx.sql('SELECT count(*) FROM milestones').pluck().get() as number;
      if (kept > milestones) broken.push(`${kept - milestones} milestones are of no reversal`);
      return broken;
    },
  };
}

/** @returns what is reversed after this entry */
function replayReversal({ draws, row: stored }: Stored, entry: Entry, before: Back, broken: string[]): Back {
  const { row } = entry;
  if (row.action_type !== 'REVERSAL') return before;
  if (!isOfSameOwners(stored, entry)) broken.push(`${nameOf(entry)} moves points of another account`);
  const own = movesOf(entry);
  const given = own.reduce((sum, { amount }) => sum + amount, 0n);
  const after = {
    ...{ amount: before.amount + given, units: before.units + (row.quantity ?? 0) },
    reversals: before.reversals + 1,
  };
  if (after.amount > BigInt(stored.amount)) {
    broken.push(`${nameOf(entry)} reverses more than was redeemed`);
    return before;
  }
  if (stored.open_draw !== null) {
    const expected = expectedReturns(draws, before.amount, given);
    const isSame =
      expected?.length === own.length &&
      expected.every(({ amount, lotSeq }, n) => amount === own[n]?.amount && lotSeq === own[n].lot);
    if (!isSame) broken.push(`${nameOf(entry)} returned to other lots than the last drawn`);
  }
  return after;
}

function storedBack(row: StoredRedemption): Back {
  return { amount: BigInt(row.reversed_amount), units: row.reversed_quantity ?? 0, reversals: row.reversals };
}

function hasMilestone(tx: Tx, { redemption_seq, seq }: Entry['row']): boolean {
  const found = tx.sql('SELECT 1 FROM milestones WHERE redemption_seq = ? AND entry_seq = ?').get(redemption_seq, seq);
  return found !== undefined;
}

function timeOf(tx: Tx, entrySeq: number): number {
  return tx.sql('SELECT created_at FROM journal_entries WHERE seq = @seq').pluck().get({ seq: entrySeq }) as number;
}

// A stored redemption beside what the journal says of it.

/** What is reversed of a redemption. */
export interface Back {
  readonly amount: bigint;
  readonly units: number;
  /** By how many reversals. */
  readonly reversals: number;
}

type Value = string | number | null;

export function differ({ id }: StoredRedemption, name: string, stored: Value, replayed: Value, broken: string[]): void {
  if (stored !== replayed) broken.push(`redemption ${id}: ${name} is ${stored}, the journal says ${replayed}`);
}

/** What the redemption's own entry fixes for good. */
function compareOwn({ draws, row: stored }: Stored, entry: Entry, broken: string[]): void {
  const { row } = entry;
  const own = movesOf(entry);
  const drawn = own.filter(({ lot }) => lot !== undefined);
  const amount = own.reduce((sum, move) => sum - move.amount, 0n).toString();
  differ(stored, 'amount', stored.amount, amount, broken);
  differ(stored, 'quantity', stored.quantity ?? 0, row.quantity ?? 0, broken);
  const isDrawn = (draw: Drawn, at: number): boolean =>
    draw.n === at + 1 && `-${draw.amount}` === drawn[at]?.amount.toString() && draw.lotSeq === drawn[at].lot;
  if (draws.length !== drawn.length || !draws.every(isDrawn)) {
    const kept = draws.map((draw) => `${draw.n}: ${draw.amount} of lot ${draw.lotSeq}`).join(', ');
    const moved = drawn.map((move, at) => `${at + 1}: ${-move.amount} of lot ${move.lot ?? ''}`).join(', ');
    differ(stored, 'draws', kept, moved, broken);
  }
  if ((stored.open_draw === null) !== (drawn.length === 0))
    differ(stored, 'open draw', stored.open_draw, drawn.length, broken);
  if (stored.kind === 'UNIT_BASED') {
    const cost = BigInt(stored.unit_cost ?? 0) * BigInt(stored.quantity ?? 0);
    differ(stored, 'cost', stored.amount, cost.toString(), broken);
  }
  if (!isOfSameOwners(stored, entry)) broken.push(`redemption ${stored.id}: its owners or target are not its entry's`);
  differ(stored, 'entry', stored.entry_seq, row.seq, broken);
  differ(stored, 'description', stored.description, row.description, broken);
  differ(stored, 'created_at', stored.created_at, row.created_at, broken);
}

/** Totals and status, which follow from all of its entries; the newest was posted at `at`. */
function compareTotals({ draws, row }: Stored, back: Back, at: number, broken: string[]): void {
  const amount = back.amount.toString();
  const isWhole = amount === row.amount;
  differ(row, 'reversed_amount', row.reversed_amount, amount, broken);
  differ(row, 'reversed_quantity', row.reversed_quantity ?? 0, back.units, broken);
  if (isWhole && back.units !== (row.quantity ?? 0))
    broken.push(`redemption ${row.id}: its reversals have ${back.units} units, which do not fit its amounts`);
  differ(row, 'reversals', row.reversals, back.reversals, broken);
  differ(row, 'updated_at', row.updated_at, at, broken);
  const open = row.open_draw === null ? undefined : isWhole ? { n: 1, left: 0n } : openAfter(draws, back.amount);
  differ(row, 'open draw', row.open_draw, open?.n ?? null, broken);
  differ(row, 'open draw left', row.open_draw_left, open?.left.toString() ?? null, broken);
}

/** What an entry moves of its participant. */
function movesOf({ postings }: Entry): Posting[] {
  return postings.filter(({ place }) => isBucket(place));
}

/** Program, account and target: a redemption and all of its reversals have the same. */
function isOfSameOwners(stored: StoredRedemption, { postings, row }: Entry): boolean {
  return (
    stored.program_seq === row.program_seq &&
    stored.account_seq === row.account_seq &&
    stored.target_type === postings.find(({ place }) => !isBucket(place))?.place
  );
}

// What reversals must return to which lots, by the same rule that the operation uses.

/** Where the next reversal begins once this much is reversed; undefined when nothing is left to reverse. */
function openAfter(draws: readonly Drawn[], back: bigint): OpenDraw | undefined {
  const last = draws.at(-1);
  if (last === undefined || back > sumOf(draws)) return undefined;
  const open = { n: last.n, left: BigInt(last.amount) };
  return back === 0n ? open : returnLifo(backwards(draws), open, back).open;
}

/** What each lot gets when this much is reversed after `before`; undefined when the draws do not hold that much. */
function expectedReturns(draws: readonly Drawn[], before: bigint, given: bigint): LotReturn[] | undefined {
  const open = openAfter(draws, before);
  if (open === undefined || given <= 0n || before + given > sumOf(draws)) return undefined;
  return returnLifo(
    backwards(draws).filter(({ n }) => n <= open.n),
    open,
    given,
  ).returns;
}

/** Draws in the form that the rule reads. */
function backwards(draws: readonly Drawn[]): { n: number; lotSeq: number; amount: bigint }[] {
  return draws.map(({ amount, lotSeq, n }) => ({ n, lotSeq, amount: BigInt(amount) })).reverse();
}

function sumOf(draws: readonly Drawn[]): bigint {
  return draws.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
}

// Redemptions and their draws as they are stored. Their entries come in the order of their numbers, so they are read beside
// the journal, from the first to the last; one whose entry is elsewhere is read by itself.

export interface StoredRedemptions {
  /** The redemption whose own entry has come; undefined when there is none. */
  readonly posted: (seq: number) => Stored | undefined;
  readonly load: (seq: number) => Stored | undefined;
  /** The numbers of redemptions whose own entry is missing. Call it after the last entry. */
  readonly neverPosted: () => IterableIterator<number>;
  /** Ends the reading: until then SQLite lets nobody else write. */
  readonly close: () => void;
}

const REDEMPTION_ROWS = `SELECT ${REDEMPTIONS.columns} FROM redemptions`;
const DRAW_ROWS = `SELECT ${DRAWS.columns} FROM draws`;

export function readStoredRedemptions(tx: Tx): StoredRedemptions {
  const rows = startReading(tx, `${REDEMPTION_ROWS} ORDER BY seq`, REDEMPTIONS);
  const draws = startReading(tx, `${DRAW_ROWS} ORDER BY redemption_seq, n`, DRAWS);
  const passed = createBits();
  return {
    posted: (seq) => {
      if (passed.has(seq)) {
        passed.delete(seq);
        return load(tx, seq);
      }
      // A number that no redemption has must not skip any rows.
      if (rows.next?.seq !== seq && (rows.next === undefined || rows.next.seq > seq || load(tx, seq) === undefined))
        return load(tx, seq);
      for (let row = rows.take(); row !== undefined; row = rows.take()) {
        if (row.seq === seq) return { row, draws: drawsOf(draws, seq) };
        passed.add(row.seq);
      }
      return undefined;
    },
    load: (seq) => load(tx, seq),
    *neverPosted() {
      yield* passed.values();
      for (let row = rows.take(); row !== undefined; row = rows.take()) yield row.seq;
    },
    close: () => {
      rows.close();
      draws.close();
    },
  };
}

function load(tx: Tx, seq: number): Stored | undefined {
  const row = REDEMPTIONS.find(tx.sql, 'seq = ?', seq);
  if (row === undefined) return undefined;
  const draws = tx.sql(`${DRAW_ROWS} WHERE redemption_seq = @seq ORDER BY n`).raw().all({ seq });
  return { row, draws: draws.map(DRAWS.read) };
}

/** Takes the draws of this redemption and skips those before them. */
function drawsOf(draws: Reading<Drawn>, seq: number): Drawn[] {
  const found: Drawn[] = [];
  while (draws.next !== undefined && draws.next.redemptionSeq <= seq) {
    const draw = draws.take();
    if (draw?.redemptionSeq === seq) found.push(draw);
  }
  return found;
}

interface Reading<Row> {
  /** What `take` will return next; undefined after the last. */
  readonly next: Row | undefined;
  readonly take: () => Row | undefined;
  readonly close: () => void;
}

/** Begins with the first call, so that the caller can already close it by then. */
function startReading<Row>(tx: Tx, query: string, table: Table<Row>): Reading<Row> {
  let rows: IterableIterator<unknown> | undefined;
  let next: Row | undefined;
  const read = (): void => {
    rows ??= tx.sql(query).raw().iterate();
    const { value } = rows.next() as { readonly value?: unknown };
    next = value === undefined ? undefined : table.read(value);
  };
  const peek = (): Row | undefined => {
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
