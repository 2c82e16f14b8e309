// Questions on a terminal. What asks them is loaded at the moment of asking.
// A file of its own because inquirer is met here and nowhere else.
import type { Choice, Prompter, Question } from '../context.js';
import { CancelledError } from '../errors/errors.js';
import { PassThrough, Writable } from 'node:stream';

interface Streams {
  /** Opened when something is asked. */
  readonly input: () => KeySource;
  /** The same as stderr, so that stdout stays the answer's. */
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

export function createPrompter({ input: open, output, signal }: Streams): Prompter {
  const context = { output, signal, clearPromptOnDone: false };
  return {
    confirm: async (message) => {
      const { confirm } = await import('./questions.js');
      const terminal = { input: open(), output, marksPastes: true };
      const ask = (keys: KeySource): Promise<boolean> =>
        confirm({ message, default: false }, { ...context, input: keys });
      return orCancelled(withFreshKeys(terminal, ask));
    },
    password: async (message) => {
      const { password } = await import('./questions.js');
      return orCancelled(password({ message, mask: false }, context));
    },
    input: async ({ message, check }: Question) => {
      const { input } = await import('./questions.js');
      const validate = (text: string): string | true => check(text.trim()) ?? true;
      return (await orCancelled(input({ message, validate }, context))).trim();
    },
    select: async <T>(message: string, choices: readonly Choice<T>[]) => {
      const { select } = await import('./questions.js');
      const shown = choices.map(({ name, value, disabled }) => ({
        value,
        name,
        short: name,
        ...(disabled !== undefined && { disabled: `(${disabled})` }),
      }));
      return orCancelled(select<T>({ message, choices: shown, pageSize: 12, loop: false }, context));
    },
  };
}

/** Ctrl-C, a request to stop, and a terminal that was closed: the same as saying no. */
async function orCancelled<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) {
      throw new CancelledError();
    }
    throw error;
  }
}

// Questions as plain lines, for screen readers and for terminals that cannot move the cursor: SCRIP_ACCESSIBLE=1.

interface PlainStreams {
  readonly input: KeySource;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
  /** Whether the terminal can be asked to mark what is pasted. */
  readonly marksPastes: boolean;
}

/** Every question is one line, every choice has a number, and nothing that was printed is drawn over. */
export function createPlainPrompter(streams: PlainStreams): Prompter {
  const input = ({ message, check }: Question): Promise<string> => askUntil(streams, `${message} `, check);
  return {
    input,
    password: async (message) => {
      const hidden = { ...streams, output: unseen() };
      // Shown when nothing that is typed is shown any more.
      const secret = await askOnce(hidden, '', () => streams.output.write(`${message} `));
      streams.output.write('\n');
      return secret.trim();
    },
    confirm: async (message) => {
      const check = (text: string): string | undefined =>
        /^(y|yes|n|no|)$/i.test(text) ? undefined : 'answer yes or no';
      const question = `${message} Type yes or no, then Enter: `;
      // Loaded before, so that nothing can be pressed between the first fresh key and the question.
      await import('node:readline/promises');
      const said = await withFreshKeys(streams, (input) => askUntil({ ...streams, input }, question, check));
      return /^y/i.test(said);
    },
    select: async <T>(message: string, choices: readonly Choice<T>[]) => {
      const lines = choices.map(({ name, disabled }, at) => {
        const why = disabled === undefined ? '' : ` (cannot be chosen: ${disabled})`;
        return `  ${at + 1}. ${name}${why}\n`;
      });
      streams.output.write(`${message}\n${lines.join('')}`);
      const chosen = (text: string): Choice<T> | undefined =>
        /^\d{1,4}$/.test(text) ? choices[parseInt(text, 10) - 1] : undefined;
      const check = (text: string): string | undefined => {
        const choice = chosen(text);
        if (choice === undefined) return `type a number from 1 to ${choices.length}`;
        return choice.disabled;
      };
      const text = await input({ message: `Type a number from 1 to ${choices.length}, then Enter:`, check });
      const choice = chosen(text);
      if (choice === undefined) throw new Error('what was checked is no choice');
      return choice.value;
    },
  };
}

/** Takes what is typed without showing it. */
function unseen(): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
}

async function askUntil(
  streams: PlainStreams,
  message: string,
  check: (text: string) => string | undefined,
): Promise<string> {
  for (;;) {
    const text = (await askOnce(streams, message)).trim();
    const wrong = check(text);
    if (wrong === undefined) return text;
    streams.output.write(`${wrong}\n`);
  }
}

