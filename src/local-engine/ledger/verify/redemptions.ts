// Redemptions: what was drawn, what came back and in which order, and the totals and status that follow from it.
// What never changes is compared when its entry comes by, so that only redemptions that are partly back are remembered.
import { type OpenDraw, returnLifo } from '../../rules/allocation.js';
import type { PostingLine } from '../effects.js';
import type { Tx } from '../tx.js';
import type { RedemptionRow } from '../redemptions.js';
import { createBits } from './bits.js';
import { createNumbers } from './numbers.js';
import type { Entry, Replay } from './replay.js';
import { type Drawn, drawsOf, lastDrawOf, loadStored, storedRedemptions } from './stored-redemptions.js';

/** What is back of a redemption that may still give back more. */
interface Back {
  readonly amount: bigint;
  readonly units: number;
  /** When the newest of its reversals was posted; null when there is none, or when it was compared before. */
  readonly at: number | null;
}

const NOTHING: Back = { amount: 0n, units: 0, at: null };

export function replayRedemptions(tx: Tx): Replay {
  const newest = createNumbers();
  const finished = createBits();
  const partly = new Map<number, Back>();
  const broken: string[] = [];

  const replayReversal = (seq: number, { row, postings }: Entry): void => {
    const stored = newest.get(seq) > 0 ? loadStored(tx, seq) : undefined;
    if (stored === undefined) {
      broken.push(`reversal ${row.reversal_id ?? ''} comes before its redemption`);
      return;
    }
    if (ownersIn(row, postings) !== ownersOf(stored))
      broken.push(`entry ${row.id} gives back to or from another account`);
    const whole = BigInt(stored.amount);
    const before = finished.has(seq) ? wholeOf(stored) : (partly.get(seq) ?? NOTHING);
    const own = postings.filter(isParticipant);
    const given = own.reduce((sum, line) => sum + BigInt(line.amount), 0n);
    const after = { amount: before.amount + given, units: before.units + (row.quantity ?? 0), at: row.created_at };
    if (after.amount > whole) {
      broken.push(`entry ${row.id} reverses more than was redeemed`);
      return;
    }
    if (stored.open_draw !== null && !isLastDrawnFirst(drawsOf(tx, stored), before.amount, given, own)) {
      broken.push(`entry ${row.id} gave back to other lots than the last drawn`);
    }
    partly.set(seq, after);
    if (after.amount < whole) return;
    partly.delete(seq);
    finished.add(seq);
    if (after.units !== (stored.quantity ?? 0))
      broken.push(`redemption ${stored.id}: its reversals have ${after.units} units`);
    broken.push(...differences(stored, [['updated_at', String(stored.updated_at), String(after.at)]]));
  };

  return {
    name: 'redemptions',
    feed: (entry) => {
      const { action_type, id, redemption_seq: seq } = entry.row;
      if (seq === null) return;
      const before = newest.get(seq);
      if (entry.row.redemption_previous !== before)
        broken.push(`entry ${id} does not name the entry before it of its redemption`);
      if (action_type === 'REVERSAL') replayReversal(seq, entry);
      if (action_type === 'REDEMPTION') {
        const stored = loadStored(tx, seq);
        if (stored === undefined) broken.push(`redemption number ${seq} has postings but is not there`);
        else if (before > 0) broken.push(`redemption ${stored.id}: is posted twice`);
        else broken.push(...differences(stored, factsOf(tx, stored, entry)));
      }
      newest.set(seq, entry.row.seq);
    },
    finish: () => {
      for (const stored of storedRedemptions(tx)) {
        const last = newest.get(stored.seq);
        if (last === 0) broken.push(`redemption ${stored.id} was never posted`);
        broken.push(...differences(stored, [['newest entry', String(stored.newest_entry), String(last)]]));
        const isFinished = finished.has(stored.seq);
        const back = isFinished ? wholeOf(stored) : (partly.get(stored.seq) ?? NOTHING);
        broken.push(...differences(stored, totalsOf(tx, stored, back, isFinished)));
      }
      return broken;
    },
  };
}

type Compared = ReadonlyArray<readonly [name: string, stored: string, replayed: string]>;

function differences({ id }: RedemptionRow, compared: Compared): string[] {
  return compared
    .filter(([, stored, replayed]) => stored !== replayed)
    .map(([name, stored, replayed]) => `redemption ${id}: ${name} is ${stored}, the journal says ${replayed}`);
}

