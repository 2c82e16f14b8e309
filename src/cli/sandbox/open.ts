// The doors of the `sandbox` commands, over any host: its controls, and the server.
// A file of its own because the sandbox is opened by the process, not by a command.
import { resolve } from 'node:path';
import type { Host, Sandbox, Seed, ServeOptions, Served, TargetOptions } from '../context.js';
import {
  controlSandbox,
  createBugReporter,
  labelOf,
  listenError,
  noticeOf,
  openEngine,
  tracedFetch,
} from '../engine.js';

export async function openSandbox(host: Host, seed: Seed = 'demo'): Promise<Sandbox> {
  return controlSandbox(await openEngine(host, { seed }), seed);
}

export async function serveSandbox(
  outside: Host,
  options: ServeOptions,
  trace: TargetOptions['trace'],
): Promise<Served> {
  const { apiKey, rateLimit, seed, path, host, port } = options;
  const engine = await openEngine(outside, {
    apiKey,
    rateLimit,
    seed,
    checkpointPages: LAST_RESORT_PAGES,
    ...(path !== undefined && { path: fileNamed(path) }),
  });
  try {
    const server = await outside.serve(
      { ...engine, fetch: tracedFetch(engine.fetch, trace) },
      { host, port, apiKey, onBug: createBugReporter(outside.io, trace !== undefined) },
    );
    const close = async (): Promise<void> => {
      await server.close();
      await engine.close();
    };
    const { url, consoleUrl } = server;
    return { url, consoleUrl, path: engine.path, label: labelOf(engine), ...noticeOf(engine, seed), close };
  } catch (error) {
    await engine.close();
    throw listenError(error, options);
  }
}

/** The log is copied by a thread beside the server (decision 0015); only if that cannot keep up, or is gone, by a commit. */
const LAST_RESORT_PAGES = 50_000;

/** SQLite's own name for a database without a file stays as it is. */
function fileNamed(path: string): string {
  return path === ':memory:' ? path : resolve(path);
}
