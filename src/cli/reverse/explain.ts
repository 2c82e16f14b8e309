// `scrip redemptions explain`: can it be reversed, how much of it, what stands in the way, what to type next.
// A file of its own because explain never sends, so it shares nothing with what does.
import { effectWarnings, soonExpired } from './plan.js';
import { expiryWarnings, readExpiring, type Expiring } from './expiry.js';
import type { Forecast, Warning } from '../reversal.js';
import { readDetails, type RedemptionDetails } from '../desk/details.js';
import { carriedFlags } from '../invocation.js';
import { DEMO_REDEMPTION, argument, command } from '../help/command.js';
import { noteProvenance, onTarget } from '../session.js';
import { compareAmounts, redemptionKind, remaining, type Redemption, type Remaining } from '../../sdk/index.js';
import type { Paint } from '../terminal/screen.js';
import { factLines, safe } from '../terminal/layout.js';
import { remainingText, wrapWords } from '../terminal/words.js';
import { quoteCommand, shown, visible } from '../terminal/safe-text.js';
import { nameOf } from '../desk/show.js';

export const explainCommand = command({
  name: 'explain',
  summary: 'say whether it can be reversed, how much, and what stands in the way',
  examples: [`redemptions explain ${DEMO_REDEMPTION}`, `redemptions explain ${DEMO_REDEMPTION} --json`],
  arguments: [argument('<redemption-id>', 'the redemption in question')],
  run: (ctx, { args: [redemptionId], command }) =>
    onTarget(ctx, command, { changes: false }, async (session) => {
      const { settings, screen, target } = session;
      const reading = { client: target.client, signal: ctx.host.interrupted };
      const { data: redemption } = await target.client.redemptions.get(redemptionId, reading);
      const whole = { reason: 'explain', idempotency_key: ctx.host.newIdempotencyKey() };
      const nowMs = ctx.host.seams.nowMs();
      const [details, forecast, expiring] = await Promise.all([
        readDetails(reading, redemption),
        target.preview?.(redemptionId, whole),
        // A rehearsal tells it exactly.
        target.preview === undefined && isOpen(redemption)
          ? readExpiring({ ...reading, nowMs }, redemption, remaining(redemption).amount)
          : undefined,
      ]);
      const explanation = explainReversal(redemption, { details, forecast, expiring, nowMs });
      const carried = carriedFlags(command);
      screen.answer({ mode: settings.mode, ...explanationDocument(explanation, carried) }, () =>
        renderExplanation(explanation, { details, carried, paint: screen.paint, width: screen.width }),
      );
      noteProvenance(session, redemptionId);
    }),
});

// Whether a redemption can be reversed, how much of it, and what stands in the way. Pure.

interface Explanation {
  readonly redemption: Redemption;
  readonly kind: 'AMOUNT' | 'UNIT';
  readonly reversible: boolean;
  readonly remaining: Remaining;
  /** What stands in the way, by the codes of the API. */
  readonly obstacles: readonly Warning[];
  /** What does not, but should be known. */
  readonly warnings: readonly Warning[];
}

export interface Known {
  readonly details: RedemptionDetails;
  /** What a reversal of all that remains would do, where that could be tried. */
  readonly forecast: Forecast | undefined;
  /** What of it may expire at once, where that was read. */
  readonly expiring: Expiring | undefined;
  readonly nowMs: number;
}

/**
 * Explains one redemption. Where the reversal could be tried, its answer decides; where not, only what the documentation
 * says does, and what it leaves open (whether a suspended participant is in the way) is a warning.
 */
function explainReversal(redemption: Redemption, { details, expiring, forecast, nowMs }: Known): Explanation {
  const left = remaining(redemption);
  const doubts = stateDoubts(details);
  const nothing = isOpen(redemption) ? [] : [NOTHING_LEFT];
  const answered = refusalOf(forecast);
  // The answer names the first obstacle only; the states that were read name the others.
  const obstacles = unique([...nothing, ...answered, ...(answered.length > 0 ? doubts : [])]);
  const open = forecast === undefined ? doubts.map(withDoubt) : [];
  return {
    redemption,
    kind: redemptionKind(redemption) === 'UNIT_BASED' ? 'UNIT' : 'AMOUNT',
    reversible: obstacles.length === 0,
    remaining: left,
    obstacles,
    warnings: [...open, ...effectWarnings(forecast), ...expiryWarnings(expiring), ...soonExpired(forecast, nowMs)],
  };
}

