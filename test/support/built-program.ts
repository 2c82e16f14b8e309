// The built program as a process of its own, alone or as a server. `npm test` builds it.
import { execa } from 'execa';

export const BIN = new URL('../../bin/scrip.js', import.meta.url).pathname;

/** Runs the program with nothing of this process's environment but the path; it does not throw when it fails. */
export function runBuilt(argv: readonly string[], env: Record<string, string> = {}) {
  return execa(process.execPath, [BIN, ...argv], {
    env: { PATH: process.env.PATH, ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
}

/** Starts `scrip sandbox serve` on a free port; gives the process, and what it said when it was ready. */
export async function serveBuilt(flags: readonly string[], env: Record<string, string>) {
  const running = runBuilt(['sandbox', 'serve', '--port', '0', '--json', ...flags], env);
  // Not `iterable()`: leaving its loop waits for the end of the process.
  const text = await new Promise<string>((resolve) =>
    running.stdout.once('data', (bytes) => {
      resolve(String(bytes));
    }),
  );
  return { running, ready: JSON.parse(text) as { url: string; api_key: string; db: string; console_url: string } };
}
