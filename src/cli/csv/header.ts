// Which header names are ours, and which look like ones of ours without being them: a column that is nearly called "amount"
// must not be passed over in silence, because a row without an amount gives everything back.
import { excerpt, withoutBlanks, writtenOut } from './cell.js';
import { CsvError, OUR_NAMES, type CsvOptions, type Delimiter, type InputColumn } from './types.js';
import { RESULTS_COLUMNS, unguarded } from './write-results.js';
import { outsideQuotes, parseBlock } from './records.js';

const MOST_NAMES = 12;

/** Shorter names of ours are near to too many words. */
const LEAST_TO_MISTYPE = 5;

/** Whether a name is one of the column's but for case, blanks, hyphens and underscores. */
function isNameOf(name: string, column: InputColumn): boolean {
  const theirs = plainForm(name);
  return OUR_NAMES[column].some((ours) => plainForm(ours) === theirs);
}

/** The same, and but for one slip of the keyboard. */
export function looksLike(name: string, column: InputColumn): boolean {
  const theirs = plainForm(name);
  return OUR_NAMES[column]
    .map(plainForm)
    .some((ours) => ours === theirs || (ours.length >= LEAST_TO_MISTYPE && isOneSlip(theirs, ours)));
}

/** One letter too many, too few or wrong, or two that changed places. */
function isOneSlip(from: string, to: string): boolean {
  if (editSteps(from, to) === 1) return true;
  const at = Array.from(from).findIndex((letter, index) => letter !== to[index]);
  return from.slice(0, at) + (from[at + 1] ?? '') + (from[at] ?? '') + from.slice(at + 2) === to;
}

/** The name closest to a wanted one, or undefined when none is close. */
export function closestName(wanted: string, names: readonly string[]): string | undefined {
  const goal = plainForm(wanted);
  const close = names
    .map((name) => ({ name, steps: editSteps(plainForm(name), goal) }))
    .filter(({ steps }) => steps <= Math.max(2, Math.floor(goal.length / 3)))
    .sort((one, other) => one.steps - other.steps);
  return close[0]?.name;
}

/** The names in a row for a message: the first twelve and how many more there are. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).map((name) => writtenOut(name.slice(0, MOST_NAMES * 4)));
  const more = names.length - first.length;
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function plainForm(name: string): string {
  return name
    .replaceAll(/[\s\p{Cf}_-]/gu, '')
    .slice(0, 64)
    .toLowerCase();
}

/** How many letters must be put in, taken out or changed. */
function editSteps(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= to.length; at += 1) {
      const changed = (above[at - 1] ?? 0) + (from[row - 1] === to[at - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}

// Reads the first record: which delimiter, which columns, and whether it is a results file of ours.

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

// Decides which column of a file is which of ours: by --map first, by name else, and never by guessing.

/** Where each of our columns is in a row; absent ones have no entry. */
export type Bound = ReadonlyMap<InputColumn, number>;

type Found = Map<InputColumn, number>;

const COLUMNS = Object.keys(OUR_NAMES) as InputColumn[];

/**
 * Finds our columns among the names of a header.
 *
 * @throws CsvError when a name of ours is missing, doubtful or there twice
 */
export function bindColumns(names: readonly string[], options: CsvOptions): Bound {
  const bound = bindMapped(names, options);
  const isTaken = new Set(bound.values());
  for (const column of COLUMNS.filter((each) => !bound.has(each))) {
    const found = names.flatMap((name, at) => (isNameOf(name, column) && !isTaken.has(at) ? [at] : []));
    if (found.length > 1)
      throw twoOfOne(
        column,
        found.map((at) => names[at] ?? ''),
      );
    if (found[0] !== undefined) bound.set(column, found[0]);
  }
  refuseLookalikes(names, bound);
  if (!bound.has('redemption_id')) throw noId(names);
  if (!bound.has('reason') && options.reason === undefined) {
    const hint = 'add a column named reason, say which one it is with --map, or give one reason for all with --reason';
    throw new CsvError('no_reason_column', 'there is no column for the reason', { line: 1, hint });
  }
  return bound;
}

/** Whether the redemption id can be found at all; what tells one delimiter from another. */
export function hasIdColumn(names: readonly string[], options: CsvOptions): boolean {
  const mapped = options.map?.redemption_id;
  if (mapped !== undefined) return names.some((name) => isNamed(name, mapped));
  return names.some((name) => looksLike(name, 'redemption_id'));
}

function bindMapped(names: readonly string[], options: CsvOptions): Found {
  const bound: Found = new Map();
  for (const column of COLUMNS) {
    const wanted = options.map?.[column];
    if (wanted === undefined) continue;
    const index = names.findIndex((name) => isNamed(name, wanted));
    if (index === -1) throw unknownMapped(column, wanted, names);
    const other = [...bound].find(([, taken]) => taken === index);
    if (other !== undefined) {
      const message = `--map names ${excerpt(wanted)} for both ${other[0]} and ${column}`;
      throw new CsvError('map_column_twice', message, { line: 1, column: wanted, hint: 'one column can be only one' });
    }
    bound.set(column, index);
  }
  return bound;
}

function isNamed(name: string, wanted: string): boolean {
  return name === wanted || withoutBlanks(name) === withoutBlanks(wanted);
}

function refuseLookalikes(names: readonly string[], bound: Bound): void {
  const isTaken = new Set(bound.values());
  for (const column of COLUMNS.filter((each) => !bound.has(each))) {
    const index = names.findIndex((name, at) => !isTaken.has(at) && looksLike(name, column));
    const name = names[index];
    if (name === undefined) continue;
    const plain = withoutBlanks(name);
    const hint = `rename it, or use ${mapFlag(column, plain)}`;
    const message = `the header has ${excerpt(name)}, which is not quite ${column}`;
    throw new CsvError('header_lookalike', message, { line: 1, column: plain, hint });
  }
}

function unknownMapped(column: InputColumn, wanted: string, names: readonly string[]): CsvError {
  const closest = closestName(wanted, names);
  const hint = closest === undefined ? `the header has: ${listed(names)}` : `did you mean ${excerpt(closest)}?`;
  const message = `--map says that ${column} is ${excerpt(wanted)}, but the header has no such column`;
  return new CsvError('map_unknown_column', message, { line: 1, column: wanted, hint });
}

/** Two columns that both bear a name of one of ours. */
function twoOfOne(column: InputColumn, names: readonly string[]): CsvError {
  const [first = ''] = names;
  const hint = `rename one, or say which one it is: ${mapFlag(column, names.at(-1) ?? '')}`;
  const message = `the header has both ${names.map(excerpt).join(' and ')}, and each could be the ${column}`;
  return new CsvError('header_two_columns', message, { line: 1, column: withoutBlanks(first), hint });
}

/** What to type so that a column of the file is taken for one of ours. */
export function mapFlag(column: InputColumn, name: string): string {
  return `--map ${column}="${writtenOut(withoutBlanks(name))}"`;
}

function noId(names: readonly string[]): CsvError {
  const closest = closestName('redemption_id', names);
  const meant = closest === undefined ? '' : `did you mean ${excerpt(closest)}? `;
  const hint = `${meant}name the column redemption_id, or say which one it is: --map redemption_id="${closest ?? 'Order ref'}"`;
  const message = `there is no column for the redemption id; the header has: ${listed(names)}`;
  return new CsvError('no_id_column', message, { line: 1, hint });
}
