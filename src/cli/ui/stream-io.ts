// Io over real streams.
import type { WriteStream } from 'node:tty';
import type { Io } from '../context.js';

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
