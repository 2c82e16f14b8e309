// `scrip sandbox verify`: every invariant of the ledger, by replaying its journal.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { AnsweredNo } from '../errors.js';
import { describedCommand } from './help-text.js';
import type { Verification } from './render-verification.js';
import { onSandbox } from './session.js';
import { notEmpty } from './values.js';

export function verifyCommand(ctx: CliContext): Command {
  return describedCommand('verify', {
    summary: 'check every rule of the ledger and print the head of its chain',
    examples: ['sandbox verify', 'sandbox verify --expect-head <hash>   # notices a journal that was cut short'],
  })
    .option('--expect-head <hash>', 'refuse, exit 3, unless the chain ends with this hash', notEmpty)
    .action((flags: { expectHead?: string }, command: Command) =>
      onSandbox(ctx, command, { changes: false }, async ({ screen, sandbox }) => {
        const { renderVerification } = await import('./render-verification.js');
        const found = await sandbox.control<Verification>('GET', '/_sandbox/verify');
        const { expectHead } = flags;
        const headFits = expectHead === undefined || expectHead.toLowerCase() === found.head.toLowerCase();
        const ok = found.ok && headFits;
        const expected = expectHead === undefined ? {} : { expected_head: expectHead };
        screen.answer({ mode: 'sandbox', ...found, ok, ...expected }, () =>
          renderVerification(found, { expectHead, headFits }, screen.paint, screen.width),
        );
        if (!ok) throw new AnsweredNo('refused');
      }),
    );
}
