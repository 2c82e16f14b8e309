// The last look at everything that is printed: a key never leaves, whoever put it into a text.
import type { Io } from '../context.js';

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
