// What the journal keeps, as the services speak of it.
import type { ReversalIntent } from '../reversal.js';

/**
 * How far an operation has got. `sent` is durable before the request leaves. `replayed`: an earlier attempt of ours had
 * done it. `done_elsewhere`: it had been done, and this journal had never sent it. `done_before`: it was not sent at all,
 * because the same is known to be done.
 */
export type RowState =
  'planned' | 'sent' | 'applied' | 'replayed' | 'done_elsewhere' | 'done_before' | 'refused' | 'unknown';

/** A reversal was made. */
export const DONE: readonly string[] = ['applied', 'replayed', 'done_elsewhere', 'done_before'];

/** A reversal may have been made. */
export const IN_DOUBT: readonly string[] = ['sent', 'unknown'];

/** The code of a row of which only its file says that it is done. */
export const SAID_BY_FILE = 'said_by_file';

/** The process that writes: what the journal keeps of it. */
export interface RunOf {
  readonly actor: string;
  readonly host: string;
  /** "reverse", "reverse --csv", "offline push": what was run. */
  readonly command: string;
  readonly mode: string;
  readonly environment: string;
}

/** What a later run goes on with. */
export interface BatchSettings {
  /** Requests a second; absent: as fast as it goes. */
  readonly rate?: number;
  readonly concurrency: number;
  /** Where the results go; absent: nowhere. */
  readonly results?: string;
  /** What is done here is only queued: rows that went well wait in an outbox. */
  readonly queues?: true;
  /** Who queues them, when somebody was named. */
  readonly actor?: string;
}

/** The process that last worked on a batch. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly sinceMs: number;
}

export interface BatchPlace {
  /** Mode and where that is; the same batch name in another environment is another batch. */
  readonly environment: string;
  readonly name: string;
}

export interface Batch extends BatchPlace {
  readonly id: number;
  readonly mode: string;
  readonly baseUrl?: string;
  /** Of the API key that it runs under; it tells nothing about the key. */
  readonly keyMark?: string;
  readonly createdAtMs: number;
  readonly settings: BatchSettings;
  /** The file whose lines stand; absent until one was accepted. */
  readonly file?: AcceptedFile;
}

/** What is needed to write a file's results: its columns, and how its cells were written. */
export interface FileHead {
  readonly columns: readonly string[];
  /** Which of them was read as what; absent in files of earlier versions. */
  readonly used?: Readonly<Record<string, string>>;
  readonly delimiter: ',' | ';' | '\t';
  readonly hasBom: boolean;
}

export interface AcceptedFile {
  readonly id: number;
  readonly path: string;
  readonly sha256: string;
  readonly readAtMs: number;
  readonly head: FileHead;
}

/** What is known to have been done. */
export interface Done {
  readonly reversalId?: string;
  readonly journalEntryId?: string;
  readonly amount?: string;
  readonly quantity?: number;
  /** What of it expired at once; absent: nothing, or it is not known. */
  readonly expired?: string;
  /** The API's own name of the answer. */
  readonly requestId?: string;
}

export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** A fault of a line in a file, with the column it is in when there is one. */
export interface LineFault extends Problem {
  readonly column?: string;
  readonly hint?: string;
}

/** A row of a file that is still to be settled. */
export interface OpenRow extends ReversalIntent {
  readonly id: number;
  readonly seq: number;
  readonly line: number;
  readonly state: 'planned' | 'sent' | 'unknown';
  /** Which of several equal reversals it is; absent under a key of the user's own. */
  readonly n?: number;
  /** Whether it was said that it is meant whatever stands. */
  readonly isMore: boolean;
  /** Milliseconds since 1970; 0 when it is not known when; absent when it was never sent. */
  readonly firstSentAtMs?: number;
}

/** What came of a row. `planned` puts it back: it is known that nothing was done. */
export type Settlement =
  | { readonly id: number; readonly state: 'applied' | 'replayed' | 'done_elsewhere'; readonly done: Done }
  | { readonly id: number; readonly state: 'done_before'; readonly done: Done; readonly problem: Problem }
  | { readonly id: number; readonly state: 'refused' | 'unknown'; readonly problem: Problem }
  | { readonly id: number; readonly state: 'planned' };

/** A line of a file with whatever is known about its row. */
export interface LineOutcome {
  readonly seq: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: readonly LineFault[];
  readonly row?: ReversalIntent & {
    readonly state: RowState;
    readonly done: Done;
    readonly problem?: Problem;
    readonly firstSentAtMs?: number;
  };
}

/** How many lines of a file are in which state; `invalid` lines have no row. */
export type Counts = Readonly<Record<RowState | 'invalid', number>>;
