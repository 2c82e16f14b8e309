// Reversals on the screen.
import { remaining, type Reversal } from '../../sdk/index.js';
import type { ReversalDone } from '../services/run-reversal.js';
import type { Paint } from '../ui/colour.js';
import { factLines } from '../ui/facts.js';
import { wrapWords } from '../ui/wrap-words.js';
import { table } from '../ui/table.js';
import { remainingText } from '../ui/remaining-text.js';
import { safe } from './names.js';
import { shown } from '../ui/visible.js';

/** @param queuedAs - its number in the outbox, where it was queued instead of sent */
export function renderDone(done: ReversalDone, paint: Paint, width: number, queuedAs?: number): string {
  const { reversal, replayed, redemption, idempotencyKey } = done;
  return (
    (queuedAs === undefined || replayed
      ? headline(replayed, paint, width)
      : `${paint.caution('queued, not sent')} (item ${queuedAs})\n`) +
    factLines(
      safe([
        ['amount', paint.amount(shown(reversal.amount))],
        ['units', reversal.quantity],
        ['remaining', redemption && remainingText(remaining(redemption), paint)],
        ['status', redemption?.status],
        ['reason', reversal.reason],
        ['reversal', reversal.id],
        ['redemption', reversal.redemption_id],
        ['journal entry', reversal.journal_entry_id],
        ['created', reversal.created_at],
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
