// One reversal: asks what is open where somebody can be asked, calls the one service, shows what came of it.
// A file of its own because the command declares flags, this runs one reversal.
import { askOne, confirmPlan, leavesOpen, type AskedReversal, type GivenReversal } from './ask.js';
import { remaining } from '../../sdk/index.js';
import type { CliContext } from '../context.js';
import { CancelledError, GuardError } from '../errors/errors.js';
import { refuseAsForecast, type ReversalPlan } from './plan.js';
import { requestOf } from '../request.js';
import { ABOUT_EXPIRY, expiredWarnings, expiryWarnings, readExpiring } from './expiry.js';
import type { Warning } from '../reversal.js';
import { runReversal, type Approval, type GuardedIntent, type Proposal, type ReversalDone } from './send.js';
import { visible } from '../terminal/safe-text.js';
import { planDocument, renderDone, renderDryRun, waits } from './show.js';
import type { TargetSession } from '../session.js';
import { recorded, type Recorder } from './record.js';
import { refuseEqual } from './equal.js';

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
  readonly again?: boolean;
  readonly once?: boolean;
  readonly actor?: string;
}

/** @param asks - whether there is somebody to ask; without, the flags are complete */
export async function reverseOne(
  ctx: CliContext,
  session: TargetSession,
  flags: ReverseFlags,
  asks: boolean,
): Promise<void> {
  const { target } = session;
  const given = givenBy(flags);
  const asked = asks && leavesOpen(given) ? await askOne(ctx, session, given) : undefined;
  const intent = intentOf(given, asked, flags, asks);
  let told: readonly Warning[] = [];
  const work = async (recorder?: Recorder): Promise<ReversalDone | undefined> => {
    const done = await runReversal(
      {
        client: target.client,
        preview: target.preview,
        signal: ctx.host.interrupted,
        recorder,
        nowMs: ctx.host.seams.nowMs,
        ...{ serverNowMs: target.serverNowMs, expiredBy: target.expiredBy },
      },
      intent,
      async (proposal) => {
        const decision = await withExpiry(ctx, session, { ...proposal, flags, asks });
        told = decision.plan.warnings;
        const approval = await approve(ctx, session, decision);
        if (ctx.host.interrupted.aborted) throw new CancelledError();
        return approval;
      },
    );
    if (done !== undefined) answer(session, done, told);
    done?.writeDown?.();
    return done;
  };
  // What is queued or only looked at is not sent, and so not written down. Source: decision D44.
  const isSent = flags.dryRun !== true && target.queuedAs === undefined;
  const { environment, mode } = target;
  const run = { ...ctx.runOf(flags.actor), command: 'reverse', mode, environment };
  const done = isSent ? await recorded(ctx, session, run, work) : await work();
  if (asked?.typedReason === true && done?.replayed === false) await ctx.rememberReason(asked.request.reason);
}

/** @param told - what was said before it was sent; what is known afterwards takes its place */
function answer({ settings, screen, target }: TargetSession, done: ReversalDone, told: readonly Warning[]): void {
  const { expired, reversal, replayed, redemption, requestId, instead } = done;
  const isOver = ({ code }: Warning): boolean => code === 'lot_expired' || code === 'replay';
  const warnings = [...told.filter((one) => !isOver(one)), ...expiredWarnings(expired)];
  const left = redemption && remaining(redemption);
  const item = target.queuedAs?.(done.idempotencyKey);
  const queued = item && { queued: { n: item.n, state: item.state } };
  const how = instead === undefined ? {} : { [instead]: true };
  const document = {
    mode: settings.mode,
    ...queued,
    ...how,
    reversal,
    replayed,
    remaining: left,
    request_id: requestId,
    warnings,
  };
  screen.answer(document, () => renderDone(done, screen.paint, screen.width, item));
  if (item !== undefined && waits(item)) screen.note('scrip offline push sends it');
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
  given: GivenReversal,
  asked: AskedReversal | undefined,
  { again, expectRemaining, once, yes }: ReverseFlags,
  asks: boolean,
): GuardedIntent {
  const { redemptionId = '', request } = asked ?? given;
  const mayAsk = asks && yes !== true;
  return {
    redemptionId,
    request: requestOf({ ...request, reason: request.reason ?? '' }),
    whenEqual: again === true ? 'again' : once === true ? 'once' : mayAsk ? 'ask' : 'refuse',
    ...(expectRemaining !== undefined && { expectRemaining }),
    ...(asked !== undefined && { seen: asked.seen }),
  };
}

interface Decision extends Proposal {
  readonly flags: ReverseFlags;
  readonly asks: boolean;
}

/** Without a rehearsal the lots tell at most; they are read only where somebody looks before it is sent. */
async function withExpiry(ctx: CliContext, { target }: TargetSession, decision: Decision): Promise<Decision> {
  const { asks, flags, forecast, plan } = decision;
  const isLookedAt = flags.dryRun === true || (flags.yes !== true && asks);
  if (forecast !== undefined || !isLookedAt) return decision;
  const reading = { client: target.client, signal: ctx.host.interrupted, nowMs: ctx.host.seams.nowMs() };
  const found = await readExpiring(reading, plan.redemption, plan.amount ?? plan.before.amount);
  return { ...decision, plan: { ...plan, warnings: [...plan.warnings, ...expiryWarnings(found)] } };
}

async function approve(ctx: CliContext, session: TargetSession, decision: Decision): Promise<Approval> {
  const { equal, plan, forecast, flags, asks } = decision;
  if (flags.dryRun === true) {
    if (flags.again !== true && equal.length > 0) refuseEqual(equal, () => undefined);
    showDryRun(session, decision);
    return 'stop';
  }
  if (flags.yes !== true && asks) {
    // What would be refused is said now, and not after a question.
    refuseAsForecast(forecast);
    await confirmPlan(ctx, session, decision);
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
  const doubt = plan.warnings.find(({ code }) => !ABOUT_EXPIRY.includes(code));
  // With a key of the user's own it may be a replay, which no rule stands in the way of.
  if (doubt === undefined || flags.idempotencyKey !== undefined) return;
  throw new GuardError(doubt.code, `${doubt.message} (as last read); nothing was sent`);
}
