// The outside as the program needs it: what compose.ts takes from the process, and a test gives of its own. Types only.
import type { Seams, Send } from '../sdk/index.js';
import type { ExportFormat, Io, KnownName, Prompter, Seed, Served } from './context.js';
import type { Environment } from './config/settings.js';
import type { Keyring } from './config/keys.js';
import type { Journal } from './journal/journal.js';
import type { Owner } from './journal/types.js';
import type { Mirror } from './mirror-types.js';
import type { Forecast } from './reversal.js';

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

/** A world in which keys are not printed any more once they are known. */
export interface HidingWorld extends World {
  hide(secret: string): void;
}

/** The outside as the program needs it; a test gives its own. */
export interface World {
  readonly env: Environment;
  readonly io: Io;
  readonly prompter: Prompter;
  readonly interrupted: AbortSignal;
  readonly platform: NodeJS.Platform;
  /** Sends a request over the network. */
  readonly fetch: Seams['fetch'];
  /** Time, chance and waiting. */
  readonly seams: Pick<Seams, 'sleep' | 'nowMs'> & Partial<Pick<Seams, 'random'>>;
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
  /** Serves the engine, and its console beside it. */
  serve(
    engine: Engine,
    at: { port: number; host: string; apiKey: string; onBug: (error: unknown) => void },
  ): Promise<Pick<Served, 'url' | 'consoleUrl' | 'close'>>;
}

/** What the engine must be able to do for the command line. */
export interface Engine {
  /** Answers a request of this process. */
  readonly send: Send;
  /** The same for a server to call. */
  readonly fetch: Seams['fetch'];
  readonly path: string;
  /** Whether opening it made the database. */
  readonly created: boolean;
  /** Runs requests in a row and takes them all back; see the engine. */
  rehearse(
    requests: Iterable<{ method: string; path: string; body: unknown }>,
    onAnswer: (answer: Forecast) => void,
  ): void;
  /** The journal as text, in pieces. */
  exportJournal(format: ExportFormat): Iterable<string>;
  close(): void | Promise<void>;
}
