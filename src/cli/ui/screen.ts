// Where a command's words go: the answer to stdout, everything else to stderr.
import { colourLevel, createPaint, type Paint } from './colour.js';
import { wrapWords } from './wrap-words.js';
import { isPlain } from './plain.js';
import { visibleJson } from './visible.js';
import type { Environment } from '../config/environment.js';
import type { Io } from '../context.js';
import type { Settings } from '../config/settings.js';

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
