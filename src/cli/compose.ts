// The composition root: the only file that touches the process, the clock, chance and the disk, and that decides what
// a mode means.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { RequestEvent, ScripClient, Seams } from '../sdk/index.js';
import { readKeyFile } from './config/key-file.js';
import { makePrivateFolder, sandboxFile } from './config/paths.js';
import type { Settings } from './config/settings.js';
import type { Environment } from './config/environment.js';
import type { CliContext, Io, Sandbox, Seed, ServeOptions, Served, Target } from './context.js';
import { KeyError } from './errors.js';
import {
  SANDBOX_KEY,
  SANDBOX_URL,
  controlSandbox,
  createBugReporter,
  labelOf,
  listenError,
  noticeOf,
  tracedFetch,
  type Engine,
  type Send,
} from './sandbox-engine.js';
import { createStreamIo } from './ui/stream-io.js';

type Trace = (line: string) => void;

interface EngineOptions {
  readonly path: string;
  readonly seed: Seed;
  readonly apiKey: string;
  readonly rateLimit: boolean;
  /** Hears of what is the engine's own fault. */
  readonly onBug: (error: unknown) => void;
}

/** The outside as the program needs it; a test gives its own. */
export interface World {
  readonly env: Environment;
  readonly io: Io;
  readonly interrupted: AbortSignal;
  readonly platform: NodeJS.Platform;
  /** Sends a request over the network. */
  readonly send: Send;
  /** Time, chance and waiting of the client; the platform's own when left out. */
  readonly seams?: Partial<Pick<Seams, 'sleep' | 'random' | 'nowMs'>>;
  version(): string;
  newIdempotencyKey(): string;
  /** Makes a folder for one person's files; one that exists is left as it is. */
  makeFolder(path: string): void;
  openEngine(options: EngineOptions): Promise<Engine>;
  serve(engine: Engine, at: { port: number; host: string }): Promise<{ url: string; close(): Promise<void> }>;
}

export function composeContext(env: Environment): CliContext {
  return createContext(realWorld(env));
}

function realWorld(env: Environment): World {
  return {
    env,
    io: createStreamIo(process.stdout, process.stderr),
    interrupted: abortedBySignals(),
    platform: process.platform,
    send: (request) => globalThis.fetch(request),
    version: () => {
      const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    },
    newIdempotencyKey: () => `scrip_${randomUUID()}`,
    makeFolder: makePrivateFolder,
    openEngine: async ({ rateLimit, ...options }) => {
      const { createLocalEngine } = await import('../local-engine/index.js');
      return createLocalEngine({ ...options, settings: { rateLimit } });
    },
    serve: async (engine, at) => {
      const { serveEngine } = await import('../local-engine/http/node-server.js');
      return serveEngine(engine, at);
    },
  };
}

/** The first Ctrl-C asks to stop, so that an outcome can still be told; the second one ends the process at once. */
function abortedBySignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      controller.abort();
    });
  }
  return controller.signal;
}

/** The doors of a context, over any world. Mode is decided here and nowhere else. */
export function createContext(world: World): CliContext {
  return {
    io: world.io,
    env: world.env,
    interrupted: world.interrupted,
    version: () => world.version(),
    newIdempotencyKey: () => world.newIdempotencyKey(),
    openTarget: (settings, trace) =>
      settings.mode === 'live' ? openLive(world, settings, trace) : openSandboxTarget(world, trace),
    openSandbox: (seed) => openSandbox(world, seed),
    serveSandbox: (options, trace) => serveSandbox(world, options, trace),
    sandboxPath: () => sandboxFile(world.env),
  };
}

async function openLive(world: World, settings: Settings, trace: Trace | undefined): Promise<Target> {
  const { apiKeyFile, baseUrl } = settings;
  const apiKey = apiKeyFile === undefined ? settings.apiKey : readKeyFile(apiKeyFile, world.platform);
  if (apiKey === undefined) {
    const hint =
      'put the key into SCRIP_API_KEY, or into a file that only you can read and name it with --api-key-file';
    throw new KeyError('live mode needs an API key', hint);
  }
  const client = await openClient(world, { apiKey, baseUrl, fetch: world.send }, trace);
  return { mode: 'live', label: `live ${baseUrl}`, client, close: () => Promise.resolve() };
}

async function openSandboxTarget(world: World, trace: Trace | undefined): Promise<Target> {
  const engine = await openEngine(world, { seed: 'demo' }, trace !== undefined);
  const client = await openClient(world, { apiKey: SANDBOX_KEY, baseUrl: SANDBOX_URL, fetch: engine.fetch }, trace);
  const sandbox = controlSandbox(engine, 'demo');
  return { ...sandbox, mode: 'sandbox', client };
}

async function openSandbox(world: World, seed: Seed = 'demo'): Promise<Sandbox> {
  return controlSandbox(await openEngine(world, { seed }), seed);
}

async function serveSandbox(world: World, options: ServeOptions, trace: Trace | undefined): Promise<Served> {
  const { apiKey, rateLimit, seed, path, host, port } = options;
  const engine = await openEngine(world, {
    apiKey,
    rateLimit,
    seed,
    ...(path !== undefined && { path: fileNamed(path) }),
  });
  try {
    const server = await world.serve({ ...engine, fetch: tracedFetch(engine.fetch, trace) }, { host, port });
    const close = async (): Promise<void> => {
      await server.close();
      await engine.close();
    };
    return { url: server.url, path: engine.path, label: labelOf(engine), ...noticeOf(engine, seed), close };
  } catch (error) {
    await engine.close();
    throw listenError(error, options);
  }
}

/** SQLite's own name for a database without a file stays as it is. */
function fileNamed(path: string): string {
  return path === ':memory:' ? path : resolve(path);
}

/** Opens the database that was named, or the sandbox's own, whose folder is made on first use. */
async function openEngine(
  world: World,
  asked: Partial<EngineOptions> & { seed: Seed },
  verbose = false,
): Promise<Engine> {
  const path = asked.path ?? (await sandboxFile(world.env));
  if (asked.path === undefined) world.makeFolder(dirname(path));
  const onBug = createBugReporter(world.io, verbose);
  return world.openEngine({ apiKey: SANDBOX_KEY, rateLimit: false, onBug, ...asked, path });
}

/** A client for whichever API; the SDK is loaded only now. */
async function openClient(
  { seams }: World,
  options: { apiKey: string; baseUrl: string; fetch: Send },
  trace: Trace | undefined,
): Promise<ScripClient> {
  const { createScripClient } = await import('../sdk/index.js');
  const { traceLine } = await import('./ui/trace-line.js');
  const onRequest =
    trace &&
    ((event: RequestEvent) => {
      trace(traceLine(event));
    });
  return createScripClient({ ...options, ...seams, onRequest });
}
