// The words between scrip and a person about one reversal: shows the redemption, asks what is open, and asks once more.
import type { Redemption } from '../../sdk/index.js';
import type { CliContext } from '../context.js';
import { CancelledError } from '../errors.js';
import { askReversal, type AskedReversal } from '../prompts/ask-reversal.js';
import { soonExpired } from '../services/explain-reversal.js';
import type { Forecast } from '../services/forecast.js';
import { readNames, type RedemptionDetails } from '../services/read-details.js';
import type { ReversalPlan } from '../services/plan-reversal.js';
import { shown, visible } from '../ui/visible.js';
import { counted } from '../ui/counted.js';
import { factLines } from '../ui/facts.js';
import { nameOf, safe } from './names.js';
import { lotsText, planFacts } from './render-plan.js';
import { renderSummary } from './render-redemption.js';
import { refuseAsForetold } from './foretold.js';
import type { ReverseFlags } from './reverse-one.js';
import type { TargetSession } from './session.js';

export interface Asked extends AskedReversal {
  /** Whether the reason was given now, and not by a flag. */
  readonly typedReason: boolean;
}

/** Asks what the flags leave open. */
export async function askOne(ctx: CliContext, session: TargetSession, flags: ReverseFlags): Promise<Asked> {
  const { screen, target } = session;
  const reading = { client: target.client, signal: ctx.interrupted };
  const tools = {
    ...reading,
    prompter: ctx.prompter,
    say: (text: string) => {
      screen.tell(`${text}\n`);
    },
    show: async (redemption: Redemption) => {
      ctx.spellOut(redemption.id, flags.redemptionId === undefined ? [redemption.id] : []);
      const names = await readNames(reading, redemption);
      screen.tell(renderSummary(redemption, names, screen.errPaint, screen.errWidth));
      if (flags.idempotencyKey === undefined) await refuseWhatCannotBe(ctx, session, redemption);
    },
    recentReasons: () => ctx.recentReasons(),
  };
  const asked = await askReversal(tools, flags);
  ctx.spellOut(asked.redemptionId, wordsOf(asked, flags));
  return { ...asked, typedReason: flags.reason === undefined };
}

/** Where it can be tried, a redemption that takes no reversal at all is said before anything else is asked. */
async function refuseWhatCannotBe(ctx: CliContext, { target }: TargetSession, redemption: Redemption): Promise<void> {
  if (target.preview === undefined) return;
  const whole = { reason: 'try', idempotency_key: ctx.newIdempotencyKey() };
  refuseAsForetold(await target.preview(redemption.id, whole));
}

/** What the answers are as words of the command line. */
function wordsOf({ redemptionId, amount, quantity, reason }: AskedReversal, flags: ReverseFlags): string[] {
  return [
    ...(flags.redemptionId === undefined ? [redemptionId] : []),
    ...(amount === undefined || flags.amount !== undefined ? [] : ['--amount', amount]),
    ...(quantity === undefined || flags.quantity !== undefined ? [] : ['--quantity', String(quantity)]),
    ...(flags.reason === undefined ? ['--reason', reason] : []),
  ];
}

/**
 * Shows what would happen and asks, once, whether it should.
 *
 * @throws CancelledError for anything but yes
 */
export async function confirmPlan(
  ctx: CliContext,
  session: TargetSession,
  plan: ReversalPlan,
  forecast: Forecast | undefined,
): Promise<void> {
  const { screen, target } = session;
  const names = await readNames({ client: target.client, signal: ctx.interrupted }, plan.redemption);
  const { errPaint, errWidth } = screen;
  screen.tell(`\n${errPaint.strong('about to reverse')}, ${visible(target.label)}\n`);
  screen.tell(
    factLines(safe(planFacts(plan, names, errPaint)), errPaint, errWidth) + lotsText(plan, errPaint, errWidth),
  );
  const warnings = [...plan.warnings, ...soonExpired(forecast, ctx.nowMs())];
  for (const { message } of warnings) screen.warn(visible(message));
  screen.tell('\n');
  if (!(await ctx.prompter.confirm(question(plan, names, session)))) throw new CancelledError();
  screen.tell('\n');
}

/** "Give 500.00 POINTS (1 unit) back to Ada Moreau (sandbox)?" */
function question(plan: ReversalPlan, names: RedemptionDetails, { settings, screen }: TargetSession): string {
  const { amount, quantity, before } = plan;
  const words = [
    'Give',
    amount === before.amount && 'all of',
    amount === undefined ? 'what was asked for' : screen.errPaint.amount(amount),
    shown(names.asset?.symbol),
    quantity !== undefined && `(${counted(quantity, 'unit')})`,
    `back to ${nameOf(plan.redemption, names)} (${settings.mode})?`,
  ];
  return words.filter((word) => word !== false && word !== '').join(' ');
}
