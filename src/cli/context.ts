// What a command is handed instead of the process: streams, environment, and doors that open only when used.
import type { Pace, ScripClient } from '../sdk/index.js';
import type { Environment, GlobalFlags, Settings } from './config/settings.js';
import type { Config } from './config/config-file.js';
import type { KeyVault } from './config/keys.js';
import type { InputFile } from './files.js';
import type { Journal } from './journal/journal.js';
import type { Owner } from './journal/types.js';
import type { Forecast, KeyedRequest, Rehearse } from './reversal.js';
import type { Item, Mirror, Provenance } from './mirror-types.js';

/** The two streams of a terminal program. Text goes out as given: making it safe is the renderer's work. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Whether there is somebody to ask: both stdin and stderr are a terminal. */
  readonly canAsk: boolean;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Whether nobody reads stdout any more; what is written then is thrown away. */
  readonly outIsGone?: boolean;
  /** Columns of the terminal behind stdout; undefined when stdout is a pipe or a file. */
  readonly columns: number | undefined;
  /** The same for stderr. */
  readonly errColumns: number | undefined;
  /** Waits until stdout has taken everything; gives the error when it did not. A reader that went away is no error. */
  flush(): Promise<Error | undefined>;
}

/** Questions to a person. Each throws CancelledError for Ctrl-C, and when the terminal goes away. */
export interface Prompter {
  confirm(message: string): Promise<boolean>;
  /** A line that is not shown while it is typed. */
  password(message: string): Promise<string>;
  /** A line of text, without blanks around it. */
  input(question: Question): Promise<string>;
  /** One of several, of which at least one can be chosen. */
  select<T>(message: string, choices: readonly Choice<T>[]): Promise<T>;
}

export interface Question {
  readonly message: string;
  /** @returns what is wrong with the text, or undefined when it will do */
  readonly check: (text: string) => string | undefined;
}

export interface Choice<T> {
  readonly name: string;
  readonly value: T;
  /** Why it cannot be chosen. */
  readonly disabled?: string;
}

/** The API a command talks to, whichever one that is. */
export interface Target {
  readonly mode: Settings['mode'];
  /** For people: "sandbox (/path/sandbox.db)" or "live https://api.scrip.dev". */
  readonly label: string;
  /** What a batch belongs to: mode and place, in one spelling. */
  readonly environment: string;
  /** Where the API is, for a target over the network. */
  readonly baseUrl?: string;
  readonly notice?: string; // To be said once, such as that a database was just made.
  readonly client: ScripClient;
  /** The speed that all requests share, when they were asked to. */
  readonly pace?: Pace;
  readonly rowsAtOnce?: number; // Of a batch, unless the user says; four when it is left out.
  /** A mark of the API key that tells nothing about it, for a target over the network. */
  readonly keyMark?: (salt: string) => string;
  /** What a reversal with this key is in the outbox, where reversals are queued instead of sent. */
  readonly queuedAs?: (idempotencyKey: string) => Pick<Item, 'n' | 'state'> | undefined;
  /** Where copies came from, of a redemption or of a participant's, where there are only copies. */
  readonly provenance?: (id: string) => Provenance | undefined;
  /** Runs a reversal without keeping it; present only where that is possible. */
  readonly preview?: (redemptionId: string, request: KeyedRequest) => Promise<Forecast>;
  /** Runs many reversals in a row and takes them all back; present only where that is possible. */
  readonly rehearse?: Rehearse;
  close(): Promise<void>;
}

export interface TargetOptions {
  /** Gets one redacted line per request. */
  readonly trace?: ((line: string) => void) | undefined;
  /** Makes all requests share one speed: this many a second, or the place's own limit when it is left out. */
  readonly pace?: { readonly rate?: number | undefined } | undefined;
  /** Who queues what is queued, where reversals are; the person at this machine when it is left out. */
  readonly actor?: string | undefined;
}

/** The sandbox's own controls, under `/_sandbox/`, plus its copy of the API. */
export interface Sandbox {
  readonly path: string;
  /** For people: "sandbox (/path/sandbox.db)". */
  readonly label: string;
  readonly notice?: string;
  /** Whether this call made the database. */
  readonly created: boolean;
  /** @throws AnsweredError when the answer is not a success */
  control<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** The journal as text, in pieces. */
  exportJournal(format: ExportFormat): Iterable<string>;
  close(): Promise<void>;
}

