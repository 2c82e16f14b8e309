// A file whose amounts stand where they are not read would give back all that remains. Source: decision D47.
import { describe, expect, test } from 'vitest';
import { document, FOUR_LOTS, RAW, UNITS, useDesk } from '../../support/batch-desk.js';
import type { Run } from '../../support/terminal.js';

const desk = useDesk();

async function send(lines: readonly string[], ...flags: string[]): Promise<Run> {
  const path = desk.file('refunds.csv', `${lines.join('\n')}\n`);
  return desk.run(['redemptions', 'reverse', '--csv', path, '--yes', ...flags]);
}

async function expectMissed(lines: readonly string[], ...words: string[]): Promise<void> {
  for (const flags of [[], ['--dry-run']]) {
    const done = await send(lines, '--json', ...flags);
    expect(done.code).toBe(2);
    const { error } = document(done) as unknown as { error: { code: string } };
    expect(error.code).toBe('amount_missed');
    for (const word of [...words, 'nothing was sent']) expect(done.err).toContain(word);
  }
  for (const id of [RAW, FOUR_LOTS]) expect(await desk.reversals(id)).toEqual([]);
}

const NAMES = [
  ...['Refund Amount', 'RefundAmount', 'refund_amount', 'REFUND-AMT', 'amt', 'value', 'Total', 'Points', 'price'],
  ...['Betrag', 'Erstattungsbetrag', 'Montant', 'Importe', 'Valor', 'Bedrag', 'sum', 'Refund', 'Total (EUR)', '金額'],
  ...[
    'Refund (EUR)',
    'To be refunded',
    'Total order',
    'Points per member',
    'Amount for customer',
    'Betrag Konto',
    '返金額',
  ],
];

describe('no column is taken as amount or quantity, and a kept one looks like it', () => {
  test.each(NAMES)('by its name: %s', async (name) => {
    const lines = [`redemption_id,${name},reason`, `${RAW},5.00,late`, `${FOUR_LOTS},10.00,late`];
    await expectMissed(lines, `"${name}"`, `--map amount="${name}"`, '--full');
    const mapped = await send(lines, '--map', `amount=${name}`);
    expect(mapped.code).toBe(0);
    expect(await desk.reversals(FOUR_LOTS)).toEqual(['10.00 late']);
  });

  test.each([
    'qty',
    'units',
    'Menge',
    'Anzahl',
    'Quantity refunded',
    'Cantidad',
    'Aantal',
    'unit count',
    'Number of units',
  ])('units, by its name: %s', async (name) => {
    await expectMissed([`redemption_id,${name},reason`, `${UNITS},1,late`], `--map quantity="${name}"`);
    expect(await desk.reversals(UNITS)).toEqual([]);
  });

  test.each([
    ...[
      '5.00',
      '"1,234.50"',
      '€ 5.00',
      '5.00 EUR',
      '12',
      '-5',
      '"5,00"',
      '(5.00)',
      '５.００',
      '٥٫٠٠',
      '10 credits',
      '5.-',
    ],
    ...['"5,–"', '.50', 'Rs. 5', 'kr 5', 'CHF5.00', '1E+01', '5.00*', '~5', '2x', '5_000', '5.00 (VAT incl)', '=5'],
    ...['5 loyalty points', '\u00a05.00\u00a0', "'5.00"],
  ])('by what is in it: %s', async (cell) => {
    await expectMissed([`redemption_id,bonus,reason`, `${RAW},${cell},late`], '"bonus"', '--map amount="bonus"');
  });

  test('nearly all of its cells are numbers', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => `${RAW},${at === 7 ? 'n/a' : `${at}.50`},late ${at}`);
    await expectMissed(['redemption_id,bonus,reason', ...rows], '"bonus"');
  });

  test.each(['', 'NULL', '-', 'n/a', '(blank)'])('most of its cells are %j, the others are numbers', async (cell) => {
    const rows = Array.from({ length: 10 }, (_, at) => `${RAW},${at === 7 ? '5.00' : cell},late ${at}`);
    await expectMissed(['redemption_id,bonus,reason', ...rows], '"bonus"');
  });

  test('many of them: the likeliest comes first', async () => {
    const lines = ['redemption_id,bonus,total,refund value,reason', `${RAW},1,2,3,late`];
    await expectMissed(
      lines,
      '"refund value", "total" and "bonus"',
      '--map amount="refund value" or --map amount="total"',
    );
  });

  test.each([
    ['order id', '123456'],
    ['Bestellnummer', 'B-17'],
    ['customer number', '4711'],
    ['phone', '5550199'],
    ['order date', '20261129'],
    ['zip', '8001'],
    ['sku', '99812'],
    ['value date', '2026'],
    ['refund_id', '17'],
    ['external', '4915112345678'],
    ['external', '00123'],
    ['note', 'three'],
    ['code', 'ABC123'],
    ['seat', '12a'],
    ['order', '17'],
    ['refunded by', 'ada'],
    ['bonus', 'NULL'],
    ['points account id', '4711'],
    ['refund reason', 'late'],
    ['Refund Amount', ''],
    ['scrip_total', '5.00'],
  ])('not by %s with %j', async (name, cell) => {
    const done = await send([`redemption_id,${name},reason`, `${RAW},${cell},late`], '--dry-run', '--json');
    expect(done.err).not.toContain('amount_missed');
    expect(document(done)).toMatchObject({ full: 1, columns: { kept: [name] } });
  });

  test('--full means it', async () => {
    const done = await send(['redemption_id,Refund Amount,reason', `${RAW},5.00,late`], '--full');
    expect(done.code).toBe(0);
    expect(await desk.reversals(RAW)).toHaveLength(1);
  });
});

