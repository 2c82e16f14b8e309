// Reads a batch file of any length: bytes go in, a header and then groups of rows come out. Faults of the file stop it;
// faults of a row travel with the row, so that one reading tells all of them.
import { blankRow, createRowCheck, holdsControls, type RowCheck } from './row.js';
import { CsvError, type CsvEnd, type CsvOptions, type CsvRow, type CsvSink } from './types.js';
import { decodeText, type TextPiece } from './text.js';
import { readHeader, type Header } from './header.js';
import { createRecordCutter, firstRecordEnd, lineFeeds, parseBlock, rowTooLarge, type CsvRecord } from './records.js';
export { CsvError } from './types.js';
export type {
  CsvEnd,
  CsvHead,
  CsvOptions,
  CsvRow,
  CsvSink,
  Delimiter,
  InputColumn,
  RowFault,
  RowFields,
} from './types.js';

/** How many rows are handed over at once. */
const GROUP = 500;

/** The rows of one block, and what is needed to read them. */
interface Table {
  readonly header: Header;
  readonly check: RowCheck;
}

/**
 * Reads a file and hands it over in order, waiting for the sink each time. Memory does not grow with the file.
 *
 * @param bytes - the file, cut anywhere
 * @throws CsvError when the file as a whole cannot be read; rows may have been handed over before
 */
export async function readCsv(bytes: AsyncIterable<Uint8Array>, options: CsvOptions, sink: CsvSink): Promise<CsvEnd> {
  const cutter = createRecordCutter();
  const groups = createGroups(sink);
  let table: Table | undefined;
  let line = 1;
  let isTerminated = false;

  const take = async (text: string, piece: TextPiece): Promise<void> => {
    let block = text;
    if (block === '') return;
    if (table === undefined) {
      const end = firstRecordEnd(block);
      table = await openTable(block.slice(0, end), piece, options, sink);
      line += lineFeeds(block.slice(0, end));
      block = block.slice(end);
    }
    const { columns, delimiter } = table.header;
    await groups.add(parseBlock(block, { columns, delimiter, firstLine: line }), table.check, holdsControls(block));
    line += lineFeeds(block);
  };

  let last: TextPiece | undefined;
  for await (const piece of decodeText(bytes)) {
    last = piece;
    if (piece.text !== '') isTerminated = piece.text.endsWith('\n');
    await take(cutter.add(piece.text), piece);
    if (cutter.isStuck()) throw await stuckError(cutter.rest(), (text) => take(text, piece), line);
    if (piece.invalidBytes !== undefined) {
      await take(cutter.whole(), piece);
      throw invalidError(piece, cutter.rest(), line);
    }
  }
  if (last !== undefined) await take(cutter.rest(), last);
  if (table === undefined)
    throw new CsvError('file_empty', 'the file is empty', { hint: 'was it written to the end?' });
  const rows = await groups.end();
  if (rows === 0) throw new CsvError('no_rows', 'the file has a header and no rows', { line: 1 });
  return { rows, isTerminated };
}

async function openTable(text: string, piece: TextPiece, options: CsvOptions, sink: CsvSink): Promise<Table> {
  const header = readHeader(text, options);
  const { bound, columns, delimiter, isResults } = header;
  const used = Object.fromEntries(Array.from(bound, ([column, at]) => [column, columns[at] ?? '']));
  await sink.head({ used, columns, delimiter, encoding: piece.encoding, hasBom: piece.hasBom, isResults });
  return { header, check: createRowCheck(header, options) };
}

/** Gathers rows into groups of one size, and holds blank lines back until a row shows that they are not at the end. */
function createGroups(sink: CsvSink) {
  let group: CsvRow[] = [];
  let blanks = 0;
  let rows = 0;

  const hand = async (): Promise<void> => {
    rows += group.length;
    const full = group;
    group = [];
    if (full.length > 0) await sink.rows(full);
  };
  return {
    add: async (records: readonly CsvRecord[], check: RowCheck, mayHoldControls: boolean): Promise<void> => {
      for (const record of records) {
        if (record.cells.length === 1 && record.cells[0] === '') {
          blanks += 1;
          continue;
        }
        for (; blanks > 0; blanks -= 1) {
          if (group.push(blankRow(record.line - blanks)) === GROUP) await hand();
        }
        if (group.push(check(record, mayHoldControls)) === GROUP) await hand();
      }
    },
    end: async (): Promise<number> => {
      await hand();
      return rows;
    },
  };
}

/** Four megabytes without the end of a record: either a quote is wrong, or the row is too long. */
async function stuckError(text: string, take: (text: string) => Promise<void>, line: number): Promise<CsvError> {
  await take(text);
  return rowTooLarge(line, text.includes('"'));
}

function invalidError({ encoding, invalidBytes = '' }: TextPiece, before: string, firstLine: number): CsvError {
  const line = firstLine + lineFeeds(before);
  const nth = Array.from(before.slice(before.lastIndexOf('\n') + 1)).length + 1;
  const [what, name] = encoding === 'utf-8' ? ['byte', 'UTF-8'] : ['unit', 'UTF-16'];
  return new CsvError(
    'bytes_invalid',
    `the ${what} ${invalidBytes} at character ${nth} of line ${line} is not ${name}`,
    {
      line,
      column: `character ${nth}`,
      hint: 'save the file as UTF-8, which spreadsheets call "CSV UTF-8"',
    },
  );
}