/** Data of the user's own, as a file has it; the engine judges it. */
export type SeedDocument = Readonly<Record<string, unknown>>;

export type Seed = 'demo' | 'empty' | SeedDocument;

export type ExportFormat = 'json' | 'csv' | 'hledger';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly path?: string;
  readonly apiKey: string;
  readonly rateLimit: boolean;
  readonly seed: Seed;
}

export interface Served {
  readonly url: string;
  /** Lets whoever opens it first into the console, once. */
  readonly consoleUrl: string;
  readonly path: string;
  readonly label: string;
  readonly notice?: string;
  close(): Promise<void>;
}

/** config.json. */
export interface ConfigStore {
  path(): Promise<string>;
  /** @throws UsageError when it is damaged, naming the line */
  read(): Promise<Config>;
  write(config: Config): Promise<void>;
}

/** The ground that everything stands on, for `scrip doctor`. */
export interface Machine {
  node(): { readonly node: string; readonly isSupported: boolean };
  /** The version of SQLite; throws when its driver cannot be loaded. */
  sqlite(): Promise<string>;
  /** The folders of files and settings that are there, and what keeps them from being used. */
  places(): Promise<readonly { readonly path: string; readonly problem?: string }[]>;
  hasSandbox(): Promise<boolean>;
  /** What a run with these settings would talk to over the network; undefined when it would not. */
  openServer(settings: Settings): Promise<Target | undefined>;
}

export interface CliContext {
  readonly io: Io;
  readonly env: Environment;
  /** Aborted by Ctrl-C or a request to stop. */
  readonly interrupted: AbortSignal;
  readonly prompter: Prompter;
  readonly nowMs: () => number;
  /** Waits; rejects when the signal is aborted. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** From now on this text is printed nowhere. */
  hide(secret: string): void;
  /** Says what was answered to questions in words of the command line, for hints that repeat it. */
  spellOut(redemptionId: string, words: readonly string[]): void;
  version(): string;
  newIdempotencyKey(): string;
  /** What flags, environment and profile come to. */
  settings(flags: GlobalFlags): Promise<Settings>;
  readonly config: ConfigStore;
  /** The API keys of profiles. */
  keys(): Promise<KeyVault>;
  openTarget(settings: Settings, options?: TargetOptions): Promise<Target>;
  /** The mirror of a profile; made when there is none. @param actor - as in TargetOptions */
  openMirror(profile: string | undefined, actor?: string): Promise<Mirror>;
  /** How many reversals wait in the outbox of a profile. */
  countWaiting(profile: string | undefined): Promise<number>;
  readonly machine: Machine;
  /** The journal of batches; made when there is none. */
  openJournal(): Promise<Journal>;
  /** This process, as another one is told about it. */
  whoRuns(): Owner;
  /** The person at this machine, by the name that the system has. */
  whoPushes(): string;
  /** Reasons that were given on this machine before, the newest first. */
  recentReasons(): Promise<readonly string[]>;
  rememberReason(reason: string): Promise<void>;
  /** @param path - of a file, or "-" for standard input */
  openInput(path: string): InputFile;
  /** @param seed - what a database holds that is made by this call */
  openSandbox(seed?: Seed): Promise<Sandbox>;
  /** @param trace - gets one line per request */
  serveSandbox(options: ServeOptions, trace?: (line: string) => void): Promise<Served>;
  /** What TAB can complete from local files. */
  readonly known: KnownNames;
  /** Where the sandbox's database is or would be; nothing is made. */
  sandboxPath(): Promise<string>;
}

// Names that can be completed because this machine knows them. Types only.

export interface KnownName {
  readonly name: string;
  /** What helps to tell it from others, as it was found: not yet safe for a terminal. */
  readonly about: string;
}

/** Local files are read for these, and nothing is made or sent. */
export interface KnownNames {
  /** The newest redemptions whose id begins so; none unless `flags` and the environment mean the sandbox. */
  redemptions(prefix: string, flags: GlobalFlags): Promise<readonly KnownName[]>;
  /** The newest batches in the journal. */
  batches(prefix: string): Promise<readonly KnownName[]>;
  profiles(): Promise<readonly KnownName[]>;
}
