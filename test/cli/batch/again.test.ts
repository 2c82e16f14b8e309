// The same file again, corrected, changed, renamed, fed back: what is paid is paid once.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { document, FOUR_LOTS, RAW, UNITS, useDesk } from '../../support/batch-desk.js';

const desk = useDesk();
const HEAD = 'redemption_id,amount,quantity,reason,note';
const FILE = [HEAD, `${UNITS},,1,first unit,=1+1`, `${RAW},10.00,,part,-5`, `${FOUR_LOTS},25.00,,lots,`, ''].join('\n');
const REVERSE = (path: string, ...flags: string[]): string[] => [
  ...['redemptions', 'reverse', '--csv', path, '--yes', '--json', ...flags],
];

/** Counts as a line: what a run says it left behind, and how many rows left. */
function told(done: Parameters<typeof document>[0]): string {
  const { applied, replayed, refused, unknown, invalid, skipped, sent } = document(done);
  return `exit ${done.code}: applied ${applied}, replayed ${replayed}, refused ${refused}, unknown ${unknown}, invalid ${invalid}, skipped ${skipped}, sent ${sent}`;
}

test('the same file twice: nothing is sent the second time', async () => {
  const path = desk.file('refunds.csv', FILE);
  expect(told(await desk.run(REVERSE(path)))).toBe(
    'exit 0: applied 3, replayed 0, refused 0, unknown 0, invalid 0, skipped 0, sent 3',
  );
  expect(told(await desk.run(REVERSE(path)))).toBe(
    'exit 0: applied 3, replayed 0, refused 0, unknown 0, invalid 0, skipped 0, sent 0',
  );
  expect(await desk.reversals(RAW)).toEqual(['10.00 part']);
});

test('the same rows in another order, with another note, other line ends and a byte order mark are the same rows', async () => {
  await desk.run(REVERSE(desk.file('refunds.csv', FILE)));
  const [head = '', ...rows] = FILE.trimEnd().split('\n');
  const other = `\ufeff${[head, ...rows.reverse()].join('\r\n').replace('10.00', '10.000').replace('-5', 'later')}\r\n`;
  expect(told(await desk.run(REVERSE(desk.file('refunds.csv', other))))).toContain('applied 3');
  expect(await desk.reversals(RAW)).toEqual(['10.00 part']);
});

test('the same file with one row corrected: one new reversal', async () => {
  const wrong = FILE.replace('10.00', '9999999.00');
  expect(told(await desk.run(REVERSE(desk.file('refunds.csv', wrong))))).toBe(
    'exit 8: applied 2, replayed 0, refused 1, unknown 0, invalid 0, skipped 0, sent 3',
  );
  expect(told(await desk.run(REVERSE(desk.file('refunds.csv', FILE))))).toBe(
    'exit 0: applied 3, replayed 0, refused 0, unknown 0, invalid 0, skipped 0, sent 1',
  );
  expect(await desk.reversals(RAW)).toEqual(['10.00 part']);
});

test('a row with a key of its own that was refused can be corrected under that key', async () => {
  const own = (amount: string): string =>
    `redemption_id,amount,reason,idempotency_key\n${RAW},${amount},part,order-1\n`;
  expect((await desk.run(REVERSE(desk.file('own.csv', own('9999999.00'))))).code).toBe(8);
  expect(told(await desk.run(REVERSE(desk.file('own.csv', own('1.00')))))).toContain('exit 0: applied 1');
  const changed = await desk.run(REVERSE(desk.file('own.csv', own('2.00'))));
  expect(changed.code).toBe(2);
  expect(changed.err).toContain('its key belongs to another row of this batch, with state applied: 1 of');
  expect(await desk.reversals(RAW)).toEqual(['1.00 part']);
});

test('two equal rows are refused, naming both lines; with --allow-duplicates they are two reversals, once', async () => {
  const path = desk.file(
    'refunds.csv',
    `${HEAD}\n${RAW},10,,part,a\n${UNITS},,1,x,\n${RAW.toUpperCase()},10.00,,part,b\n`,
  );
  const refused = await desk.run(REVERSE(path));
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('line 4: equal to line 2: same redemption, same amount or quantity, same reason');
  expect(await desk.reversals(RAW)).toEqual([]);
  expect(told(await desk.run(REVERSE(path, '--allow-duplicates')))).toContain('applied 3');
  expect(told(await desk.run(REVERSE(path, '--allow-duplicates')))).toContain('sent 0');
  expect(await desk.reversals(RAW)).toEqual(['10.00 part', '10.00 part']);
  // The results know both, so that they need no flag.
  expect(told(await desk.run(REVERSE(`${desk.folder}/refunds.results.csv`)))).toContain('exit 0: applied 3');
});