/** One line; Ctrl-C, Ctrl-D and a request to stop end the asking. */
async function askOnce(
  { input, output, signal }: PlainStreams,
  message: string,
  onShown?: () => void,
): Promise<string> {
  // Loaded here because few are asked in this manner.
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input, output, terminal: true });
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => {
      reject(new CancelledError());
    };
    lines.once('SIGINT', stop);
    lines.once('close', stop);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    const answer = lines.question(message);
    onShown?.();
    return await Promise.race([answer, stopped]);
  } finally {
    // Closing rejects what nobody waits for any more.
    stopped.catch(() => undefined);
    lines.close();
  }
}

// The keys that are pressed after a question was shown, and by a person: what waited in the terminal, and what was pasted,
// never says yes to anything. Source: decision D49.

/** A terminal to read from; only a terminal has a raw mode. */
type KeySource = NodeJS.ReadableStream & { setRawMode?(isRaw: boolean): unknown };

interface Terminal {
  readonly input: KeySource;
  readonly output: NodeJS.WritableStream;
  /** Whether the terminal can be asked to mark what is pasted. */
  readonly marksPastes: boolean;
}

/** Time for the terminal to hand over what waits in it. */
const HAND_OVER_MS = 20;
/** Nobody presses two keys within so short a time; what comes together was pasted, or sent by a program. */
const TOGETHER_MS = 25;

const CTRL_C = '\u0003';
const MARK_PASTES = '\u001b[?2004h';
const MARK_NO_PASTES = '\u001b[?2004l';
const PASTE_BEGINS = '\u001b[200~';
const PASTE_ENDS = '\u001b[201~';

/** @param ask - shows the question at once and reads the answer from `keys` */
async function withFreshKeys<T>(
  { input, output, marksPastes }: Terminal,
  ask: (keys: KeySource) => Promise<T>,
): Promise<T> {
  const gate = createGate();
  const take = (chunk: Buffer | string): void => {
    gate.take(chunk.toString());
  };
  const end = (): void => void gate.keys.end();
  input.setRawMode?.(true);
  input.on('data', take).once('end', end).resume();
  try {
    await new Promise((resolve) => setTimeout(resolve, HAND_OVER_MS));
    if (marksPastes) output.write(MARK_PASTES);
    const keys = Object.assign(gate.keys, { setRawMode: (isRaw: boolean) => input.setRawMode?.(isRaw) });
    // Between two turns of the event loop everything is read that is there before the question is shown.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    gate.open();
    return await ask(keys);
  } finally {
    gate.close();
    input.off('data', take).off('end', end).pause();
    input.setRawMode?.(false);
    if (marksPastes) output.write(MARK_NO_PASTES);
  }
}

/** Lets keys through once it is open. Ctrl-C gets through whatever stands around it: it is never a yes. */
function createGate() {
  const keys = new PassThrough();
  let isOpen = false;
  let held = '';
  let timer: NodeJS.Timeout | undefined;
  const letThrough = (): void => {
    if (held.includes(CTRL_C)) keys.write(CTRL_C);
    else {
      const typed = withoutPastes(held);
      // The rest of the paste is still to come.
      if (typed === undefined) return;
      if (typed !== '' && !hasMoreThanOneLine(typed)) keys.write(typed);
    }
    held = '';
  };
  return {
    keys,
    take: (text: string): void => {
      if (!isOpen) {
        if (text.includes(CTRL_C)) held = CTRL_C;
        return;
      }
      held += text;
      clearTimeout(timer);
      timer = setTimeout(letThrough, TOGETHER_MS);
    },
    open: (): void => {
      isOpen = true;
      letThrough();
    },
    close: (): void => {
      clearTimeout(timer);
    },
  };
}

/** @returns undefined when a paste has begun and not ended */
function withoutPastes(text: string): string | undefined {
  const [before = '', ...pastes] = text.split(PASTE_BEGINS);
  const behind = pastes.map((paste) => paste.split(PASTE_ENDS).slice(1).join(''));
  return pastes.every((paste) => paste.includes(PASTE_ENDS)) ? [before, ...behind].join('') : undefined;
}

function hasMoreThanOneLine(text: string): boolean {
  return /[\r\n]./s.test(text.replaceAll('\r\n', '\n'));
}
