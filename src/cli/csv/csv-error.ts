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
