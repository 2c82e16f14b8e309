// The outbox on the screen, and as JSON.
import { compareAmounts, subtractAmounts } from '../../sdk/index.js';
import type { Item } from '../../local-engine/mirror/mirror.js';
import { DONE } from '../journal/types.js';
import type { Paint } from '../terminal/screen.js';
import { remainingText, wrapWords } from '../terminal/words.js';
import { table } from '../terminal/layout.js';
import { shown, visible } from '../terminal/safe-text.js';

/** An item after this run looked at it; `held` says that it was too old to be sent. */
export interface PushedItem {
  readonly item: Item;
  readonly held: boolean;
}

/** Source: docs/interface.md, Offline mode. */
export function itemDocument(item: Item, nowMs: number): Record<string, unknown> {
  const { actor, amount, n, quantity, queuedAtMs, redemptionId, remainingAfter, request, state } = item;
  return {
    ...{ n, state, redemption_id: redemptionId, amount },
    ...(quantity !== null && { quantity }),
    ...{ reason: request.reason, idempotency_key: request.idempotency_key, actor },
    queued_at: new Date(queuedAtMs).toISOString(),
    age_seconds: ageSeconds(item, nowMs),
    expected_remaining: item.expected,
    forecast: { remaining_after: remainingAfter },
    ...(item.server !== undefined && { server: item.server }),
  };
}

export function renderOutbox(items: readonly Item[], nowMs: number, paint: Paint, width: number): string {
  if (items.length === 0) return '';
  const list = table(
    [
      { title: 'n', align: 'right' },
      { title: 'state' },
      { title: 'redemption' },
      { title: 'amount', align: 'right' },
      { title: 'would leave', align: 'right' },
      { title: 'age', align: 'right' },
      { title: 'by', optional: true },
      { title: 'reason', optional: true },
      { title: 'key', optional: true },
    ],
    items.map((item) => [
      ...[String(item.n), item.state, visible(item.redemptionId), paint.amount(shown(item.amount))],
      ...[remainingText(item.remainingAfter, paint), ageText(ageSeconds(item, nowMs))],
      ...[item.actor, item.request.reason, item.request.idempotency_key].map(visible),
    ]),
    paint,
    width,
  );
  return list + whyText(items, width);
}

/** What live said of those that it did not do. */
function whyText(items: readonly Item[], width: number): string {
  const said = items.flatMap(({ n, server, state }) =>
    server?.message === undefined || DONE.includes(state)
      ? []
      : [`${n}: ${state}: ${server.message} (${server.code ?? ''})`],
  );
  if (said.length === 0) return '';
  return `\n${said.map((words) => `${wrapWords(visible(words), width).join('\n')}\n`).join('')}`;
}

/** The forecast, what remains in live now, and the difference; then the reasons of those that were not sent, and the counts. */
export function renderPushed(
  pushed: readonly PushedItem[],
  summary: Readonly<Record<string, number>>,
  paint: Paint,
  width: number,
): string {
  if (pushed.length === 0) return '';
  const list = table(
    [
      { title: 'n', align: 'right' },
      { title: 'outcome' },
      { title: 'redemption', optional: true },
      { title: 'amount', align: 'right' },
      { title: 'forecast', align: 'right' },
      { title: 'live', align: 'right' },
      { title: 'difference', align: 'right' },
    ],
    pushed.map(({ held, item }) => [
      ...[String(item.n), held ? 'held' : item.state, visible(item.redemptionId), paint.amount(shown(item.amount))],
      ...[remainingText(item.remainingAfter, paint), liveText(item, paint), differenceText(item)],
    ]),
    paint,
    width,
  );
  const why = whyText(
    pushed.map(({ item }) => item),
    width,
  );
  const counts = Object.entries(summary).flatMap(([name, count]) => (count === 0 ? [] : [`${count} ${name}`]));
  return `${list}${why}\n${wrapWords(counts.join(', '), width).join('\n')}\n`;
}

function liveText({ server }: Item, paint: Paint): string {
  return server?.remaining === undefined ? 'not read' : remainingText(server.remaining, paint);
}

function differenceText({ remainingAfter, server }: Item): string {
  if (server?.remaining === undefined) return '-';
  const [live, forecast] = [server.remaining.amount, remainingAfter.amount];
  if (compareAmounts(live, forecast) === 0) return 'none';
  return compareAmounts(live, forecast) > 0
    ? `+${subtractAmounts(live, forecast)}`
    : `-${subtractAmounts(forecast, live)}`;
}

function ageSeconds({ queuedAtMs }: Item, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - queuedAtMs) / 1000));
}

function ageText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} days`;
}
