// The composition root: the only file that touches the process, the clock, chance and the disk, and that decides what
// a mode means.
// A file of its own because only this file may touch the process.
import { existsSync, realpathSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { journalFile, makePrivateFolder, reasonsFile, sandboxFile } from './config/paths.js';
import {
  folderProblem,
  keepRecentReason,
  readRecentReasons,
  readSecret,
  readText,
  removeFile,
  writePrivate,
} from './config/private-file.js';
import type { Environment } from './config/settings.js';
import type { CliContext, Host } from './context.js';
import { openInput } from './files.js';
import { openSandbox, serveSandbox } from './engine.js';
import { machineDoors, openLive, openSandboxTarget, profileDoors } from './connect.js';
import { countWaiting, openMirror, openOffline } from './offline/target.js';
import { createStreamIo, hidingIo, isPlain } from './terminal/io.js';
import { createPlainPrompter, createPrompter } from './terminal/prompter.js';
import { SDK_VERSION } from '../sdk/generated/version.js';
import type { Seed as EngineSeed } from '../local-engine/index.js';

export function composeContext(env: Environment): CliContext {
  return createContext(realHost(env));
}

/** More than these, and a list of names is no help any more. */
const MOST_NAMES = 50;

/** What opens a database or serves one: each loads its driver on first use. */
const DATABASES: Pick<
  Host,
  'openEngine' | 'openEngineThread' | 'openJournal' | 'openMirror' | 'newestRedemptions' | 'newestBatches' | 'serve'
> = {
  openEngine: async ({ rateLimit, checkpointPages, seed, ...options }) => {
    const { createLocalEngine } = await import('../local-engine/index.js');
    // Whether a document is one, the engine finds out.
    return createLocalEngine({ ...options, seed: seed as EngineSeed, settings: { rateLimit, checkpointPages } });
  },
  openEngineThread: async ({ apiKey, checkpointPages = 0, onBug, path, rateLimit }) => {
    const { startEngineThreads } = await import('./sandbox/serve.js');
    return startEngineThreads({ path, apiKey, rateLimit, checkpointPages }, onBug);
  },
  openJournal: async (path) => {
    const [{ openJournal }, { openDatabase }, { createFileWatch }, { loadDriver }, { toStorageError }] =
      await Promise.all([
        import('./journal/journal.js'),
        import('../local-engine/store/open-database.js'),
        import('../local-engine/store/file-watch.js'),
        import('../local-engine/store/driver.js'),
        import('../local-engine/store/storage-error.js'),
      ]);
    return openJournal(path, { openDatabase, createFileWatch, loadDriver, toStorageError });
  },
  openMirror: async (path, actor, onBug) => {
    const { openMirror } = await import('../local-engine/mirror/mirror.js');
    return openMirror({ path, actor, onBug, nowMs: () => Date.now() });
  },
  newestRedemptions: async (path, prefix) => {
    const { newestRedemptions } = await import('../local-engine/store/read-only.js');
    return newestRedemptions(path, prefix, MOST_NAMES);
  },
  newestBatches: async (path, prefix) => {
    const [{ batchNames }, { readDatabase }] = await Promise.all([
      import('./journal/batches.js'),
      import('../local-engine/store/read-only.js'),
    ]);
    return batchNames(path, prefix, MOST_NAMES, readDatabase);
  },
  serve: async (engine, { apiKey, onBug, ...at }) => {
    const [{ fetchOf, serveEngine }, { createConsole }, checkpointer] = await Promise.all([
      import('../local-engine/http/server.js'),
      import('../local-engine/console/console.js'),
      import('./sandbox/serve.js').then(({ startCheckpointer }) => startCheckpointer(engine.path)),
    ]);
    const pages = createConsole({ fetch: fetchOf(engine.answer), apiKey, onBug });
    const server = await serveEngine(engine, at, pages).catch(async (error: unknown) => {
      await checkpointer.stop();
      throw error;
    });
    const close = async (): Promise<void> => {
      await server.close();
      await checkpointer.stop();
    };
    return { url: server.url, consoleUrl: server.url + pages.link, close };
  },
};

function realHost(env: Environment): Host {
  const interrupted = abortedBySignals();
  return {
    env,
    io: createStreamIo(process.stdout, process.stderr, () => process.stdin),
    prompter: isPlain(env)
      ? createPlainPrompter({
          ...{ input: process.stdin, output: process.stderr, signal: interrupted },
          marksPastes: env.TERM !== 'dumb',
        })
      : createPrompter({ input: () => process.stdin, output: process.stderr, signal: interrupted }),
    interrupted,
    platform: process.platform,
    seams: { nowMs: () => Date.now(), monotonicMs: () => performance.now(), sleep },
    stdin: () => process.stdin,
    whoRuns: () => ({ pid: process.pid, host: hostname() }),
    fetch: (request) => globalThis.fetch(request),
    version: () => SDK_VERSION,
    // Fetched when it is needed: loading it takes 5 ms.
    newIdempotencyKey: () => `scrip_${process.getBuiltinModule('node:crypto').randomUUID()}`,
    makeFolder: makePrivateFolder,
    realPath: (path) => (existsSync(path) ? realpathSync(path) : path),
    readText,
    readSecret: (path) => readSecret(path, process.platform),
    writePrivate,
    removeFile,
    keyring: async () => {
      const { createKeyring } = await import('./config/keys.js');
      return createKeyring(process.execPath);
    },
    nodeVersion: () => process.version,
    sqliteVersion: async () => {
      const { loadDriver } = await import('../local-engine/store/driver.js');
      const Driver = loadDriver();
      const db = new Driver(':memory:');
      try {
        return db.prepare('SELECT sqlite_version()').pluck().get() as string;
      } finally {
        db.close();
      }
    },
    folderProblem,
    exists: existsSync,
    readReasons: readRecentReasons,
    keepReason: keepRecentReason,
    userName: () => userInfo().username,
    ...DATABASES,
  };
}

/** Waits without keeping the program alive for it alone. */
async function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
  await wait(delayMs, undefined, { signal });
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

/** What a mode means. */
const OPENERS = { live: openLive, offline: openOffline, sandbox: openSandboxTarget } as const;

/** The doors of a context, over any host. Mode is decided here and nowhere else. */
export function createContext(outside: Host): CliContext {
  const secrets = new Set<string>();
  const hide = (secret: string): void => {
    secrets.add(secret);
  };
  const host = { ...outside, io: hidingIo(outside.io, secrets), hide };
  return {
    host,
    io: host.io,
    ...profileDoors(host),
    machine: machineDoors(host, async (settings) =>
      settings.mode === 'live' ? openLive(host, settings, {}) : undefined,
    ),
    spellOut: () => undefined,
    openTarget: (settings, options = {}) => OPENERS[settings.mode](host, settings, options),
    openMirror: (profile, actor) => openMirror(host, profile, actor),
    countWaiting: (profile) => countWaiting(host, profile),
    openJournal: async () => {
      const path = await journalFile(host.env);
      host.makeFolder(dirname(path));
      return host.openJournal(path);
    },
    runOf: (actor) => ({ actor: actor ?? actorOf(host), host: host.whoRuns().host }),
    recentReasons: async () => host.readReasons(await reasonsFile(host.env)),
    rememberReason: async (reason) => {
      const path = await reasonsFile(host.env);
      host.makeFolder(dirname(path));
      host.keepReason(path, reason);
    },
    openInput: (path) => (path === '-' ? { label: 'standard input', bytes: host.stdin } : openInput(path)),
    openSandbox: (seed) => openSandbox(host, seed),
    serveSandbox: (options, trace) => serveSandbox(host, options, trace),
    known: {
      redemptions: async (prefix, flags) =>
        (await profileDoors(host).settings(flags)).mode === 'sandbox'
          ? host.newestRedemptions(await sandboxFile(host.env), prefix)
          : [],
      batches: async (prefix) => host.newestBatches(await journalFile(host.env), prefix),
      profiles: async () => {
        const { profiles } = await profileDoors(host).config.read();
        return Object.entries(profiles).map(([name, { mode, base_url }]) => ({ name, about: base_url ?? mode ?? '' }));
      },
    },
    sandboxPath: () => sandboxFile(host.env),
  };
}

/** An empty variable counts as one that is not set. */
function actorOf(host: Host): string {
  const named = host.env.SCRIP_ACTOR ?? '';
  return named === '' ? host.userName() : named;
}
