// Where a command's words go: the answer to stdout, everything else to stderr.
import { isPlain } from './io.js';
import { wrapWords } from './words.js';
import { visibleJson } from './safe-text.js';
import type { Environment, Settings } from '../config/settings.js';
import type { Io } from '../context.js';
import { isPlainDecimal } from '../../sdk/index.js';

/** Width used when stdout is no terminal, where lines are not cut or stacked at all. */
const UNLIMITED = Number.POSITIVE_INFINITY;

export interface Screen {
  readonly paint: Paint;
  /** Columns that an answer may use. */
  readonly width: number;
  /** The same for what is shown on stderr. */
  readonly errPaint: Paint;
  readonly errWidth: number;
  /** Prints the answer: `document` with --json, else what `render` makes. */
  answer(document: unknown, render: () => string): void;
  /** A remark on stderr; silent with --quiet. */
  note(text: string): void;
  /** Something to look at before going on; never silent. */
  warn(text: string): void;
  /** Lines on stderr that are laid out already; silent with --quiet. */
  show(text: string): void;
  /** The same for what belongs to a question; never silent. */
  tell(text: string): void;
  /** One line per request, with --verbose only. */
  readonly trace: ((line: string) => void) | undefined;
}

export async function openScreen(io: Io, settings: Settings, env: Environment): Promise<Screen> {
  const { color, json, quiet, verbose, locale } = settings;
  const plain = isPlain(env);
  const look = { plain, locale };
  const paint = await createPaint(colourLevel({ color: color && !json, env, isTerminal: io.outIsTerminal }), look);
  const onStderr = await createPaint(colourLevel({ color, env, isTerminal: io.errIsTerminal }), look);
  const toLines = (text: string): string => `${wrapWords(text, io.errColumns ?? UNLIMITED).join('\n')}\n`;
  return {
    paint,
    errPaint: onStderr,
    errWidth: io.errColumns ?? UNLIMITED,
    width: io.outIsTerminal ? (io.columns ?? 80) : UNLIMITED,
    answer(document, render) {
      io.out(json ? `${io.outIsTerminal ? visibleJson(document) : JSON.stringify(document)}\n` : render());
    },
    note(text) {
      if (!quiet) io.err(toLines(text));
    },
    show(text) {
      if (!quiet) io.err(text);
    },
    tell(text) {
      io.err(text);
    },
    warn(text) {
      // Coloured after it was broken into lines, because colour codes are no words.
      io.err(toLines(`warning: ${text}`).replace('warning:', onStderr.caution('warning:')));
    },
    trace: verbose
      ? (line) => {
          io.err(`${line}\n`);
        }
      : undefined,
  };
}

// One rule for colour, per stream. chalk's own is not used: it looks at stdout only and does not know NO_COLOR.

type ColourLevel = 0 | 1 | 2 | 3;

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
  const amount = locale === undefined ? same : groupedBy(locale);
  if (level === 0) return { strong: same, faint: same, good: same, caution: same, amount, plain };
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return { strong: chalk.bold, faint: chalk.dim, good: chalk.green, caution: chalk.yellow, amount, plain };
}

function same(text: string): string {
  return text;
}

// Whether to be plain: lines that follow one another, nothing drawn over, nothing that needs a grid.

// Amounts as people of a locale write them. For reading only: what is typed and what scripts get is never localised.

/**
 * Groups the digits of a decimal string, exactly and with all of its decimals; any other text stays as it is.
 *
 * @param locale - a BCP 47 tag such as de-CH
 */
function groupedBy(locale: string): (amount: string) => string {
  const formats = new Map<number, Intl.NumberFormat>();
  return (amount) => {
    if (!isPlainDecimal(amount)) return amount;
    const decimals = amount.split('.')[1]?.length ?? 0;
    const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const format = formats.get(decimals) ?? new Intl.NumberFormat(locale, options);
    formats.set(decimals, format);
    // A string keeps all of its digits; a number would not.
    return format.format(amount as `${number}`);
  };
}
