// `scrip offline push`: sends what waits, and shows the forecast against what live has.
import type { Command } from 'commander';
import { mayAsk, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { AnsweredNo, CancelledError, ownFailure, UsageError } from '../errors.js';
import type { FailureKind } from '../exit-codes.js';
import { OPEN_STATES } from '../services/mirror.js';
import { pushOutbox, type PushedItem, type PushEnd } from '../services/push-outbox.js';
import { isApiError } from '../../sdk/index.js';
import { counted } from '../ui/counted.js';
import { visible } from '../ui/visible.js';
import { itemDocument, renderPushed } from './render-outbox.js';
import { onMirrorAndLive, type OfflineSession } from './offline-session.js';

export interface PushFlags {
  readonly acceptMoved?: boolean;
  /** Hours. */
  readonly maxAge?: number;
  readonly force?: boolean;
  readonly yes?: boolean;
}

const HOUR_MS = 3_600_000;

export async function push(ctx: CliContext, flags: PushFlags, self: Command): Promise<void> {
  await onMirrorAndLive(ctx, self, async (session) => {
    const { live, mirror, screen } = session;
    screen.note(`mode: ${visible(live.label)}`);
    const waiting = mirror.items(OPEN_STATES).length;
    if (waiting === 0) screen.note('nothing waits to be sent');
    else await confirm(ctx, self, flags, `Send ${counted(waiting, 'reversal')} to ${live.label}?`);
    const end = await pushOutbox(
      {
        ...{ mirror, client: live.client, actor: ctx.whoPushes(), nowMs: ctx.nowMs, interrupted: ctx.interrupted },
        onItem: ({ held, item }) => {
          screen.note(`${item.n}: ${held ? 'held' : item.state}`);
        },
      },
      {
        maxAgeMs: (flags.maxAge ?? 24) * HOUR_MS,
        force: flags.force === true,
        acceptMoved: flags.acceptMoved === true,
      },
    );
    tell(ctx, session, end);
  });
}

async function confirm(ctx: CliContext, self: Command, { yes }: PushFlags, question: string): Promise<void> {
  if (yes === true) return;
  if (!ctx.io.canAsk || !mayAsk(self.optsWithGlobals<GlobalFlags>(), ctx.env)) {
    throw new UsageError('--yes is missing: nothing is sent without it', 'look first with scrip offline status');
  }
  if (!(await ctx.prompter.confirm(question))) throw new CancelledError();
}

function tell(ctx: CliContext, { screen }: OfflineSession, end: PushEnd): void {
  const summary = countsOf(end.items);
  const kind = kindOf(end, summary);
  const items = end.items.map(({ held, item }) => ({ ...itemDocument(item, ctx.nowMs()), ...(held && { held }) }));
  const stopped = end.stop && { why: end.stop.why, message: end.stop.error?.message };
  screen.answer({ mode: 'offline', items, summary, ...(stopped !== undefined && { stopped }) }, () =>
    renderPushed(end.items, summary, screen.paint, screen.width),
  );
  for (const { item } of end.items) {
    if (item.state === 'unknown') {
      screen.warn(
        `${item.n}: outcome unknown, key ${visible(item.idempotencyKey)}; push again: it asks with the same key`,
      );
    }
  }
  const conflicts = end.items.filter(({ held, item }) => !held && item.state === 'conflict').map(({ item }) => item.n);
  if (conflicts.length > 0) {
    screen.warn(
      `conflict: item ${conflicts.join(', ')}; push --accept-moved sends such items all the same, scrip offline discard <n> drops one`,
    );
  }
  if (summary.held > 0) screen.warn(`${counted(summary.held, 'reversal')} held for age; --force sends them`);
  if (end.stop?.error !== undefined && kind !== 'outcome_unknown') {
    screen.warn(`stopped: ${visible(end.stop.error.message)}; run it again to go on`);
  }
  if (kind !== undefined) throw new AnsweredNo(kind);
}

type Summary = Record<'applied' | 'replayed' | 'conflict' | 'refused' | 'unknown' | 'held', number>;

function countsOf(items: readonly PushedItem[]): Summary {
  const summary: Summary = { applied: 0, replayed: 0, conflict: 0, refused: 0, unknown: 0, held: 0 };
  for (const { held, item } of items) {
    const name = held ? 'held' : item.state;
    if (name in summary) summary[name as keyof Summary] += 1;
  }
  return summary;
}

function kindOf({ items, stop }: PushEnd, { conflict, held, refused }: Summary): FailureKind | undefined {
  if (stop?.why === 'interrupted') return 'cancelled';
  if (items.some(({ item }) => item.state === 'unknown' || item.state === 'sent')) return 'outcome_unknown';
  if (stop?.error !== undefined) return stopKind(stop.error);
  return conflict + held + refused > 0 ? 'partial' : undefined;
}

function stopKind(error: Error): FailureKind {
  if (isApiError(error)) return error.status === 401 || error.status === 403 ? 'auth' : 'unreachable';
  return ownFailure(error)?.kind ?? 'unreachable';
}
