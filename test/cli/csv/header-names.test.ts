// Under which names a column is found without --map, and which cells stand for nothing. Source: decision D47, report M25.
import { describe, expect, test } from 'vitest';
import { readAll } from '../../support/csv-file.js';

const A = '550e8400-e29b-41d4-a716-446655440001';

describe('a header matches without regard to case, blanks, "_" and "-"', () => {
  test.each([
    ['Redemption ID', 'Amount', 'Reason', 'Idempotency Key'],
    ['REDEMPTION_ID', 'AMOUNT', 'REASON', 'IDEMPOTENCY_KEY'],
    ['redemption-id', ' amount ', 'reason', 'idempotency-key'],
    ['RedemptionId', 'amount', 'reason', 'idempotencyKey'],
    ['Redemption  Id', '\u00a0Amount', 'Rea-son', 'Idempotency_Key '],
    ['ID', 'aMOUNT', 'ReAsOn', 'idempotency key'],
  ])('%j', async (...names) => {
    const { head, rows } = await readAll(`${names.join(',')}\n${A},5,why,k-1\n`);
    const [redemption_id, amount, reason, idempotency_key] = names;
    expect(head?.used).toEqual({ redemption_id, amount, reason, idempotency_key });
    expect(rows[0]?.fields?.request).toEqual({ amount: '5', reason: 'why', idempotency_key: 'k-1' });
  });

  test.each([
    ['amount', 'Amount'],
    ['AMOUNT', ' amount'],
    ['Quantity', 'quan-tity'],
    ['reason', 'Reason'],
    ['Idempotency Key', 'idempotency_key'],
    ['ID', 'id'],
    ['id', 'Redemption ID'],
  ])('both %j and %j is refused, and --map decides', async (first, second) => {
    const others = ['id', 'reason'].filter((name) => ![first, second].some((one) => isSame(one, name)));
    const file = `${[first, second, ...others].join(',')}\n`;
    const { error } = await readAll(file);
    expect(error).toMatchObject({ code: 'header_two_columns', line: 1 });
    expect(error?.hint).toContain('--map ');
  });
});

function isSame(one: string, other: string): boolean {
  const plain = one.toLowerCase().replaceAll(/[\s_-]/g, '');
  return plain === other || (other === 'id' && plain === 'redemptionid');
}

test.each(['late\u200b', '\u200elate', 'late\u2060', '\u200flate ', 'late\u00ad'])(
  'the reason %j would look like another one: refused, and --trim takes it off',
  async (cell) => {
    const text = `id,amount,reason\n${A},5,${cell}\n`;
    expect((await readAll(text)).rows[0]?.faults).toMatchObject([{ code: 'blanks_around', column: 'reason' }]);
    expect((await readAll(text, { trim: true })).rows[0]?.fields?.request.reason).toBe('late');
  },
);

describe('a cell that stands for nothing is refused by name', () => {
  const WRITTEN = [
    'NULL',
    'null',
    'Null',
    '\\N',
    '\\n',
    'nan',
    'NaN',
    'None',
    '<NA>',
    '(null)',
    'undefined',
    ' NULL ',
    'N/A',
    'NA',
    'ＮＵＬＬ',
    "'NULL'",
    '{null}',
    '(blank)',
    '[object Object]',
  ];

  test.each(WRITTEN)('%j as a reason', async (cell) => {
    const { rows } = await readAll(`id,amount,reason\n${A},5,${cell}\n`);
    expect(rows[0]?.fields).toBeUndefined();
    expect(rows[0]?.faults).toMatchObject([{ code: 'null_written', column: 'reason' }]);
  });

  test.each(WRITTEN)('%j as a key and as an amount', async (cell) => {
    const { rows } = await readAll(`id,amount,reason,idempotency_key\n${A},${cell},why,${cell}\n`);
    expect(rows[0]?.faults).toMatchObject([
      { code: 'null_written', column: 'amount' },
      { code: 'null_written', column: 'idempotency_key' },
    ]);
  });

  test.each(['-', '--', '—', '.', '?'])('%j as a key', async (cell) => {
    const { rows } = await readAll(`id,amount,reason,idempotency_key\n${A},5,why,${cell}\n`);
    expect(rows[0]?.faults).toMatchObject([{ code: 'null_written', column: 'idempotency_key' }]);
  });

  test.each([
    ...[
      '#N/A',
      '#REF!',
      ' #N/A',
      '#NV',
      '#BEZUG!',
      '#WERT!',
      '#NOM?',
      '#¡REF!',
      '#¿NOMBRE?',
      '#NOME?',
      '#N/D',
      '#NAAM?',
    ],
    ...['#ADR!', '#ИМЯ?', 'Err:502', '#REF', '#DIV/0!', '#ERROR!', '###'],
  ])("%j is a spreadsheet's error", async (cell) => {
    const { rows } = await readAll(`id,amount,reason\n${A},5,${cell}\n`);
    expect(rows[0]?.faults).toMatchObject([{ code: 'spreadsheet_error', column: 'reason' }]);
  });

  test('--reason does not fill it', async () => {
    const { rows } = await readAll(`id,amount,reason\n${A},5,NULL\n`, { reason: 'filled' });
    expect(rows[0]?.faults).toMatchObject([{ code: 'null_written' }]);
  });

  test.each([
    'None of the items arrived',
    'null pointer in the shop',
    'nano damaged',
    'N',
    'Nancy called',
    'na ja',
    '#17',
    '#URGENT!',
    '-',
  ])('%j is a reason', async (cell) => {
    const { rows } = await readAll(`id,amount,reason\n${A},5,${cell}\n`);
    expect(rows[0]?.fields?.request.reason).toBe(cell);
  });

  test('in a column that is only kept it stays as it is', async () => {
    const { rows } = await readAll(`id,amount,reason,note\n${A},5,why,NULL\n`);
    expect(rows[0]?.faults).toEqual([]);
  });
});
