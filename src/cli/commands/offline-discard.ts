// `scrip offline discard` and `clear`: taking one reversal back before it is sent, and emptying the mirror.
import type { Command } from 'commander';
import { mayAsk, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { CancelledError, GuardError, MissingError, UsageError } from '../errors.js';
import { OPEN_STATES, type ItemState } from '../services/mirror.js';
import { itemDocument } from './render-outbox.js';
import { onMirror } from './offline-session.js';

/** What has not been sent, so that taking it back takes back everything. */
const UNSENT: readonly ItemState[] = ['queued', 'conflict'];

export async function discard(
  ctx: CliContext,
  n: number,
  { force }: { force?: boolean },
  self: Command,
): Promise<void> {
  await onMirror(ctx, self, ({ mirror, screen }) => {
    const item = mirror.item(n);
    if (item === undefined)
      throw new MissingError('no_item', `there is no item ${n}`, 'scrip offline status lists them');
    if (!OPEN_STATES.includes(item.state)) {
      throw new GuardError('settled', `item ${n} is settled (${item.state}); nothing of it waits`);
    }
    const from = force === true ? OPEN_STATES : UNSENT;
    if (!mirror.move({ n, from, to: 'discarded', actor: ctx.whoPushes() })) {
      throw new GuardError(
        'may_be_done',
        `item ${n} was sent, and live may have done it`,
        `scrip offline push finds out; --force discards it all the same, and forgets the key ${item.idempotencyKey}`,
      );
    }
    const after = mirror.item(n) ?? item;
    screen.answer({ mode: 'offline', item: itemDocument(after, ctx.nowMs()) }, () => `item ${n} is discarded\n`);
    const later = mirror.items(UNSENT).filter((each) => each.n > n && each.redemptionId === item.redemptionId);
    if (later.length > 0) {
      const numbers = later.map((each) => each.n).join(', ');
      screen.warn(`item ${numbers}: forecast on what item ${n} would have left, so a push may call it a conflict`);
    }
    return Promise.resolve();
  });
}

export async function clear(ctx: CliContext, { yes }: { yes?: boolean }, self: Command): Promise<void> {
  await onMirror(ctx, self, async ({ mirror, screen }) => {
    if (yes !== true && mirror.items(OPEN_STATES).length === 0) {
      if (!ctx.io.canAsk || !mayAsk(self.optsWithGlobals<GlobalFlags>(), ctx.env)) {
        throw new UsageError('--yes is missing: a mirror is not emptied without it');
      }
      if (!(await ctx.prompter.confirm(`Empty the mirror ${mirror.path}?`))) throw new CancelledError();
    }
    const { documents, items } = mirror.clear();
    screen.answer({ mode: 'offline', documents, items }, () => `the mirror is empty: ${documents} copies are gone\n`);
  });
}
