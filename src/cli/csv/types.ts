// What the reader is told and what it hands over: the words that the reader, its checks and its callers share.
import type { ReversalRequest, ReversalIntent } from '../reversal.js';

/** What may stand between two cells. */
export type Delimiter = ',' | ';' | '\t';

/** The columns that mean something to a batch; every other one is kept and not looked at. */
export type InputColumn = 'redemption_id' | 'amount' | 'quantity' | 'reason' | 'idempotency_key';

/** Our columns, and the names under which each is found without --map, in any case and with any blanks, `_` and `-`. */
export const OUR_NAMES: Readonly<Record<InputColumn, readonly string[]>> = {
  redemption_id: ['redemption_id', 'id'],
  amount: ['amount'],
  quantity: ['quantity'],
  reason: ['reason'],
  idempotency_key: ['idempotency_key'],
};

/** How a file is to be read, as its user said. */
export interface CsvOptions {
  /** Else detected over the header. */
  readonly delimiter?: Delimiter;
  /** Our column -> the name of it in this file. */
  readonly map?: Readonly<Partial<Record<InputColumn, string>>>;
  /** Amounts are written as `12,50`; a point in one is then refused, because it could be a grouping. */
  readonly decimalComma?: boolean;
  /** Takes blanks off around cells of ours; kept cells stay as they are. */
  readonly trim?: boolean;
  /** Fills empty reasons. */
  readonly reason?: string;
}

/** What the first line says. */
export interface CsvHead {
  /** Which header is which of our columns. */
  readonly used: Readonly<Partial<Record<InputColumn, string>>>;
  /** As in the file; in a results file of ours without the marks against formulas. */
  readonly columns: readonly string[];
  readonly delimiter: Delimiter;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly hasBom: boolean;
  /** A results file of ours that is fed back: it has `scrip_line` and `scrip_status`. */
  readonly isResults: boolean;
}

/** What a sound row asks for; its request has a key only where the row brings one. */
export interface RowFields extends ReversalIntent<ReversalRequest> {
  /** What an earlier run said of this row in `scrip_status` and `scrip_idempotency_key`. */
  readonly earlier?: { readonly status: string; readonly idempotencyKey?: string };
}

/** One thing that is wrong with one row. */
export interface RowFault {
  readonly code: string;
  readonly message: string;
  /** The column's name in this file. */
  readonly column?: string;
  readonly hint?: string;
}

/** One row; `fields` only when it has no faults. */
export interface CsvRow {
  /** The physical line on which the record starts. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fields?: RowFields;
  readonly faults: readonly RowFault[];
}

/** What is known when the file has ended. */
export interface CsvEnd {
  readonly rows: number;
  /** Whether the last line has a line end; a file that was cut has none. */
  readonly isTerminated: boolean;
}

/** Receives the file in order. The reader waits for each call, so a slow receiver is never run over. */
export interface CsvSink {
  head(head: CsvHead): void | Promise<void>;
  rows(rows: readonly CsvRow[]): void | Promise<void>;
}

// The fault of a whole file: nothing of it can be trusted, so reading stops and no row of it is skipped around.

/** Where a fault is, and what to do about it. */
export interface CsvFaultPlace {
  readonly line?: number;
  /** The column's name, or `character N` of the line. */
  readonly column?: string;
  readonly hint?: string;
}

/** The file as a whole cannot be read; `code` is stable, the words are not. */
export class CsvError extends Error {
  readonly code: string;
  readonly line?: number;
  readonly column?: string;
  readonly hint?: string;

  constructor(code: string, message: string, { line, column, hint }: CsvFaultPlace = {}) {
    super(message);
    this.name = 'CsvError';
    this.code = code;
    if (line !== undefined) this.line = line;
    if (column !== undefined) this.column = column;
    if (hint !== undefined) this.hint = hint;
  }
}
