// What a command is handed instead of the process: streams, environment, and doors that open only when used.
import type { Pace, ScripClient, Seams, Send } from '../sdk/index.js';
import type { Environment, GlobalFlags, Settings } from './config/settings.js';
import type { Config } from './config/config-file.js';
import type { KeyVault, Keyring } from './config/keys.js';
import type { InputFile } from './files.js';
import type { Journal } from './journal/journal.js';
import type { Owner, RunOf } from './journal/types.js';
import type { Forecast, KeyedRequest, Rehearse } from './reversal.js';
import type { ServedAnswer, ServedRequest } from '../local-engine/index.js';
import type { Item, Mirror, Provenance } from '../local-engine/mirror/mirror.js';

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
  /** What time it is by the server's own clock, as its newest answer told; undefined before it has told it. */
  readonly serverNowMs?: () => number | undefined;
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
  /** What of a reversal expired at once, by its journal entry; present only where the ledger is at hand. */
  readonly expiredBy?: (journalEntryId: string) => string | undefined;
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

/** What a command is handed: the host, and doors over it that open only when used. */
export interface CliContext {
  readonly host: SecretiveHost;
  /** What is printed: the host's own, or what a filter makes of it. */
  readonly io: Io;
  /** Says what was answered to questions in words of the command line, for hints that repeat it. */
  spellOut(redemptionId: string, words: readonly string[]): void;
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
  /** Who writes: the name given, else SCRIP_ACTOR, else the user of this machine; and from which host. */
  runOf(actor?: string): Pick<RunOf, 'actor' | 'host'>;
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

export interface EngineOptions {
  readonly path: string;
  readonly seed: Seed;
  readonly apiKey: string;
  readonly rateLimit: boolean;
  /** Of the log, from which a commit copies it into the file; the engine's own default when it is left out. */
  readonly checkpointPages?: number;
  /** Hears of what is the engine's own fault. */
  readonly onBug: (error: unknown) => void;
}

/** The process and the machine, as the program needs them; a test gives its own. */
export interface Host {
  readonly env: Environment;
  readonly io: Io;
  readonly prompter: Prompter;
  /** Aborted by Ctrl-C or a request to stop. */
  readonly interrupted: AbortSignal;
  readonly platform: NodeJS.Platform;
  /** Sends a request over the network. */
  readonly fetch: Seams['fetch'];
  /** Time, chance and waiting. */
  readonly seams: Pick<Seams, 'sleep' | 'nowMs'> & Partial<Pick<Seams, 'monotonicMs' | 'random'>>;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** This process, as another one is told about it. */
  whoRuns(): Omit<Owner, 'sinceMs'>;
  version(): string;
  newIdempotencyKey(): string;
  /** Makes a folder for one person's files; one that exists is left as it is. */
  makeFolder(path: string): void;
  /** The one name of a file, whichever links lead to it; the path itself for what is no file. */
  realPath(path: string): string;
  /** The text of a file; undefined when there is none. */
  readText(path: string): string | undefined;
  /** The same for a file that must be nobody else's. */
  readSecret(path: string): string | undefined;
  /** Replaces a file as a whole, for its owner alone. */
  writePrivate(path: string, text: string): void;
  removeFile(path: string): void;
  keyring(): Promise<Keyring>;
  nodeVersion(): string;
  sqliteVersion(): Promise<string>;
  /** What keeps a folder from being used; undefined when nothing does or it is not there yet. */
  folderProblem(path: string): string | undefined;
  exists(path: string): boolean;
  readReasons(path: string): readonly string[];
  keepReason(path: string, reason: string): void;
  openEngine(options: EngineOptions): Promise<Engine>;
  openJournal(path: string): Promise<Journal>;
  /** @param actor - who queues what is queued */
  openMirror(path: string, actor: string, onBug: (error: unknown) => void): Promise<Mirror>;
  /** Of the person at this machine. */
  userName(): string;
  /** The newest redemptions of a sandbox's file whose id begins so; none when there is no file. */
  newestRedemptions(path: string, prefix: string): Promise<readonly KnownName[]>;
  /** The newest batches of a journal's file whose name begins so; none when there is no file. */
  newestBatches(path: string, prefix: string): Promise<readonly KnownName[]>;
  /** Opens the engine on a file that is there, in a thread of its own. */
  openEngineThread(options: Omit<EngineOptions, 'seed'>): Promise<{ readonly answer: Answer; close(): Promise<void> }>;
  /** Serves the engine, and its console beside it. */
  serve(
    engine: Pick<Engine, 'answer' | 'path'>,
    at: { port: number; host: string; apiKey: string; onBug: (error: unknown) => void },
  ): Promise<Pick<Served, 'url' | 'consoleUrl' | 'close'>>;
}

/** A host on which keys are not printed any more once they are known. */
export interface SecretiveHost extends Host {
  hide(secret: string): void;
}

/** Answers a request that a server has read. */
export type Answer = (request: ServedRequest) => Promise<ServedAnswer>;

/** What the engine must be able to do for the command line. */
export interface Engine {
  /** Answers a request of this process. */
  readonly send: Send;
  /** The same for a server: plain data. */
  readonly answer: Answer;
  readonly path: string;
  /** The ledger's own id, which a reset makes anew. */
  ledgerId(): string;
  /** Whether opening it made the database. */
  readonly created: boolean;
  /** What of a reversal expired at once, by its journal entry; undefined: nothing. */
  expiredBy(journalEntryId: string): string | undefined;
  /** Runs requests in a row and takes them all back; see the engine. */
  rehearse(
    requests: Iterable<{ method: string; path: string; body: unknown }>,
    onAnswer: (answer: Forecast) => void,
  ): void;
  /** The journal as text, in pieces. */
  exportJournal(format: ExportFormat): Iterable<string>;
  close(): void | Promise<void>;
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
