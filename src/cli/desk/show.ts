// Redemptions on the screen.
import { bar, factLines, safe, table } from '../terminal/layout.js';
import { compareAmounts, remaining, type Redemption, type Reversal } from '../../sdk/index.js';
import type { Draw, RedemptionDetails } from './details.js';
import type { Paint } from '../terminal/screen.js';
import { shown } from '../terminal/safe-text.js';

/** All that is known about a redemption. */
export function renderRedemption(
  redemption: Redemption,
  details: RedemptionDetails,
  paint: Paint,
  width: number,
): string {
  const facts = [
    ...amountFacts(redemption, details, paint),
    ['units', unitsOf(redemption)],
    ['unit cost', paint.amount(shown(redemption.unit_cost))],
    ['participant', withName(redemption.participant_id, participantState(details))],
    ['program', redemption.program_id],
    ['asset', withName(redemption.asset_id, assetName(details))],
    ['reward', withName(redemption.reward_id, rewardState(details))],
    ['description', redemption.description],
    ['created', redemption.created_at],
    ['updated', redemption.updated_at],
  ] as const;
  const { lots = [], reversals = [] } = details;
  return (
    factLines(safe(facts), paint, width) +
    (lots.length === 0 ? '' : section('lots it drew, in order', paint) + drawsText(lots, paint, width)) +
    (reversals.length === 0 ? '' : section('reversals', paint) + renderReversals(reversals, paint, width))
  );
}

/** What a person must see before saying how much. */
export function renderSummary(redemption: Redemption, details: RedemptionDetails, paint: Paint, width: number): string {
  const facts = [
    ...amountFacts(redemption, details, paint),
    ['units', unitsOf(redemption)],
    ['participant', withName(redemption.participant_id, participantState(details))],
    ['reward', rewardState(details)],
    ['description', redemption.description],
    ['created', redemption.created_at],
  ] as const;
  return `${factLines(safe(facts), paint, width)}\n`;
}

type Facts = (readonly [name: string, value: unknown])[];

function amountFacts(redemption: Redemption, details: RedemptionDetails, paint: Paint): Facts {
  const left = remaining(redemption).amount;
  const symbol = shown(details.asset?.symbol);
  const inAsset = (amount: unknown): string => `${paint.amount(shown(amount))}${symbol && ` ${symbol}`}`;
  const isPartly = compareAmounts(left, '0') > 0 && compareAmounts(left, redemption.amount) < 0;
  return [
    ['redemption', redemption.id],
    ['status', redemption.status],
    ['amount', inAsset(redemption.amount)],
    ['reversed', inAsset(redemption.reversed_amount)],
    ['remaining', inAsset(left)],
    ['', `${bar(left, redemption.amount)}${isPartly ? '  # remaining  . reversed' : ''}`],
  ];
}

/** "Ada Moreau, ACTIVE" */
function participantState(details: RedemptionDetails): string {
  return [participantName(details), shown(details.participant?.status)].filter((part) => part !== '').join(', ');
}

/** "Gift card, OUT_OF_STOCK, 2 of 2 redeemed" */
function rewardState({ reward }: RedemptionDetails): string {
  if (reward === undefined) return '';
  const most = reward.max_total == null ? '' : ` of ${shown(reward.max_total)}`;
  const count = shown(reward.redeemed_count);
  const stock = count && `${count}${most} redeemed`;
  return [shown(reward.name), shown(reward.status), stock].filter((part) => part !== '').join(', ');
}

function drawsText(lots: readonly Draw[], paint: Paint, width: number): string {
  const rows = lots.map(({ lot_id, amount, expires_at }, at) => [
    String(at + 1),
    paint.amount(shown(amount)),
    expires_at === undefined ? 'unknown' : (expires_at ?? 'never'),
    lot_id,
  ]);
  const columns = [
    { title: '#' },
    { title: 'amount', align: 'right' as const },
    { title: 'expires' },
    { title: 'lot' },
  ];
  return table(
    columns,
    rows.map((row) => row.map(shown)),
    paint,
    width,
  );
}

export function section(title: string, paint: Paint): string {
  return `\n${paint.strong(title)}\n`;
}

export function renderRedemptions(redemptions: readonly Redemption[], paint: Paint, width: number): string {
  if (redemptions.length === 0) return '';
  const rows = redemptions.map((redemption) => [
    redemption.id,
    redemption.status,
    paint.amount(shown(redemption.amount)),
    paint.amount(remaining(redemption).amount),
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

function unitsOf(redemption: Redemption): string | undefined {
  const { quantity } = remaining(redemption);
  return quantity === undefined ? undefined : `${quantity} of ${redemption.quantity ?? '?'} remain`;
}

// Names beside ids: people know Ada and points, not 550e8400-….

/** "Ada Moreau", or the programme's own id for the participant; empty when neither could be read. */
export function participantName({ participant }: RedemptionDetails): string {
  return shown(participant?.display_name) || shown(participant?.external_id);
}

/** "POINTS, Loyalty points"; empty when it could not be read. */
export function assetName({ asset }: RedemptionDetails): string {
  return [shown(asset?.symbol), shown(asset?.name)].filter((part) => part !== '').join(', ');
}

/** What a person calls the participant of a redemption, at least its id. */
export function nameOf(redemption: Redemption, details: RedemptionDetails): string {
  return participantName(details) || shown(redemption.participant_id);
}

/** "Ada Moreau (550e8400-…)"; the id alone without a name. */
export function withName(id: unknown, name: string): string {
  return name === '' ? shown(id) : `${name} (${shown(id)})`;
}

export function renderReversals(reversals: readonly Reversal[], paint: Paint, width: number): string {
  if (reversals.length === 0) return '';
  const counted = reversals.some((reversal) => reversal.quantity != null);
  const rows = reversals.map(({ created_at, id, amount, quantity, reason }) => [
    created_at,
    paint.amount(shown(amount)),
    ...(counted ? [quantity] : []),
    reason,
    id,
  ]);
  return table(
    [
      { title: 'created' },
      { title: 'amount', align: 'right' },
      ...(counted ? [{ title: 'units', align: 'right' as const }] : []),
      { title: 'reason' },
      { title: 'reversal', optional: true },
    ],
    rows.map((row) => row.map(shown)),
    paint,
    width,
  );
}
