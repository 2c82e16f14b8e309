// How far a batch has got: a bar on a terminal, a line every few seconds anywhere else.
import type { Io } from '../context.js';
import { durationText } from './words.js';

interface ProgressState {
  readonly done: number;
  readonly refused: number;
  readonly unknown: number;
  readonly waiting?: { readonly why: string; readonly ms: number } | undefined;
}

interface ProgressView {
  update(state: ProgressState): void;
  /** Says something in between, so that a bar does not run through it. */
  say(text: string): void;
  stop(): void;
}

interface ProgressOptions {
  /** What is counted: "rows". */
  readonly total: number;
  readonly quiet: boolean;
  readonly nowMs: () => number;
  /** Lines on a terminal too: nothing is drawn over. */
  readonly plain?: boolean;
}

const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 5000;

/** Loads what draws the bar only where there is a terminal. */
export async function openProgress(io: Io, options: ProgressOptions): Promise<ProgressView> {
  if (options.quiet) return silent(io);
  return io.errIsTerminal && options.plain !== true ? openBar(io, options) : openLines(io, options);
}

function silent(io: Io): ProgressView {
  return {
    update: () => undefined,
    say: (text) => {
      io.err(`${text}\n`);
    },
    stop: () => undefined,
  };
}

/** Seconds left at the speed so far; undefined before there is one. */
function secondsLeft(total: number, done: number, elapsedMs: number): number | undefined {
  if (done === 0 || elapsedMs <= 0) return undefined;
  return Math.ceil(((total - done) * elapsedMs) / done / 1000);
}

function createMeter({ total, nowMs }: ProgressOptions): {
  set: (state: ProgressState) => void;
  words(): { count: string; rate: string; trouble: string; left: string; done: number };
} {
  const startedAt = nowMs();
  let now: ProgressState = { done: 0, refused: 0, unknown: 0 };
  return {
    set: (state) => {
      now = state;
    },
    words: () => {
      const elapsedMs = nowMs() - startedAt;
      const left = secondsLeft(total, now.done, elapsedMs);
      const rate = elapsedMs > 0 ? (now.done * 1000) / elapsedMs : 0;
      return {
        done: now.done,
        count: `${now.done}/${total}`,
        rate: `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`,
        trouble: `refused ${now.refused}, unknown ${now.unknown}`,
        left:
          now.waiting !== undefined
            ? `${now.waiting.why}: waiting ${Math.ceil(now.waiting.ms / 1000)} s`
            : left === undefined
              ? 'starting'
              : `${durationText(left)} left`,
      };
    },
  };
}

function openLines(io: Io, options: ProgressOptions): ProgressView {
  const meter = createMeter(options);
  const timer = setInterval(() => {
    const { count, rate, trouble, left } = meter.words();
    io.err(`${count} rows, ${rate}, ${trouble}, ${left}\n`);
  }, LINE_EVERY_MS);
  return {
    ...silent(io),
    update: meter.set,
    stop: () => {
      clearInterval(timer);
    },
  };
}

async function openBar(io: Io, options: ProgressOptions): Promise<ProgressView> {
  const { default: cliProgress } = await import('cli-progress');
  const meter = createMeter(options);
  const columns = io.errColumns ?? 80;
  const barsize = Math.max(5, Math.min(30, columns - 75));
  const bar = new cliProgress.SingleBar({
    // It draws with the few calls that a terminal of ours has.
    stream: terminalOf(io),
    format: columns < 80 ? '{count} {rate} {left}' : '[{bar}] {count} {rate}  {trouble}  {left}',
    barCompleteChar: '#',
    barIncompleteChar: '.',
    barsize,
    clearOnComplete: true,
    emptyOnZero: true,
    noTTYOutput: true,
    forceRedraw: true,
  });
  const begin = (): void => {
    const words = meter.words();
    bar.start(options.total, words.done, words);
  };
  begin();
  const draw = (): void => {
    const words = meter.words();
    bar.update(words.done, words);
  };
  const timer = setInterval(draw, BAR_EVERY_MS);
  return {
    update: meter.set,
    say: (text) => {
      // It remembers where on the screen it began, so it has to begin again below the words.
      bar.stop();
      io.err(`${text}\n`);
      begin();
    },
    stop: () => {
      clearInterval(timer);
      bar.stop();
    },
  };
}

function terminalOf(io: Io): NodeJS.WritableStream {
  const stream = {
    isTTY: true,
    columns: io.errColumns ?? 80,
    write: (text: string) => {
      io.err(text);
      return true;
    },
  };
  return stream as unknown as NodeJS.WritableStream;
}
