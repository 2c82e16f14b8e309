// A plan on the screen and as JSON: what a reversal would do, with nothing sent.
import type { Effects } from '../services/forecast.js';
import type { ReversalPlan } from '../services/plan-reversal.js';
import type { Paint } from '../ui/colour.js';
import { factLines, type Fact } from '../ui/facts.js';
import { table } from '../ui/table.js';
import { remainingText } from '../ui/remaining-text.js';
import { safe } from './render-redemption.js';
import { shown, visible } from '../ui/visible.js';

/** The `plan` of `--dry-run --json`. Source: the interface, section 3.1. */
export function planDocument(plan: ReversalPlan): Record<string, unknown> {
  return {
    redemption_id: plan.redemption.id,
    kind: plan.kind,
    amount: plan.amount,
    quantity: plan.quantity,
    remaining_before: plan.before,
    remaining_after: plan.after,
    status_before: plan.redemption.status,
    status_after: plan.statusAfter,
    warnings: plan.warnings,
    effects: plan.effects,
  };
}

export function renderPlan(plan: ReversalPlan, paint: Paint, width: number): string {
  const { redemption, amount, quantity, before, after, statusAfter, effects } = plan;
  const facts = [
    ['redemption', redemption.id],
    ['participant', redemption.participant_id],
    ['amount', amount ?? 'cannot be told'],
    ['units', quantity],
    ['remaining', change(remainingText(before), after && remainingText(after))],
    ['status', change(redemption.status, statusAfter)],
    ...(effects === undefined ? [] : rewardFacts(effects)),
    ['effects', effects === undefined ? missingEffects(plan) : undefined],
  ] as const;
  const head = `${paint.strong('dry run')}: nothing was sent\n${factLines(safe(facts), paint, width)}`;
  if (effects === undefined) return head;
  return head + lotsText(effects, paint, width) + postingsText(effects, paint, width);
}

function missingEffects({ warnings }: ReversalPlan): string {
  return warnings.some(({ code }) => code === 'replay') ? 'none' : 'unknown';
}

function change(before: string, after: string | undefined): string {
  return `${before} -> ${after ?? 'cannot be told'}`;
}

function rewardFacts({ reward }: Effects): Fact[] {
  if (reward == null) return [];
  return [
    ['reward', reward.id],
    ['redeemed', `${reward.redeemed_count_before} -> ${reward.redeemed_count_after}`],
    ['stock', change(reward.status_before, reward.status_after)],
  ];
}

function lotsText({ lots }: Effects, paint: Paint, width: number): string {
  if (lots.length === 0) return '';
  const rows = lots.map((lot, at) => [String(at + 1), lot.amount, expiryText(lot), lot.lot_id]);
  return (
    section('lots, in the order they are restored', paint) +
    table(
      [{ title: '#' }, { title: 'amount', align: 'right' }, { title: 'expires' }, { title: 'lot' }],
      rows.map((row) => row.map(shown)),
      paint,
      width,
    )
  );
}

function expiryText({ expires_at, expired }: Effects['lots'][number]): string {
  if (expires_at == null) return expired ? 'EXPIRED' : 'never';
  return expired ? `EXPIRED ${expires_at}` : expires_at;
}

function postingsText({ postings, journal_entries }: Effects, paint: Paint, width: number): string {
  if (postings.length === 0) return '';
  const hasLots = postings.some((posting) => posting.lot_id != null);
  const rows = postings.map((posting) => [
    posting.amount,
    posting.bucket == null ? posting.entity_type : `${posting.entity_type} ${posting.bucket}`,
    ...(hasLots ? [posting.lot_id ?? ''] : []),
  ]);
  return (
    section(`postings (${journal_entries.join(', ')})`, paint) +
    table(
      [
        { title: 'amount', align: 'right' },
        { title: 'account' },
        ...(hasLots ? [{ title: 'lot', optional: true as const }] : []),
      ],
      rows.map((row) => row.map(shown)),
      paint,
      width,
    )
  );
}

function section(title: string, paint: Paint): string {
  return `\n${paint.strong(visible(title))}\n`;
}
