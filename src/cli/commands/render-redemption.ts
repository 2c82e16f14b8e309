// Redemptions on the screen.
import { remaining, type Redemption } from '../../sdk/index.js';
import { bar } from '../ui/bar.js';
import type { Paint } from '../ui/colour.js';
import { factLines, type Fact } from '../ui/facts.js';
import { table } from '../ui/table.js';
import { shown } from '../ui/visible.js';

export function renderRedemption(redemption: Redemption, paint: Paint, width: number): string {
  const left = remaining(redemption);
  const facts = [
    ['redemption', redemption.id],
    ['status', redemption.status],
    ['amount', redemption.amount],
    ['reversed', redemption.reversed_amount],
    ['remaining', left.amount],
    ['', bar(left.amount, redemption.amount)],
    ['units', unitsOf(redemption)],
    ['unit cost', redemption.unit_cost],
    ['participant', redemption.participant_id],
    ['program', redemption.program_id],
    ['asset', redemption.asset_id],
    ['reward', redemption.reward_id],
    ['description', redemption.description],
    ['created', redemption.created_at],
    ['updated', redemption.updated_at],
  ] as const;
  return factLines(safe(facts), paint, width);
}

export function renderRedemptions(redemptions: readonly Redemption[], paint: Paint, width: number): string {
  if (redemptions.length === 0) return '';
  const rows = redemptions.map((redemption) => [
    redemption.id,
    redemption.status,
    redemption.amount,
    remaining(redemption).amount,
    redemption.created_at,
    redemption.description,
  ]);
  return table(
    [
      { title: 'redemption' },
      { title: 'status' },
      { title: 'amount', align: 'right' },
      { title: 'remaining', align: 'right' },
      { title: 'created', optional: true },
      { title: 'description', optional: true },
    ],
    rows.map((row) => row.map(shown)),
    paint,
    width,
  );
}

/** Facts whose values come from outside, made safe for a terminal; what is missing or empty is left out. */
export function safe(facts: readonly (readonly [name: string, value: unknown])[]): Fact[] {
  return facts.map(([name, value]) => [name, shown(value) || undefined]);
}

function unitsOf(redemption: Redemption): string | undefined {
  const { quantity } = remaining(redemption);
  return quantity === undefined ? undefined : `${quantity} of ${redemption.quantity ?? '?'} remain`;
}

/** The `remaining` of the JSON answers. */
export const remainingOf = remaining;
