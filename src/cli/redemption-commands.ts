// `scrip redemptions …`
import { reverseOne, type ReverseFlags } from './reverse/one.js';

import type { Command } from 'commander';
import type { CliContext } from './context.js';
import { explainCommand } from './reverse/explain.js';
import { getCommand } from './desk/get.js';
import { listCommand, reversalsCommand } from './desk/list.js';
import { mayAsk, type GlobalFlags } from './config/settings.js';
import { UsageError } from './errors/errors.js';
import { addCsvFlags, addRunFlags, refuseMixedFlags, type ReverseCsvFlags } from './batch/flags.js';
import { DEMO_REDEMPTION, describedCommand, notEmpty, plainDecimal, wholeNumber } from './help/command.js';
import { onTarget } from './session.js';

export function redemptionsCommands(ctx: CliContext): Command[] {
  return [reverseCommand(ctx), explainCommand(ctx), getCommand(ctx), listCommand(ctx), reversalsCommand(ctx)];
}

// `scrip redemptions reverse`: declares the flags, and hands on to one reversal or to a batch.

export function reverseCommand(ctx: CliContext): Command {
  const command = describedCommand('reverse', {
    summary: 'give back what a redemption took, all that remains of it or a part',
    examples: [
      'redemptions reverse',
      `redemptions reverse ${DEMO_REDEMPTION} \\\n      --quantity 1 --reason "Customer refund request" --dry-run`,
      `redemptions reverse ${DEMO_REDEMPTION} \\\n      --reason "Order cancelled" --expect-remaining 2 --yes`,
      'redemptions reverse --csv refunds.csv --dry-run',
    ],
  })
    .argument('[redemption-id]', 'the redemption to reverse')
    .optionsGroup('What to give back:')
    .option('--reason <text>', 'why, 1 to 500 characters; kept in the ledger', notEmpty)
    .option('--amount <decimal>', 'how much to give back (default: all that remains)', plainDecimal)
    .option('--quantity <n>', 'how many units, where the redemption counts units', wholeNumber)
    .optionsGroup('To be safe:')
    .option('--idempotency-key <key>', 'repeat an earlier request safely (default: a new key)', notEmpty)
    .option('--expect-remaining <decimal|n>', 'refuse, exit 3, unless exactly this is still left', plainDecimal)
    .option('--dry-run', 'show what would happen and send nothing')
    .option('--yes', 'go ahead without being asked')
    .option('--once', 'take an equal reversal that was already made as done, and send nothing')
    .option(
      '--actor <name>',
      'who reverses, for the record (default: SCRIP_ACTOR, else the user of this machine)',
      notEmpty,
    )
    .optionsGroup('Many reversals from a file:')
    .option('--csv <file|->', 'one reversal per row; see scrip help csv', notEmpty);
  return addRunFlags(addCsvFlags(command)).action(
    async (redemptionId: string | undefined, flags: AllFlags, self: Command) => {
      refuseMixedFlags(self, redemptionId);
      if (flags.csv !== undefined) {
        const { reverseCsv } = await import('./batch/command.js');
        await reverseCsv(ctx, self, { ...flags, csv: flags.csv });
        return;
      }
      const asks = ctx.io.canAsk && mayAsk(self.optsWithGlobals<GlobalFlags>(), ctx.env);
      if (!asks) requireComplete(redemptionId, flags);
      await onTarget(ctx, self, { changes: true, actor: flags.actor }, async (session) => {
        await reverseOne(ctx, session, { ...flags, redemptionId }, asks);
      });
    },
  );
}

type AllFlags = Omit<ReverseFlags, 'redemptionId'> & Omit<ReverseCsvFlags, 'csv'> & { readonly csv?: string };

/** Where nobody can be asked, everything must be said. */
function requireComplete(redemptionId: string | undefined, { reason, yes, dryRun }: AllFlags): void {
  if (redemptionId === undefined) throw new UsageError('name the redemption to reverse, or a file with --csv');
  if (reason === undefined) throw new UsageError('--reason is missing: say why, in 1 to 500 characters');
  if (yes !== true && dryRun !== true) {
    throw new UsageError('--yes is missing: a reversal is not sent without it', 'look first with --dry-run');
  }
}
