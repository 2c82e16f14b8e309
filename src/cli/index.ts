// The door of the command line: what bin/scrip.js starts. `scrip --version` and `scrip --help` are answered here, before
// anything else is loaded, because scripts and people ask for them most; see docs/decisions/0018.
import { fstatSync, statSync, writeSync } from 'node:fs';
import { HELP_COLUMNS, layOut } from './help/page.js';
import { ROOT_PAGE } from './help/generated/root-page.js';
import { SDK_VERSION } from '../sdk/generated/version.js';

const STDOUT = 1;

/** Node's own number for a program that ends while something is still awaited: it must not look like a success. */
const UNFINISHED = 13;

/** @param host - the process, whose exit code is set */
export async function start(host: NodeJS.Process): Promise<void> {
  host.exitCode = UNFINISHED;
  // Nothing is left to be waited for then. Without this Node takes itself apart piece by piece, which takes 3 ms.
  host.once('beforeExit', () => {
    host.exit();
  });
  host.exitCode = await run(host.argv.slice(2), host.env);
}

async function run(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [word] = argv.length === 1 ? argv : [];
  if (word === '--version') return say(() => `${SDK_VERSION}\n`, env, false);
  if (word === '--help') return say((columns) => layOut(ROOT_PAGE, columns), env, mayBeTerminal());
  const [{ composeContext }, { main }] = await Promise.all([import('./compose.js'), import('./main.js')]);
  return main(argv, composeContext(env));
}

/**
 * Prints a text without Node's streams, which take as long to load as everything else here. What could not be printed so
 * is left to them, with all they know of pipes that are full, closed or broken.
 *
 * @param needsWidth - whether the text depends on the columns of a terminal, which only the streams know
 */
async function say(text: (columns: number) => string, env: NodeJS.ProcessEnv, needsWidth: boolean): Promise<number> {
  const left = needsWidth ? undefined : notWritten(text(HELP_COLUMNS));
  if (left === '') return 0;
  const [{ composeContext }, { tell }] = await Promise.all([import('./compose.js'), import('./main.js')]);
  const ctx = composeContext(env);
  return tell(left ?? text(ctx.io.columns ?? HELP_COLUMNS), ctx);
}

/** @returns what is left of a text that stdout did not take, in ASCII as the text is */
function notWritten(text: string): string {
  let written = 0;
  try {
    while (written < text.length) written += writeSync(STDOUT, text.slice(written));
  } catch {
    // The streams meet it again, and say what is to be said.
  }
  return text.slice(written);
}

/** A device that is not the empty one; on Windows, and where stdout cannot be looked at, whatever it is. */
function mayBeTerminal(): boolean {
  try {
    const stdout = fstatSync(STDOUT);
    return stdout.isCharacterDevice() && stdout.rdev !== statSync('/dev/null').rdev;
  } catch {
    return true;
  }
}
