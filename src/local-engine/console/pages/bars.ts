// Amounts as bars: drawn by SVG, whose attributes need no style that the page's policy would have to allow.
import { html } from 'hono/html';
import { parseAmount, subtractAmounts } from '../../../sdk/money.js';
import type { Html } from './layout.js';

/** Parts of a thousand; exact enough for a bar, and never a rounded amount. */
export function permille(part: string, whole: string): number {
  const [some, all] = [parseAmount(part, 18), parseAmount(whole, 18)];
  return all === 0n ? 0 : parseInt(((some * 1000n) / all).toString(), 10);
}

/** What of an amount is back, and what remains. Said in words too, to whom a bar says nothing. */
export function bar(amount: string, reversed: string, unit: string): Html {
  const width = permille(reversed, amount);
  const words = `${reversed} of ${amount} ${unit} given back, ${subtractAmounts(amount, reversed)} remaining`;
  return html`<svg class="bar" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label="${words}">
    <rect class="remaining" width="1000" height="24" />
    <rect class="reversed" width="${width}" height="24" />
  </svg>`;
}

export interface Block {
  readonly drawn: string;
  readonly returned: string;
}

const HEIGHT = 60;
const GAP = 6;
const NARROWEST = 12;

/** Lots side by side in the order in which they were drawn, each as wide as what was drawn from it, filled as it is back. */
export function blocks(lots: readonly Block[], whole: string, words: string): Html {
  let x = 0;
  const drawn = lots.map((lot) => {
    const at = x;
    const width = Math.max(NARROWEST, permille(lot.drawn, whole));
    x += width + GAP;
    return { at, width, filled: (HEIGHT * permille(lot.returned, lot.drawn)) / 1000 };
  });
  return html`<svg
    class="blocks"
    viewBox="0 0 ${x} ${HEIGHT}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${words}"
  >
    ${drawn.map(
      ({ at, width, filled }) => html`
        <rect class="remaining" x="${at}" width="${width}" height="${HEIGHT}" />
        <rect class="reversed" x="${at}" y="${HEIGHT - filled}" width="${width}" height="${filled}" />
      `,
    )}
  </svg>`;
}