/** What is so from the redemption's own entry on. */
function factsOf(tx: Tx, stored: RedemptionRow, { row, postings }: Entry): Compared {
  const own = postings.filter(isParticipant);
  const draws = drawsOf(tx, stored);
  const drawn = own.flatMap(({ amount, lot_id }) => (lot_id === null ? [] : [`${-BigInt(amount)} ${lot_id}`]));
  return [
    ['amount', stored.amount, own.reduce((sum, line) => sum - BigInt(line.amount), 0n).toString()],
    ['quantity', String(stored.quantity ?? 0), String(row.quantity ?? 0)],
    ['draws', draws.map(({ amount, lot_id }) => `${amount} ${lot_id ?? ''}`).join(), drawn.join()],
    ['open draw', String(stored.open_draw === null), String(drawn.length === 0)],
    ['cost', stored.amount, costOf(stored)],
    ['owners', ownersOf(stored), ownersIn(row, postings)],
    ['journal_entry_id', stored.journal_entry_id, row.id],
    ['description', stored.description, row.description],
    ['created_at', String(stored.created_at), String(row.created_at)],
  ];
}

/** What follows from all of its reversals. */
function totalsOf(tx: Tx, stored: RedemptionRow, back: Back, isFinished: boolean): Compared {
  const status = isFinished ? 'FULLY_REVERSED' : back.amount === 0n ? 'COMPLETED' : 'PARTIALLY_REVERSED';
  const open = stored.open_draw === null ? undefined : openNow(tx, stored, back.amount, isFinished);
  return [
    ['reversed_amount', stored.reversed_amount, back.amount.toString()],
    ['reversed_quantity', String(stored.reversed_quantity ?? 0), String(back.units)],
    ['status', stored.status, status],
    ['updated_at', String(stored.updated_at), String(isFinished ? stored.updated_at : (back.at ?? stored.created_at))],
    [
      'open draw',
      `${stored.open_draw ?? ''} ${stored.open_draw_left ?? ''}`,
      `${open?.n ?? ''} ${open?.left.toString() ?? ''}`,
    ],
  ];
}

function wholeOf({ amount, quantity }: RedemptionRow): Back {
  return { amount: BigInt(amount), units: quantity ?? 0, at: null };
}

function openNow(tx: Tx, stored: RedemptionRow, back: bigint, isFinished: boolean): OpenDraw | undefined {
  if (isFinished) return { n: 1, left: 0n };
  return back === 0n ? lastDrawOf(tx, stored) : openAfter(drawsOf(tx, stored), back);
}

/** Where giving back goes on when this much is back; undefined when there is no such place. */
function openAfter(draws: readonly Drawn[], back: bigint): OpenDraw | undefined {
  const last = draws.at(-1);
  if (last === undefined || back > sumOf(draws)) return undefined;
  const open = { n: last.n, left: BigInt(last.amount) };
  return back === 0n ? open : returnLifo(backwards(draws), open, back).open;
}

/** Replays one reversal over the draws by the rule itself, and compares the lots it names. */
function isLastDrawnFirst(
  draws: readonly Drawn[],
  before: bigint,
  given: bigint,
  own: readonly PostingLine[],
): boolean {
  const open = openAfter(draws, before);
  if (open === undefined || given <= 0n || before + given > sumOf(draws)) return false;
  const left = backwards(draws).filter(({ n }) => n <= open.n);
  const { returns } = returnLifo(left, open, given);
  const expected = returns.map(({ amount, lotSeq }) => `${draws[lotSeq]?.lot_id ?? ''} ${amount}`);
  return expected.join() === own.map(({ amount, lot_id }) => `${lot_id ?? ''} ${amount}`).join();
}

/** As the rule takes them; a lot is named by its place among the draws. */
function backwards(draws: readonly Drawn[]): { n: number; lotSeq: number; amount: bigint }[] {
  return draws.map(({ amount, n }, index) => ({ n, lotSeq: index, amount: BigInt(amount) })).reverse();
}

function sumOf(draws: readonly Drawn[]): bigint {
  return draws.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
}

function isParticipant({ entity_type }: PostingLine): boolean {
  return entity_type === 'PARTICIPANT';
}

/** Program, participant, asset and target: a redemption and all of its reversals have the same. */
function ownersIn(row: Entry['row'], postings: Entry['postings']): string {
  const target = postings.find((line) => !isParticipant(line));
  return `${row.program_id} ${row.participant_id} ${row.asset_id} ${target?.entity_type ?? ''} ${target?.entity_id ?? ''}`;
}

function ownersOf(row: RedemptionRow): string {
  return `${row.program_id} ${row.participant_id} ${row.asset_id} ${row.target_type} ${row.target_entity_id ?? ''}`;
}

/** What a UNIT_BASED redemption must amount to; for the other kinds, what it does. */
function costOf(row: RedemptionRow): string {
  return row.kind === 'UNIT_BASED' ? (BigInt(row.unit_cost ?? 0) * BigInt(row.quantity ?? 0)).toString() : row.amount;
}
