// `scrip redemptions get`: one redemption and how much of it is left.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { DEMO_REDEMPTION, describedCommand } from './help-text.js';
import { onTarget } from './session.js';

export function getCommand(ctx: CliContext): Command {
  return describedCommand('get', {
    summary: 'show one redemption: amounts, status, and how much can still be reversed',
    examples: [`redemptions get ${DEMO_REDEMPTION}`, `redemptions get ${DEMO_REDEMPTION} --json`],
  })
    .argument('<redemption-id>', 'the redemption to show')
    .action((redemptionId: string, _flags: unknown, command: Command) =>
      onTarget(ctx, command, { changes: false }, async ({ settings, screen, target }) => {
        const { remainingOf, renderRedemption } = await import('./render-redemption.js');
        const { data: redemption } = await target.client.redemptions.get(redemptionId, { signal: ctx.interrupted });
        screen.answer({ mode: settings.mode, redemption, remaining: remainingOf(redemption) }, () =>
          renderRedemption(redemption, screen.paint, screen.width),
        );
      }),
    );
}
