// Which header names look like ones of ours without being them: a column that is nearly called "amount" must not be
// passed over in silence, because a row without an amount gives everything back.
import { withoutBlanks, writtenOut } from './excerpt.js';
import type { InputColumn } from './shapes.js';

/** Our columns, and the names under which each is found without --map. */
export const OUR_NAMES: Readonly<Record<InputColumn, readonly string[]>> = {
  redemption_id: ['redemption_id', 'id'],
  amount: ['amount'],
  quantity: ['quantity'],
  reason: ['reason'],
  idempotency_key: ['idempotency_key'],
};

const MOST_NAMES = 12;

/** Shorter names of ours are near to too many words. */
const LEAST_TO_MISTYPE = 5;

/** Whether a name is one of the column's but for case, blanks, hyphens, underscores and one slip of the keyboard. */
export function looksLike(name: string, column: InputColumn): boolean {
  return OUR_NAMES[column].map(plainForm).some((ours) => {
    const theirs = plainForm(name);
    return ours === theirs || (ours.length >= LEAST_TO_MISTYPE && isOneSlip(theirs, ours));
  });
}

/** One letter too many, too few or wrong, or two that changed places. */
function isOneSlip(from: string, to: string): boolean {
  if (editSteps(from, to) === 1) return true;
  const at = Array.from(from).findIndex((letter, index) => letter !== to[index]);
  return from.slice(0, at) + (from[at + 1] ?? '') + (from[at] ?? '') + from.slice(at + 2) === to;
}

/** The name closest to a wanted one, or undefined when none is close. */
export function closestName(wanted: string, names: readonly string[]): string | undefined {
  const goal = plainForm(wanted);
  const close = names
    .map((name) => ({ name, steps: editSteps(plainForm(name), goal) }))
    .filter(({ steps }) => steps <= Math.max(2, Math.floor(goal.length / 3)))
    .sort((one, other) => one.steps - other.steps);
  return close[0]?.name;
}

/** The names in a row for a message: the first twelve and how many more there are. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).map((name) => writtenOut(name.slice(0, MOST_NAMES * 4)));
  const more = names.length - first.length;
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function plainForm(name: string): string {
  return withoutBlanks(name)
    .slice(0, 64)
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}_-]/gu, '');
}

/** How many letters must be put in, taken out or changed. */
function editSteps(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= to.length; at += 1) {
      const changed = (above[at - 1] ?? 0) + (from[row - 1] === to[at - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}
