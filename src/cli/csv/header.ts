// Reads the first record: which delimiter, which columns, and whether it is a results file of ours.
import { bindColumns, hasIdColumn, type Bound } from './bind-columns.js';
import { CsvError } from './csv-error.js';
import { excerpt, withoutBlanks } from './excerpt.js';
import { unguarded } from './formula.js';
import { outsideQuotes } from './record-ends.js';
import { parseBlock } from './records.js';
import { RESULTS_COLUMNS } from './results-columns.js';
import type { CsvOptions, Delimiter } from './shapes.js';

/** What the first record settles for all others. */
export interface Header {
  readonly columns: readonly string[];
  readonly delimiter: Delimiter;
  readonly isResults: boolean;
  readonly bound: Bound;
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/**
 * Reads the text of the first record.
 *
 * @throws CsvError when it does not say clearly which column is which
 */
export function readHeader(text: string, options: CsvOptions): Header {
  const line = text.replace(/\r?\n$/, '');
  if (line === '') {
    const hint = 'the first line must name the columns';
    throw new CsvError('header_blank', 'the first line is blank', { line: 1, hint });
  }
  if (/^"?sep=.?"?$/i.test(line)) {
    const message = `the first line is ${excerpt(line)}, which only Excel reads`;
    throw new CsvError('header_sep_line', message, { line: 1, hint: 'delete it, and use --delimiter if need be' });
  }
  // Its words would be shown as names of columns.
  if (/^"?sk_\w{8,}"?$/.test(line)) {
    const hint = 'name the file that holds the rows';
    throw new CsvError('not_csv', 'the file holds an API key and no columns', { line: 1, hint });
  }
  const delimiter = options.delimiter ?? detectDelimiter(text, options);
  const written = cellsOf(text, delimiter);
  const missing = TELLING.filter((name) => !written.includes(name));
  const isResults = missing.length === 0;
  if (!isResults && RESULTS_COLUMNS.some((name) => written.includes(name))) throw halfResults(missing);
  const columns = isResults ? written.map(unguarded) : written;
  checkNames(columns);
  return { columns, delimiter, isResults, bound: bindColumns(columns, options) };
}

/** Without these columns of a results file, rows that are done would look like new ones. */
const TELLING = ['scrip_line', 'scrip_status', 'scrip_idempotency_key'] as const;

function halfResults(missing: readonly string[]): CsvError {
  const message = `this was a results file, but ${missing.join(' and ')} is gone, so it cannot be told which rows are done`;
  const hint = 'put the column back (scrip batches results writes the file again), or delete every scrip_ column';
  return new CsvError('results_columns_missing', message, { line: 1, hint });
}

/** The only delimiter there is, or of several the only one that leaves a column for the redemption id. */
function detectDelimiter(text: string, options: CsvOptions): Delimiter {
  const counts = countDelimiters(text);
  const present = DELIMITERS.filter((each) => (counts.get(each) ?? 0) > 0);
  if (present.length <= 1) return present[0] ?? ',';
  const fitting = present.filter((each) => isFitting(text, each, options));
  if (fitting.length === 1 && fitting[0] !== undefined) return fitting[0];
  const [first, second] = [...counts.entries()].sort(([, one], [, other]) => other - one);
  // With no id column under any of them, the most frequent one makes the better message about that.
  if (fitting.length === 0 && first !== undefined && first[1] > (second?.[1] ?? 0)) return first[0];
  const names = present.map((each) => (each === '\t' ? 'tabs' : `"${each}"`)).join(' and ');
  const message = `the header has ${names}, and it cannot be told which of them is between the columns`;
  throw new CsvError('delimiter_unclear', message, { line: 1, hint: 'say which one with --delimiter' });
}

function countDelimiters(text: string): Map<Delimiter, number> {
  const counts = new Map<Delimiter, number>();
  for (const [from, to] of outsideQuotes(text)) {
    const plain = text.slice(from, to);
    for (const each of DELIMITERS) counts.set(each, (counts.get(each) ?? 0) + plain.split(each).length - 1);
  }
  return counts;
}

function isFitting(text: string, delimiter: Delimiter, options: CsvOptions): boolean {
  try {
    return hasIdColumn(cellsOf(text, delimiter), options);
  } catch (error) {
    // Quotes that make no sense between these delimiters do between others.
    if (error instanceof CsvError) return false;
    throw error;
  }
}

function cellsOf(text: string, delimiter: Delimiter): readonly string[] {
  return parseBlock(text, { delimiter, firstLine: 1 })[0]?.cells ?? [];
}

function checkNames(names: readonly string[]): void {
  const seen = new Map<string, number>();
  names.forEach((name, index) => {
    const plain = withoutBlanks(name);
    const nth = `column ${index + 1}`;
    if (plain === '') {
      const isLast = index === names.length - 1;
      const hint = isLast ? 'delete the delimiter at the end of the line, or name the column' : 'name the column';
      throw new CsvError('header_empty_name', `${nth} of the header has no name`, { line: 1, column: nth, hint });
    }
    if (/[^\P{Cc}\t\r\n]/u.test(name)) {
      const message = `${nth} of the header holds a control character: ${excerpt(name)}`;
      throw new CsvError('header_control_character', message, { line: 1, column: nth, hint: 'take it out' });
    }
    const earlier = seen.get(plain);
    if (earlier !== undefined) {
      const message = `columns ${earlier} and ${index + 1} of the header have the same name, ${excerpt(plain)}`;
      throw new CsvError('header_duplicate', message, { line: 1, column: plain, hint: 'rename or delete one of them' });
    }
    seen.set(plain, index + 1);
  });
}
