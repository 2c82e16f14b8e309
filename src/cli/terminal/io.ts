// Io over real streams.
import type { WriteStream } from 'node:tty';
import type { Io } from '../context.js';
import type { Environment } from '../config/settings.js';

type Stream = NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

/** A reader that goes away (`scrip … | head -1`) is no error: what it does not want is simply not written. */
export function createStreamIo(stdout: Stream, stderr: Stream, stdin: () => { readonly isTTY?: boolean }): Io {
  let problem: Error | undefined;
  let isGone = false;
  stdout.on('error', (error: Error) => {
    isGone = true;
    if (!isClosedPipe(error)) problem ??= error;
  });
  // There is nowhere left to report a broken stderr to.
  stderr.on('error', () => undefined);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    // Opened when it is to be known: that takes a millisecond, and most commands ask nothing.
    get canAsk() {
      return stderr.isTTY === true && stdin().isTTY === true;
    },
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    get outIsGone() {
      return isGone;
    },
    get columns() {
      return known(stdout.columns);
    },
    get errColumns() {
      return known(stderr.columns);
    },
    flush: () =>
      new Promise((resolve) => {
        stdout.write('', (error) => {
          resolve(problem ?? (error && !isClosedPipe(error) ? error : undefined));
        });
      }),
  };
}

/** Some terminals say 0 when they do not know. */
function known(columns: number | undefined): number | undefined {
  return columns === 0 ? undefined : columns;
}

function isClosedPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}

// The last look at everything that is printed: a key never leaves, whoever put it into a text.

const HIDDEN = '[redacted]';

/** @param secrets - grows while the program runs */
export function hidingIo(io: Io, secrets: ReadonlySet<string>): Io {
  const hidden = (text: string): string => {
    let safe = text;
    for (const secret of secrets) safe = safe.replaceAll(secret, HIDDEN);
    return safe;
  };
  // On top of the other, whose facts about the terminal may change.
  return Object.assign(Object.create(io) as Io, {
    out: (text: string) => {
      io.out(hidden(text));
    },
    err: (text: string) => {
      io.err(hidden(text));
    },
  });
}

/** SCRIP_ACCESSIBLE, unless it is empty or 0, and terminals that can do nothing else. */
export function isPlain(env: Environment): boolean {
  const asked = env.SCRIP_ACCESSIBLE ?? '';
  return (asked !== '' && asked !== '0') || env.TERM === 'dumb';
}
