// Questions as plain lines, for screen readers and for terminals that cannot move the cursor: SCRIP_ACCESSIBLE=1.
import { Writable } from 'node:stream';
import type { Choice, Prompter, Question } from '../context.js';
import { CancelledError } from '../errors.js';

export interface PlainStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
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
      return /^y/i.test(await input({ message: `${message} Type yes or no, then Enter:`, check }));
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
  onReady?: () => void,
): Promise<string> {
  // Loaded here because few are asked in this manner.
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input, output, terminal: true });
  onReady?.();
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => {
      reject(new CancelledError());
    };
    lines.once('SIGINT', stop);
    lines.once('close', stop);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([lines.question(message), stopped]);
  } finally {
    // Closing rejects what nobody waits for any more.
    stopped.catch(() => undefined);
    lines.close();
  }
}
