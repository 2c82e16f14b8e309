// Text to cells. A line without a quote is cut at its delimiters; records with quotes are csv-parse's, all of a block at once.
import { parse, type Options } from 'csv-parse/sync';
import type { Delimiter } from './shapes.js';

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
