// A terminal and a world made of strings, so that a whole run of the program can be read as a transcript.
import type { Host } from '../../src/cli/context.js';
import { createContext } from '../../src/cli/compose.js';
import { KeyringError, type Keyring } from '../../src/cli/config/keys.js';
import { CancelledError } from '../../src/cli/errors/errors.js';
import { openJournal } from '../../src/cli/journal/journal.js';
import { main } from '../../src/cli/main.js';
import { SQLITE } from './sqlite.js';

export const HOME = '/home/you/.scrip';

export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A terminal of so many columns; a pipe when left out. */
  readonly columns?: number;
  /** Without it, progress is drawn as on a terminal, which depends on time. */
  readonly stillProgress?: boolean;
  readonly send?: Host['fetch'];
  readonly openEngine?: Host['openEngine'];
  readonly serve?: Host['serve'];
  readonly openMirror?: Host['openMirror'];
  readonly exists?: Host['exists'];
  readonly openJournal?: Host['openJournal'];
  readonly newestRedemptions?: Host['newestRedemptions'];
  readonly newestBatches?: Host['newestBatches'];
  readonly seams?: Host['seams'];
  readonly stdin?: Host['stdin'];
  /** What is answered to every question; without it there is nobody to ask. */
  readonly answer?: boolean;
  /** What is said to one question after the other: yes, no, a text, the beginning of a choice, ^C. No more may be asked. */
  readonly says?: readonly string[];
  /** Somebody who decides by what is asked; instead of `answer` and `says`. */
  readonly prompter?: Host['prompter'];
  /** Happens after each question is shown and before it is answered. */
  readonly beforeAnswer?: () => Promise<void>;
  readonly readReasons?: Host['readReasons'];
  readonly keepReason?: Host['keepReason'];
  /** Settings and keys, by path. */
  readonly files?: Map<string, string>;
  readonly keyring?: Keyring;
  readonly interrupted?: AbortSignal;
  /** Counts from 1 in every run when left out. */
  readonly newIdempotencyKey?: () => string;
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in a fresh terminal. */
export async function run(argv: readonly string[], options: TerminalOptions = {}): Promise<Run> {
  let out = '';
  let err = '';
  let keys = 0;
  const isTerminal = options.columns !== undefined;
  const say = (line: string): void => void (err += `${line}\n`);
  const host: Host = {
    env: { SCRIP_HOME: HOME, ...options.env },
    io: {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      canAsk: (options.prompter ?? options.says ?? options.answer) !== undefined,
      outIsTerminal: isTerminal,
      errIsTerminal: isTerminal && options.stillProgress !== true,
      columns: options.columns,
      errColumns: options.columns,
      flush: () => Promise.resolve(undefined),
    },
    prompter:
      options.prompter ??
      (options.says === undefined
        ? answering(options.answer === true, say)
        : scripted([...options.says], say, options.beforeAnswer)),
    interrupted: options.interrupted ?? new AbortController().signal,
    platform: 'linux',
    fetch: options.send ?? unused('the network'),
    seams: { sleep: () => Promise.resolve(), random: () => 0, nowMs: () => 0, ...options.seams },
    stdin: options.stdin ?? unused('standard input'),
    whoRuns: () => ({ pid: 4242, host: 'desk' }),
    version: () => '0.0.0-test',
    newIdempotencyKey: options.newIdempotencyKey ?? (() => `scrip_key_${(keys += 1)}`),
    makeFolder: () => undefined,
    realPath: (path) => path,
    readText: (path) => options.files?.get(path),
    readSecret: (path) => options.files?.get(path),
    writePrivate: (path, text) => void options.files?.set(path, text),
    removeFile: (path) => void options.files?.delete(path),
    keyring: () => Promise.resolve(options.keyring ?? NO_KEYRING),
    nodeVersion: () => 'v20.20.2',
    sqliteVersion: () => Promise.resolve('3.0.0-test'),
    folderProblem: () => undefined,
    exists: options.exists ?? (() => options.openEngine !== undefined),
    readReasons: options.readReasons ?? (() => []),
    keepReason: options.keepReason ?? (() => undefined),
    openEngine: options.openEngine ?? unused('the engine'),
    openEngineThread: unused('the thread of an engine'),
    // Forgotten with the run: a test that needs what an earlier run wrote down gives one of its own.
    openJournal: options.openJournal ?? (() => Promise.resolve(openJournal(':memory:', SQLITE))),
    openMirror: options.openMirror ?? unused('the mirror'),
    userName: () => 'ada',
    newestRedemptions: options.newestRedemptions ?? unused("the sandbox's file"),
    newestBatches: options.newestBatches ?? unused("the journal's file"),
    serve: options.serve ?? unused('the server'),
  };
  const code = await main(argv, createContext(host));
  return { code, out, err };
}

/** A machine without one. */
const noKeyring = (): Promise<never> => Promise.reject(new KeyringError('there is no keyring here'));
const NO_KEYRING: Keyring = { get: noKeyring, set: noKeyring, remove: noKeyring };

/** Says the same to every question. */
function answering(answer: boolean, say: (line: string) => void): Host['prompter'] {
  return {
    confirm: (message) => {
      say(`? ${message} ${answer ? 'yes' : 'no'}`);
      return Promise.resolve(answer);
    },
    input: unused('a question'),
    password: unused('a password'),
    select: unused('a choice'),
  };
}

/** A person who has prepared what to say; what was asked and said is written down. */
function scripted(
  lines: string[],
  say: (line: string) => void,
  beforeAnswer: TerminalOptions['beforeAnswer'] = () => Promise.resolve(),
): Host['prompter'] {
  const next = async (message: string): Promise<string> => {
    await beforeAnswer();
    const line = lines.shift();
    if (line === undefined) throw new Error(`nobody expected to be asked: ${message}`);
    say(`? ${message} ${line}`);
    if (line === '^C') throw new CancelledError();
    return line;
  };
  return {
    confirm: async (message) => (await next(message)) === 'yes',
    password: async (message) => {
      const line = lines.shift() ?? '';
      say(`? ${message}`);
      if (line === '^C') throw new CancelledError();
      return Promise.resolve(line);
    },
    input: async ({ message, check }) => {
      for (;;) {
        const text = await next(message);
        const wrong = check(text);
        if (wrong === undefined) return text;
        say(`  > ${wrong}`);
      }
    },
    select: async (message, choices) => {
      for (const { name, disabled } of choices) say(`  - ${name}${disabled === undefined ? '' : ` (${disabled})`}`);
      const wanted = await next(message);
      const found = choices.find(({ name, disabled }) => name.startsWith(wanted) && disabled === undefined);
      if (found === undefined) throw new Error(`"${wanted}" cannot be chosen`);
      return found.value;
    },
  };
}

/** Command, exit code, stdout, stderr: a golden file is to be read as documentation. */
export function transcript(argv: readonly string[], { code, out, err }: Run): string {
  const words = argv.map((word) => (/\s|^$/.test(word) ? JSON.stringify(word) : word));
  return `$ scrip ${words.join(' ')}\nexit ${code}\n--- stdout\n${out}--- stderr\n${err}`;
}

function unused(what: string): () => never {
  return () => {
    throw new Error(`this test does not expect ${what} to be used`);
  };
}
