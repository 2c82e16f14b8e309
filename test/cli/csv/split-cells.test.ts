// Lines without quotes are split without csv-parse, and must come out as csv-parse alone would split them.
import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCells, splittingAt } from '../../../src/cli/csv/records.js';

const outcomeOf = (split: () => string[][]): unknown => {
  try {
    return split();
  } catch (error) {
    if (error instanceof CsvError) return error.code;
    throw error;
  }
};

const pieces = fc.constantFrom(
  'a',
  'bc',
  '"',
  '""',
  ',',
  ';',
  '\n',
  '\r\n',
  ' ',
  'é',
  '\u{1f600}',
  '"x"',
  '"x\ny"',
  '",\n"',
);

test('any text is split, or refused, as by csv-parse alone', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 40 }),
      fc.constantFrom(',' as const, ';' as const),
      (parts, delimiter) => {
        const text = parts.join('');
        expect(outcomeOf(() => splitCells(text, delimiter))).toEqual(
          outcomeOf(() => parse(text, splittingAt(delimiter))),
        );
      },
    ),
    { numRuns: 3000 },
  );
});

test.each([
  [
    'plain lines beside quoted ones',
    'a,b\r\n"c\nd",e\nf,g',
    [
      ['a', 'b'],
      ['c\nd', 'e'],
      ['f', 'g'],
    ],
  ],
  ['blank lines', '\n\r\na\n\n', [[''], [''], ['a'], ['']]],
  ['a last line without an end', 'a,"b"', [['a', 'b']]],
  ['nothing', '', []],
])('%s', (_what, text, cells) => {
  expect(splitCells(text, ',')).toEqual(cells);
});

test.each([0, 1, 2, 1000])('a line %i characters over a mebibyte is taken or refused as by csv-parse alone', (over) => {
  const long = 'x'.repeat(1_048_576 + over);
  for (const text of [`a\n${long}\n`, `a\n"${long}"\n`, `${long},b\nc\n`]) {
    expect(outcomeOf(() => splitCells(text, ','))).toEqual(outcomeOf(() => parse(text, splittingAt(','))));
  }
  expect(outcomeOf(() => splitCells(`${long}xxx\n`, ','))).toBe('CSV_MAX_RECORD_SIZE');
});
