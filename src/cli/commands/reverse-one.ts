// One reversal: asks what is open where somebody can be asked, calls the one service, shows what came of it.
import { remaining } from '../../sdk/index.js';
import type { CliContext } from '../context.js';
import { CancelledError, GuardError } from '../errors.js';
import { leavesOpen } from '../prompts/ask-reversal.js';
import type { Forecast } from '../services/forecast.js';
import type { ReversalPlan } from '../services/plan-reversal.js';
import { runReversal, type Approval, type ReversalIntent } from '../services/run-reversal.js';
import { visible } from '../ui/visible.js';
import { refuseAsForetold } from './foretold.js';
import { renderDone, waits } from './render-reversal.js';
import { planDocument, renderDryRun } from './render-plan.js';
import type { TargetSession } from './session.js';

export interface ReverseFlags {
  readonly redemptionId?: string | undefined;
  readonly reason?: string;
  readonly amount?: string;
  readonly quantity?: number;
  readonly idempotencyKey?: string;
  readonly expectRemaining?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly actor?: string;
}

/** @param asks - whether there is somebody to ask; without, the flags are complete */
export async function reverseOne(
  ctx: CliContext,
  session: TargetSession,
  flags: ReverseFlags,
  asks: boolean,
): Promise<void> {
  const { settings, screen, target } = session;
  const asked =
    asks && leavesOpen(flags) ? await (await import('./ask-one.js')).askOne(ctx, session, flags) : undefined;
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
    const { confirmPlan } = await import('./ask-one.js');
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
