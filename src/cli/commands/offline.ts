// `scrip offline …`: declares the commands; each loads its work when it runs.
import { Option, type Command } from 'commander';
import type { CliContext } from '../context.js';
import type { PullFlags } from './offline-pull.js';
import type { PushFlags } from './offline-push.js';
import { describedCommand } from './help-text.js';
import { notEmpty, wholeNumber } from './values.js';

export function offlineCommands(ctx: CliContext): Command[] {
  return [pullCommand(ctx), statusCommand(ctx), pushCommand(ctx), discardCommand(ctx), clearCommand(ctx)];
}

function pullCommand(ctx: CliContext): Command {
  return describedCommand('pull', {
    summary: 'copy redemptions from live into the mirror',
    examples: ['offline pull --participant <id>', 'offline pull --redemptions orders.csv'],
  })
    .option('--participant <id>', 'all redemptions of a participant (repeatable)', collect)
    .addOption(new Option('--redemptions <csv>', 'those in a file with an id column').argParser(notEmpty))
    .action(async (flags: PullFlags, self: Command) => {
      const { pull } = await import('./offline-pull.js');
      await pull(ctx, flags, self);
    });
}

function statusCommand(ctx: CliContext): Command {
  return describedCommand('status', {
    summary: 'what waits in the outbox, with its forecast',
    examples: ['offline status', 'offline status --all --json'],
  })
    .option('--all', 'settled items too')
    .action(async (flags: { all?: boolean }, self: Command) => {
      const { status } = await import('./offline-status.js');
      await status(ctx, flags, self);
    });
}

function pushCommand(ctx: CliContext): Command {
  return describedCommand('push', {
    summary: 'send what waits in the outbox; safe to stop and to run again',
    examples: ['offline push', 'offline push --accept-moved --yes'],
  })
    .option('--accept-moved', 'send also what live no longer has as it was forecast')
    .option('--max-age <hours>', 'hold items that are older (default: 24)', wholeNumber)
    .option('--force', 'send held items too')
    .option('--yes', 'go ahead without being asked')
    .action(async (flags: PushFlags, self: Command) => {
      const { push } = await import('./offline-push.js');
      await push(ctx, flags, self);
    });
}

function discardCommand(ctx: CliContext): Command {
  return describedCommand('discard', {
    summary: 'take an item out of the outbox, and its forecast back',
    examples: ['offline discard 3', 'offline discard 3 --force'],
  })
    .argument('<n>', 'its number, as offline status shows it', wholeNumber)
    .option('--force', 'also one that was sent and may have been done')
    .action(async (n: number, flags: { force?: boolean }, self: Command) => {
      const { discard } = await import('./offline-discard.js');
      await discard(ctx, n, flags, self);
    });
}

function clearCommand(ctx: CliContext): Command {
  return describedCommand('clear', {
    summary: 'empty the mirror; refused while something waits in the outbox',
    examples: ['offline clear --yes'],
  })
    .option('--yes', 'go ahead without being asked')
    .action(async (flags: { yes?: boolean }, self: Command) => {
      const { clear } = await import('./offline-discard.js');
      await clear(ctx, flags, self);
    });
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, notEmpty(value)];
}
