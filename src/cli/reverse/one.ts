// One reversal: asks what is open where somebody can be asked, calls the one service, shows what came of it.
import { askOne, confirmPlan, leavesOpen, type ReverseFlags } from './ask.js';
import { remaining } from '../../sdk/index.js';
import type { CliContext } from '../context.js';
import { CancelledError, GuardError } from '../errors/errors.js';
import { refuseAsForetold, type ReversalPlan } from './plan.js';
import type { Forecast } from '../reversal.js';
import { runReversal, type Approval, type ReversalIntent } from './send.js';
import { visible } from '../terminal/safe-text.js';
import { planDocument, renderDone, renderDryRun, waits } from './show.js';
import type { TargetSession } from '../session.js';

/** @param asks - whether there is somebody to ask; without, the flags are complete */
export async function reverseOne(
  ctx: CliContext,
  session: TargetSession,
  flags: ReverseFlags,
  asks: boolean,
): Promise<void> {
  const { settings, screen, target } = session;
  const asked = asks && leavesOpen(flags) ? await askOne(ctx, session, flags) : undefined;
  const intent = readIntent(ctx, { ...flags, ...asked }, asked?.seen);
  const tools = { client: target.client, preview: target.preview, signal: ctx.interrupted };
  const done = await runReversal(tools, intent, async (plan, forecast) => {
    const approval = await approve(ctx, session, { plan, forecast, flags, asks });
    if (ctx.interrupted.aborted) throw new CancelledError();
    return approval;
  });
  if (done === undefined) return;
  const { reversal, replayed, redemption, requestId } = done;
  const left = redemption && remaining(redemption);
  const item = target.queuedAs?.(done.idempotencyKey);
  const queued = item && { queued: { n: item.n, state: item.state } };
  const document = { mode: settings.mode, ...queued, reversal, replayed, remaining: left, request_id: requestId };
  screen.answer(document, () => renderDone(done, screen.paint, screen.width, item));
  if (item !== undefined && waits(item)) screen.note('scrip offline push sends it');
  if (asked?.typedReason === true && !replayed) await ctx.rememberReason(asked.reason);
}

function readIntent(ctx: CliContext, flags: ReverseFlags, seen: ReversalIntent['seen']): ReversalIntent {
  const { redemptionId = '', amount, quantity, reason = '', expectRemaining } = flags;
  const request = {
    reason,
    ...(amount !== undefined && { amount }),
    ...(quantity !== undefined && { quantity }),
    // Made before the first byte leaves, so that it can be told whatever happens then.
    idempotency_key: flags.idempotencyKey ?? ctx.newIdempotencyKey(),
  };
  return {
    redemptionId,
    request,
    ...(expectRemaining !== undefined && { expectRemaining }),
    ...(seen !== undefined && { seen }),
  };
}

interface Decision {
  readonly plan: ReversalPlan;
  readonly forecast: Forecast | undefined;
  readonly flags: ReverseFlags;
  readonly asks: boolean;
}

async function approve(ctx: CliContext, session: TargetSession, decision: Decision): Promise<Approval> {
  const { plan, forecast, flags, asks } = decision;
  if (flags.dryRun === true) {
    showDryRun(session, decision);
    return 'stop';
  }
  if (flags.yes !== true && asks) {
    // What would be refused is said now, and not after a question.
    refuseAsForetold(forecast);
    await confirmPlan(ctx, session, plan, forecast);
    return 'send if unchanged';
  }
  // A replay needs no warning: the answer itself will say so.
  for (const { code, message } of plan.warnings) if (code !== 'replay') session.screen.warn(visible(message));
  return 'send';
}

function showDryRun({ settings, screen }: TargetSession, { plan, forecast, flags }: Decision): void {
  refuseAsForetold(forecast);
  if (forecast === undefined) refuseInDoubt(plan, flags);
  screen.answer({ mode: settings.mode, plan: planDocument(plan) }, () =>
    renderDryRun(plan, screen.paint, screen.width),
  );
  for (const { message } of plan.warnings) screen.warn(visible(message));
  if (forecast === undefined) screen.note('effects unknown: live has no dry run, so this was worked out from a read');
}

/** Without a rehearsal, a dry run refuses what the documentation says will not be taken. */
function refuseInDoubt(plan: ReversalPlan, flags: ReverseFlags): void {
  const [doubt] = plan.warnings;
  // With a key of the user's own it may be a replay, which no rule stands in the way of.
  if (doubt === undefined || flags.idempotencyKey !== undefined) return;
  throw new GuardError(doubt.code, `${doubt.message} (as last read; nothing was sent)`);
}
