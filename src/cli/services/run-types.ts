// What a run of a batch is given, and what it ends as. Types only.
import type { Pace, ScripClient } from '../../sdk/index.js';
import type { Journal } from '../journal/journal.js';
import type { OpenRow } from '../journal/types.js';

export interface RunTools {
  readonly journal: Pick<Journal, 'openRows' | 'leftOpen' | 'commit'>;
  readonly client: ScripClient;
  /** Absent: rows leave as fast as they are answered. */
  readonly pace?: Pick<Pace, 'tryTake' | 'waitMs'> | undefined;
  readonly nowMs: () => number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Aborted by the user: no new rows, the running ones end. */
  readonly interrupted: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface RunOptions {
  readonly batchId: number;
  readonly fileId: number;
  readonly concurrency: number;
  /** Stop when so many rows were refused or are unknown. */
  readonly maxErrors?: number | undefined;
  /** Send rows in doubt again even when the server may have forgotten their key. */
  readonly force?: boolean | undefined;
}

/** What this run has done so far. */
export interface Progress {
  readonly applied: number;
  readonly replayed: number;
  readonly refused: number;
  readonly unknown: number;
  /** Why nothing leaves at the moment. */
  readonly waiting?: { readonly why: 'limited' | 'unreachable'; readonly ms: number };
}

export type StopReason =
  'interrupted' | 'max_errors' | 'auth' | 'bug' | 'unreachable' | 'no_progress' | 'many_unknown' | 'journal';

export interface RunEnd {
  readonly done: Progress;
  /** Absent: every row that could leave has left. */
  readonly stop?: { readonly why: StopReason; readonly error?: Error };
  /** Rows in doubt for so long that they were not sent again. */
  readonly tooOld: readonly OpenRow[];
}
