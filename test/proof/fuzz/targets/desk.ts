// A machine for the command line: a home on disk, a terminal or a pipe, a live API that is an engine in memory, and time
// that passes only when somebody waits. Nothing reaches the network, and nothing outside the home is written.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext } from '../../../../src/cli/compose.js';
import { KeyringError } from '../../../../src/cli/config/keys.js';
import { makePrivateFolder } from '../../../../src/cli/config/paths.js';
import {
  folderProblem,
  keepRecentReason,
  readRecentReasons,
  readSecret,
  readText,
  removeFile,
  writePrivate,
} from '../../../../src/cli/config/private-file.js';
import { CancelledError } from '../../../../src/cli/errors/errors.js';
import { batchNames } from '../../../../src/cli/journal/batches.js';
import { openJournal } from '../../../../src/cli/journal/journal.js';
import { main } from '../../../../src/cli/main.js';
import type { Host } from '../../../../src/cli/context.js';
import { createLocalEngine, type LocalEngine, type Seed } from '../../../../src/local-engine/index.js';
import { openMirror } from '../../../../src/local-engine/mirror/mirror.js';
import { newestRedemptions, readDatabase } from '../../../../src/local-engine/store/read-only.js';
import { SQLITE } from '../../../support/batch-desk.js';
import { START, counted } from '../../../support/sandbox.js';

/** Nobody may ever read it. */
export const KEY = 'sk_live_5ecretNobodyMaySee0123456789';

export interface Scene {
  /** Columns of the terminal; 0 for a pipe. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string>>;
  /** Whether somebody answers questions. */
  readonly hasPerson: boolean;
  readonly api: 'kind' | 'gone' | 'repeats' | 'breaks';
  readonly stdin: string;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Writes that left for the live API. */
  readonly writes: number;
}

export interface Desk {
  readonly home: string;
  readonly run: (argv: readonly string[]) => Promise<Ran>;
  /** Files under the home that hold a text. */
  readonly filesWith: (text: string) => string[];
  readonly close: () => void;
}

