// The batch journal: what every row of every batch asked for, under which key, and how far it has got.
import { JOURNAL_FILE, guarded, openJournalDatabase, type JournalDatabase, type Sqlite } from './database.js';
import { takeLock, type Lock } from './batches.js';
import { applyPending, reopenRefused, stageFile, type NewFile, type Staging } from './staging.js';
import type { Part } from './parts.js';
import type {
  Batch,
  BatchPlace,
  BatchSettings,
  Counts,
  LineOutcome,
  OpenRow,
  Owner,
  RunOf,
  Settlement,
} from './types.js';
import * as batches from './batches.js';
import * as exchange from './exchange.js';
import * as operations from './operations.js';
import * as rows from './rows.js';

/** All calls are synchronous; what they write is durable when they return. */
export interface Journal {
  readonly path: string;
  /** Takes the batch for this process, until released; undefined when another process has it. */
  lock(place: BatchPlace): Lock;
  /** The batch of this name in this environment; made when there is none. */
  batchAt(place: batches.NewBatch): Batch;
  /** Batches that have had a file accepted, the newest first; those of one name only when it is given. */
  batches(name?: string): Batch[];
  sameBytes(place: BatchPlace, sha256: string): batches.SameBytes | undefined;
  /** Leaves word of who works on the batch, for the process that finds it taken. */
  setOwner(place: BatchPlace, owner: Owner): void;
  ownerOf(place: BatchPlace): Owner | undefined;
  setSettings(batchId: number, settings: BatchSettings): void;
  /** What marks of API keys are made with. */
  salt(): string;
  setKeyMark(batchId: number, mark: string): void;

  /** Begins to read a file into the batch; the caller holds its lock. */
  stage(batch: Batch, file: NewFile): Staging;

  openRows(fileId: number, afterSeq: number, limit: number): OpenRow[];
  /** Rows of earlier files that may have been done and that the present file does not have. */
  leftOpen(batchId: number, fileId: number): OpenRow[];
  /** Rows of which only the file says that they are done. */
  claimedRows(fileId: number, afterSeq: number, limit: number): rows.ClaimedRow[];
  lines(fileId: number, afterSeq: number, limit: number): LineOutcome[];
  /** Writes what has come of rows, and that others are about to leave, in one durable transaction. */
  commit(
    settled: readonly Settlement[],
    sent: readonly Pick<OpenRow, 'id'>[],
    at: { readonly runId: number; readonly atMs: number },
  ): void;
  /** Writes down that a run begins that will write. */
  beginRun(run: RunOf, atMs: number): number;
  /** Writes a single reversal down, as about to leave. */
  beginSingle(run: RunOf, single: operations.SingleOperation, atMs: number): number;
  /** Everything of an environment that asks for the same. */
  equal(environment: string, redemptionId: string, content: Uint8Array): operations.EqualOperation[];
  /** The ids of all reversals of a redemption that an environment has as done. */
  reversalIds(environment: string, redemptionId: string): string[];
  /** Everything of an environment under the key. */
  under(environment: string, key: string): operations.EqualOperation[];
  /** Gives a row that was never sent the key of one more reversal of its kind. */
  rekey(rowId: number, n: number, key: string): void;
  /** Writes down of all open rows of a file that they are meant whatever stands. */
  markMore(fileId: number): void;
  /** Takes the refused rows of a file as open again; it is written down when that is agreed to. */
  reopenRefused(fileId: number): void;
  writeReopened(): void;

  count(fileId: number): Counts;
  openWork(fileId: number): rows.OpenWork;
  rowKinds(fileId: number): rows.RowKinds;
  frequentErrors(fileId: number, limit: number): rows.FrequentError[];
  unknownRows(fileId: number, limit: number): rows.UnknownRow[];
  doneAmounts(fileId: number, environment: string): Iterable<rows.DoneAmount>;
  withoutAsset(fileId: number, environment: string, afterSeq: number, limit: number): rows.RedemptionAt[];
  leftInDoubt(batchId: number, fileId: number, limit: number): rows.LeftRow[];
  /** All that is known of a batch, as it is at the moment when the first part is asked for. */
  exportBatch(batchId: number): Iterable<Part>;
  /** Puts beside what is known here what another journal knows; the caller holds the batch's lock. */
  importBatch(parts: Iterable<Part>, arrival: exchange.Arrival): exchange.Imported;
  /** Remembers which asset redemptions are in. */
  learnAssets(environment: string, assetOf: ReadonlyMap<string, string>): void;
  close(): void;
}

