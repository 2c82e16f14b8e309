// `scrip redemptions …`, and the command that most of it is about: `reverse`, which hands on to one reversal or to a batch.
// A file of its own because each group of commands is loaded when its name was typed.
import { InvalidArgumentError } from 'commander';
import { notMeant } from './csv/cell.js';
import { reverseOne, type ReverseFlags } from './reverse/one.js';
import { explainCommand } from './reverse/explain.js';
import { getCommand, listCommand, reversalsCommand } from './desk/redemptions.js';
import { mayAsk, type GlobalFlags } from './config/settings.js';
import { UsageError } from './errors/errors.js';
import { CHECK_FLAGS, CSV_FLAGS, RUN_FLAGS, refuseMixedFlags, type ReverseCsvFlags } from './batch/flags.js';
import {
  DEMO_REDEMPTION,
  argument,
  command,
  flag,
  headed,
  notEmpty,
  plainDecimal,
  wholeNumber,
} from './help/command.js';
import { onTarget } from './session.js';

export const reverseCommand = command({
  name: 'reverse',
  summary: 'reverse a redemption: all that remains, or a part of it',
  examples: [
    'redemptions reverse',
    `redemptions reverse ${DEMO_REDEMPTION} \\\n      --quantity 1 --reason "Customer refund request" --dry-run`,
    `redemptions reverse ${DEMO_REDEMPTION} \\\n      --reason "Order cancelled" --expect-remaining 2 --yes`,
    'redemptions reverse --csv refunds.csv --dry-run',
  ],
  arguments: [argument('[redemption-id]', 'the redemption to reverse')],
  flags: [
    ...headed('What to reverse:', [
      flag('--reason <text>', 'why, 1 to 500 characters; kept in the ledger', meant),
      flag('--amount <decimal>', 'how much to reverse (default: all that remains)', plainDecimal),
      flag('--quantity <n>', 'how many units, where the redemption counts units', wholeNumber),
    ]),
    ...headed('To be safe:', [
      flag('--idempotency-key <key>', 'repeat an earlier request safely (default: made of what is asked)', meant),
      flag('--expect-remaining <decimal|n>', 'refuse, exit 3, unless exactly this is still left', plainDecimal),
      flag('--dry-run', 'show what would happen and send nothing'),
      flag('--yes', 'go ahead without being asked'),
      flag('--once', 'take an equal reversal that was already made as done, and send nothing'),
      flag(
        '--actor <name>',
        'who reverses, for the record (default: SCRIP_ACTOR, else the user of this machine)',
        notEmpty,
      ),
    ]),
    ...headed('Many reversals from a file:', [
      flag('--csv <file|->', 'one reversal per row; see scrip help csv', notEmpty),
      ...CSV_FLAGS,
    ]),
    ...CHECK_FLAGS,
    ...RUN_FLAGS,
  ],
  run: async (ctx, { args: [redemptionId], flags, command: self }) => {
    refuseMixedFlags(self, redemptionId);
    if (flags.csv !== undefined) {
      const { reverseCsv } = await import('./batch/command.js');
      await reverseCsv(ctx, self, { ...flags, csv: flags.csv });
      return;
    }
    const asks = ctx.io.canAsk && mayAsk(self.optsWithGlobals<GlobalFlags>(), ctx.host.env);
    if (!asks) requireComplete(redemptionId, flags);
    await onTarget(ctx, self, { changes: true, actor: flags.actor }, async (session) => {
      await reverseOne(ctx, session, { ...flags, redemptionId }, asks);
    });
  },
});

/** A script that has nothing writes null or undefined, and a paste may hold only characters that nobody sees. */
function meant(text: string): string {
  const why = notMeant(text);
  if (why !== undefined) throw new InvalidArgumentError(`${why.charAt(0).toUpperCase()}${why.slice(1)}.`);
  return text;
}

type AllFlags = Omit<ReverseFlags, 'redemptionId'> & Omit<ReverseCsvFlags, 'csv'> & { readonly csv?: string };

/** Where nobody can be asked, everything must be said. */
function requireComplete(redemptionId: string | undefined, { reason, yes, dryRun }: AllFlags): void {
  if (redemptionId === undefined) throw new UsageError('give a redemption id, or a file with --csv');
  if (reason === undefined) throw new UsageError('--reason is missing: say why, in 1 to 500 characters');
  if (yes !== true && dryRun !== true) {
    throw new UsageError('--yes is missing: a reversal is not sent without it', 'look first with --dry-run');
  }
}

export const COMMANDS = [reverseCommand, explainCommand, getCommand, listCommand, reversalsCommand];
