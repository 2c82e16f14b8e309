// What reversals must give back to which lots, by the rule itself.
import { type LotReturn, type OpenDraw, returnLifo } from '../../rules/allocation.js';
import type { Drawn } from './stored-redemptions.js';

/** Where giving back goes on when this much is back; undefined when there is no such place. */
export function openAfter(draws: readonly Drawn[], back: bigint): OpenDraw | undefined {
  const last = draws.at(-1);
  if (last === undefined || back > sumOf(draws)) return undefined;
  const open = { n: last.n, left: BigInt(last.amount) };
  return back === 0n ? open : returnLifo(backwards(draws), open, back).open;
}

/** What goes to which lot when this much is given back after `before`; undefined when it cannot be given back. */
export function expectedReturns(draws: readonly Drawn[], before: bigint, given: bigint): LotReturn[] | undefined {
  const open = openAfter(draws, before);
  if (open === undefined || given <= 0n || before + given > sumOf(draws)) return undefined;
  return returnLifo(
    backwards(draws).filter(({ n }) => n <= open.n),
    open,
    given,
  ).returns;
}

/** As the rule takes them. */
function backwards(draws: readonly Drawn[]): { n: number; lotSeq: number; amount: bigint }[] {
  return draws.map(({ amount, lotSeq, n }) => ({ n, lotSeq, amount: BigInt(amount) })).reverse();
}

function sumOf(draws: readonly Drawn[]): bigint {
  return draws.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
}
