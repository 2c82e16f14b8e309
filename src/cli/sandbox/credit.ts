// `scrip sandbox credit`: gives a participant something to redeem.
import { factLines } from '../terminal/layout.js';
import { command, flag, notEmpty, plainDecimal } from '../help/command.js';
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

export const creditCommand = command({
  name: 'credit',
  summary: 'credit a participant of the sandbox',
  examples: [
    'sandbox credit --participant <id> --program <id> --asset <id> \\\n      --amount 100.00 --expires-at 2027-01-01T00:00:00Z',
  ],
  flags: [
    flag('--participant <id>', 'who gets it', { parse: notEmpty, isMandatory: true }),
    flag('--program <id>', 'the program it comes from', { parse: notEmpty, isMandatory: true }),
    flag('--asset <id>', 'what is credited', { parse: notEmpty, isMandatory: true }),
    flag('--amount <decimal>', 'how much', { parse: plainDecimal, isMandatory: true }),
    flag('--description <text>', 'kept in the journal', { parse: notEmpty, default: 'Sandbox credit' }),
    flag('--expires-at <time>', 'when the lot expires (RFC 3339)', notEmpty),
    flag('--matures-at <time>', 'when the lot can first be spent (RFC 3339)', notEmpty),
    flag('--reference-id <id>', 'kept on the lot', notEmpty),
  ],
  run: (ctx, { flags, command }) =>
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
});

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
