import { expect, test } from 'vitest';
import { bar, factLines, table, textWidth, type Column } from '../../../src/cli/terminal/layout.js';
import { createPaint } from '../../../src/cli/terminal/screen.js';

const plain = await createPaint(0);

test.each([
  // left        of          bar
  ['0.00', '1000.00', '[....................]'],
  ['0.01', '1000.00', '[#...................]'],
  ['500.00', '1000.00', '[##########..........]'],
  ['999.99', '1000.00', '[###################.]'],
  ['1000.00', '1000.00', '[####################]'],
  ['1000', '1000.00', '[####################]'],
  ['0.000000000000000001', '1.000000000000000001', '[#...................]'],
  ['99999999999999999999999999999999999999', '99999999999999999999999999999999999999', '[####################]'],
  ['0', '0', '[....................]'],
])('%s of %s is drawn %s', (left, whole, drawn) => {
  expect(bar(left, whole)).toBe(drawn);
});

const COLUMNS: readonly Column[] = [
  { title: 'id' },
  { title: 'amount', align: 'right' },
  { title: 'created', optional: true },
  { title: 'words', optional: true },
];
const ROWS = [
  ['r1', '5.00', '2026-01-01T00:00:00Z', 'first'],
  ['r2', '1000.00', '2026-01-02T00:00:00Z', 'second one'],
];

test.each([
  ['with room for everything', 60],
  ['leaving the last optional column out', 40],
  ['leaving every optional column out', 20],
  ['as facts when even the rest does not fit', 10],
])('a table is drawn %s', async (what, width) => {
  await expect(table(COLUMNS, ROWS, plain, width)).toMatchFileSnapshot(`golden/table-${what.replaceAll(' ', '-')}.txt`);
});

test('no line of a table is wider than the terminal, as long as a word is not', () => {
  for (let width = 22; width <= 70; width += 1) {
    for (const line of table(COLUMNS, ROWS, plain, width).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  }
});

test('colour does not count as width', async () => {
  const paint = await createPaint(1);
  const lines = table(COLUMNS, ROWS, paint, 60).split('\n').length;
  expect(lines).toBe(table(COLUMNS, ROWS, plain, 60).split('\n').length);
});

test('facts without a value are left out, and long values wrap below themselves', () => {
  const text = factLines(
    [
      ['name', 'one two three four'],
      ['nothing', undefined],
      ['id', 'x'],
    ],
    plain,
    26,
  );
  expect(text).toBe('name  one two three four\nid    x\n');
  expect(factLines([['reason', 'one two three four five six']], plain, 30)).toBe(
    'reason  one two three four\n        five six\n',
  );
});

test('an id that does not fit beside its name goes below it whole, so that it can be copied', () => {
  const id = '550e8400-e29b-41d4-a716-446655440001';
  expect(factLines([['redemption', id]], plain, 40)).toBe(`redemption\n  ${id}\n`);
});

test('wide characters take two columns: a table of them fits, and its columns stay aligned', () => {
  const rows = [
    ['ab', '退款请求', '1'],
    ['cd', 'gift 🎁 card', '2'],
  ];
  const columns = [{ title: 'id' }, { title: 'reason' }, { title: 'n' }];
  const drawn = table(columns, rows, plain, 18);
  // "cd  gift 🎁 card  2" is 19 columns wide, though it has 18 characters.
  expect(drawn).toContain('reason  退款请求');
  const [, first = '', second = ''] = table(columns, rows, plain, 19).split('\n');
  expect([textWidth(first), textWidth(second)]).toEqual([19, 19]);
});

test.each([
  [undefined, '1234567.50', '1234567.50'],
  ['en-US', '1234567.50', '1,234,567.50'],
  ['de-DE', '1234567.50', '1.234.567,50'],
  ['hi-IN', '1234567.50', '12,34,567.50'],
  ['en-US', '99999999999999999999.000000000000000001', '99,999,999,999,999,999,999.000000000000000001'],
  ['en-US', 'cannot be told', 'cannot be told'],
])('with the locale %s, %s reads %s', async (locale, amount, read) => {
  const paint = await createPaint(0, { locale });
  expect(paint.amount(amount)).toBe(read);
});

test('a plain look has no tables: one fact to a line', async () => {
  const drawn = table(COLUMNS, ROWS, await createPaint(0, { plain: true }), 80);
  expect(drawn).toContain('id       r1\namount   5.00\n');
});
