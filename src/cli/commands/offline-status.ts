// `scrip offline status`: what waits in the outbox, and what each would leave.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { OPEN_STATES, type ItemState } from '../services/mirror.js';
import { counted } from '../ui/counted.js';
import { itemDocument, renderOutbox } from './render-outbox.js';
import { onMirror } from './offline-session.js';

const ALL_STATES: readonly ItemState[] = [...OPEN_STATES, 'applied', 'replayed', 'refused', 'discarded'];

export async function status(ctx: CliContext, { all }: { all?: boolean }, self: Command): Promise<void> {
  await onMirror(ctx, self, ({ mirror, screen }) => {
    const items = mirror.items(all === true ? ALL_STATES : OPEN_STATES);
    const waiting = items.filter(({ state }) => OPEN_STATES.includes(state)).length;
    screen.note(
      waiting === 0
        ? 'nothing waits to be sent'
        : `${counted(waiting, 'reversal')} ${waiting === 1 ? 'waits' : 'wait'}; scrip offline push sends what waits`,
    );
    const nowMs = ctx.nowMs();
    screen.answer({ mode: 'offline', mirror: mirror.path, items: items.map((item) => itemDocument(item, nowMs)) }, () =>
      renderOutbox(items, nowMs, screen.paint, screen.width),
    );
    return Promise.resolve();
  });
}
