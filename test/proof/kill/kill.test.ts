// A short form of the crash proof, and a proof that its checks can fail. The long form: npm run proof -- kill --kills 200
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { compare } from './compare.mjs';

const RUN = new URL('run.mjs', import.meta.url).pathname;

test('a client killed 8 times and a server killed 3 times: nothing lost, nothing doubled', async () => {
  const done = await execa(
    process.execPath,
    [RUN, '--kills', '8', '--server-kills', '3', '--rows', '80', '--seed', '7'],
    { reject: false },
  );
  expect(done.stdout + done.stderr).toContain('lost 0, doubled 0, unknown 0, journal equal to the server');
}, 300_000);

describe('the comparison complains about', () => {
  const rows = [
    { redemption: 'r1', reason: 'row 0', isTooMuch: false },
    { redemption: 'r2', reason: 'row 1', isTooMuch: true },
  ];
  const made = { id: 'v1', redemption_id: 'r1', amount: '1.00' };
  const done = {
    reason: 'row 0',
    note: "'=kept",
    scrip_status: 'applied',
    scrip_reversal_id: 'v1',
    scrip_amount: '1.00',
  };
  const refused = { reason: 'row 1', note: "'=kept", scrip_status: 'refused' };
  const summary = { applied: 1, replayed: 0, refused: 1, unknown: 0 };
  const server = (...reversals: [string, object[]][]): Map<string, object[]> => new Map(reversals);

  test('nothing when all is well', () => {
    expect(compare(rows, [done, refused], server(['row 0', [made]]), summary)).toEqual([]);
  });
  test.each([
    ['a lost reversal', [done, refused], server(), 'LOST'],
    ['a doubled one', [done, refused], server(['row 0', [made, { ...made, id: 'v2' }]]), 'DOUBLED'],
    [
      'one that was refused and done',
      [done, refused],
      server(['row 0', [made]], ['row 1', [made]]),
      'and yet on the server',
    ],
    ['one that no row asked for', [done, refused], server(['row 0', [made]], ['else', [made]]), 'not of this file'],
    ['another id', [{ ...done, scrip_reversal_id: 'v9' }, refused], server(['row 0', [made]]), 'another reversal id'],
    ['another amount', [{ ...done, scrip_amount: '2.00' }, refused], server(['row 0', [made]]), 'another amount'],
    [
      'a row left unknown',
      [{ ...done, scrip_status: 'unknown' }, refused],
      server(['row 0', [made]]),
      'summary: applied',
    ],
    ['a row missing from the results', [done], server(['row 0', [made]]), '1 result rows for 2'],
  ])('%s', (_name, results, onServer, words) => {
    expect(compare(rows, results, onServer, summary).join('\n')).toContain(words);
  });
});
