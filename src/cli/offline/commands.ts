// `scrip offline …`: declares the commands; each loads its work when it runs.
// A file of its own because each group of commands is loaded when its name was typed.
import { pull } from './pull.js';
import { push } from './push.js';
import { type Command } from 'commander';
import type { CliContext } from '../context.js';
import { argument, command, flag, notEmpty, wholeNumber } from '../help/command.js';
import type { ItemState } from '../../local-engine/mirror/mirror.js';
import { OPEN_STATES } from '../reversal.js';
import { counted } from '../terminal/words.js';
import { itemDocument, renderOutbox } from './show.js';
import { onMirror } from './session.js';
import { mayAsk, type GlobalFlags } from '../config/settings.js';
import { CancelledError, GuardError, MissingError, UsageError } from '../errors/errors.js';

const pullCommand = command({
  name: 'pull',
  summary: 'copy redemptions from live into the mirror',
  examples: ['offline pull --participant <id>', 'offline pull --redemptions orders.csv'],
  flags: [
    flag('--participant <id>', 'all redemptions of a participant (repeatable)', {
      parse: collect,
      isRepeatable: true,
    }),
    flag('--redemptions <csv>', 'those in a file with an id column', notEmpty),
  ],
  run: (ctx, { flags, command: self }) => pull(ctx, flags, self),
});

const statusCommand = command({
  name: 'status',
  summary: 'what waits in the outbox, with its forecast',
  examples: ['offline status', 'offline status --all --json'],
  flags: [flag('--all', 'settled items too')],
  run: (ctx, { flags, command: self }) => status(ctx, flags, self),
});

const pushCommand = command({
  name: 'push',
  summary: 'send what waits in the outbox; safe to stop and to run again',
  examples: ['offline push', 'offline push --accept-moved --yes'],
  flags: [
    flag('--accept-moved', 'send also what live no longer has as it was forecast'),
    flag('--max-age <hours>', 'hold items that are older (default: 24)', wholeNumber),
    flag('--force', 'send held items too'),
    flag('--yes', 'go ahead without being asked'),
  ],
  run: (ctx, { flags, command: self }) => push(ctx, flags, self),
});

const discardCommand = command({
  name: 'discard',
  summary: 'take an item out of the outbox, and its forecast back',
  examples: ['offline discard 3', 'offline discard 3 --force'],
  arguments: [argument('<n>', 'its number, as offline status shows it', wholeNumber)],
  flags: [flag('--force', 'also one that was sent and may have been done')],
  run: (ctx, { args: [n], flags, command: self }) => discard(ctx, n, flags, self),
});

const clearCommand = command({
  name: 'clear',
  summary: 'empty the mirror; refused while something waits in the outbox',
  examples: ['offline clear --yes'],
  flags: [flag('--yes', 'go ahead without being asked')],
  run: (ctx, { flags, command: self }) => clear(ctx, flags, self),
});

export const COMMANDS = [pullCommand, statusCommand, pushCommand, discardCommand, clearCommand];

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, notEmpty(value)];
}

// `scrip offline status`: what waits in the outbox, and what each would leave.

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
    const nowMs = ctx.host.seams.nowMs();
    screen.answer({ mode: 'offline', mirror: mirror.path, items: items.map((item) => itemDocument(item, nowMs)) }, () =>
      renderOutbox(items, nowMs, screen.paint, screen.width),
    );
    return Promise.resolve();
  });
}

// `scrip offline discard` and `clear`: taking one reversal back before it is sent, and emptying the mirror.

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
    if (!mirror.move({ n, from, to: 'discarded', actor: ctx.runOf().actor })) {
      throw new GuardError(
        'may_be_done',
        `item ${n} was sent, and live may have done it`,
        `scrip offline push finds out; --force discards it all the same, and forgets the key ${item.request.idempotency_key}`,
      );
    }
    const after = mirror.item(n) ?? item;
    screen.answer(
      { mode: 'offline', item: itemDocument(after, ctx.host.seams.nowMs()) },
      () => `item ${n} is discarded\n`,
    );
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
      if (!ctx.io.canAsk || !mayAsk(self.optsWithGlobals<GlobalFlags>(), ctx.host.env)) {
        throw new UsageError('--yes is missing: a mirror is not emptied without it');
      }
      if (!(await ctx.host.prompter.confirm(`Empty the mirror ${mirror.path}?`))) throw new CancelledError();
    }
    const { documents, items } = mirror.clear();
    screen.answer({ mode: 'offline', documents, items }, () => `the mirror is empty: ${documents} copies are gone\n`);
  });
}
