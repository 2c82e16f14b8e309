// Whether a redemption can be reversed, on the screen and as JSON.
import type { Explanation } from '../services/explain-reversal.js';
import type { Warning } from '../services/forecast.js';
import type { RedemptionDetails } from '../services/read-details.js';
import type { Paint } from '../ui/colour.js';
import { factLines } from '../ui/facts.js';
import { wrapWords } from '../ui/wrap-words.js';
import { remainingText } from '../ui/remaining-text.js';
import { quoteCommand } from '../ui/shell-quote.js';
import { shown, visible } from '../ui/visible.js';
import { nameOf, safe } from './names.js';

/** The answer of `explain --json`, without the mode. Source: the interface, section 3.1. */
export function explanationDocument(explanation: Explanation, carried: readonly string[]): Record<string, unknown> {
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

export function renderExplanation(explanation: Explanation, { details, carried, paint, width }: View): string {
  const { redemption, reversible, remaining, obstacles, warnings } = explanation;
  const symbol = shown(details.asset?.symbol);
  const left = remainingText(remaining, paint, symbol);
  const verdict = reversible ? `${paint.good('yes')}: up to ${left} can be given back` : paint.caution('no');
  const facts = factLines(
    safe([
      ['redemption', redemption.id],
      ['participant', nameOf(redemption, details)],
      ['given back', explanation.kind === 'UNIT' ? 'by units' : 'by amount'],
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