/**
 * Opens the journal, or makes one. Several processes may have it open; one at a time works on a batch.
 *
 * @param path - a file in an existing folder
 * @param busyTimeoutMs - longest wait for another process's transaction
 * @throws what `sqlite` makes of a file that is damaged, newer than this program, held too long, or not a journal
 */
export function openJournal(path: string, sqlite: Sqlite, busyTimeoutMs?: number): Journal {
  const db = openJournalDatabase(path, sqlite, busyTimeoutMs);
  const translate = (error: unknown): unknown => sqlite.toStorageError(error, path, JOURNAL_FILE.what);
  const journal: Omit<Journal, 'path'> = {
    lock: (place) => takeLock(path, sqlite, place),
    batchAt: (place) => batches.batchAt(db, place),
    batches: (name) => batches.acceptedBatches(db, name),
    sameBytes: (place, sha256) => batches.sameBytes(db, place, sha256),
    setOwner: (place, owner) => {
      batches.setOwner(db, place, owner);
    },
    ownerOf: (place) => batches.ownerOf(db, place),
    setSettings: (batchId, settings) => {
      batches.setSettings(db, batchId, settings);
    },
    salt: () => batches.saltOf(db),
    setKeyMark: (batchId, mark) => {
      batches.setKeyMark(db, batchId, mark);
    },
    stage: (batch, file) => guarded(stageFile(db, batch, file), translate),
    openRows: (fileId, afterSeq, limit) => rows.openRows(db, fileId, afterSeq, limit),
    leftOpen: (batchId, fileId) => rows.leftOpen(db, batchId, fileId),
    claimedRows: (fileId, afterSeq, limit) => rows.claimedRows(db, fileId, afterSeq, limit),
    lines: (fileId, afterSeq, limit) => rows.lineOutcomes(db, fileId, afterSeq, limit),
    commit: (settled, sent, at) => {
      rows.commitRows(db, settled, sent, at);
    },
    beginRun: (run, atMs) => operations.beginRun(db, run, atMs),
    beginSingle: (run, single, atMs) => operations.beginSingle(db, run, single, atMs),
    equal: (environment, redemptionId, content) =>
      operations.equalOperations(db, { id: null, environment }, { redemptionId, content, fileId: null }),
    reversalIds: (environment, redemptionId) => operations.reversalIds(db, environment, redemptionId),
    under: (environment, key) => operations.operationsUnder(db, environment, key),
    rekey: (rowId, n, key) => {
      rows.rekey(db, rowId, n, key);
    },
    markMore: (fileId) => {
      rows.markMore(db, fileId);
    },
    reopenRefused: (fileId) => {
      reopenRefused(db, fileId);
    },
    writeReopened: () => {
      db.write(() => {
        applyPending(db);
      });
    },
    count: (fileId) => rows.countLines(db, fileId),
    openWork: (fileId) => rows.openWork(db, fileId),
    rowKinds: (fileId) => rows.rowKinds(db, fileId),
    frequentErrors: (fileId, limit) => rows.frequentErrors(db, fileId, limit),
    unknownRows: (fileId, limit) => rows.unknownRows(db, fileId, limit),
    doneAmounts: (fileId, environment) => rows.doneAmounts(db, fileId, environment),
    withoutAsset: (fileId, environment, afterSeq, limit) => rows.withoutAsset(db, fileId, environment, afterSeq, limit),
    leftInDoubt: (batchId, fileId, limit) => rows.leftInDoubt(db, batchId, fileId, limit),
    exportBatch: (batchId) => exchange.exportBatch(db, batchId),
    importBatch: (parts, arrival) => exchange.importBatch(db, parts, arrival),
    learnAssets: (environment, assetOf) => {
      learnAssets(db, environment, assetOf);
    },
    close: () => {
      db.close();
    },
  };
  return { path, ...guarded(journal, translate) };
}

function learnAssets(db: JournalDatabase, environment: string, assetOf: ReadonlyMap<string, string>): void {
  const learn = db.sql(
    'INSERT OR IGNORE INTO assets (environment, redemption_id, asset_id) VALUES (:environment, :id, :asset)',
  );
  db.write(() => {
    for (const [id, asset] of assetOf) learn.run({ environment, id, asset });
  });
}
