// The door of the embedded ledger engine: the Scrip API's redemption side on one SQLite file, as a plain call.
import { verify } from './http/controls.js';
import { createEngineSend } from './http/send.js';
import type { Outgoing, Reply, Send } from '../sdk/wire.js';
import { previewRequest, rehearseRequests } from './http/call.js';
import type { Check, EngineFetch, ExportFormat, Preview, PreviewEffects, PreviewRequest, Verdict } from './types.js';
import { SeedError, type Seed, type SeedDocument, type SeedEvent, type SeedProblem } from './http/seed/document.js';
import { fillLedger } from './http/seed/run-seed.js';
import { exportJournal } from './ledger/export/export.js';
import type { LedgerDeps } from './ledger/tx.js';
import { openStore, type Store } from './store/store.js';
import { SDK_VERSION } from '../sdk/generated/version.js';
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
export { StorageError, type StorageErrorCode } from './store/storage-error.js';

export { SeedError };
export type {
  Check,
  EngineFetch,
  ExportFormat,
  Outgoing,
  Preview,
  PreviewEffects,
  PreviewRequest,
  Reply,
  Seed,
  SeedDocument,
  SeedEvent,
  SeedProblem,
  Send,
  Verdict,
};

/** Settings of an engine; everything but the path has a default. */
export interface LocalEngineOptions {
  /** A file in an existing folder, made when it is not there, or ":memory:". */
  readonly path: string;
  /** What a new database begins with: the demo data (default), nothing, or data of yours. Of no effect on an old one. */
  readonly seed?: Seed;
  /** The one key that requests must carry. Default: "sk_sandbox". */
  readonly apiKey?: string;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly nowMs?: () => number;
  /** A fresh UUID, lower case. Default: version 7. */
  readonly newId?: () => string;
  /** Hears of errors that are the engine's own fault; the request is then answered 500. Default: nobody does. */
  readonly onBug?: (error: unknown) => void;
  readonly settings?: {
    /** Whether the documented rate limit applies, until a setting of the database says otherwise. Default: no. */
    readonly rateLimit?: boolean;
    /** Pages of the write-ahead log from which a commit copies it into the file. Default: 10,000, which are 40 MB. */
    readonly checkpointPages?: number | undefined;
  };
}

/** A ledger, open for requests. */
export interface LocalEngine {
  /** Answers a request as the API would. Give it to a client as its `send`. */
  readonly send: Send;
  /** The same with a Request and a Response, for what expects a `fetch`. */
  readonly fetch: EngineFetch;
  /** Runs a request and takes it back: its status, its answer, and what it would bring about. */
  readonly preview: (request: PreviewRequest) => Preview;
  /**
   * Runs requests one after another and takes all of them back at the end: each sees what the ones before it did, so a
   * sum that is too large shows up on the request that breaks it. Holds the file's write lock meanwhile.
   */
  readonly rehearse: (requests: Iterable<PreviewRequest>, onAnswer: (preview: Preview) => void) => void;
  /** Replays the journal and compares every stored total with it. */
  readonly verify: () => Verdict;
  /**
   * The journal as text, oldest entry first, in pieces: memory does not grow with it, and nothing is locked between them.
   *
   * @throws StorageError while it is read, when the ledger is reset or restored meanwhile
   */
  readonly exportJournal: (format: ExportFormat) => Iterable<string>;
  /** As it was given. */
  readonly path: string;
  /** Whether this call made the database. */
  readonly created: boolean;
  /** Closes the file. */
  readonly close: () => void;
}

/**
 * Opens a ledger, or makes one. Several processes may open the same file.
 *
 * @throws SeedError when a seed document cannot be used; nothing of it is kept
 * @throws StorageError when the file is not a ledger, is of another schema, or cannot be read and written
 */
export function createLocalEngine(options: LocalEngineOptions): LocalEngine {
  const store = openStore(options.path, options.settings?.checkpointPages);
  const deps: LedgerDeps = { store, nowMs: options.nowMs ?? Date.now, newId: options.newId ?? createNewId() };
  try {
    const created = initialise(store, deps, options.seed ?? 'demo');
    return {
      ...createEngineSend({
        ...deps,
        apiKey: options.apiKey ?? 'sk_sandbox',
        rateLimit: options.settings?.rateLimit ?? false,
        onBug: options.onBug ?? (() => undefined),
        version: SDK_VERSION,
      }),
      preview: (request) => previewRequest(deps, request),
      rehearse: (requests, onAnswer) => {
        rehearseRequests(deps, requests, onAnswer);
      },
      verify: () => verify(deps),
      exportJournal: (format) => exportJournal(deps, format),
      path: options.path,
      created,
      close: store.close,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** In one transaction, so that of several processes that find a new file one seeds it and the others see it whole. */
function initialise(store: Store, deps: LedgerDeps, seed: Seed): boolean {
  return store.write(() => {
    if (store.sql('SELECT 1 FROM settings').get() !== undefined) return false;
    fillLedger(deps, seed);
    return true;
  });
}

// Fresh ids: UUIDs of version 7, which begin with the time, so that what is new lies together in the file.

const BYTES_EACH = 16;

/** Random bytes are fetched for many ids at once: the fetching costs more than the id. */
export function createNewId(): () => string {
  const pool = new Uint8Array(256 * BYTES_EACH);
  let used = pool.length;
  const rng = (): Uint8Array => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += BYTES_EACH;
    return pool.subarray(used - BYTES_EACH, used);
  };
  return () => v7({ rng });
}
