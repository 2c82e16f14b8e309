// Text to records of cells: which line a record starts on, and what a bad quote means.
import { CsvError as ParseError, parse } from 'csv-parse/sync';
import { CsvError } from './csv-error.js';
import { bareReturn, lineFeeds } from './record-ends.js';
import type { Delimiter } from './shapes.js';
import { LONGEST_ROW, splitCells, splittingAt } from './split-cells.js';

/** The cells of one record and the physical line on which it starts. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a block is read with. */
export interface BlockPlace {
  readonly delimiter: Delimiter;
  readonly firstLine: number;
  /** Names of the columns, for messages; none while the header itself is read. */
  readonly columns?: readonly string[];
}

/**
 * Splits a block that starts where a record does and ends where one ends, or at the end of the file.
 *
 * @throws CsvError for the first place in the block that is not CSV
 */
export function parseBlock(block: string, place: BlockPlace): CsvRecord[] {
  const bare = bareReturn(block);
  // What is wrong before the carriage return is told first.
  const rows = cellsOf(bare === -1 ? block : block.slice(0, bare), place);
  if (bare !== -1) throw bareReturnError(block.slice(0, bare), place);
  const hasQuotes = block.includes('"');
  let { firstLine: line } = place;
  return rows.map((cells) => {
    if (place.columns !== undefined && cells.length > place.columns.length) checkSize(cells, line);
    const record = { line, cells };
    line += hasQuotes ? linesOf(cells) : 1;
    return record;
  });
}

/** The error for a row that is too long, as it is known when no end of it was found. */
export function rowTooLarge(line: number, hasQuotes: boolean): CsvError {
  const hint = hasQuotes ? 'a quote may have been opened and never closed' : 'the file may not be CSV at all';
  return new CsvError('row_too_large', `the row that starts on line ${line} is over 1 MiB`, { line, hint });
}

function cellsOf(block: string, place: BlockPlace): string[][] {
  try {
    return splitCells(block, place.delimiter);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw quoteError(error, block, place);
  }
}

function quoteError(error: ParseError, block: string, place: BlockPlace): CsvError {
  const line = failingLine(block, place);
  const index = typeof error.column === 'number' ? error.column : 0;
  const at = { line, column: place.columns?.[index] ?? `column ${index + 1}` };
  const where = `the row that starts on line ${line}`;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return rowTooLarge(line, block.includes('"'));
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const hint = 'close it, or write the quote itself as ""; a file that was cut also looks like this';
    return new CsvError('quote_not_closed', `${where} opens a quote and never closes it`, { ...at, hint });
  }
  const hint = 'put quotes around the whole cell and write each quote inside it as ""';
  if (error.code === 'INVALID_OPENING_QUOTE') {
    return new CsvError('quote_in_cell', `${where} has a quote in the middle of a cell`, { ...at, hint });
  }
  return new CsvError('text_after_quote', `${where} has text after a closing quote`, { ...at, hint });
}

/** Reads a block once more, slowly, to learn on which line the record starts that cannot be read. */
function failingLine(block: string, place: BlockPlace): number {
  let { firstLine: line } = place;
  const countLines = (cells: string[]): null => {
    line += linesOf(cells);
    return null;
  };
  try {
    parse(block, { ...splittingAt(place.delimiter), on_record: countLines });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
  return line;
}

function bareReturnError(before: string, place: BlockPlace): CsvError {
  const start = before.lastIndexOf('\n') + 1;
  return new CsvError('bare_carriage_return', 'a line ends in a carriage return without a line feed (old Mac)', {
    line: place.firstLine + lineFeeds(before),
    column: `character ${Array.from(before.slice(start)).length + 1}`,
    hint: 'save the file with LF or CRLF line ends',
  });
}

/** The parser's own limit does not count delimiters: a row of nothing else would pass it. */
function checkSize(cells: readonly string[], line: number): void {
  const size = cells.reduce((sum, cell) => sum + cell.length + 1, -1);
  if (size > LONGEST_ROW) throw rowTooLarge(line, false);
}

/** Outside quotes each line feed ends a record, so the others are all inside cells. */
function linesOf(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + lineFeeds(cell), 1);
}