test('two rows with one key of their own are refused even with --allow-duplicates', async () => {
  const path = desk.file('own.csv', `redemption_id,amount,reason,idempotency_key\n${RAW},1,a,k\n${UNITS},,b,k\n`);
  const done = await desk.run(REVERSE(path, '--allow-duplicates'));
  expect(done.code).toBe(2);
  expect(done.err).toContain('line 3, idempotency_key: this row has the same idempotency key as line 2');
});

test('a row changed after it was applied: stopped, both rows shown; --allow-changed sends it on top', async () => {
  await desk.run(REVERSE(desk.file('refunds.csv', FILE)));
  const path = desk.file('refunds.csv', FILE.replace('10.00', '11.00'));
  const stopped = await desk.run(REVERSE(path));
  expect(stopped.code).toBe(2);
  expect(stopped.err).toContain(
    `line 3: 11 of ${RAW}, "part"; instead of line 3 of the earlier file, which is applied: 10 of ${RAW}, "part"`,
  );
  expect(await desk.reversals(RAW)).toEqual(['10.00 part']);
  expect(told(await desk.run(REVERSE(path, '--allow-changed')))).toContain('exit 0: applied 3');
  expect(await desk.reversals(RAW)).toEqual(['10.00 part', '11.00 part']);
});

test('one more row for a redemption that was already given a part is an addition, not a change', async () => {
  await desk.run(REVERSE(desk.file('refunds.csv', FILE)));
  const path = desk.file('refunds.csv', `${FILE}${RAW},2.00,,another part,\n`);
  expect(told(await desk.run(REVERSE(path)))).toContain('exit 0: applied 4');
});

test('--expect-rows and --expect-total not met: nothing is sent', async () => {
  const path = desk.file('refunds.csv', FILE);
  const rows = await desk.run(REVERSE(path, '--expect-rows', '4'));
  expect([rows.code, document(rows).error.message]).toEqual([
    2,
    '--expect-rows 4 is not met: the file has 3 rows; nothing was sent',
  ]);
  const total = await desk.run(REVERSE(path, '--expect-total', '35.01'));
  expect([total.code, document(total).error.message]).toEqual([
    2,
    '--expect-total 35.01 is not met: the amounts add up to 35; nothing was sent',
  ]);
  expect(await desk.reversals(RAW)).toEqual([]);
  expect((await desk.run(REVERSE(path, '--expect-rows', '3', '--expect-total', '35'))).code).toBe(0);
});

test('the results file fed back in: nothing is sent, and it comes out the same', async () => {
  await desk.run(REVERSE(desk.file('refunds.csv', FILE)));
  const results = desk.read('refunds.results.csv');
  const again = await desk.run(REVERSE(`${desk.folder}/refunds.results.csv`));
  expect(told(again)).toContain('exit 0: applied 3, replayed 0, refused 0, unknown 0, invalid 0, skipped 0, sent 0');
  expect(desk.read('refunds.results.csv')).toBe(results);
});

test('the results file fed back in where nothing is known of it: nothing is sent either', async () => {
  await desk.run(REVERSE(desk.file('refunds.csv', FILE)));
  const results = desk.read('refunds.results.csv');
  desk.moveJournal();
  const again = await desk.run(REVERSE(`${desk.folder}/refunds.results.csv`));
  expect(told(again)).toContain('exit 0: applied 0, replayed 0, refused 0, unknown 0, invalid 0, skipped 0, sent 0');
  expect(document(again).done_before).toBe(3);
  expect(desk.read('refunds.results.csv')).toBe(results.replaceAll(',applied,', ',done_before,'));
  expect(document(again).totals).toEqual([]);
});

test('a refused row corrected in the results file: only that row is sent', async () => {
  const path = desk.file('refunds.csv', FILE.replace('10.00', '9999999.00'));
  await desk.run(REVERSE(path));
  const results = desk.file('refunds.results.csv', desk.read('refunds.results.csv').replace('9999999.00', '12.00'));
  expect(told(await desk.run(REVERSE(results)))).toContain('exit 0: applied 3, replayed 0, refused 0');
  expect(await desk.reversals(RAW)).toEqual(['12.00 part']);
});

