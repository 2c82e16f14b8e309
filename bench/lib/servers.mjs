// The servers that are compared over HTTP, each a process of its own: ours, a bare one, and Prism on our contract.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CACHE } from './files.mjs';

const BARE = fileURLToPath(new URL('./bare-server.mjs', import.meta.url));
/** The newest that runs on Node 20. */
export const PRISM = '5.14.2';

export function startOurs(build, db, home, { isLimited = false } = {}) {
  const argv = [build.bin, 'sandbox', 'serve', '--port', '0', '--db', db, '--json', '--quiet'];
  return startTold([...argv, ...(isLimited ? [] : ['--no-rate-limit'])], { ...process.env, SCRIP_HOME: home });
}

/** @param commits - "each" or "grouped" */
export function startBare(build, db, rows, commits) {
  return startTold([BARE, build.root, db, rows, commits], process.env);
}

/** A server that prints its address, as JSON, when it listens. */
async function startTold(argv, env) {
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), endedEarly(child, argv)]);
  return { url: JSON.parse(line).url, pid: child.pid, stop: stopper(child) };
}

/** Where Prism is, installed into the cache at first; undefined when it cannot be had. */
export function installPrism(say) {
  const folder = join(CACHE, `prism-${PRISM}`);
  const bin = join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js');
  if (existsSync(bin)) return bin;
  say(`installing Prism ${PRISM} into ${folder}`);
  mkdirSync(folder, { recursive: true });
  try {
    const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', '--prefix', folder, ...quiet, `@stoplight/prism-cli@${PRISM}`], { stdio: 'pipe' });
  } catch {
    return undefined;
  }
  return existsSync(bin) ? bin : undefined;
}

/** Prism mocking our own contract; it prints no address, so it is asked until it answers. */
export async function startPrism(build, bin, isDynamic) {
  const port = await freePort();
  const argv = [bin, 'mock', '-h', '127.0.0.1', '-p', String(port), '-v', 'error', ...(isDynamic ? ['-d'] : [])];
  const child = spawn(process.execPath, [...argv, build.file('openapi.yaml')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const answered = async () => {
    for (;;) {
      const response = await fetch(url).catch(() => undefined);
      if (response !== undefined) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await Promise.race([answered(), endedEarly(child, argv)]);
  return { url, pid: child.pid, stop: stopper(child) };
}

async function endedEarly(child, argv) {
  const [code] = await once(child, 'close');
  throw new Error(`${argv.join(' ')} ended with ${code}`);
}

function stopper(child) {
  const closed = once(child, 'close');
  const kill = () => child.kill();
  process.once('exit', kill);
  return async () => {
    process.off('exit', kill);
    kill();
    await closed;
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