const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export function openDesk(scene: Scene, files: Readonly<Record<string, string>>): Desk {
  const home = mkdtempSync(join(FOLDER, 'scrip-fuzz-home-'));
  mkdirSync(join(home, 'folder'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text, { mode: 0o600 });
  const clock = { now: START };
  const onBug = (error: unknown): void => {
    throw error;
  };
  const live =
    scene.api === 'kind'
      ? createLocalEngine({ path: ':memory:', apiKey: KEY, nowMs: () => clock.now, onBug })
      : undefined;
  const before = process.cwd();
  return {
    home,
    run: async (argv) => {
      process.chdir(home);
      try {
        return await runOnce(argv, { scene, home, clock, live });
      } finally {
        process.chdir(before);
      }
    },
    filesWith: (text) =>
      readdirSync(home, { recursive: true })
        .map(String)
        .filter((file) => statSync(join(home, file)).isFile() && readFileSync(join(home, file)).includes(text)),
    close: () => {
      live?.close();
      rmSync(home, { recursive: true });
    },
  };
}

interface Setting {
  readonly scene: Scene;
  readonly home: string;
  readonly clock: { now: number };
  readonly live: LocalEngine | undefined;
}

async function runOnce(argv: readonly string[], { scene, home, clock, live }: Setting): Promise<Ran> {
  let [out, err, writes] = ['', '', 0];
  const stop = new AbortController();
  const isTerminal = scene.columns > 0;
  const columns = isTerminal ? scene.columns : undefined;
  const newId = counted(1);
  const host: Host = {
    env: { SCRIP_HOME: home, ...scene.env },
    io: {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      canAsk: isTerminal && scene.hasPerson,
      ...{ outIsTerminal: isTerminal, errIsTerminal: isTerminal, columns, errColumns: columns },
      flush: () => Promise.resolve(undefined),
    },
    prompter: person(),
    interrupted: stop.signal,
    platform: 'linux',
    fetch: (request) => {
      if (request.method !== 'GET') writes += 1;
      return answer(scene.api, live, request);
    },
    seams: {
      nowMs: () => clock.now,
      random: () => 0.5,
      sleep: async (delayMs, signal) => {
        signal.throwIfAborted();
        await new Promise((resolve) => setImmediate(resolve));
        clock.now += delayMs;
      },
    },
    stdin: () => bytesOf(scene.stdin),
    whoRuns: () => ({ pid: process.pid, host: 'desk' }),
    version: () => '0.0.0-test',
    newIdempotencyKey: () => `scrip_${newId()}`,
    makeFolder: makePrivateFolder,
    realPath: (path) => path,
    readText,
    readSecret: (path) => readSecret(path, 'linux'),
    writePrivate,
    removeFile,
    keyring: () => Promise.resolve({ get: noKeyring, set: noKeyring, remove: noKeyring }),
    nodeVersion: () => process.version,
    sqliteVersion: () => Promise.resolve('3.0.0-test'),
    folderProblem,
    exists: existsSync,
    readReasons: readRecentReasons,
    keepReason: keepRecentReason,
    openEngine: ({ rateLimit, seed, ...options }) =>
      Promise.resolve(
        createLocalEngine({ ...options, seed: seed as Seed, nowMs: () => clock.now, settings: { rateLimit } }),
      ),
    // It is stopped before anybody asks.
    openEngineThread: () => Promise.resolve({ answer: () => Promise.resolve('lost'), close: () => Promise.resolve() }),
    openJournal: (path) => Promise.resolve(openJournal(path, SQLITE)),
    openMirror: (path, actor, onBug) => Promise.resolve(openMirror({ path, actor, onBug, nowMs: () => clock.now })),
    userName: () => 'ada',
    newestRedemptions: (path, prefix) => Promise.resolve(newestRedemptions(path, prefix, 50)),
    newestBatches: (path, prefix) => Promise.resolve(batchNames(path, prefix, 50, readDatabase)),
    // Told to stop as soon as it listens.
    serve: (_engine, { host, port }) => {
      setImmediate(() => {
        stop.abort();
      });
      const url = `http://${host}:${port}`;
      return Promise.resolve({ url, consoleUrl: `${url}/console`, close: () => Promise.resolve() });
    },
  };
  const code = await main(argv, createContext(host));
  return { code, out, err, writes };
}

const noKeyring = (): Promise<never> => Promise.reject(new KeyringError('there is no keyring here'));

// eslint-disable-next-line @typescript-eslint/require-await -- what is read is asynchronous, this text is here
async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Says yes, takes the first choice, and gives up when three answers will not do. */
function person(): Host['prompter'] {
  return {
    confirm: () => Promise.resolve(true),
    password: () => Promise.resolve(KEY),
    input: ({ check }) => {
      const text = ['550e8400-e29b-41d4-a716-446655440001', '1', 'why'].find((each) => check(each) === undefined);
      return text === undefined ? Promise.reject(new CancelledError()) : Promise.resolve(text);
    },
    select: (_message, choices) => {
      const found = choices.find(({ disabled }) => disabled === undefined);
      return found === undefined ? Promise.reject(new CancelledError()) : Promise.resolve(found.value);
    },
  };
}

/** A live API in one of its moods; the last two say the key back wherever they can. */
async function answer(mood: Scene['api'], live: LocalEngine | undefined, request: Request): Promise<Response> {
  if (live !== undefined) return live.fetch(request);
  if (mood === 'gone') {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
    throw new TypeError('fetch failed', { cause });
  }
  await request.text();
  const key = request.headers.get('x-api-key') ?? '';
  const headers = { 'content-type': 'application/json', 'x-request-id': key };
  if (mood === 'breaks') return new Response(`<html>\u001b]0;${key}\u0007\u202e</html>`, { status: 500, headers });
  return Response.json(
    { code: key, message: `the key ${key} may not; \u001b[31m\u202e${key}` },
    { status: 422, headers },
  );
}
