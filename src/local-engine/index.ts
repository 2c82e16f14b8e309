// The public entry of the embedded ledger engine: the redemption part of the Scrip API on one SQLite file, without HTTP.
// A file of its own because it is what the package exports; the command line is one user of it among others.
import { verify } from './http/controls.js';
import { createEngineSend } from './http/send.js';
import type { Outgoing, Reply, Send } from '../sdk/wire.js';
import { previewRequest, rehearseRequests } from './http/call.js';
import type {
  Check,
  EngineFetch,
  ExportFormat,
  Preview,
  PreviewEffects,
  PreviewRequest,
  Verdict,
  ServedAnswer,
  ServedRequest,
} from './types.js';
import { SeedError, type Seed, type SeedDocument, type SeedEvent, type SeedProblem } from './http/seed/document.js';
import { fillLedger } from './http/seed/run-seed.js';
import { expiredBy } from './ledger/reverse.js';
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
  ServedAnswer,
  ServedRequest,
  Verdict,
};

/** Settings of an engine; everything but the path has a default. */
export interface LocalEngineOptions {
  /** A file in an existing folder, created when it does not exist, or ":memory:". */
  readonly path: string;
  /** The data of a new database: the demo data (default), none, or your own. Ignored when the database exists. */
  readonly seed?: Seed;
  /** The one key that requests must carry. Default: "sk_sandbox". */
  readonly apiKey?: string;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly nowMs?: () => number;
  /** A fresh UUID, lower case. Default: version 7. */
  readonly newId?: () => string;
  /** Called with each error that is a bug of the engine; the request is then answered 500. Default: does nothing. */
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
  /** The same with a Request and a Response, for code that expects a `fetch`. */
  readonly fetch: EngineFetch;
  /** The same for a server, which has read the request and writes the answer: all of it plain data. */
  readonly answer: (request: ServedRequest) => Promise<ServedAnswer>;
  /** Runs a request, then rolls it back. Returns its status, its answer and its effects. */
  readonly preview: (request: PreviewRequest) => Preview;
  /**
   * Runs requests one after another, then rolls all of them back. Each request sees the effects of those before it, so a
   * total that is too large shows up on the request that exceeds it. Holds the file's write lock until the end.
   */
  readonly rehearse: (requests: Iterable<PreviewRequest>, onAnswer: (preview: Preview) => void) => void;
  /** The amount of a reversal that expired at once, by its journal entry; undefined when nothing did. */
  readonly expiredBy: (journalEntryId: string) => string | undefined;
  /** Replays the journal and compares every stored total with it. */
  readonly verify: () => Verdict;
  /**
   * The journal as text, oldest entry first, in pieces: memory does not grow with it, and nothing is locked between them.
   *
   * @throws StorageError while it is read, when the ledger is reset or restored meanwhile
   */
  readonly exportJournal: (format: ExportFormat) => Iterable<string>;
  /** The ledger's own id: another one after a reset, and after a snapshot took its place. */
  readonly ledgerId: () => string;
  /** The path as it was given. */
  readonly path: string;
  /** Whether this call created the database. */
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
      expiredBy: (journalEntryId) => expiredBy(store, journalEntryId),
      verify: () => verify(deps),
      exportJournal: (format) => exportJournal(deps, format),
      ledgerId: () => store.look(() => (store.sql('SELECT ledger_id AS id FROM settings').get() as { id: string }).id),
      path: options.path,
      created,
      close: store.close,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** In one transaction: when several processes find a new file, one fills it and the others see it complete. */
function initialise(store: Store, deps: LedgerDeps, seed: Seed): boolean {
  return store.write(() => {
    if (store.sql('SELECT 1 FROM settings').get() !== undefined) return false;
    fillLedger(deps, seed);
    return true;
  });
}

// New ids: UUIDs of version 7. They begin with the time, so new rows lie together in the file.

const BYTES_EACH = 16;

/** Gets random bytes for many ids at once, because each call for random bytes costs more than an id. */
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