function isOpen(redemption: Redemption): boolean {
  return compareAmounts(remaining(redemption).amount, '0') > 0;
}

const NOTHING_LEFT = { code: 'already_fully_reversed', message: 'nothing remains: it is fully reversed' };

function refusalOf(forecast: Forecast | undefined): Warning[] {
  if (forecast === undefined || forecast.status < 400) return [];
  const { code, message } = forecast.body as { code?: string; message?: string };
  return [{ code: code ?? `http_${forecast.status}`, message: message ?? `the answer would be ${forecast.status}` }];
}

/** States under which the API may refuse. Source: decisions D17 and D19. */
function stateDoubts({ participant, asset }: RedemptionDetails): Warning[] {
  const doubts: Warning[] = [];
  if (participant !== undefined && participant.status !== 'ACTIVE') {
    doubts.push({ code: 'participant_not_active', message: `the participant is ${participant.status}` });
  }
  if (asset?.status === 'ARCHIVED') doubts.push({ code: 'asset_archived', message: 'the asset is ARCHIVED' });
  return doubts;
}

function withDoubt({ code, message }: Warning): Warning {
  return { code, message: `${message}; the API does not document whether that stands in the way` };
}

/** The first of each code, because the answer says it best. */
function unique(obstacles: readonly Warning[]): Warning[] {
  return [...new Map(obstacles.toReversed().map((obstacle) => [obstacle.code, obstacle])).values()].reverse();
}

// Whether a redemption can be reversed, on the screen and as JSON.

/** The answer of `explain --json`, without the mode. Source: the interface, section 3.1. */
function explanationDocument(explanation: Explanation, carried: readonly string[]): Record<string, unknown> {
  const { redemption, reversible, kind, remaining, obstacles, warnings } = explanation;
  const next = nextCommand(explanation, carried);
  return { redemption_id: redemption.id, reversible, kind, remaining, obstacles, warnings, next };
}

interface View {
  readonly details: RedemptionDetails;
  readonly carried: readonly string[];
  readonly paint: Paint;
  readonly width: number;
}

function renderExplanation(explanation: Explanation, { details, carried, paint, width }: View): string {
  const { redemption, reversible, remaining, obstacles, warnings } = explanation;
  const symbol = shown(details.asset?.symbol);
  const left = remainingText(remaining, paint, symbol);
  const verdict = reversible ? `${paint.good('yes')}: up to ${left} remain` : paint.caution('no');
  const facts = factLines(
    safe([
      ['redemption', redemption.id],
      ['participant', nameOf(redemption, details)],
      ['reversed', explanation.kind === 'UNIT' ? 'by units' : 'by amount'],
      ['remaining', left],
    ]),
    paint,
    width,
  );
  return [
    `${verdict}\n`,
    ...obstacles.map((obstacle) => remark('in the way', obstacle, width)),
    ...warnings.map((warning) => remark('warning', warning, width)),
    `\n${facts}\n`,
    `next\n  ${visible(nextCommand(explanation, carried))}\n`,
  ].join('');
}

function remark(name: string, { code, message }: Warning, width: number): string {
  const lines = wrapWords(`${name}: ${visible(message)} (${visible(code)})`, width - 2);
  return `  ${lines.join('\n    ')}\n`;
}

/** What to type: the reversal, guarded by what was just seen, or a look at what stands in its way. */
function nextCommand(
  { redemption, reversible, remaining, obstacles }: Explanation,
  carried: readonly string[],
): string {
  const words = (...rest: string[]): string => quoteCommand(['scrip', ...carried, 'redemptions', ...rest]);
  if (reversible) {
    const { amount, quantity } = remaining;
    return words('reverse', redemption.id, '--expect-remaining', quantity === undefined ? amount : String(quantity));
  }
  const isEmpty = obstacles.some(({ code }) => code === 'already_fully_reversed');
  return words(isEmpty ? 'reversals' : 'get', redemption.id);
}
