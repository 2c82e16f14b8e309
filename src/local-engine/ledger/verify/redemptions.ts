// Redemptions: what was drawn, what came back and in which order, and the totals and status that follow from it.
import { type Draw, type OpenDraw, returnLifo } from '../../rules/allocation.js';
import type { RedemptionRow } from '../redemptions.js';
import type { Tx } from '../tx.js';
import type { Entry, Replay } from './replay.js';

interface Replayed {
  /** Whose it is and where its value went, as {@link ownersOf} writes it. */
  readonly owners: string;
  readonly entryId: string;
  readonly amount: bigint;
  /** Lot ids and amounts in the order of the redemption's entry. */
  readonly draws: ReadonlyArray<{ readonly lotId: string; readonly amount: bigint }>;
  readonly quantity: number;
  reversed: bigint;
  units: number;
  open: OpenDraw | undefined;
}

type StoredRedemption = Omit<RedemptionRow, 'scale' | 'asset_status' | 'inventory_mode' | 'participant_status'>;

export function replayRedemptions(tx: Tx): Replay {
  const replayed = new Map<number, Replayed>();
  const broken: string[] = [];
  return {
    name: 'redemptions',
    feed: (entry) => {
      const { row } = entry;
      if (row.redemption_seq === null) return;
      if (row.action_type === 'REDEMPTION') replayed.set(row.redemption_seq, begin(entry));
      const redemption = replayed.get(row.redemption_seq);
      if (row.action_type !== 'REVERSAL') return;
      if (redemption === undefined) broken.push(`reversal ${row.reversal_id ?? ''} comes before its redemption`);
      else broken.push(...giveBack(redemption, entry));
    },
    finish: () => [...broken, ...compareRedemptions(tx, replayed)],
  };
}

function begin({ row, postings }: Entry): Replayed {
  const own = postings.filter((line) => line.entity_type === 'PARTICIPANT');
  const draws = own.flatMap((line) =>
    line.lot_id === null ? [] : [{ lotId: line.lot_id, amount: -BigInt(line.amount) }],
  );
  const last = draws.at(-1);
  return {
    owners: ownersOf(row, postings),
    entryId: row.id,
    amount: own.reduce((sum, line) => sum - BigInt(line.amount), 0n),
    draws,
    quantity: row.quantity ?? 0,
    reversed: 0n,
    units: 0,
    open: last === undefined ? undefined : { n: draws.length, left: last.amount },
  };
}

/** Program, participant, asset and target of an entry: a redemption and all of its reversals have the same. */
function ownersOf(row: Entry['row'], postings: Entry['postings']): string {
  const target = postings.find((line) => line.entity_type !== 'PARTICIPANT');
  return `${row.program_id} ${row.participant_id} ${row.asset_id} ${target?.entity_type ?? ''} ${target?.entity_id ?? ''}`;
}

/** Replays one reversal over the draws by the rule itself, and compares the lots it names. */
function giveBack(redemption: Replayed, { row, postings }: Entry): string[] {
  const own = postings.filter((line) => line.entity_type === 'PARTICIPANT');
  const amount = own.reduce((sum, line) => sum + BigInt(line.amount), 0n);
  redemption.reversed += amount;
  redemption.units += row.quantity ?? 0;
  if (ownersOf(row, postings) !== redemption.owners) return [`entry ${row.id} gives back to or from another account`];
  if (redemption.reversed > redemption.amount) return [`entry ${row.id} reverses more than was redeemed`];
  if (redemption.open === undefined) return [];
  const backwards: Draw[] = redemption.draws
    .map((draw, index) => ({ n: index + 1, lotSeq: index, amount: draw.amount }))
    .slice(0, redemption.open.n)
    .reverse();
  const { returns, open } = returnLifo(backwards, redemption.open, amount);
  redemption.open = open;
  const expected = returns.map((back) => `${redemption.draws[back.lotSeq]?.lotId ?? ''} ${back.amount}`);
  const found = own.map((line) => `${line.lot_id ?? ''} ${line.amount}`);
  return expected.join() === found.join() ? [] : [`entry ${row.id} gave back to other lots than the last drawn`];
}

function compareRedemptions(tx: Tx, replayed: Map<number, Replayed>): string[] {
  const broken: string[] = [];
  const lotIds = tx.sql(
    `SELECT d.amount || ' ' || l.id AS draw FROM draws d JOIN redemptions r ON r.seq = d.redemption_seq
     JOIN lots l ON l.participant_id = r.participant_id AND l.asset_id = r.asset_id AND l.seq = d.lot_seq
     WHERE d.redemption_seq = ? ORDER BY d.n`,
  );
  for (const row of tx.sql('SELECT * FROM redemptions').iterate() as IterableIterator<StoredRedemption>) {
    const truth = replayed.get(row.seq);
    replayed.delete(row.seq);
    if (truth === undefined) {
      broken.push(`redemption ${row.id} was never posted`);
      continue;
    }
    const draws = (lotIds.all(row.seq) as { draw: string }[]).map(({ draw }) => draw).join();
    broken.push(...differences(row, truth, draws).map((what) => `redemption ${row.id}: ${what}`));
  }
  return [...broken, ...[...replayed.keys()].map((seq) => `redemption number ${seq} has postings but is not there`)];
}

function differences(row: StoredRedemption, truth: Replayed, draws: string): string[] {
  const status =
    truth.reversed === 0n ? 'COMPLETED' : truth.reversed === truth.amount ? 'FULLY_REVERSED' : 'PARTIALLY_REVERSED';
  const target = `${row.target_type} ${row.target_entity_id ?? ''}`;
  const compared: ReadonlyArray<readonly [name: string, stored: string, replayed: string]> = [
    ['amount', row.amount, truth.amount.toString()],
    ['quantity', String(row.quantity ?? 0), String(truth.quantity)],
    ['reversed_amount', row.reversed_amount, truth.reversed.toString()],
    ['reversed_quantity', String(row.reversed_quantity ?? 0), String(truth.units)],
    ['status', row.status, status],
    ['draws', draws, truth.draws.map((draw) => `${draw.amount} ${draw.lotId}`).join()],
    [
      'open draw',
      `${row.open_draw ?? ''} ${row.open_draw_left ?? ''}`,
      `${truth.open?.n ?? ''} ${truth.open?.left ?? ''}`,
    ],
    ['cost', row.amount, costOf(row)],
    ['owners', `${row.program_id} ${row.participant_id} ${row.asset_id} ${target}`, truth.owners],
    ['journal_entry_id', row.journal_entry_id, truth.entryId],
  ];
  return compared
    .filter(([, stored, expected]) => stored !== expected)
    .map(([name, stored, expected]) => `${name} is ${stored}, the journal says ${expected}`);
}

/** What a UNIT_BASED redemption must amount to; for the other kinds, what it does. */
function costOf(row: StoredRedemption): string {
  return row.kind === 'UNIT_BASED' ? (BigInt(row.unit_cost ?? 0) * BigInt(row.quantity ?? 0)).toString() : row.amount;
}
