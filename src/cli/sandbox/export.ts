// `scrip sandbox export`: the journal, for other programs to read and to check.
import { visible } from '../terminal/safe-text.js';
import type { GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { CancelledError, UsageError } from '../errors/errors.js';
import { command, flag } from '../help/command.js';
import { onSandbox } from '../session.js';

export const exportCommand = command({
  name: 'export',
  summary: 'print the journal as JSON, CSV or for hledger',
  examples: ['sandbox export --format csv > journal.csv', 'sandbox export --format hledger | hledger -f - bal'],
  flags: [
    flag('--format <format>', 'json: one document; csv: a row per posting; hledger: for plain-text accounting', {
      choices: ['json', 'csv', 'hledger'],
      default: 'json',
    }),
  ],
  run: (ctx, { flags, command }) =>
    onSandbox(ctx, command, { changes: false }, async ({ settings, sandbox }) => {
      if (settings.json && flags.format !== 'json') {
        throw new UsageError(
          `--json prints JSON, and not ${flags.format}`,
          `leave out --json, or --format ${flags.format}`,
        );
      }
      const pieces = sandbox.exportJournal(flags.format);
      // A filter works on the whole document.
      const isFiltered = command.optsWithGlobals<GlobalFlags>().jq !== undefined;
      await print(ctx, isFiltered ? [[...pieces].join('')] : pieces);
    }),
});

/** Piece by piece, each when the one before it was taken: a slow reader costs no memory, and one that has gone no work. */
async function print({ io, host }: CliContext, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (host.interrupted.aborted) throw new CancelledError();
    io.out(io.outIsTerminal ? piece.split(/\r?\n/).map(visible).join('\n') : piece);
    const problem = await io.flush();
    if (problem !== undefined || io.outIsGone === true) return;
  }
}
