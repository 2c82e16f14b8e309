// Runs an unmodified program while strace makes one of its system calls on given files fail, or kills it there.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Why system calls cannot be tampered with here; undefined when they can. */
export function whyNoStrace() {
  const tried = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) return 'strace is not installed';
  return tried.status === 0 ? undefined : `strace may not trace here: ${tried.stderr.trim()}`;
}

/**
 * @param fault - `{ call: 'pwrite64', with: 'signal=SIGKILL' | 'error=EIO', when: '7' | '7+' }`; the call is only watched
 *   when `with` is undefined
 * @param files - only calls on these count; all when there are none
 * @param trace - where strace writes the calls it saw
 * @param threads - the main thread's calls count, where SQLite works; with `all` those of every thread, each counted apart
 * @returns what the program printed, how it ended, and whether the fault ever came
 */
export async function runUnder(fault, files, argv, trace, env = process.env, threads = 'main') {
  const paths = files.flatMap((path) => ['-P', path]);
  const inject = fault.with === undefined ? [] : ['-e', `inject=${fault.call}:${fault.with}:when=${fault.when}`];
  const child = spawn(
    'strace',
    [
      ...(threads === 'all' ? ['-f'] : []),
      '-qq',
      '-o',
      trace,
      ...paths,
      '-e',
      `trace=${fault.call}`,
      ...inject,
      process.execPath,
      ...argv,
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [code, signal] = await once(child, 'close');
  const wasKilled = fault.with?.startsWith('signal=') === true && signal !== null;
  return { out, err, code, signal, fired: wasKilled || readFileSync(trace, 'utf8').includes('(INJECTED)') };
}
