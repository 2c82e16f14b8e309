// `scrip redemptions get`: one redemption and how much of it is left.
import { remaining } from '../../sdk/index.js';
import { renderRedemption } from './show.js';
import { readDetails } from './details.js';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { DEMO_REDEMPTION, describedCommand } from '../help/command.js';
import { noteProvenance, onTarget, provenanceDocument } from '../session.js';

export function getCommand(ctx: CliContext): Command {
  return describedCommand('get', {
    summary: 'show one redemption: amounts, status, and how much can still be reversed',
    examples: [`redemptions get ${DEMO_REDEMPTION}`, `redemptions get ${DEMO_REDEMPTION} --json`],
  })
    .argument('<redemption-id>', 'the redemption to show')
    .action((redemptionId: string, _flags: unknown, command: Command) =>
      onTarget(ctx, command, { changes: false }, async (session) => {
        const { settings, screen, target } = session;
        const reading = { client: target.client, signal: ctx.interrupted };
        const { data: redemption } = await target.client.redemptions.get(redemptionId, reading);
        const details = await readDetails(reading, redemption);
        const left = { remaining: remaining(redemption), ...provenanceDocument(session, redemptionId) };
        screen.answer({ mode: settings.mode, redemption, ...left, ...details }, () =>
          renderRedemption(redemption, details, screen.paint, screen.width),
        );
        noteProvenance(session, redemptionId);
      }),
    );
}
