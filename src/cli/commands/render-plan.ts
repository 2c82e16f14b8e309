// A plan on the screen and as JSON: what a reversal would do, with nothing sent.
import type { Effects } from '../services/forecast.js';
import type { ReversalPlan } from '../services/plan-reversal.js';
import type { RedemptionDetails } from '../services/read-details.js';
import type { Paint } from '../ui/colour.js';
import { factLines, type Fact } from '../ui/facts.js';
import { table } from '../ui/table.js';
import { remainingText } from '../ui/remaining-text.js';
import { section } from './render-redemption.js';
import { assetName, participantName, safe, withName } from './names.js';
import { shown } from '../ui/visible.js';

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

export function renderDryRun(plan: ReversalPlan, paint: Paint, width: number): string {
  const head = `${paint.strong('dry run')}: nothing was sent\n`;
  const facts = [
    ...planFacts(plan, {}, paint),
    ['effects', plan.effects === undefined ? missingEffects(plan) : undefined],
  ] as const;
  return head + factLines(safe(facts), paint, width) + lotsText(plan, paint, width) + postingsText(plan, paint, width);
}

/** What would change, as far as one line each can say it. */
export function planFacts(
  plan: ReversalPlan,
  names: RedemptionDetails,
  paint: Paint,
): (readonly [name: string, value: unknown])[] {
  const { redemption, amount, quantity, before, after, statusAfter, effects } = plan;
  return [
    ['redemption', redemption.id],
    ['participant', withName(redemption.participant_id, participantName(names))],
    ['asset', assetName(names)],
    ['amount', amount === undefined ? 'cannot be told' : paint.amount(amount)],
    ['units', quantity],
    ['remaining', change(remainingText(before, paint), after && remainingText(after, paint))],
    ['status', change(redemption.status, statusAfter)],
    ...(effects === undefined ? [] : rewardFacts(effects, names)),
  ];
}

/** The lots that get something back, where they are known. */
export function lotsText({ effects }: ReversalPlan, paint: Paint, width: number): string {
  const lots = effects?.lots ?? [];
  if (lots.length === 0) return '';
  const rows = lots.map((lot, at) => [String(at + 1), paint.amount(lot.amount), expiryText(lot), lot.lot_id]);
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

function missingEffects({ warnings }: ReversalPlan): string {
  return warnings.some(({ code }) => code === 'replay') ? 'none' : 'unknown';
}

function change(before: string, after: string | undefined): string {
  return `${before} -> ${after ?? 'cannot be told'}`;
}

function rewardFacts({ reward }: Effects, names: RedemptionDetails): Fact[] {
  if (reward == null) return [];
  return [
    ['reward', withName(reward.id, shown(names.reward?.name))],
    ['redeemed', `${reward.redeemed_count_before} -> ${reward.redeemed_count_after}`],
    ['stock', change(reward.status_before, reward.status_after)],
  ];
}

function expiryText({ expires_at, expired }: Effects['lots'][number]): string {
  if (expires_at == null) return expired ? 'EXPIRED' : 'never';
  return expired ? `EXPIRED ${expires_at}` : expires_at;
}

function postingsText({ effects }: ReversalPlan, paint: Paint, width: number): string {
  const { postings, journal_entries } = effects ?? { postings: [], journal_entries: [] };
  if (postings.length === 0) return '';
  const hasLots = postings.some((posting) => posting.lot_id != null);
  const rows = postings.map((posting) => [
    paint.amount(posting.amount),
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
