// Text to records of cells: which line a record starts on, and what a bad quote means.
import { CsvError as ParseError, parse, type Options } from 'csv-parse/sync';
import { CsvError, type Delimiter } from './types.js';

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

// Finds where records end without splitting them into cells: outside quotes, in any file whose quotes are sound.
// In one whose quotes are not, the parser reports the first bad quote, and up to there everything found here is right.

/** How much text is gathered before it is cut, in UTF-16 units, and how much at most while no record ends in it. */
const BLOCK = 65_536;
const LONGEST_WAIT = 4_194_304;

/** Gathers text and gives it back in blocks of whole records. */
export interface RecordCutter {
  /** Adds text; the result holds whole records, and is empty until there is enough. */
  add(text: string): string;
  /** What is left of whole records. */
  whole(): string;
  /** Everything that is left. */
  rest(): string;
  /** So much text without the end of a record that waiting for it would cost memory for nothing. */
  isStuck(): boolean;
}

/** Makes an empty cutter. */
export function createRecordCutter(): RecordCutter {
  let pending = '';
  let enough = BLOCK;

  const cut = (end: number): string => {
    const block = pending.slice(0, end);
    pending = pending.slice(end);
    return block;
  };
  const whole = (): string => cut(lastRecordEnd(pending));
  return {
    add(text) {
      pending += text;
      if (pending.length < enough) return '';
      const block = whole();
      // Twice as much the next time, or a long record would be searched over and over.
      enough = block === '' ? pending.length * 2 : BLOCK;
      return block;
    },
    whole,
    rest: () => cut(pending.length),
    isStuck: () => pending.length > LONGEST_WAIT,
  };
}

/** The stretches of a text that are outside quotes, when the text starts where a record does. */
export function* outsideQuotes(text: string): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (;;) {
    const open = text.indexOf('"', from);
    if (open === -1) break;
    yield [from, open];
    const close = text.indexOf('"', open + 1);
    if (close === -1) return;
    from = close + 1;
  }
  yield [from, text.length];
}

/** Where the first record of a text ends, its line end included; the whole text when it has none. */
export function firstRecordEnd(text: string): number {
  for (const [from, to] of outsideQuotes(text)) {
    const lineEnd = text.slice(from, to).indexOf('\n');
    if (lineEnd !== -1) return from + lineEnd + 1;
  }
  return text.length;
}

/** Where a carriage return stands outside quotes without a line feed behind it, or -1. */
export function bareReturn(text: string): number {
  if (!/\r(?!\n)/.test(text)) return -1;
  for (const [from, to] of outsideQuotes(text)) {
    const found = text.slice(from, to + 1).search(/\r(?!\n)/);
    if (found !== -1) return from + found;
  }
  return -1;
}

/** How many line feeds a text has. */
export function lineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function lastRecordEnd(text: string): number {
  let end = 0;
  for (const [from, to] of outsideQuotes(text)) {
    const lineEnd = text.slice(from, to).lastIndexOf('\n');
    if (lineEnd !== -1) end = from + lineEnd + 1;
  }
  return end;
}

// Text to cells. A line without a quote is cut at its delimiters; records with quotes are csv-parse's, all of a block at once.

/** The longest row, in UTF-16 units. */
export const LONGEST_ROW = 1_048_576;

/** How csv-parse reads here. Ragged rows are let through: each is a fault of its row and not of the file. */
export function splittingAt(delimiter: Delimiter): Options {
  return { delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true, max_record_size: LONGEST_ROW };
}

/**
 * Splits whole records, exactly as csv-parse splits them alone. Most lines of a file have no quotes and need none of its care.
 *
 * @param block - without a carriage return that ends no line
 * @throws what csv-parse throws, for the first place that is not CSV
 */
export function splitCells(block: string, delimiter: Delimiter): string[][] {
  const records: string[][] = [];
  const quoted: string[] = [];
  const places: number[] = [];
  let quote = block.indexOf('"');
  for (let from = 0; from < block.length;) {
    const feed = block.indexOf('\n', from);
    const end = feed === -1 ? block.length : feed;
    if (quote !== -1 && quote < end) {
      const behind = endOfQuoted(block, quote);
      places.push(records.length);
      quoted.push(block.slice(from, behind));
      records.push([]);
      quote = block.indexOf('"', behind);
      from = behind;
      continue;
    }
    if (end - from > LONGEST_ROW) return parse(block, splittingAt(delimiter));
    const text = block.slice(from, feed !== -1 && block.charCodeAt(end - 1) === RETURN ? Math.max(from, end - 1) : end);
    records.push(text.split(delimiter));
    from = end + 1;
  }
  if (quoted.length === 0) return records;
  // The first record that cannot be read is the same one whether the plain lines stand between or not.
  const parsed = parse(quoted.join(''), splittingAt(delimiter));
  if (parsed.length !== places.length) return parse(block, splittingAt(delimiter));
  places.forEach((place, n) => (records[place] = parsed[n] ?? []));
  return records;
}

const RETURN = 13;

/** Where the record ends that has its first quote here: behind the first line feed with an even number of quotes before it. */
function endOfQuoted(block: string, firstQuote: number): number {
  let isOpen = true;
  let quote = firstQuote;
  for (;;) {
    const next = block.indexOf('"', quote + 1);
    if (!isOpen) {
      const feed = block.indexOf('\n', quote + 1);
      if (feed === -1) return block.length;
      if (next === -1 || feed < next) return feed + 1;
    }
    if (next === -1) return block.length;
    isOpen = !isOpen;
    quote = next;
  }
}
