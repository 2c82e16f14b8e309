// `scrip sandbox credit`: gives a participant something to redeem.
import { factLines } from '../terminal/layout.js';
import { Option, type Command } from 'commander';
import type { CliContext } from '../context.js';
import { describedCommand, notEmpty, plainDecimal } from '../help/command.js';
import { onSandbox } from '../session.js';

interface CreditFlags {
  readonly participant: string;
  readonly program: string;
  readonly asset: string;
  readonly amount: string;
  readonly description: string;
  readonly expiresAt?: string;
  readonly maturesAt?: string;
  readonly referenceId?: string;
}

interface Credited {
  readonly journal_entry_id: string;
  readonly lot_id?: string | null;
}

export function creditCommand(ctx: CliContext): Command {
  const mandatory = (flags: string, text: string): Option =>
    new Option(flags, text).argParser(notEmpty).makeOptionMandatory();
  return describedCommand('credit', {
    summary: 'credit a participant of the sandbox',
    examples: [
      'sandbox credit --participant <id> --program <id> --asset <id> \\\n      --amount 100.00 --expires-at 2027-01-01T00:00:00Z',
    ],
  })
    .addOption(mandatory('--participant <id>', 'who gets it'))
    .addOption(mandatory('--program <id>', 'the program it comes from'))
    .addOption(mandatory('--asset <id>', 'what is credited'))
    .addOption(mandatory('--amount <decimal>', 'how much').argParser(plainDecimal))
    .addOption(new Option('--description <text>', 'kept in the journal').default('Sandbox credit').argParser(notEmpty))
    .option('--expires-at <time>', 'when the lot expires (RFC 3339)', notEmpty)
    .option('--matures-at <time>', 'when the lot can first be spent (RFC 3339)', notEmpty)
    .option('--reference-id <id>', 'kept on the lot', notEmpty)
    .action((flags: CreditFlags, command: Command) =>
      onSandbox(ctx, command, { changes: true }, async ({ screen, sandbox }) => {
        const credited = await sandbox.control<Credited>('POST', '/_sandbox/credits', creditBody(flags));
        screen.answer({ mode: 'sandbox', ...credited }, () =>
          factLines(
            [
              ['credited', flags.amount],
              ['journal entry', credited.journal_entry_id],
              ['lot', credited.lot_id ?? undefined],
            ],
            screen.paint,
            screen.width,
          ),
        );
      }),
    );
}

function creditBody(flags: CreditFlags): Record<string, string> {
  return {
    participant_id: flags.participant,
    program_id: flags.program,
    asset_id: flags.asset,
    amount: flags.amount,
    description: flags.description,
    ...(flags.expiresAt !== undefined && { expires_at: flags.expiresAt }),
    ...(flags.maturesAt !== undefined && { matures_at: flags.maturesAt }),
    ...(flags.referenceId !== undefined && { reference_id: flags.referenceId }),
  };
}
