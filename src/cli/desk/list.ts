// `scrip redemptions list`: the redemptions of one participant, newest first.
import { renderRedemptions, renderReversals } from './show.js';
import { Option, type Command } from 'commander';
import type { CliContext } from '../context.js';
import { DEMO_REDEMPTION, describedCommand, notEmpty } from '../help/command.js';
import { addPagingFlags, fetchAsAsked, type PagingFlags } from './pages.js';
import { noteProvenance, onTarget } from '../session.js';

interface ListFlags extends PagingFlags {
  readonly participant: string;
  readonly status?: 'COMPLETED' | 'PARTIALLY_REVERSED' | 'FULLY_REVERSED';
  readonly reward?: string;
  readonly from?: string;
  readonly to?: string;
}

export function listCommand(ctx: CliContext): Command {
  const command = describedCommand('list', {
    summary: "list a participant's redemptions, newest first",
    examples: [
      'redemptions list --participant <id> --status PARTIALLY_REVERSED',
      'redemptions list --participant <id> --from 2026-01-01T00:00:00Z --all --json',
    ],
  })
    .addOption(new Option('--participant <id>', 'whose redemptions').argParser(notEmpty).makeOptionMandatory())
    .addOption(
      new Option('--status <status>', 'only those in this state').choices([
        'COMPLETED',
        'PARTIALLY_REVERSED',
        'FULLY_REVERSED',
      ]),
    )
    .option('--reward <id>', 'only those of this catalog item')
    .option('--from <time>', 'made at or after this time (RFC 3339)')
    .option('--to <time>', 'made before this time (RFC 3339)');
  return addPagingFlags(command).action((flags: ListFlags, command: Command) =>
    onTarget(ctx, command, { changes: false }, async (session) => {
      const { settings, screen, target } = session;
      const { participant, status, reward, from, to } = flags;
      const filters = {
        ...(status !== undefined && { status }),
        ...(reward !== undefined && { reward_catalog_item_id: reward }),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      };
      const page = await fetchAsAsked(flags, (request) =>
        target.client.redemptions.list(participant, { ...filters, ...request }, { signal: ctx.interrupted }),
      );
      screen.answer({ mode: settings.mode, data: page.data, pagination: page.pagination }, () =>
        renderRedemptions(page.data, screen.paint, screen.width),
      );
      if (page.data.length === 0) screen.note('no redemptions');
      if (page.pagination.has_more) screen.note('there are more: --all fetches every one');
      noteProvenance(session, participant, '; live may have more');
    }),
  );
}

// `scrip redemptions reversals`: what was given back of one redemption, oldest first.

export function reversalsCommand(ctx: CliContext): Command {
  const command = describedCommand('reversals', {
    summary: 'list the reversals of one redemption, oldest first',
    examples: [`redemptions reversals ${DEMO_REDEMPTION} --all`],
  }).argument('<redemption-id>', 'the redemption that was reversed');
  return addPagingFlags(command).action((redemptionId: string, flags: PagingFlags, command: Command) =>
    onTarget(ctx, command, { changes: false }, async (session) => {
      const { settings, screen, target } = session;
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
