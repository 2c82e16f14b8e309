// One rule for colour, per stream. chalk's own is not used: it looks at stdout only and does not know NO_COLOR.
import type { Environment } from '../config/environment.js';

export type ColourLevel = 0 | 1 | 2 | 3;

const FORCED: ReadonlyMap<string, ColourLevel> = new Map([
  ['0', 0],
  ['false', 0],
  ['1', 1],
  ['2', 2],
  ['3', 3],
]);

/**
 * How much colour a stream gets: --no-color, then FORCE_COLOR, then NO_COLOR (when not empty), then a terminal that
 * can show it.
 */
export function colourLevel(asked: { color: boolean; env: Environment; isTerminal: boolean }): ColourLevel {
  if (!asked.color) return 0;
  const forced = asked.env.FORCE_COLOR;
  if (forced !== undefined) return FORCED.get(forced) ?? 1;
  if ((asked.env.NO_COLOR ?? '') !== '') return 0;
  if (asked.env.TERM === 'dumb') return 0;
  return asked.isTerminal ? 1 : 0;
}

type Style = (text: string) => string;

/** How things look: the few styles we use, each beside a word that says the same, and amounts as people read them. */
export interface Paint {
  readonly strong: Style;
  readonly faint: Style;
  readonly good: Style;
  readonly caution: Style;
  /** Digits grouped as the asked locale does; as they are without one. */
  readonly amount: Style;
  /** No tables: one fact to a line. */
  readonly plain: boolean;
}

export interface Look {
  readonly plain?: boolean;
  readonly locale?: string | undefined;
}

/** Loads chalk only when there is something to colour, and what groups digits only for a locale. */
export async function createPaint(level: ColourLevel, { plain = false, locale }: Look = {}): Promise<Paint> {
  const amount = locale === undefined ? same : (await import('./grouped.js')).groupedBy(locale);
  if (level === 0) return { strong: same, faint: same, good: same, caution: same, amount, plain };
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return { strong: chalk.bold, faint: chalk.dim, good: chalk.green, caution: chalk.yellow, amount, plain };
}

function same(text: string): string {
  return text;
}
