// `scrip redemptions reverse`: reads the command line, calls the one service, shows what came of it.
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { AnsweredError, CancelledError, GuardError, UsageError } from '../errors.js';
import type { Forecast } from '../services/forecast.js';
import type { ReversalPlan } from '../services/plan-reversal.js';
import type { ReversalIntent } from '../services/run-reversal.js';
import type { Screen } from '../ui/screen.js';
import { visible } from '../ui/visible.js';
import { addCsvFlags, addRunFlags, refuseMixedFlags } from './csv-flags.js';
import { DEMO_REDEMPTION, describedCommand } from './help-text.js';
import type { ReverseCsvFlags } from './reverse-csv.js';
import { onTarget, type TargetSession } from './session.js';
import { notEmpty, plainDecimal, wholeNumber } from './values.js';

interface ReverseFlags {
  readonly reason?: string;
  readonly amount?: string;
  readonly quantity?: number;
  readonly idempotencyKey?: string;
  readonly expectRemaining?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

export function reverseCommand(ctx: CliContext): Command {
  const command = describedCommand('reverse', {
    summary: 'give back what a redemption took, all that remains of it or a part',
    examples: [
      `redemptions reverse ${DEMO_REDEMPTION} \\\n      --quantity 1 --reason "Customer refund request" --dry-run`,
      `redemptions reverse ${DEMO_REDEMPTION} \\\n      --reason "Order cancelled" --expect-remaining 2 --yes`,
      'redemptions reverse --csv refunds.csv --dry-run',
    ],
  })
    .argument('[redemption-id]', 'the redemption to reverse')
    .optionsGroup('What to give back:')
    .option('--reason <text>', 'why, 1 to 500 characters; kept in the ledger', notEmpty)
    .option('--amount <decimal>', 'how much to give back (default: all that remains)', plainDecimal)
    .option('--quantity <n>', 'how many units, where the redemption counts units', wholeNumber)
    .optionsGroup('To be safe:')
    .option('--idempotency-key <key>', 'repeat an earlier request safely (default: a new key)', notEmpty)
    .option('--expect-remaining <decimal|n>', 'refuse, exit 3, unless exactly this is still left', plainDecimal)
    .option('--dry-run', 'show what would happen and send nothing')
    .option('--yes', 'go ahead without being asked')
    .optionsGroup('Many reversals from a file:')
    .option('--csv <file|->', 'one reversal per row; see scrip help csv', notEmpty);
  return addRunFlags(addCsvFlags(command)).action(
    async (redemptionId: string | undefined, flags: AllFlags, self: Command) => {
      refuseMixedFlags(self, redemptionId);
      if (flags.csv !== undefined) {
        const { reverseCsv } = await import('./reverse-csv.js');
        await reverseCsv(ctx, self, { ...flags, csv: flags.csv });
        return;
      }
      const intent = readIntent(ctx, redemptionId, flags);
      await onTarget(ctx, self, { changes: true }, (session) => run(ctx, session, intent, flags));
    },
  );
}

type AllFlags = ReverseFlags & Omit<ReverseCsvFlags, 'csv'> & { readonly csv?: string };

function readIntent(ctx: CliContext, redemptionId: string | undefined, flags: ReverseFlags): ReversalIntent {
  if (redemptionId === undefined) throw new UsageError('name the redemption to reverse, or a file with --csv');
  const { amount, quantity, reason, expectRemaining } = flags;
  if (reason === undefined) throw new UsageError('--reason is missing: say why, in 1 to 500 characters');
  if (flags.yes !== true && flags.dryRun !== true) {
    throw new UsageError('--yes is missing: a reversal is not sent without it', 'look first with --dry-run');
  }
  const request = {
    reason,
    ...(amount !== undefined && { amount }),
    ...(quantity !== undefined && { quantity }),
    // Made before the first byte leaves, so that it can be told whatever happens then.
    idempotency_key: flags.idempotencyKey ?? ctx.newIdempotencyKey(),
  };
  return { redemptionId, request, ...(expectRemaining !== undefined && { expectRemaining }) };
}

async function run(
  ctx: CliContext,
  session: TargetSession,
  intent: ReversalIntent,
  flags: ReverseFlags,
): Promise<void> {
  const { settings, screen, target } = session;
  const [{ runReversal }, { renderDone }, { remainingOf }] = await Promise.all([
    import('../services/run-reversal.js'),
    import('./render-reversal.js'),
    import('./render-redemption.js'),
  ]);
  const tools = { client: target.client, preview: target.preview, signal: ctx.interrupted };
  const done = await runReversal(tools, intent, async (plan, forecast) => {
    if (flags.dryRun === true) await showPlan(session, plan, forecast, flags);
    else warnBeforehand(screen, plan);
    if (ctx.interrupted.aborted) throw new CancelledError();
    return flags.dryRun !== true;
  });
  if (done === undefined) return;
  const { reversal, replayed, redemption, requestId } = done;
  const document = {
    mode: settings.mode,
    reversal,
    replayed,
    remaining: redemption && remainingOf(redemption),
    request_id: requestId,
  };
  screen.answer(document, () => renderDone(done, screen.paint, screen.width));
}

/** A replay needs no warning: the answer itself will say so. */
function warnBeforehand(screen: Screen, plan: ReversalPlan): void {
  for (const { code, message } of plan.warnings) if (code !== 'replay') screen.warn(visible(message));
}

async function showPlan(
  { settings, screen }: TargetSession,
  plan: ReversalPlan,
  forecast: Forecast | undefined,
  flags: ReverseFlags,
): Promise<void> {
  refuseAsForetold(plan, forecast, flags);
  const { planDocument, renderPlan } = await import('./render-plan.js');
  screen.answer({ mode: settings.mode, plan: planDocument(plan) }, () => renderPlan(plan, screen.paint, screen.width));
  for (const { message } of plan.warnings) screen.warn(visible(message));
  if (forecast === undefined) screen.note('effects unknown: live has no dry run, so this was worked out from a read');
}

/** A dry run ends as the real run would. */
function refuseAsForetold(plan: ReversalPlan, forecast: Forecast | undefined, flags: ReverseFlags): void {
  if (forecast !== undefined && forecast.status >= 400) {
    const { code, message } = forecast.body as { code?: string; message?: string };
    throw new AnsweredError(forecast.status, code, message ?? `HTTP ${forecast.status}`);
  }
  const [doubt] = plan.warnings;
  // With a key of the user's own it may be a replay, which no rule stands in the way of.
  if (forecast === undefined && doubt !== undefined && flags.idempotencyKey === undefined) {
    throw new GuardError(doubt.code, `${doubt.message} (as last read; nothing was sent)`);
  }
}
