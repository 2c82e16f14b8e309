// `scrip redemptions get`, `list` and `reversals`: what can be looked at, and changes nothing.
// A file of its own because looking at redemptions is another room than reversing them.
import { remaining } from '../../sdk/index.js';
import { renderRedemption, renderRedemptions, renderReversals } from './show.js';
import { readDetails } from './details.js';
import { DEMO_REDEMPTION, argument, command, flag, notEmpty } from '../help/command.js';
import { PAGING_FLAGS, fetchAsAsked } from './pages.js';
import { noteProvenance, onTarget, provenanceDocument } from '../session.js';

export const getCommand = command({
  name: 'get',
  summary: 'show one redemption: amounts, status, and how much can still be reversed',
  examples: [`redemptions get ${DEMO_REDEMPTION}`, `redemptions get ${DEMO_REDEMPTION} --json`],
  arguments: [argument('<redemption-id>', 'the redemption to show')],
  run: (ctx, { args: [redemptionId], command }) =>
    onTarget(ctx, command, { changes: false }, async (session) => {
      const { settings, screen, target } = session;
      const reading = { client: target.client, signal: ctx.host.interrupted };
      const { data: redemption } = await target.client.redemptions.get(redemptionId, reading);
      const details = await readDetails(reading, redemption);
      const left = { remaining: remaining(redemption), ...provenanceDocument(session, redemptionId) };
      screen.answer({ mode: settings.mode, redemption, ...left, ...details }, () =>
        renderRedemption(redemption, details, screen.paint, screen.width),
      );
      noteProvenance(session, redemptionId);
    }),
});

export const listCommand = command({
  name: 'list',
  summary: "list a participant's redemptions, newest first",
  examples: [
    'redemptions list --participant <id> --status PARTIALLY_REVERSED',
    'redemptions list --participant <id> --from 2026-01-01T00:00:00Z --all --json',
  ],
  flags: [
    flag('--participant <id>', 'whose redemptions', { parse: notEmpty, isMandatory: true }),
    flag('--status <status>', 'only those in this state', {
      choices: ['COMPLETED', 'PARTIALLY_REVERSED', 'FULLY_REVERSED'],
    }),
    flag('--reward <id>', 'only those of this catalog item'),
    flag('--from <time>', 'made at or after this time (RFC 3339)'),
    flag('--to <time>', 'made before this time (RFC 3339)'),
    ...PAGING_FLAGS,
  ],
  run: (ctx, { flags, command }) =>
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
        target.client.redemptions.list(participant, { ...filters, ...request }, { signal: ctx.host.interrupted }),
      );
      screen.answer({ mode: settings.mode, data: page.data, pagination: page.pagination }, () =>
        renderRedemptions(page.data, screen.paint, screen.width),
      );
      if (page.data.length === 0) screen.note('no redemptions');
      if (page.pagination.has_more) screen.note('there are more: --all fetches every one');
      noteProvenance(session, participant, '; live may have more');
    }),
});

export const reversalsCommand = command({
  name: 'reversals',
  summary: 'list the reversals of one redemption, oldest first',
  examples: [`redemptions reversals ${DEMO_REDEMPTION} --all`],
  arguments: [argument('<redemption-id>', 'the redemption that was reversed')],
  flags: PAGING_FLAGS,
  run: (ctx, { args: [redemptionId], flags, command }) =>
    onTarget(ctx, command, { changes: false }, async (session) => {
      const { settings, screen, target } = session;
      const page = await fetchAsAsked(flags, (request) =>
        target.client.redemptions.reversals(redemptionId, request, { signal: ctx.host.interrupted }),
      );
      screen.answer({ mode: settings.mode, data: page.data, pagination: page.pagination }, () =>
        renderReversals(page.data, screen.paint, screen.width),
      );
      if (page.data.length === 0) screen.note('no reversals');
      if (page.pagination.has_more) screen.note('there are more: --all fetches every one');
      noteProvenance(session, redemptionId);
    }),
});
