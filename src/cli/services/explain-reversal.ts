// Whether a redemption can be reversed, how much of it, and what stands in the way. Pure.
import { compareAmounts, redemptionKind, remaining, type Redemption, type Remaining } from '../../sdk/index.js';
import { effectWarnings, type Forecast, type Warning } from './forecast.js';
import type { RedemptionDetails } from './read-details.js';

export interface Explanation {
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
  readonly nowMs: number;
}

/**
 * Explains one redemption. Where the reversal could be tried, its answer decides; where not, only what the documentation
 * says does, and what it leaves open (whether a suspended participant is in the way) is a warning.
 */
export function explainReversal(redemption: Redemption, { details, forecast, nowMs }: Known): Explanation {
  const left = remaining(redemption);
  const doubts = stateDoubts(details);
  const nothing = compareAmounts(left.amount, '0') === 0 ? [NOTHING_LEFT] : [];
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
    warnings: [...open, ...effectWarnings(forecast), ...soonExpired(forecast, nowMs)],
  };
}

const NOTHING_LEFT = { code: 'already_fully_reversed', message: 'nothing remains: all of it was given back' };

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

const SOON_MS = 30 * 86_400_000;

/** What goes back to a lot that expires within a month may not be spendable for long. */
export function soonExpired(forecast: Forecast | undefined, nowMs: number): Warning[] {
  const lots = forecast !== undefined && forecast.status < 300 ? (forecast.effects?.lots ?? []) : [];
  return lots
    .filter(({ expires_at, expired }) => !expired && expires_at != null && Date.parse(expires_at) - nowMs < SOON_MS)
    .map(({ amount, expires_at }) => ({
      code: 'lot_expires_soon',
      message: `${amount} would return to a lot that expires on ${expires_at ?? ''}`,
    }));
}
