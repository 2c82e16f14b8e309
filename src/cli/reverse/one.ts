// One reversal: asks what is open where somebody can be asked, calls the one service, shows what came of it.
// A file of its own because the command declares flags, this runs one reversal.
import { askOne, confirmPlan, leavesOpen, type AskedReversal, type GivenReversal } from './ask.js';
import { remaining } from '../../sdk/index.js';
import type { CliContext } from '../context.js';
import { CancelledError, GuardError } from '../errors/errors.js';
import { refuseAsForecast, type ReversalPlan } from './plan.js';
import { requestOf, type Forecast } from '../reversal.js';
import { runReversal, type Approval, type GuardedIntent } from './send.js';
import { visible } from '../terminal/safe-text.js';
import { planDocument, renderDone, renderDryRun, waits } from './show.js';
import type { TargetSession } from '../session.js';

/** What was given on the command line. */
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
  const given = givenBy(flags);
  const asked = asks && leavesOpen(given) ? await askOne(ctx, session, given) : undefined;
  const intent = intentOf(ctx, given, asked, flags.expectRemaining);
  const tools = { client: target.client, preview: target.preview, signal: ctx.host.interrupted };
  const done = await runReversal(tools, intent, async (plan, forecast) => {
    const approval = await approve(ctx, session, { plan, forecast, flags, asks });
    if (ctx.host.interrupted.aborted) throw new CancelledError();
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
  if (asked?.typedReason === true && !replayed) await ctx.rememberReason(asked.request.reason);
}

function givenBy({ redemptionId, amount, quantity, reason, idempotencyKey, yes, dryRun }: ReverseFlags): GivenReversal {
  return {
    redemptionId,
    request: requestOf({ amount, quantity, reason, idempotency_key: idempotencyKey }),
    yes,
    dryRun,
  };
}

function intentOf(
  ctx: CliContext,
  given: GivenReversal,
  asked: AskedReversal | undefined,
  expectRemaining: string | undefined,
): GuardedIntent {
  const { redemptionId = '', request } = asked ?? given;
  // Made before the first byte leaves, so that it can be told whatever happens then.
  const { reason = '', idempotency_key = ctx.host.newIdempotencyKey() } = request;
  return {
    redemptionId,
    request: { ...request, reason, idempotency_key },
    ...(expectRemaining !== undefined && { expectRemaining }),
    ...(asked !== undefined && { seen: asked.seen }),
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
    refuseAsForecast(forecast);
    await confirmPlan(ctx, session, plan, forecast);
    return 'send if unchanged';
  }
  // A replay needs no warning: the answer itself will say so.
  for (const { code, message } of plan.warnings) if (code !== 'replay') session.screen.warn(visible(message));
  return 'send';
}

function showDryRun({ settings, screen }: TargetSession, { plan, forecast, flags }: Decision): void {
  refuseAsForecast(forecast);
  if (forecast === undefined) refuseInDoubt(plan, flags);
  screen.answer({ mode: settings.mode, plan: planDocument(plan) }, () =>
    renderDryRun(plan, screen.paint, screen.width),
  );
  for (const { message } of plan.warnings) screen.warn(visible(message));
  if (forecast === undefined)
    screen.note(
      'the live API has no dry run: this was computed from the redemption as it is now; the effects are not known',
    );
}

/** Without a rehearsal, a dry run refuses what the documentation says will not be taken. */
function refuseInDoubt(plan: ReversalPlan, flags: ReverseFlags): void {
  const [doubt] = plan.warnings;
  // With a key of the user's own it may be a replay, which no rule stands in the way of.
  if (doubt === undefined || flags.idempotencyKey !== undefined) return;
  throw new GuardError(doubt.code, `${doubt.message} (as last read); nothing was sent`);
}
