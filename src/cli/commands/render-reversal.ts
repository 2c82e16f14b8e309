// Reversals on the screen.
import { remaining, type Reversal } from '../../sdk/index.js';
import { OPEN_STATES, type Item } from '../services/mirror.js';
import type { ReversalDone } from '../services/run-reversal.js';
import type { Paint } from '../ui/colour.js';
import { factLines } from '../ui/facts.js';
import { wrapWords } from '../ui/wrap-words.js';
import { table } from '../ui/table.js';
import { remainingText } from '../ui/remaining-text.js';
import { safe } from './names.js';
import { shown } from '../ui/visible.js';

/** What a reversal is in the outbox. */
export type Queued = Pick<Item, 'n' | 'state'>;

/** Whether live still has to be told of it. */
export function waits({ state }: Queued): boolean {
  return OPEN_STATES.includes(state);
}

/** @param queued - where it was queued instead of sent; its ids are then not those that live will give it */
export function renderDone(done: ReversalDone, paint: Paint, width: number, queued?: Queued): string {
  const { reversal, replayed, redemption, idempotencyKey } = done;
  const isDone = queued === undefined;
  return (
    (isDone ? headline(replayed, paint, width) : queuedLine(queued, replayed, paint, width)) +
    factLines(
      safe([
        ['amount', paint.amount(shown(reversal.amount))],
        ['units', reversal.quantity],
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
  const words = 'replayed: an earlier request with this key made this reversal; it was not made again';
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
