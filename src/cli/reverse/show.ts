// Reversals on the screen.
import { remaining } from '../../sdk/index.js';
import type { Item } from '../../local-engine/mirror/mirror.js';
import { OPEN_STATES, type Effects } from '../reversal.js';
import type { ReversalDone } from './send.js';
import type { Paint } from '../terminal/screen.js';
import { factLines, safe, table, type Fact } from '../terminal/layout.js';
import { remainingText, wrapWords } from '../terminal/words.js';
import { assetName, participantName, section, withName } from '../desk/show.js';
import { shown } from '../terminal/safe-text.js';
import type { ReversalPlan } from './plan.js';
import type { RedemptionDetails } from '../desk/details.js';

/** What a reversal is in the outbox. */
export type Queued = Pick<Item, 'n' | 'state'>;

/** Whether live still has to be told of it. */
export function waits({ state }: Queued): boolean {
  return OPEN_STATES.includes(state);
}

/** @param queued - where it was queued instead of sent; its ids are then not those that live will give it */
export function renderDone(done: ReversalDone, paint: Paint, width: number, queued?: Queued): string {
  const { reversal, replayed, redemption, idempotencyKey, expired } = done;
  const isDone = queued === undefined;
  return (
    (isDone ? headline(replayed, paint, width) : queuedLine(queued, replayed, paint, width)) +
    factLines(
      safe([
        ['amount', paint.amount(shown(reversal.amount))],
        ['units', reversal.quantity],
        [
          'expired',
          expired === undefined ? undefined : `${paint.amount(expired)} at once: it returned to a lot that had expired`,
        ],
        [isDone ? 'remaining' : 'would leave', redemption && remainingText(remaining(redemption), paint)],
        [isDone ? 'status' : 'would be', redemption?.status],
        ['reason', reversal.reason],
        ['reversal', isDone ? reversal.id : undefined],
        ['redemption', reversal.redemption_id],
        ['journal entry', isDone ? reversal.journal_entry_id : undefined],
        [isDone ? 'created' : 'queued', reversal.created_at],
        ['key', idempotencyKey],
      ]),
      paint,
      width,
    )
  );
}

function headline(replayed: boolean, paint: Paint, width: number): string {
  if (!replayed) return `${paint.good('reversed')}\n`;
  const words = 'replayed: an earlier request with this key made this reversal; nothing was reversed again';
  return `${wrapWords(words, width).join('\n').replace('replayed', paint.strong('replayed'))}\n`;
}

function queuedLine(queued: Queued, replayed: boolean, paint: Paint, width: number): string {
  const { n } = queued;
  if (!replayed) return `${paint.caution('queued, not sent')} (item ${n})\n`;
  const words = waits(queued)
    ? `queued before under this key, not sent (item ${n}); it was not queued again`
    : `live did this under this key when item ${n} was pushed; it was not queued again`;
  return `${wrapWords(words, width).join('\n')}\n`;
}

// A plan on the screen and as JSON: what a reversal would do, with nothing sent.

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
    ['amount', amount === undefined ? 'not known' : paint.amount(amount)],
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
  if (after === undefined) return `${before} -> not known`;
  return after === before ? `${before} (unchanged)` : `${before} -> ${after}`;
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
