// A terminal and a world made of strings, so that a whole run of the program can be read as a transcript.
import type { World } from '../../../src/cli/world.js';
import { createContext } from '../../../src/cli/compose.js';
import { main } from '../../../src/cli/main.js';

export const HOME = '/home/you/.scrip';

export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A terminal of so many columns; a pipe when left out. */
  readonly columns?: number;
  /** Without it, progress is drawn as on a terminal, which depends on time. */
  readonly stillProgress?: boolean;
  readonly send?: World['send'];
  readonly openEngine?: World['openEngine'];
  readonly serve?: World['serve'];
  readonly openJournal?: World['openJournal'];
  readonly newestRedemptions?: World['newestRedemptions'];
  readonly newestBatches?: World['newestBatches'];
  readonly seams?: World['seams'];
  readonly stdin?: World['stdin'];
  /** What is answered to every question; without it there is nobody to ask. */
  readonly answer?: boolean;
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
  const world: World = {
    env: { SCRIP_HOME: HOME, ...options.env },
    io: {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      canAsk: options.answer !== undefined,
      outIsTerminal: isTerminal,
      errIsTerminal: isTerminal && options.stillProgress !== true,
      columns: options.columns,
      errColumns: options.columns,
      flush: () => Promise.resolve(undefined),
    },
    prompter: {
      confirm: (message) => {
        err += `? ${message} ${options.answer === true ? 'yes' : 'no'}\n`;
        return Promise.resolve(options.answer === true);
      },
    },
    interrupted: options.interrupted ?? new AbortController().signal,
    platform: 'linux',
    send: options.send ?? unused('the network'),
    seams: { sleep: () => Promise.resolve(), random: () => 0, nowMs: () => 0, ...options.seams },
    stdin: options.stdin ?? unused('standard input'),
    whoRuns: () => ({ pid: 4242, host: 'desk' }),
    version: () => '0.0.0-test',
    newIdempotencyKey: options.newIdempotencyKey ?? (() => `scrip_key_${(keys += 1)}`),
    makeFolder: () => undefined,
    openEngine: options.openEngine ?? unused('the engine'),
    openJournal: options.openJournal ?? unused('the journal'),
    newestRedemptions: options.newestRedemptions ?? unused("the sandbox's file"),
    newestBatches: options.newestBatches ?? unused("the journal's file"),
    serve: options.serve ?? unused('the server'),
  };
  const code = await main(argv, createContext(world));
  return { code, out, err };
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
