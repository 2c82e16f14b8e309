// `scrip redemptions get`: one redemption and how much of it is left.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { DEMO_REDEMPTION, describedCommand } from './help-text.js';
import { noteProvenance, provenanceDocument } from './provenance.js';
import { onTarget } from './session.js';

export function getCommand(ctx: CliContext): Command {
  return describedCommand('get', {
    summary: 'show one redemption: amounts, status, and how much can still be reversed',
    examples: [`redemptions get ${DEMO_REDEMPTION}`, `redemptions get ${DEMO_REDEMPTION} --json`],
  })
    .argument('<redemption-id>', 'the redemption to show')
    .action((redemptionId: string, _flags: unknown, command: Command) =>
      onTarget(ctx, command, { changes: false }, async (session) => {
        const { settings, screen, target } = session;
        const [{ remaining }, { renderRedemption }, { readDetails }] = await Promise.all([
          import('../../sdk/index.js'),
          import('./render-redemption.js'),
          import('../services/read-details.js'),
        ]);
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
