// Files as they really arrive: what people, spreadsheets and cut transfers make of a CSV file, and what is said about each.
import type { CsvOptions } from '../../src/cli/csv/read-csv.js';

/** A file and all that the reader says about it. */
export interface NastyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly options?: CsvOptions;
  /**
   * `file, line N, column: message (hint)` for a fault of the file, `line N, column: message (hint)` for each fault of
   * a row, and `fine, rows: N` when there is nothing to refuse.
   */
  readonly refusal: string;
}

const A = '550e8400-e29b-41d4-a716-446655440001';
const B = '550e8400-e29b-41d4-a716-446655440002';
const HEAD = 'redemption_id,amount,reason\n';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16le = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

/** Each is read whole, in chunks of 7 bytes and byte by byte. */
export const NASTY: readonly NastyFile[] = [
  { name: 'plain UTF-8', bytes: utf8(HEAD + A + ',12.50,why\n'), refusal: 'fine, rows: 1' },
  {
    name: 'UTF-8 with a byte order mark',
    bytes: utf8('\ufeff' + HEAD + A + ',12.50,Müller\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'UTF-16LE with a byte order mark',
    bytes: utf16le('\ufeff' + HEAD + A + ',12.50,Müller 😀\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'UTF-16BE with a byte order mark',
    bytes: utf16be('\ufeff' + HEAD + A + ',12.50,Müller 😀\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'UTF-16LE without a byte order mark',
    bytes: utf16le(HEAD + A + ',12.50,why\n'),
    refusal:
      'file: the file looks like UTF-16 without a byte order mark (save it as UTF-8, which spreadsheets call "CSV UTF-8", or as UTF-16 with a byte order mark)',
  },
  {
    name: 'UTF-16BE without a byte order mark',
    bytes: utf16be(HEAD + A + ',12.50,why\n'),
    refusal:
      'file: the file looks like UTF-16 without a byte order mark (save it as UTF-8, which spreadsheets call "CSV UTF-8", or as UTF-16 with a byte order mark)',
  },
  {
    name: 'UTF-32',
    bytes: Buffer.from([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0]),
    refusal: 'file: the file is UTF-32 (save it as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'half a surrogate pair in UTF-16',
    bytes: utf16le('\ufeff' + HEAD + A + ',1,a\ud800b\n'),
    refusal:
      'file, line 2, character 41: the unit 0xD800 at character 41 of line 2 is not UTF-16 (save the file as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'UTF-16 cut in the middle of a character',
    bytes: utf16le('\ufeff' + HEAD + A + ',1,why\n').subarray(0, -1),
    refusal:
      'file, line 2, character 43: the unit 0x0A at character 43 of line 2 is not UTF-16 (save the file as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'Latin-1',
    bytes: latin1(HEAD + A + ',1,why\n' + B + ',2,M\xfcller\n'),
    refusal:
      'file, line 3, character 41: the byte 0xFC at character 41 of line 3 is not UTF-8 (save the file as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'the euro sign of Windows-1252',
    bytes: latin1(HEAD + A + ',\x8012.50,why\n'),
    refusal:
      'file, line 2, character 38: the byte 0x80 at character 38 of line 2 is not UTF-8 (save the file as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'UTF-8 cut in the middle of a character',
    bytes: utf8(HEAD + A + ',1,Mü').subarray(0, -1),
    refusal:
      'file, line 2, character 41: the byte 0xC3 at character 41 of line 2 is not UTF-8 (save the file as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'a surrogate written in UTF-8',
    bytes: latin1(HEAD + A + ',1,\xed\xa0\x80\n'),
    refusal:
      'file, line 2, character 40: the byte 0xED at character 40 of line 2 is not UTF-8 (save the file as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'an overlong slash in UTF-8',
    bytes: latin1(HEAD + A + ',1,\xc0\xaf\n'),
    refusal:
      'file, line 2, character 40: the byte 0xC0 at character 40 of line 2 is not UTF-8 (save the file as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'two byte order marks',
    bytes: utf8('\ufeff\ufeff' + HEAD + A + ',1,why\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'an Excel workbook',
    bytes: latin1('PK\x03\x04\x14\x00\x06\x00'),
    refusal: 'file: this is an Excel workbook or another zip file, not a CSV file (export it as "CSV UTF-8")',
  },
  { name: 'an empty file', bytes: utf8(''), refusal: 'file: the file is empty (was it written to the end?)' },
  {
    name: 'only a byte order mark',
    bytes: utf8('\ufeff'),
    refusal: 'file: the file is empty (was it written to the end?)',
  },
  {
    name: 'only line ends',
    bytes: utf8('\n\n\n'),
    refusal: 'file, line 1: the first line is blank (the first line must name the columns)',
  },
  { name: 'a header without rows', bytes: utf8(HEAD), refusal: 'file, line 1: the file has a header and no rows' },
  {
    name: 'a header, no line end',
    bytes: utf8('redemption_id,amount,reason'),
    refusal: 'file, line 1: the file has a header and no rows',
  },
  {
    name: 'a header and blank lines',
    bytes: utf8(HEAD + '\r\n\n'),
    refusal: 'file, line 1: the file has a header and no rows',
  },
  { name: 'CRLF', bytes: utf8('redemption_id,reason\r\n' + A + ',why\r\n' + B + ',why\r\n'), refusal: 'fine, rows: 2' },
  {
    name: 'LF and CRLF in one file',
    bytes: utf8('redemption_id,reason\r\n' + A + ',why\n' + 'x,why\r\n'),
    refusal:
      'line 3, redemption_id: "x" is not a UUID (a redemption id looks like 550e8400-e29b-41d4-a716-446655440001)',
  },
  {
    name: 'bare carriage returns',
    bytes: utf8('redemption_id,reason\r' + A + ',why\r'),
    refusal:
      'file, line 1, character 21: a line ends in a carriage return without a line feed (old Mac) (save the file with LF or CRLF line ends)',
  },
  {
    name: 'one bare carriage return',
    bytes: utf8('redemption_id,reason\n' + A + ',why\n' + B + ',w\ry\n'),
    refusal:
      'file, line 3, character 39: a line ends in a carriage return without a line feed (old Mac) (save the file with LF or CRLF line ends)',
  },
  {
    name: 'a bare carriage return and a bad quote behind it',
    bytes: utf8(HEAD + A + ',1\r,why\n' + B + ',1,w"hy\n'),
    refusal:
      'file, line 2, character 39: a line ends in a carriage return without a line feed (old Mac) (save the file with LF or CRLF line ends)',
  },
  {
    name: 'a bad quote and a bare carriage return behind it',
    bytes: utf8(HEAD + A + ',1,w"h"y\n' + B + ',1,w\ry\n'),
    refusal:
      'file, line 2, reason: the row that starts on line 2 has a quote in the middle of a cell (put quotes around the whole cell and write each quote inside it as "")',
  },
  {
    name: 'a bare carriage return in quotes of a kept column',
    bytes: utf8('redemption_id,reason,note\n' + A + ',why,"a\rb"\n'),
    refusal: 'fine, rows: 1',
  },
  { name: 'the last line has no line end', bytes: utf8(HEAD + A + ',12.50,why'), refusal: 'fine, rows: 1' },
  { name: 'blank lines at the end', bytes: utf8(HEAD + A + ',12.50,why\n\n\r\n\n'), refusal: 'fine, rows: 1' },
  {
    name: 'blank lines in the middle',
    bytes: utf8(HEAD + A + ',12.50,why\n\n\r\n' + B + ',1,why\n'),
    refusal: [
      'line 3: the line is blank (delete it; blank lines are ignored only at the end)',
      'line 4: the line is blank (delete it; blank lines are ignored only at the end)',
    ].join('\n'),
  },
  {
    name: 'a line of spaces at the end',
    bytes: utf8(HEAD + A + ',12.50,why\n   \n'),
    refusal: 'line 3: the row has 1 cell, the header has 3 (a cell is missing, or the file was cut here)',
  },
  {
    name: 'a line of delimiters at the end',
    bytes: utf8(HEAD + A + ',12.50,why\n,,\n'),
    refusal: [
      'line 3, redemption_id: the id is empty (name the redemption)',
      'line 3, reason: the reason is empty (say why, or fill empty reasons with --reason)',
    ].join('\n'),
  },
  {
    name: 'one cell too few',
    bytes: utf8(HEAD + A + ',12.50\n'),
    refusal: 'line 2: the row has 2 cells, the header has 3 (a cell is missing, or the file was cut here)',
  },
  {
    name: 'one cell too many',
    bytes: utf8(HEAD + A + ',12.50,sorry, late\n'),
    refusal: 'line 2: the row has 4 cells, the header has 3 (a cell that holds "," must be in quotes)',
  },
  {
    name: 'one cell too many between tabs',
    bytes: utf8('id\treason\n' + A + '\twhy\tnot\n'),
    refusal: 'line 2: the row has 3 cells, the header has 2 (a cell that holds a tab must be in quotes)',
  },
  {
    name: 'the last line was cut in its id',
    bytes: utf8(HEAD + A + ',12.50,why\n550e8400-e29b'),
    refusal: 'line 3: the row has 1 cell, the header has 3 (a cell is missing, or the file was cut here)',
  },
  {
    name: 'quotes that are right',
    bytes: utf8(HEAD + '"' + A + '","12.50","they said ""no"", twice"\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'a quote in mid cell',
    bytes: utf8(HEAD + A + ',1,why\n' + B + ',1,5" pipe\n'),
    refusal:
      'file, line 3, reason: the row that starts on line 3 has a quote in the middle of a cell (put quotes around the whole cell and write each quote inside it as "")',
  },
  {
    name: 'text after a closing quote',
    bytes: utf8(HEAD + A + ',1,"why" not\n'),
    refusal:
      'file, line 2, reason: the row that starts on line 2 has text after a closing quote (put quotes around the whole cell and write each quote inside it as "")',
  },
  {
    name: 'a blank after a closing quote',
    bytes: utf8(HEAD + '"' + A + '" ,1,why\n'),
    refusal:
      'file, line 2, redemption_id: the row that starts on line 2 has text after a closing quote (put quotes around the whole cell and write each quote inside it as "")',
  },
  {
    name: 'a quote that is never closed',
    bytes: utf8(HEAD + A + ',1,why\n' + B + ',1,"cut here\nand\n'),
    refusal:
      'file, line 3, reason: the row that starts on line 3 opens a quote and never closes it (close it, or write the quote itself as ""; a file that was cut also looks like this)',
  },
  {
    name: 'a quote that is closed in a later row',
    bytes: utf8(HEAD + A + ',1,"cut here\n' + B + ',1,"why"\n'),
    refusal:
      'file, line 2, reason: the row that starts on line 2 has text after a closing quote (put quotes around the whole cell and write each quote inside it as "")',
  },
  {
    name: 'a quote that is never closed in a long file',
    bytes: utf8(HEAD + A + ',1,why\n' + B + ',1,"' + (A + ',1,why\n').repeat(30_000)),
    refusal:
      'file, line 3: the row that starts on line 3 is over 1 MiB (a quote may have been opened and never closed)',
  },
  {
    name: 'line breaks in quotes, and a fault behind them',
    bytes: utf8('redemption_id,reason,note\n' + A + ',why,"1\r\n2\n3"\nx,why,\n'),
    refusal:
      'line 5, redemption_id: "x" is not a UUID (a redemption id looks like 550e8400-e29b-41d4-a716-446655440001)',
  },
  {
    name: 'a line break in quotes in the header',
    bytes: utf8('redemption_id,reason,"note\nof mine"\n' + A + ',why,\nx,why,\n'),
    refusal:
      'line 4, redemption_id: "x" is not a UUID (a redemption id looks like 550e8400-e29b-41d4-a716-446655440001)',
  },
  {
    name: 'a cell of 1 MB',
    bytes: utf8(HEAD + A + ',1,' + 'x'.repeat(1_000_000) + '\n'),
    refusal:
      'line 2, reason: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is over 64 KiB (a quote may stand where none should)',
  },
  {
    name: 'a kept cell just over 64 KiB',
    bytes: utf8('redemption_id,reason,note\n' + A + ',why,' + 'ü'.repeat(32_769) + '\n'),
    refusal:
      'line 2, note: "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü…" is over 64 KiB (a quote may stand where none should)',
  },
  {
    name: 'a kept cell of 64 KiB',
    bytes: utf8('redemption_id,reason,note\n' + A + ',why,' + 'ü'.repeat(32_768) + '\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'a row over 1 MiB',
    bytes: utf8(HEAD + A + ',1,why\n' + A + ',1,' + 'x'.repeat(1_048_577) + '\n'),
    refusal: 'file, line 3: the row that starts on line 3 is over 1 MiB (the file may not be CSV at all)',
  },
  {
    name: 'a row of delimiters only, over 1 MiB',
    bytes: utf8(HEAD + ','.repeat(1_100_000) + '\n'),
    refusal: 'file, line 2: the row that starts on line 2 is over 1 MiB (the file may not be CSV at all)',
  },
  {
    name: 'megabytes without a line end',
    bytes: utf8(HEAD + 'x,'.repeat(2_500_000)),
    refusal: 'file, line 2: the row that starts on line 2 is over 1 MiB (the file may not be CSV at all)',
  },
  {
    name: 'NUL in a kept cell',
    bytes: utf8('redemption_id,reason,note\n' + A + ',why,a\0b\n'),
    refusal: 'line 2, note: "a\\u{0}b" holds a NUL character (take it out, or export the file again)',
  },
  {
    name: 'NUL in the header',
    bytes: utf8('redemption_id,reason,no\0te\n' + A + ',why,\n'),
    refusal: 'file, line 1, column 3: column 3 of the header holds a control character: "no\\u{0}te" (take it out)',
  },
  {
    name: 'a bell in the reason',
    bytes: utf8(HEAD + A + ',1,\x07why\n'),
    refusal: 'line 2, reason: "\\u{7}why" holds a control character (take it out, or export the file again)',
  },
  {
    name: 'a bell in a kept cell',
    bytes: utf8('redemption_id,reason,note\n' + A + ',why,\x07\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'duplicate headers',
    bytes: utf8('redemption_id,reason,note,reason\n' + A + ',why,,\n'),
    refusal:
      'file, line 1, reason: columns 2 and 4 of the header have the same name, "reason" (rename or delete one of them)',
  },
  {
    name: 'duplicate headers but for blanks',
    bytes: utf8('redemption_id,reason,note, note\n' + A + ',why,,\n'),
    refusal:
      'file, line 1, note: columns 3 and 4 of the header have the same name, "note" (rename or delete one of them)',
  },
  {
    name: 'headers that differ in case',
    bytes: utf8('redemption_id,reason,note,Note\n' + A + ',why,,\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'id and redemption_id',
    bytes: utf8('id,redemption_id,reason\n' + B + ',' + A + ',why\n'),
    refusal:
      'file, line 1, id: the header has both "id" and "redemption_id", and each could be the redemption_id (rename one, or say which one it is: --map redemption_id="redemption_id")',
  },
  {
    name: 'id and redemption_id, told apart by --map',
    bytes: utf8('id,redemption_id,reason\nx,' + A + ',why\n'),
    options: { map: { redemption_id: 'redemption_id' } },
    refusal: 'fine, rows: 1',
  },
  {
    name: 'a header name is missing',
    bytes: utf8('redemption_id,,reason\n' + A + ',,why\n'),
    refusal: 'file, line 1, column 2: column 2 of the header has no name (name the column)',
  },
  {
    name: 'a delimiter at the end of the header',
    bytes: utf8('redemption_id,reason,\n' + A + ',why,\n'),
    refusal:
      'file, line 1, column 3: column 3 of the header has no name (delete the delimiter at the end of the line, or name the column)',
  },
  {
    name: 'names of a prototype',
    bytes: utf8('redemption_id,reason,__proto__,constructor,toString\n' + A + ',why,a,b,c\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'no redemption id',
    bytes: utf8('Order ref,reason\n1,why\n'),
    refusal:
      'file, line 1: there is no column for the redemption id; the header has: Order ref, reason (name the column redemption_id, or say which one it is: --map redemption_id="Order ref")',
  },
  {
    name: 'nearly a redemption id',
    bytes: utf8('redemtion_id,reason\n' + A + ',why\n'),
    refusal:
      'file, line 1, redemtion_id: the header has "redemtion_id", which is not quite redemption_id (rename it, or use --map redemption_id="redemtion_id")',
  },
  {
    name: 'far from a redemption id',
    bytes: utf8('redemptoin,reason\n' + A + ',why\n'),
    refusal:
      'file, line 1: there is no column for the redemption id; the header has: redemptoin, reason (did you mean "redemptoin"? name the column redemption_id, or say which one it is: --map redemption_id="redemptoin")',
  },
  {
    name: 'amount with two letters swapped: every row would give all back',
    bytes: utf8('redemption_id,amonut,reason\n' + A + ',1.00,why\n'),
    refusal:
      'file, line 1, amonut: the header has "amonut", which is not quite amount (rename it, or use --map amount="amonut")',
  },
  {
    name: 'amounts instead of amount',
    bytes: utf8('redemption_id,amounts,reason\n' + A + ',1.00,why\n'),
    refusal:
      'file, line 1, amounts: the header has "amounts", which is not quite amount (rename it, or use --map amount="amounts")',
  },
  {
    name: 'account is another word',
    bytes: utf8('redemption_id,account,reason\n' + A + ',1.00,why\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: '--map finds the id',
    bytes: utf8('Order ref,reason\n' + A + ',why\n'),
    options: { map: { redemption_id: 'Order ref' } },
    refusal: 'fine, rows: 1',
  },
  {
    name: '--map names what is not there',
    bytes: utf8('Order ref,reason\n' + A + ',why\n'),
    options: { map: { redemption_id: 'Order Ref.' } },
    refusal:
      'file, line 1, Order Ref.: --map says that redemption_id is "Order Ref.", but the header has no such column (did you mean "Order ref"?)',
  },
  {
    name: '--map names one column twice',
    bytes: utf8('id,x\n' + A + ',why\n'),
    options: { map: { reason: 'x', amount: 'x' } },
    refusal: 'file, line 1, x: --map names "x" for both amount and reason (one column can be only one)',
  },
  {
    name: 'blanks around a name of ours',
    bytes: utf8('redemption_id, amount,reason\n' + A + ',1,why\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'blanks around a name of ours with --trim',
    bytes: utf8('redemption_id, amount,reason\n' + A + ', 1,why\n'),
    options: { trim: true },
    refusal: 'fine, rows: 1',
  },
  {
    name: 'a name of ours in capitals',
    bytes: utf8('redemption_id,Amount,reason\n' + A + ',1,why\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'no reason column',
    bytes: utf8('redemption_id,amount\n' + A + ',1\n'),
    refusal:
      'file, line 1: there is no column for the reason (add a column named reason, say which one it is with --map, or give one reason for all with --reason)',
  },
  {
    name: 'no reason column with --reason',
    bytes: utf8('redemption_id,amount\n' + A + ',1\n'),
    options: { reason: 'why' },
    refusal: 'fine, rows: 1',
  },
  {
    name: 'a file with an API key, taken for the batch',
    bytes: utf8('sk_live_0123456789\n'),
    refusal: 'file, line 1: the file holds an API key and no columns (name the file that holds the rows)',
  },
  {
    name: 'sep= as Excel writes it',
    bytes: utf8('sep=;\nredemption_id;reason\n' + A + ';why\n'),
    refusal:
      'file, line 1: the first line is "sep=;", which only Excel reads (delete it, and use --delimiter if need be)',
  },
  { name: 'semicolons', bytes: utf8('redemption_id;amount;reason\n' + A + ';1;a, b\n'), refusal: 'fine, rows: 1' },
  { name: 'tabs', bytes: utf8('redemption_id\tamount\treason\n' + A + '\t1\ta, b; c\n'), refusal: 'fine, rows: 1' },
  {
    name: 'a delimiter inside quotes in the header',
    bytes: utf8('redemption_id,reason,"a;b;c;d"\n' + A + ',why,\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'another delimiter in a header name',
    bytes: utf8('redemption_id;reason;note, of mine, or not\n' + A + ';why;\n'),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'a header that two delimiters fit',
    bytes: utf8('a,id,reason;id;c\n' + A + '\n'),
    refusal:
      'file, line 1: the header has "," and ";", and it cannot be told which of them is between the columns (say which one with --delimiter)',
  },
  {
    name: 'a header that two delimiters fit, with --delimiter',
    bytes: utf8('a,id,reason;id;c,reason\nx,' + A + ',,why\n'),
    options: { delimiter: ',' },
    refusal: 'fine, rows: 1',
  },
  {
    name: 'a header with delimiters and no id',
    bytes: utf8('a;b;c,d\n1;2;3\n'),
    refusal:
      'file, line 1: there is no column for the redemption id; the header has: a, b, c,d (name the column redemption_id, or say which one it is: --map redemption_id="Order ref")',
  },
  { name: 'a single column', bytes: utf8('id\n' + A + '\n'), options: { reason: 'why' }, refusal: 'fine, rows: 1' },
  {
    name: '64 columns',
    bytes: utf8(
      'redemption_id,reason,' +
        Array.from({ length: 62 }, (_, n) => `c${n}`).join(',') +
        '\n' +
        A +
        ',why' +
        ',x'.repeat(62) +
        '\n',
    ),
    refusal: 'fine, rows: 1',
  },
  {
    name: 'an empty id',
    bytes: utf8(HEAD + ',1,why\n'),
    refusal: 'line 2, redemption_id: the id is empty (name the redemption)',
  },
  {
    name: 'ids turned into numbers',
    bytes: utf8(HEAD + '2.5E+09,1,why\n5.50E+35,1,why\n"5,50E+35",1,why\n'),
    refusal: [
      'line 2, redemption_id: a spreadsheet turned this id into a number: "2.5E+09" (format the column as text and export again)',
      'line 3, redemption_id: a spreadsheet turned this id into a number: "5.50E+35" (format the column as text and export again)',
      'line 4, redemption_id: a spreadsheet turned this id into a number: "5,50E+35" (format the column as text and export again)',
    ].join('\n'),
  },
  {
    name: 'a UUID cut short',
    bytes: utf8(HEAD + A.slice(0, 20) + ',1,why\n' + A.slice(0, 13) + '…,1,why\n'),
    refusal: [
      'line 2, redemption_id: this was a UUID: 20 of 36 characters are left: "550e8400-e29b-41d4-a" (export the whole id)',
      'line 3, redemption_id: this was a UUID: 13 of 36 characters are left: "550e8400-e29b…" (export the whole id)',
    ].join('\n'),
  },
  {
    name: 'an error of a spreadsheet',
    bytes: utf8(HEAD + '#N/A,#REF!,#NAME?\n'),
    refusal: [
      'line 2, redemption_id: "#N/A" is an error of a spreadsheet (mend the formula in the spreadsheet and export again)',
      'line 2, amount: "#REF!" is an error of a spreadsheet (mend the formula in the spreadsheet and export again)',
      'line 2, reason: "#NAME?" is an error of a spreadsheet (mend the formula in the spreadsheet and export again)',
    ].join('\n'),
  },
  {
    name: 'an id that is no UUID',
    bytes: utf8(HEAD + 'ORD-1001,1,why\n' + A + '0,1,why\n'),
    refusal: [
      'line 2, redemption_id: "ORD-1001" is not a UUID (a redemption id looks like 550e8400-e29b-41d4-a716-446655440001)',
      'line 3, redemption_id: "550e8400-e29b-41d4-a716-4466554400010" is not a UUID (a redemption id looks like 550e8400-e29b-41d4-a716-446655440001)',
    ].join('\n'),
  },
  {
    name: 'blanks around ids and numbers',
    bytes: utf8(HEAD + ' ' + A + ',1 ,why\n' + A + '\u00a0,\u200b1,why\n'),
    refusal: [
      'line 2, redemption_id: " 550e8400-e29b-41d4-a716-446655440001" has blanks around it (take them off, or use --trim)',
      'line 2, amount: "1 " has blanks around it (take them off, or use --trim)',
      'line 3, redemption_id: "550e8400-e29b-41d4-a716-446655440001\\u{a0}" has blanks around it (take them off, or use --trim)',
      'line 3, amount: "\\u{200b}1" has blanks around it (take them off, or use --trim)',
    ].join('\n'),
  },
  {
    name: 'blanks around ids and numbers with --trim',
    bytes: utf8(HEAD + ' ' + A + ',1 ,why\n' + A + '\u00a0,\u200b1,why\n'),
    options: { trim: true },
    refusal: 'fine, rows: 2',
  },
  {
    name: 'a decimal comma',
    bytes: utf8('redemption_id;amount;reason\n' + A + ';12,50;why\n' + A + ';1,234;why\n'),
    refusal: [
      'line 2, amount: "12,50" has a decimal comma (write a point, or use --decimal-comma)',
      'line 3, amount: "1,234" has a comma that can be a decimal comma or a grouping (write it with a point or without grouping; --decimal-comma reads it as a decimal comma)',
    ].join('\n'),
  },
  {
    name: 'a decimal comma with --decimal-comma',
    bytes: utf8('redemption_id;amount;reason\n' + A + ';12,50;why\n' + A + ';12;why\n'),
    options: { decimalComma: true },
    refusal: 'fine, rows: 2',
  },
  {
    name: 'a point with --decimal-comma',
    bytes: utf8(
      'redemption_id;amount;reason\n' +
        A +
        ';12.50;why\n' +
        A +
        ';1.234,50;why\n' +
        A +
        ';1.234.567;why\n' +
        A +
        ';1,2,3;why\n' +
        A +
        ';12,;why\n',
    ),
    options: { decimalComma: true },
    refusal: [
      'line 2, amount: "12.50" has a point, which --decimal-comma does not read (write a comma, or leave --decimal-comma out)',
      'line 3, amount: "1.234,50" has its digits in groups (write it without grouping, such as 1234,50)',
      'line 4, amount: "1.234.567" has its digits in groups (write it without grouping, such as 1234,50)',
      'line 5, amount: "1,2,3" has more than one comma (write it as a plain number such as 1234,50)',
      'line 6, amount: "12," has a comma without digits on both sides (write it as a plain number such as 1234,50)',
    ].join('\n'),
  },
  {
    name: 'grouping',
    bytes: utf8(
      'redemption_id;amount;reason\n' +
        ['1,234.50', '1.234,56', '1 234', "1'234", '1\u202f234,5', '1,234,567', '1.234.567']
          .map((amount) => A + ';' + amount + ';why\n')
          .join(''),
    ),
    refusal: [
      'line 2, amount: "1,234.50" has its digits in groups (write it without grouping, such as 1234.50)',
      'line 3, amount: "1.234,56" has its digits in groups (write it without grouping, such as 1234.50)',
      'line 4, amount: "1 234" has its digits in groups (write it without grouping, such as 1234.50)',
      `line 5, amount: "1'234" has its digits in groups (write it without grouping, such as 1234.50)`,
      'line 6, amount: "1\\u{202f}234,5" has its digits in groups (write it without grouping, such as 1234.50)',
      'line 7, amount: "1,234,567" has its digits in groups (write it without grouping, such as 1234.50)',
      'line 8, amount: "1.234.567" has its digits in groups (write it without grouping, such as 1234.50)',
    ].join('\n'),
  },
  {
    name: 'signs',
    bytes: utf8(HEAD + ['-5', '+5', '(5.00)', '5-', '\u22125'].map((amount) => A + ',' + amount + ',why\n').join('')),
    refusal: [
      'line 2, amount: "-5" has a sign (write it without a sign: amounts are positive)',
      'line 3, amount: "+5" has a sign (write it without a sign: amounts are positive)',
      'line 4, amount: "(5.00)" has a sign (write it without a sign: amounts are positive)',
      'line 5, amount: "5-" has a sign (write it without a sign: amounts are positive)',
      'line 6, amount: "−5" has a sign (write it without a sign: amounts are positive)',
    ].join('\n'),
  },
  {
    name: 'exponents and no numbers',
    bytes: utf8(
      HEAD + ['1e3', '1.5E+3', 'NaN', 'Infinity', '-inf', '∞'].map((amount) => A + ',' + amount + ',why\n').join(''),
    ),
    refusal: [
      'line 2, amount: "1e3" has an exponent (write it without one; a spreadsheet may have lost digits)',
      'line 3, amount: "1.5E+3" has an exponent (write it without one; a spreadsheet may have lost digits)',
      'line 4, amount: "NaN" is how a program writes an empty cell (empty the cell, or export empty cells as nothing)',
      'line 5, amount: "Infinity" is not a number (write it as a plain number such as 1234.50)',
      'line 6, amount: "-inf" is not a number (write it as a plain number such as 1234.50)',
      'line 7, amount: "∞" is not a number (write it as a plain number such as 1234.50)',
    ].join('\n'),
  },
  {
    name: 'currency',
    bytes: utf8(HEAD + ['$5', '5€', '5 EUR', '5%'].map((amount) => A + ',' + amount + ',why\n').join('')),
    refusal: [
      'line 2, amount: "$5" has a currency sign (write it as a plain number such as 1234.50)',
      'line 3, amount: "5€" has a currency sign (write it as a plain number such as 1234.50)',
      'line 4, amount: "5 EUR" is not a number (write it as a plain number such as 1234.50)',
      'line 5, amount: "5%" is not a number (write it as a plain number such as 1234.50)',
    ].join('\n'),
  },
  {
    name: 'digits of other scripts',
    bytes: utf8(HEAD + ['１２', '٣'].map((amount) => A + ',' + amount + ',why\n').join('')),
    refusal: [
      'line 2, amount: "１２" has digits other than 0 to 9 (write it as a plain number such as 1234.50)',
      'line 3, amount: "٣" has digits other than 0 to 9 (write it as a plain number such as 1234.50)',
    ].join('\n'),
  },
  {
    name: 'points in wrong places',
    bytes: utf8(HEAD + ['1.2.3', '.5', '5.', '.', '0x10', 'one'].map((amount) => A + ',' + amount + ',why\n').join('')),
    refusal: [
      'line 2, amount: "1.2.3" has more than one point (write it as a plain number such as 1234.50)',
      'line 3, amount: ".5" has a point without digits on both sides (write it as a plain number such as 1234.50)',
      'line 4, amount: "5." has a point without digits on both sides (write it as a plain number such as 1234.50)',
      'line 5, amount: "." is not a number (write it as a plain number such as 1234.50)',
      'line 6, amount: "0x10" is not a number (write it as a plain number such as 1234.50)',
      'line 7, amount: "one" is not a number (write it as a plain number such as 1234.50)',
    ].join('\n'),
  },
  {
    name: 'zero is for the API to refuse',
    bytes: utf8(HEAD + A + ',0,why\n' + A + ',0.00,why\n'),
    refusal: 'fine, rows: 2',
  },
  {
    name: 'quantities',
    bytes: utf8(
      'redemption_id;quantity;reason\n' +
        ['2.0', '2,00', '1,000', '1.5', '-1', '1e2', '1234567890123456', 'two', '2 ']
          .map((quantity) => A + ';' + quantity + ';why\n')
          .join(''),
    ),
    refusal: [
      'line 2, quantity: "2.0" has decimals, as spreadsheets write them (write it without decimals)',
      'line 3, quantity: "2,00" has decimals, as spreadsheets write them (write it without decimals)',
      'line 4, quantity: "1,000" has its digits in groups, or decimals (write it without grouping, such as 1234)',
      'line 5, quantity: "1.5" is not a whole number (a quantity counts units; use amount for values)',
      'line 6, quantity: "-1" has a sign (write it without a sign: amounts are positive)',
      'line 7, quantity: "1e2" has an exponent (write it without one; a spreadsheet may have lost digits)',
      'line 8, quantity: "1234567890123456" has more than 15 digits (check the cell)',
      'line 9, quantity: "two" is not a number (write it as a plain number such as 1234)',
      'line 10, quantity: "2 " has blanks around it (take them off, or use --trim)',
    ].join('\n'),
  },
  {
    name: 'both amount and quantity',
    bytes: utf8(
      'redemption_id,amount,quantity,reason\n' + A + ',1,1,why\n' + A + ',,1,why\n' + A + ',1,,why\n' + A + ',,,why\n',
    ),
    refusal: 'line 2, quantity: the row has both an amount and a quantity (leave one of the two empty)',
  },
  {
    name: 'reasons',
    bytes: utf8(
      HEAD + A + ',1,\n' + A + ',1,"  "\n' + A + ',1,' + 'x'.repeat(501) + '\n' + A + ',1,' + '😀'.repeat(500) + ' \n',
    ),
    refusal: [
      'line 2, reason: the reason is empty (say why, or fill empty reasons with --reason)',
      'line 3, reason: the reason is empty (say why, or fill empty reasons with --reason)',
      'line 4, reason: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" has more than 500 characters (say it more briefly)',
    ].join('\n'),
  },
  {
    name: 'empty reasons filled',
    bytes: utf8(HEAD + A + ',1,\n' + A + ',1,"  "\n'),
    options: { reason: 'why' },
    refusal: 'fine, rows: 2',
  },
  {
    name: 'keys',
    bytes: utf8(
      'id,reason,idempotency_key\n' +
        ['k-1', '', '  ', ' k', 'x'.repeat(256), '😀'.repeat(255), '2.5E+09', '12e5']
          .map((key) => A + ',why,' + key + '\n')
          .join(''),
    ),
    refusal: [
      'line 4, idempotency_key: "  " holds only blanks (take them off, or use --trim)',
      'line 5, idempotency_key: " k" has blanks around it (take them off, or use --trim)',
      'line 6, idempotency_key: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" has more than 255 characters (use a shorter key)',
      'line 8, idempotency_key: a spreadsheet turned this key into a number: "2.5E+09" (format the column as text and export again)',
    ].join('\n'),
  },
  {
    name: 'everything wrong at once',
    bytes: utf8('id;amount;quantity;reason;idempotency_key\n2.5E+09;12,50;2.0;; k\n'),
    refusal: [
      'line 2, id: a spreadsheet turned this id into a number: "2.5E+09" (format the column as text and export again)',
      'line 2, amount: "12,50" has a decimal comma (write a point, or use --decimal-comma)',
      'line 2, quantity: "2.0" has decimals, as spreadsheets write them (write it without decimals)',
      'line 2, quantity: the row has both an amount and a quantity (leave one of the two empty)',
      'line 2, reason: the reason is empty (say why, or fill empty reasons with --reason)',
      'line 2, idempotency_key: " k" has blanks around it (take them off, or use --trim)',
    ].join('\n'),
  },
  {
    name: 'formulas in kept columns',
    bytes: utf8('redemption_id,reason,note\n' + A + ',why,=1+1\n' + A + ",why,'=1+1\n" + A + ',why,"@SUM(A1)"\n'),
    refusal: 'fine, rows: 3',
  },
  {
    name: 'a results file with a row that was mended for its shape',
    bytes: utf8(
      'redemption_id,reason,scrip_line,scrip_status,scrip_idempotency_key,scrip_error_code\n' +
        A +
        ',why,2,invalid,,column_count\n' +
        A +
        ',why,3,planned,k,\n',
    ),
    refusal:
      'line 2, scrip_error_code: the row did not have as many cells as the header, so its cells may be in the wrong columns (mend the row, then empty its scrip_error_code)',
  },
  {
    name: 'a results file of which a column was deleted',
    bytes: utf8('redemption_id,reason,scrip_status,scrip_idempotency_key\n' + A + ',why,applied,k\n'),
    refusal:
      'file, line 1: this was a results file, but scrip_line is gone, so it cannot be told which rows are done (put the column back (scrip batches results writes the file again), or delete every scrip_ column)',
  },
  {
    name: 'a results file with a status that no run writes',
    bytes: utf8('redemption_id,reason,scrip_line,scrip_status,scrip_idempotency_key\n' + A + ',why,2,Applied,k\n'),
    refusal:
      'line 2, scrip_status: "Applied" is no status that a run writes (put the old one back, or empty it together with scrip_idempotency_key if the row is to be sent)',
  },
  {
    name: 'a results file with a done row whose key is gone',
    bytes: utf8('redemption_id,reason,scrip_line,scrip_status,scrip_idempotency_key\n' + A + ',why,2,applied,\n'),
    refusal:
      'line 2, scrip_idempotency_key: the row is applied, but its key is gone (put it back from the file that was written; without it the row could be sent twice)',
  },
  {
    name: 'a results file whose key was damaged',
    bytes: utf8(
      'redemption_id,reason,scrip_line,scrip_status,scrip_idempotency_key\n' + A + ',why,2,unknown,2.5E+09\n',
    ),
    refusal:
      'line 2, scrip_idempotency_key: a spreadsheet turned this key into a number: "2.5E+09" (format the column as text and export again)',
  },
  {
    name: 'terminal controls in a refused cell',
    bytes: utf8(HEAD + '\x1b[31mred,1,why\n'),
    refusal:
      'line 2, redemption_id: "\\u{1b}[31mred" holds a control character (take it out, or export the file again)',
  },
  {
    name: 'a name of ours with blanks, in messages',
    bytes: utf8('redemption_id, amount ,reason\n' + A + ',1e3,why\n'),
    options: { trim: true },
    refusal: 'line 2, amount: "1e3" has an exponent (write it without one; a spreadsheet may have lost digits)',
  },
  {
    name: 'a bad byte in a cell whose quote is open',
    bytes: latin1(HEAD + A + ',1,"why\n\xff'),
    refusal:
      'file, line 3, character 1: the byte 0xFF at character 1 of line 3 is not UTF-8 (save the file as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'a bad byte behind a bad quote, which is told first',
    bytes: latin1(HEAD + A + ',1,w"h"y\n' + A + ',1,\xff\n'),
    refusal:
      'file, line 2, reason: the row that starts on line 2 has a quote in the middle of a cell (put quotes around the whole cell and write each quote inside it as "")',
  },
  {
    name: 'a bad byte behind a quote in mid cell that is open',
    bytes: latin1(HEAD + A + ',1,w"hy\n' + A + ',1,\xff\n'),
    refusal:
      'file, line 3, character 40: the byte 0xFF at character 40 of line 3 is not UTF-8 (save the file as UTF-8, which spreadsheets call "CSV UTF-8")',
  },
  {
    name: 'a right-to-left mark in an id',
    bytes: utf8(HEAD + A.slice(0, 18) + '\u202e' + A.slice(18) + ',1,why\n'),
    refusal:
      'line 2, redemption_id: "550e8400-e29b-41d4\\u{202e}-a716-446655440001" is not a UUID (a redemption id looks like 550e8400-e29b-41d4-a716-446655440001)',
  },
];
