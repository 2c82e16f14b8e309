// `scrip redemptions reversals`: what was given back of one redemption, oldest first.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { DEMO_REDEMPTION, describedCommand } from './help-text.js';
import { addPagingFlags, fetchAsAsked, type PagingFlags } from './paging.js';
import { noteProvenance } from './provenance.js';
import { onTarget } from './session.js';

export function reversalsCommand(ctx: CliContext): Command {
  const command = describedCommand('reversals', {
    summary: 'list the reversals of one redemption, oldest first',
    examples: [`redemptions reversals ${DEMO_REDEMPTION} --all`],
  }).argument('<redemption-id>', 'the redemption that was reversed');
  return addPagingFlags(command).action((redemptionId: string, flags: PagingFlags, command: Command) =>
    onTarget(ctx, command, { changes: false }, async (session) => {
      const { settings, screen, target } = session;
      const { renderReversals } = await import('./render-reversal.js');
      const page = await fetchAsAsked(flags, (request) =>
        target.client.redemptions.reversals(redemptionId, request, { signal: ctx.interrupted }),
      );
      screen.answer({ mode: settings.mode, data: page.data, pagination: page.pagination }, () =>
        renderReversals(page.data, screen.paint, screen.width),
      );
      if (page.data.length === 0) screen.note('no reversals');
      if (page.pagination.has_more) screen.note('there are more: --all fetches every one');
      noteProvenance(session, redemptionId);
    }),
  );
}