test('the same bytes as another batch are stopped; --new-batch is about the name, --again says that all of it is meant once more', async () => {
  const batch = [HEAD, `${RAW},10.00,,part,`, ''].join('\n');
  await desk.run(REVERSE(desk.file('monday.csv', batch)));
  const stopped = await desk.run(REVERSE(desk.file('tuesday.csv', batch)));
  expect([stopped.code, document(stopped).error.message]).toEqual([
    2,
    'this file was already run as batch monday at 2026-03-15T12:00:00.000Z; nothing was sent',
  ]);
  const renamed = await desk.run(REVERSE(`${desk.folder}/tuesday.csv`, '--new-batch'));
  expect([renamed.code, document(renamed).error.code]).toEqual([2, 'done_before']);
  expect((await desk.run(REVERSE(`${desk.folder}/tuesday.csv`, '--again'))).code).toBe(0);
  expect(await desk.reversals(RAW)).toEqual(['10.00 part', '10.00 part']);
});

test('refused rows are not sent again, unless --retry-refused says so', async () => {
  const path = desk.file('refunds.csv', `${HEAD}\n${UNITS},,2,all,\n${UNITS},,1,one more,\n`);
  expect(told(await desk.run(REVERSE(path)))).toContain('applied 1, replayed 0, refused 1');
  expect(told(await desk.run(REVERSE(path)))).toContain('sent 0');
  expect(told(await desk.run(REVERSE(path, '--retry-refused')))).toContain(
    'refused 1, unknown 0, invalid 0, skipped 0, sent 1',
  );
  expect(told(await desk.run(['batches', 'resume', 'refunds', '--yes', '--json', '--retry-refused']))).toContain(
    'sent 1',
  );
});

test('rows that cannot be used stop everything; --skip-invalid goes on without them', async () => {
  const path = desk.file('refunds.csv', FILE.replace('10.00', '10,00'.replace(',', ';')));
  const stopped = await desk.run(REVERSE(path));
  expect([stopped.code, document(stopped).error.code]).toEqual([2, 'invalid_rows']);
  expect(await desk.reversals(UNITS)).toEqual([]);
  expect(told(await desk.run(REVERSE(path, '--skip-invalid')))).toBe(
    'exit 8: applied 2, replayed 0, refused 0, unknown 0, invalid 1, skipped 0, sent 2',
  );
  expect(desk.read('refunds.results.csv')).toContain(',3,invalid,');
});

test('--results lists all rows that cannot be used, and nothing else is touched', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => `${RAW},${n}e3,,part,`);
  const path = desk.file('refunds.csv', [HEAD, ...rows, ''].join('\n'));
  const stopped = await desk.run([
    'redemptions',
    'reverse',
    '--csv',
    path,
    '--yes',
    '--results',
    `${desk.folder}/bad.csv`,
  ]);
  expect(stopped.code).toBe(2);
  expect(stopped.err.match(/^ {2}line \d+/gm)).toHaveLength(20);
  expect(stopped.err).toContain('all are in /desk/bad.csv');
  expect(desk.read('bad.csv').match(/,invalid,/g)).toHaveLength(30);
  expect((await desk.run(['batches', 'list', '--json'])).out).toBe('{"data":[]}\n');
});

test('a key is made of what the row asks for, and of nothing else', async () => {
  const keys: string[] = [];
  const path = desk.file(
    'keys.csv',
    `${HEAD}\n${RAW.toUpperCase()},010.50,, part ,a\n${UNITS},,1,x,b\n${FOUR_LOTS},,,all,c\n${RAW},10.5,,part,d\n`,
  );
  await desk.live(REVERSE(path, '--allow-duplicates', '--full', '--concurrency', '1'), (send) => async (request) => {
    if (request.method === 'POST')
      keys.push(((await request.clone().json()) as { idempotency_key: string }).idempotency_key);
    return send(request);
  });
  const key = (...row: unknown[]): string => {
    const text = JSON.stringify(['scrip-key-1', ...row]);
    return `scrip_${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
  };
  expect(keys).toEqual([
    key(RAW, '10.5', null, 'part', 1),
    key(UNITS, null, 1, 'x', 1),
    key(FOUR_LOTS, null, null, 'all', 1),
    key(RAW, '10.5', null, 'part', 2),
  ]);
});
