// A stored redemption beside what the journal says of it.
import type { StoredRedemption } from '../redemptions.js';
import { openAfter } from './giving-back.js';
import type { LotTable } from './lot-table.js';
import type { Entry } from './replay.js';
import type { Drawn, Stored } from './stored-redemptions.js';

/** What is back of a redemption. */
export interface Back {
  readonly amount: bigint;
  readonly units: number;
}

type Value = string | number | null;

export function differ({ id }: StoredRedemption, name: string, stored: Value, replayed: Value, broken: string[]): void {
  if (stored !== replayed) broken.push(`redemption ${id}: ${name} is ${stored}, the journal says ${replayed}`);
}

/** What is so from the redemption's own entry on. */
export function compareOwn({ draws, row: stored }: Stored, entry: Entry, lots: LotTable, broken: string[]): void {
  const { row } = entry;
  const own = movesOf(entry);
  const drawn = own.filter(({ lotId }) => lotId !== null);
  const amount = own.reduce((sum, move) => sum - move.amount, 0n).toString();
  differ(stored, 'amount', stored.amount, amount, broken);
  differ(stored, 'quantity', stored.quantity ?? 0, row.quantity ?? 0, broken);
  const isDrawn = (draw: Drawn, at: number): boolean =>
    draw.n === at + 1 &&
    `-${draw.amount}` === drawn[at]?.amount.toString() &&
    isLot(drawn[at], stored, draw.lotSeq, lots);
  if (draws.length !== drawn.length || !draws.every(isDrawn)) {
    const kept = draws.map((draw) => `${draw.amount} of lot ${draw.lotSeq}`).join(', ');
    differ(stored, 'draws', kept, drawn.map((move) => `${-move.amount} of lot ${move.lotId ?? ''}`).join(', '), broken);
  }
  if ((stored.open_draw === null) !== (drawn.length === 0))
    differ(stored, 'open draw', stored.open_draw, drawn.length, broken);
  if (stored.kind === 'UNIT_BASED') {
    const cost = BigInt(stored.unit_cost ?? 0) * BigInt(stored.quantity ?? 0);
    differ(stored, 'cost', stored.amount, cost.toString(), broken);
  }
  if (!isOfSameOwners(stored, entry)) broken.push(`redemption ${stored.id}: its owners or target are not its entry's`);
  differ(stored, 'journal_entry_id', stored.journal_entry_id, row.id, broken);
  differ(stored, 'description', stored.description, row.description, broken);
  differ(stored, 'created_at', stored.created_at, row.created_at, broken);
}

/** What follows from all of its entries; the newest was posted at `at`. */
export function compareTotals({ draws, row }: Stored, back: Back, at: number, broken: string[]): void {
  const amount = back.amount.toString();
  const isWhole = amount === row.amount;
  differ(row, 'reversed_amount', row.reversed_amount, amount, broken);
  differ(row, 'reversed_quantity', row.reversed_quantity ?? 0, back.units, broken);
  if (isWhole && back.units !== (row.quantity ?? 0))
    broken.push(`redemption ${row.id}: its reversals have ${back.units} units`);
  const status = isWhole ? 'FULLY_REVERSED' : back.amount === 0n ? 'COMPLETED' : 'PARTIALLY_REVERSED';
  differ(row, 'status', row.status, status, broken);
  differ(row, 'updated_at', row.updated_at, at, broken);
  const open = row.open_draw === null ? undefined : isWhole ? { n: 1, left: 0n } : openAfter(draws, back.amount);
  differ(row, 'open draw', row.open_draw, open?.n ?? null, broken);
  differ(row, 'open draw left', row.open_draw_left, open?.left.toString() ?? null, broken);
}

interface Move {
  readonly amount: bigint;
  readonly lotId: string | null;
}

/** What an entry moves of its participant. */
export function movesOf({ amounts, postings }: Entry): Move[] {
  const moves: Move[] = [];
  for (let n = 0; n < postings.length; n += 1) {
    const [line, amount] = [postings[n], amounts[n]];
    if (line?.entity_type === 'PARTICIPANT' && amount !== undefined) moves.push({ amount, lotId: line.lot_id });
  }
  return moves;
}

export function isLot(
  move: Move | undefined,
  { account_seq }: StoredRedemption,
  lotSeq: number,
  lots: LotTable,
): boolean {
  const lot = typeof move?.lotId === 'string' ? lots.find(move.lotId) : undefined;
  return lot !== undefined && lots.isNumbered(lot, account_seq, lotSeq);
}

/** Program, account and target: a redemption and all of its reversals have the same. */
export function isOfSameOwners(stored: StoredRedemption, { postings, row }: Entry): boolean {
  const target = postings.find(({ entity_type }) => entity_type !== 'PARTICIPANT');
  return (
    stored.program_seq === row.program_seq &&
    stored.account_seq === row.account_seq &&
    stored.target_type === target?.entity_type &&
    stored.target_entity_id === target.entity_id
  );
}