describe('rows say nothing where others say how much', () => {
  test.each([
    ['amount', `${RAW},5.00,a`, `${FOUR_LOTS},,b`],
    ['amount', `${RAW},,a`, `${FOUR_LOTS},5.00,b`],
    ['quantity', `${UNITS},1,a`, `${RAW},,b`],
    ['Amount', `${RAW},"",a`, `${FOUR_LOTS},5.00,b`],
    ['Qty', `${UNITS},1,a`, `${RAW},,b`],
  ])('in %s', async (name, ...rows) => {
    const flags = name === 'Qty' ? ['--map', 'quantity=Qty'] : [];
    const lines = [`redemption_id,${name},reason`, ...rows];
    const done = await send(lines, ...flags);
    expect(done.code).toBe(2);
    expect(done.err).toContain(`1 row says nothing in "${name}"`);
    expect(done.err).toContain('--full');
    expect(await desk.reversals(RAW)).toEqual([]);
    const meant = await send(lines, '--full', ...flags);
    expect(meant.code).toBe(0);
  });

  test('one row that cannot be used says how much too: --skip-invalid does not hide the amounts', async () => {
    const lines = ['redemption_id,amount,reason', `${RAW},"5,00",a`, `${FOUR_LOTS},,b`];
    const done = await send(lines, '--skip-invalid');
    expect(done.code).toBe(2);
    expect(await desk.reversals(FOUR_LOTS)).toEqual([]);
  });

  test('a column that no row uses is no use of it', async () => {
    expect((await send(['redemption_id,amount,reason', `${RAW},,a`, `${FOUR_LOTS},,b`])).code).toBe(0);
  });

  test('but then a kept one may have the amounts', async () => {
    await expectMissed(['redemption_id,amount,total,reason', `${RAW},,5.00,a`, `${FOUR_LOTS},,6.00,b`], '"total"');
  });
});

describe('a column is taken by its name, and another is called like what is given back', () => {
  test.each([
    'refund_amount',
    'Refund',
    'reversal amount',
    'Erstattungsbetrag',
    'Stornobetrag',
    'refundamount',
    'Rückzahlungsbetrag',
    'amount refunded',
    'returned qty',
    'Montant remboursement',
    'refund (EUR)',
    'To be refunded',
    'rückerstattet',
    '返金額',
    'approved amount',
    'corrected amount',
    'amount to give back',
  ])('amount beside %s', async (name) => {
    const lines = [`redemption_id,amount,${name},reason`, `${RAW},6.00,5.00,late`];
    await expectMissed(lines, '"amount" was taken for the amount', `"${name}"`, '--map amount="amount"');
    expect((await send(lines, '--map', 'amount=amount')).code).toBe(0);
    expect(await desk.reversals(RAW)).toEqual(['6.00 late']);
  });

  test('the other one, once it is mapped', async () => {
    const lines = [`redemption_id,amount,refund_amount,reason`, `${RAW},6.00,5.00,late`];
    expect((await send(lines, '--map', 'amount=refund_amount')).code).toBe(0);
    expect(await desk.reversals(RAW)).toEqual(['5.00 late']);
  });

  test.each(['refund_id', 'refund date', 'order total', 'reversal reason', 'qty', 'return code'])(
    'not beside %s',
    async (name) => {
      expect((await send([`redemption_id,amount,${name},reason`, `${RAW},5.00,5,late`])).code).toBe(0);
    },
  );
});

test('plan, dry run and both documents say how columns were read and how rows ask', async () => {
  const lines = [
    'Redemption ID,Amount,quantity,reason,order',
    `${RAW},5.00,,a,1`,
    `${UNITS},,1,b,2`,
    `${FOUR_LOTS},,,c,3`,
  ];
  const use = {
    columns: {
      bound: { redemption_id: 'Redemption ID', amount: 'Amount', quantity: 'quantity', reason: 'reason' },
      kept: ['order'],
    },
    ...{ full: 1, by_amount: 1, by_units: 1 },
  };
  expect(document(await send(lines, '--full', '--dry-run', '--json'))).toMatchObject(use);
  const shown = (await send(lines, '--full', '--dry-run')).out;
  for (const said of [/kept: order/, /full +1 row: all that remains/, /by amount +1 row/, /by units +1 row/]) {
    expect(shown).toMatch(said);
  }
  expect((await send(lines, '--full', '--dry-run')).out).toContain('amount = Amount');
  expect(document(await send(lines, '--full', '--json'))).toMatchObject(use);
});

test('--full is for a batch', async () => {
  const done = await desk.run(['redemptions', 'reverse', RAW, '--reason', 'x', '--yes', '--full']);
  expect(done.code).toBe(2);
  expect(done.err).toContain('--full is for a batch');
});
