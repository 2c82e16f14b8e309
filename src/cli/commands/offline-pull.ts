// `scrip offline pull`: copies of live objects into the mirror.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { UsageError } from '../errors.js';
import { OPEN_STATES } from '../services/mirror.js';
import { pullMirror, type PullEnd } from '../services/pull-mirror.js';
import { factLines } from '../ui/facts.js';
import { visible } from '../ui/visible.js';
import { readIds } from './offline-ids.js';
import { onMirrorAndLive } from './offline-session.js';

export interface PullFlags {
  readonly participant?: readonly string[];
  readonly redemptions?: string;
}

export async function pull(ctx: CliContext, flags: PullFlags, self: Command): Promise<void> {
  const { participant: participants = [], redemptions: file } = flags;
  if (participants.length === 0 && file === undefined) {
    throw new UsageError('say what to copy', '--participant <id>, or --redemptions <csv>');
  }
  const redemptions = file === undefined ? [] : await readIds(ctx, file);
  await onMirrorAndLive(ctx, self, async ({ live, mirror, screen }) => {
    // Asked before anything is fetched; kept to again with each copy.
    if (mirror.items(OPEN_STATES).length > 0) mirror.keep([], '');
    const { baseUrl: source = '' } = live;
    const tools = { mirror, client: live.client, source, signal: ctx.interrupted };
    const end = await pullMirror(tools, { participants, redemptions });
    for (const { code, id, kind } of end.unreadable) {
      screen.warn(`${kind} ${visible(id)} could not be read (${visible(code)}): forecasts will say so`);
    }
    for (const id of end.missing) screen.warn(`redemption ${visible(id)}: live has no such redemption`);
    screen.answer(documentOf(mirror.path, source, end), () =>
      factLines(
        [
          ['copied', `${end.redemptions} redemptions of ${visible(source)}`],
          ['missing', end.missing.length === 0 ? undefined : String(end.missing.length)],
          ['mirror', visible(mirror.path)],
          ['next', 'scrip --mode offline redemptions reverse <id>'],
        ],
        screen.paint,
        screen.width,
      ),
    );
  });
}

function documentOf(path: string, source: string, end: PullEnd): unknown {
  const { missing, participants, redemptions, unreadable } = end;
  return { mode: 'offline', mirror: path, source, redemptions, participants, missing, unreadable };
}
