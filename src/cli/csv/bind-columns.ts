// Decides which column of a file is which of ours: by --map first, by name else, and never by guessing.
import { CsvError } from './csv-error.js';
import { excerpt, withoutBlanks } from './excerpt.js';
import { closestName, listed, looksLike, OUR_NAMES } from './header-names.js';
import type { CsvOptions, InputColumn } from './shapes.js';

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
    const found = findByName(names, column, options.trim === true).filter((index) => !isTaken.has(index));
    if (found.length > 1) throw twoIds();
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

function findByName(names: readonly string[], column: InputColumn, isTrimmed: boolean): number[] {
  return names.flatMap((name, index) =>
    OUR_NAMES[column].includes(isTrimmed ? withoutBlanks(name) : name) ? [index] : [],
  );
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
    if (plain !== name && OUR_NAMES[column].includes(plain)) {
      const hint = 'take the blanks off in the file, or use --trim';
      const message = `the header has ${excerpt(name)}, with blanks around the name`;
      throw new CsvError('header_blanks', message, { line: 1, column: plain, hint });
    }
    const hint = `rename it, or use --map ${column}="${plain}"`;
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

function twoIds(): CsvError {
  const hint = 'rename one, or say which one it is: --map redemption_id="id"';
  const message = 'the header has both redemption_id and id, and each could be the redemption';
  return new CsvError('header_two_ids', message, { line: 1, column: 'redemption_id', hint });
}

function noId(names: readonly string[]): CsvError {
  const closest = closestName('redemption_id', names);
  const meant = closest === undefined ? '' : `did you mean ${excerpt(closest)}? `;
  const hint = `${meant}name the column redemption_id, or say which one it is: --map redemption_id="${closest ?? 'Order ref'}"`;
  const message = `there is no column for the redemption id; the header has: ${listed(names)}`;
  return new CsvError('no_id_column', message, { line: 1, hint });
}
