// `--jq`: the answer, filtered by jq's own language before it is printed.
// A file of its own because the jq library is large and loaded on first use.
import type { Io } from '../context.js';
import { UsageError } from '../errors/errors.js';
import { visible } from './safe-text.js';

/**
 * An Io whose answers go through a jq filter. An answer that the filter fails on is printed whole, with a warning: what
 * was done is done, and its exit code must not say otherwise.
 *
 * Loads jq and looks at the expression before anything else happens: a slip in it must not be found after a write.
 *
 * @throws UsageError when it is no jq expression
 */
export async function filteredIo(io: Io, expression: string): Promise<Io> {
  // By its default: the names of a package of CommonJS are not known to a bundle.
  const { raw } = (await import('jq-wasm')).default;
  try {
    // The line end keeps a comment at its end from swallowing the bracket.
    await raw('null', `empty | (${expression}\n)`);
  } catch (error) {
    throw new UsageError(`--jq: ${reason(error)}`, 'the language is that of jq; an example: --jq .remaining.amount');
  }
  const filtered = async (answer: string): Promise<string> => {
    try {
      const lines = (await raw(answer, expression, ['-r', '-c'])).split('\n');
      return lines.map((line) => (line === '' ? '' : `${io.outIsTerminal ? visible(line) : line}\n`)).join('');
    } catch (error) {
      io.err(`warning: --jq: ${reason(error)}; the answer follows as it is\n`);
      return answer;
    }
  };
  let written = Promise.resolve();
  return {
    ...io,
    out: (text) => {
      written = written.then(async () => {
        io.out(await filtered(text));
      });
    },
    flush: async () => {
      await written;
      return io.flush();
    },
  };
}

/** jq's own words, on one line and without what surrounds them. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ''] = message.replace(/^[\s\S]*?jq: (error: )?/, '').split('\n');
  return visible(first.trim()) || 'not a jq expression';
}
