import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delimiter } from '../../../src/cli/csv/read-csv.js';
import { resultsHead, resultsRows, type ResultsRow } from '../../../src/cli/csv/write-results.js';
import { readAll, told } from '../../support/csv-file.js';

const A = '550e8400-e29b-41d4-a716-446655440001';
const HEAD = { columns: ['id', 'reason', 'note'], delimiter: ',', hasBom: false } as const;
const OURS =
  'scrip_line,scrip_status,scrip_amount,scrip_quantity,scrip_reversal_id,scrip_journal_entry_id,' +
  'scrip_idempotency_key,scrip_error_code,scrip_error,scrip_expired';

const row = (cells: readonly string[], more: Partial<ResultsRow> = {}): ResultsRow => ({
  cells,
  line: 2,
  status: 'applied',
  ...more,
});

describe('a results file', () => {
  test('has the input as it was, and behind it what became of each row', () => {
    expect(resultsHead(HEAD)).toBe(`id,reason,note,${OURS}\n`);
    const done = row([A, 'a, b', '"x"'], {
      amount: '12.50',
      quantity: 2,
      reversalId: 'r-1',
      journalEntryId: 'j-1',
      idempotencyKey: 'k-1',
      expired: '2.50',
    });
    const refused = row([A, '', ''], { line: 3, status: 'refused', errorCode: 'headroom_exceeded', error: 'too much' });
    expect(resultsRows(HEAD, [done, refused])).toBe(
      `${A},"a, b","""x""",2,applied,12.50,2,r-1,j-1,k-1,,,2.50\n${A},,,3,refused,,,,,,headroom_exceeded,too much,\n`,
    );
    expect(resultsRows(HEAD, [])).toBe('');
  });

  test('keeps delimiter and byte order mark', () => {
    const head = { columns: ['id', 'a;b'], delimiter: ';', hasBom: true } as const;
    expect(resultsHead(head)).toBe(`\ufeffid;"a;b";${OURS.replaceAll(',', ';')}\n`);
  });

  test('replaces the columns of an earlier run, wherever they stand', () => {
    const head = { ...HEAD, columns: ['scrip_line', 'id', 'scrip_status', 'note', 'scrip_other', 'scrip_error'] };
    expect(resultsHead(head)).toBe(`id,note,scrip_other,${OURS}\n`);
    const again = row(['9', A, 'unknown', 'kept', 'too', 'old'], { line: 9 });
    expect(resultsRows(head, [again])).toBe(`${A},kept,too,9,applied,,,,,,,,\n`);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+49 170', "'+49 170"],
    ['-late', "'-late"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['-5', '-5'],
    ['-5.25', '-5.25'],
    ['-5.25x', "'-5.25x"],
    ['-5\n', `"'-5\n"`],
    ['-', "'-"],
    ['+5', "'+5"],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
    ["'quoted", "'quoted"],
    ["'", "'"],
    ['=1,"2"', `"'=1,""2"""`],
  ])('writes %j so that no spreadsheet runs it', (cell, written) => {
    expect(resultsRows(HEAD, [row([A, cell, ''])])).toBe(`${A},${written},,2,applied,,,,,,,,\n`);
  });

  test('guards what the API said, too, and the header', () => {
    expect(resultsRows(HEAD, [row([A, '', ''], { error: '=cmd()' })])).toContain(",'=cmd(),\n");
    expect(resultsHead({ ...HEAD, columns: ['id', '=x'] })).toMatch(/^id,'=x,/);
  });
});

describe('a row that does not have the shape of the header', () => {
  test('with too few cells gets empty ones and is marked', () => {
    expect(resultsRows(HEAD, [row([A], { status: 'invalid' })])).toBe(`${A},,,2,invalid,,,,,,column_count,,\n`);
  });

  test('with too many has them all in its last column, and is marked', () => {
    const text = resultsRows(HEAD, [row([A, 'why', 'a', 'b,c', ''], { status: 'invalid', errorCode: 'other' })]);
    expect(text).toBe(`${A},why,"a,""b,c"",",2,invalid,,,,,,column_count,,\n`);
  });

  test.each([[[A]], [[A, 'why', 'a', 'b']]])('is refused again when it is fed back', async (cells) => {
    const text = resultsHead(HEAD) + resultsRows(HEAD, [row(cells, { status: 'invalid' })]);
    expect(told(await readAll(text, { reason: 'why' }))).toMatch(/^line 2, scrip_error_code: the row did not have/);
  });

  test('and is only blank keeps the code that it was given', () => {
    const blank = row([''], { status: 'invalid', errorCode: 'line_blank' });
    expect(resultsRows(HEAD, [blank])).toBe(',,,2,invalid,,,,,,line_blank,,\n');
  });
});

describe('there and back', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', "'", '=', '+', '-', '@', '\t', '\r', '\n', ',', ';', '5', '.', ' ', 'ü') }),
    fc.constantFrom("'=", "''=", '-5', '-5.0', '=-5', "'-5", '', "'", '\r\n', '"'),
  );
  const delimiter = fc.constantFrom<Delimiter>(',', ';', '\t');

  test('no cell is changed, whatever it holds', async () => {
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(rows, delimiter, fc.boolean(), async (cells, between, hasBom) => {
        const head = { columns: ['note', 'id', '=more'], delimiter: between, hasBom };
        const written = cells.map(([note, more]) => row([note, A, more]));
        const read = await readAll(resultsHead(head) + resultsRows(head, written), { reason: 'why' });
        expect(read.error).toBeUndefined();
        expect(read.head).toMatchObject({ delimiter: between, hasBom, isResults: true });
        expect(read.head?.columns.slice(0, 3)).toEqual(head.columns);
        expect(read.rows.map((each) => each.cells.slice(0, 3))).toEqual(written.map((each) => each.cells));

        // And once more: what was read back writes the same file again.
        const again = read.rows.map(({ cells: readCells }) => row(readCells));
        expect(resultsRows({ ...head, columns: read.head?.columns ?? [] }, again)).toBe(resultsRows(head, written));
      }),
      { numRuns: 300 },
    );
  });

  test('no cell that a spreadsheet would run is left', () => {
    fc.assert(
      fc.property(cell, (note) => {
        const text = resultsRows(HEAD, [row([A, note, ''])]).slice(A.length + 1);
        expect(/^"?[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?,/.test(text)).toBe(false);
      }),
    );
  });
});
