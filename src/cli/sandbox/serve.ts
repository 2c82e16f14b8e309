// `scrip sandbox serve`: the sandbox as an HTTP server, until it is told to stop.
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import { openScreen } from '../terminal/screen.js';
import { visible } from '../terminal/safe-text.js';
import { command, flag, notEmpty, portNumber } from '../help/command.js';
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ServedAnswer, ServedRequest } from '../../local-engine/index.js';
import type { Answer } from '../context.js';
import type { CheckpointerData } from './checkpoint-worker.js';
import type { Asked, EngineThreadData, Told } from './engine-worker.js';

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/;

export const serveCommand = command({
  name: 'serve',
  summary: 'serve the sandbox over HTTP until it is stopped',
  examples: ['sandbox serve', 'sandbox serve --port 0 --db ./test.db --empty --no-rate-limit --json'],
  flags: [
    flag('--port <n>', 'port; 0 picks a free one', { parse: portNumber, default: 4010 }),
    flag('--host <address>', 'address to listen on', { parse: notEmpty, default: '127.0.0.1' }),
    flag('--db <file>', "the database (default: the sandbox's own)", notEmpty),
    // The only key that may be typed: it protects toys. A live key is never read here.
    flag('--api-key <key>', 'the key that requests must carry', { parse: notEmpty, default: 'sk_sandbox' }),
    flag('--no-rate-limit', 'leave out the documented limit of 10 requests a second'),
    flag('--empty', 'a new database gets no demo data'),
  ],
  run: async (ctx, { flags, command }) => {
    const settings = resolveSandboxSettings(command.optsWithGlobals<GlobalFlags>(), ctx.host.env);
    const screen = await openScreen(ctx.io, settings, ctx.host.env);
    if (!LOOPBACK.test(flags.host)) {
      screen.warn(
        `${visible(flags.host)} can be reached from other machines; whoever has the key can use this sandbox`,
      );
    }
    const { host, port, apiKey, rateLimit, db } = flags;
    const seed = flags.empty === true ? 'empty' : 'demo';
    const where = db === undefined ? {} : { path: db };
    const served = await ctx.serveSandbox({ host, port, apiKey, rateLimit, seed, ...where }, screen.trace);
    try {
      screen.note(`mode: ${visible(served.label)}`);
      if (served.notice !== undefined) screen.note(visible(served.notice));
      const ready = { url: served.url, api_key: apiKey, db: served.path, console_url: served.consoleUrl };
      screen.answer(ready, () => `listening on ${served.url}\n`);
      screen.note(`to look at it in a browser (this link works once): ${served.consoleUrl}`);
      await aborted(ctx.host.interrupted);
    } finally {
      await served.close();
    }
    screen.note('stopped');
  },
});

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}

// The engine in a thread of its own: the main thread speaks HTTP meanwhile.

/** An engine that answers a server. */
interface EngineThread {
  readonly answer: Answer;
  /** Resolves when the thread has closed the file. */
  readonly close: () => Promise<void>;
}

/**
 * Two threads on one file: what may take long, such as verify, runs in the second one and holds nobody. Both open the file
 * before the server listens, for the reason that {@link startCheckpointer} gives.
 *
 * @param onBug - hears of the engine's bugs, and of the end of a thread: from then on it answers nothing any more
 * @throws what the engine throws when it cannot open the file
 */
export async function startEngineThreads(
  data: EngineThreadData,
  onBug: (error: unknown) => void,
): Promise<EngineThread> {
  const start = (): Promise<EngineThread> => {
    const url = new URL('./engine-worker.js', import.meta.url);
    return startEngineThread(new Worker(url, { workerData: data }), onBug);
  };
  const [quick, long] = await Promise.all([start(), start()]);
  return {
    answer: (request) => (mayTakeLong(request) ? long : quick).answer(request),
    close: async () => {
      // One after the other: the last to close copies the log into the file, and two at once each leave it to the other.
      await quick.close();
      await long.close();
    },
  };
}

/** Controls that read or write the whole ledger. */
function mayTakeLong({ url }: ServedRequest): boolean {
  return /^\/_sandbox\/(verify|snapshots|reset)\b/.test(new URL(url).pathname);
}

/** @param worker - runs engine-worker.js, and has just been started */
export async function startEngineThread(worker: Worker, onBug: (error: unknown) => void): Promise<EngineThread> {
  const waiting = new Map<number, { resolve: (answer: ServedAnswer) => void; reject: (error: unknown) => void }>();
  let asked: [number, ServedRequest][] = [];
  let last = 0;
  let hasEnded = false;
  const send = (): void => {
    worker.postMessage(asked);
    asked = [];
  };
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      hasEnded = true;
      for (const { reject } of waiting.values()) reject(noEngine());
      waiting.clear();
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (told: Told) => {
      if ('ready' in told) resolve();
      // Nobody waits any more for what a fault delays.
      else if ('closed' in told) void worker.terminate();
      else if ('bug' in told) onBug(Object.assign(new Error(told.bug.message), { stack: told.bug.stack }));
      else {
        for (const [id, answer] of told.answers) {
          waiting.get(id)?.resolve(answer);
          waiting.delete(id);
        }
      }
    });
  });
  worker.on('error', onBug);
  return {
    answer: (request) =>
      new Promise((resolve, reject) => {
        if (hasEnded) {
          reject(noEngine());
          return;
        }
        last += 1;
        waiting.set(last, { resolve, reject });
        // All that arrived in this turn goes in one message.
        if (asked.length === 0) setImmediate(send);
        asked.push([last, request]);
      }),
    close: () => {
      worker.postMessage('stop' satisfies Asked);
      return ended;
    },
  };
}

function noEngine(): Error {
  return new Error("the engine's thread has ended");
}

// A thread beside a server that copies the write-ahead log into the database, so that no request waits for it.

interface Checkpointer {
  /** Resolves when the thread has closed the file. */
  readonly stop: () => Promise<void>;
}

/**
 * Wait for it before the server listens. The thread opens the file by its name, and a file put there later has the same
 * name: SQLite would write the log of the old file into the new one, and remove the log.
 *
 * @param path - the database, as the server has it open
 * @returns when the thread has opened the file, or has ended
 */
export async function startCheckpointer(path: string): Promise<Checkpointer> {
  if (path === ':memory:') return { stop: () => Promise.resolve() };
  const workerData: CheckpointerData = { path, file: statSync(path).ino };
  const worker = new Worker(new URL('./checkpoint-worker.js', import.meta.url), { workerData });
  // Without the thread the server's own connection copies when the log has grown large: slower, and just as safe.
  worker.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
    });
  });
  const opened = new Promise<void>((resolve) => {
    worker.once('message', () => {
      resolve();
    });
  });
  await Promise.race([opened, ended]);
  worker.unref();
  return {
    stop: () => {
      worker.ref();
      worker.postMessage('stop');
      return ended;
    },
  };
}
