// Flags that did not get the value that was meant: nothing runs then. Source: decision D48.
import { describe, expect, test } from 'vitest';
import { UNITS, useDesk } from '../../support/batch-desk.js';
import type { Run } from '../../support/terminal.js';

const desk = useDesk();
const REVERSE = ['redemptions', 'reverse', UNITS, '--quantity', '1', '--yes'];

async function expectRefused(argv: readonly string[], ...words: string[]): Promise<Run> {
  const done = await desk.run(argv);
  expect([done.code, done.out]).toEqual([2, '']);
  for (const word of words) expect(done.err).toContain(word);
  expect(await desk.reversals(UNITS)).toEqual([]);
  return done;
}

describe('a value that is itself a flag', () => {
  test.each([
    ['--reason', '--dry-run', [...REVERSE, '--reason', '--dry-run']],
    ['--reason', '--quiet', [...REVERSE, '--reason', '--quiet']],
    ['--reason', '--mode', [...REVERSE, '--reason', '--mode=sandbox']],
    ['--reason', '--help', [...REVERSE, '--reason', '--help', '--dry-run']],
    ['--reason', '--dry-run', [...REVERSE, '--reason', '--dryrun']],
    ['--reason', '--', [...REVERSE, '--reason', '--']],
    // One dash, and the long dashes into which word processors turn two.
    ['--reason', '--dry-run', [...REVERSE, '--reason', '-dry-run']],
    ['--reason', '--dry-run', [...REVERSE, '--reason', '—dry-run']],
    ['--reason', '--yes', [...REVERSE, '--reason', '–yes']],
    ['--reason', '--dry-run', [...REVERSE, '--reason', '\u2212\u2212dry-run']],
    ['--reason', '-n', [...REVERSE, '--reason', '-n']],
    ['--idempotency-key', '--reason', [...REVERSE, '--idempotency-key', '--reason', 'late']],
    ['--actor', '--dry-run', [...REVERSE, '--reason', 'late', '--actor', '--dry-run']],
    ['--quantity', '--reason', ['redemptions', 'reverse', UNITS, '--yes', '--quantity', '--reason', 'late']],
    ['--csv', '--dry-run', ['redemptions', 'reverse', '--csv', '--dry-run', '--yes']],
    ['--results', '--yes', ['redemptions', 'reverse', '--csv', 'a.csv', '--results', '--yes']],
    ['--map', '--yes', ['redemptions', 'reverse', '--csv', 'a.csv', '--map', '--yes']],
    ['--profile', '--dry-run', ['--profile', '--dry-run', ...REVERSE, '--reason', 'late']],
    ['--mode', '--yes', ['--mode', '--yes', 'redemptions', 'reverse', UNITS, '--reason', 'late']],
  ])('%s %s', async (flag, other, argv) => {
    await expectRefused(argv, `${flag} has no value: what follows it is ${other}`);
  });

  test('behind "=" it is meant', async () => {
    const done = await desk.run([...REVERSE, '--reason=--dry-run']);
    expect(done.code).toBe(0);
    expect(await desk.reversals(UNITS)).toEqual(['500.00 --dry-run']);
  });

  test.each(['-', 'the --dry-run flag', '-5', '--- see mail', '--dry-run was meant', '—', '– late', '-5.00', '-late'])(
    '%j is a value',
    async (reason) => {
      expect((await desk.run([...REVERSE, '--reason', reason])).code).toBe(0);
    },
  );
});

describe('a flag given twice', () => {
  test.each([
    ['--reason', [...REVERSE, '--reason', 'a', '--reason', 'b']],
    ['--reason', [...REVERSE, '--reason=a', '--reason', 'a']],
    ['--quantity', [...REVERSE, '--reason', 'a', '--quantity', '2']],
    ['--amount', ['redemptions', 'reverse', UNITS, '--yes', '--reason', 'a', '--amount', '1', '--amount', '30']],
    ['--csv', ['redemptions', 'reverse', '--csv', 'a.csv', '--csv', 'b.csv', '--yes']],
    ['--mode', ['--mode', 'sandbox', ...REVERSE, '--reason', 'a', '--mode', 'live']],
    ['--profile', ['--profile', 'a', '--profile=b', ...REVERSE, '--reason', 'a']],
  ])('%s', async (flag, argv) => {
    await expectRefused(argv, `${flag} is given twice`);
  });

  test('flags without a value do no harm twice, and --map is for more than one', async () => {
    const path = desk.file('refunds.csv', `Order,Units,why\n${UNITS},1,late\n`);
    const maps = ['--map', 'redemption_id=Order', '--map', 'quantity=Units', '--map', 'reason=why'];
    const done = await desk.run([
      'redemptions',
      'reverse',
      '--csv',
      path,
      ...maps,
      '--yes',
      '--yes',
      '--quiet',
      '--quiet',
    ]);
    expect(done.code).toBe(0);
  });
});

describe('an empty value', () => {
  test.each([
    ['--reason', [...REVERSE, '--reason', '']],
    ['--reason', [...REVERSE, '--reason=']],
    ['--idempotency-key', [...REVERSE, '--reason', 'a', '--idempotency-key', '']],
    ['--actor', [...REVERSE, '--reason', 'a', '--actor=']],
    ['--profile', ['--profile', '', ...REVERSE, '--reason', 'a']],
    ['--mode', ['--mode=', ...REVERSE, '--reason', 'a']],
    ['--csv', ['redemptions', 'reverse', '--csv', '', '--yes']],
  ])('%s', async (flag, argv) => {
    await expectRefused(argv, `${flag} has an empty value`);
  });

  test('an empty variable counts as one that is not set, as before', async () => {
    const env = { SCRIP_HOME: desk.folder, SCRIP_MODE: '', SCRIP_PROFILE: '' };
    expect((await desk.run([...REVERSE, '--reason', 'a'], { env })).code).toBe(0);
  });
});

describe('a value of a script that had none', () => {
  const NOTHING = ['null', 'NULL', 'undefined', 'None', 'nil', '\\N', '\u200b', '\u00a0', '   '];

  test.each(NOTHING)('--reason %j', async (value) => {
    await expectRefused([...REVERSE, '--reason', value], '--reason');
  });

  test.each(NOTHING)('--idempotency-key %j', async (value) => {
    await expectRefused([...REVERSE, '--reason', 'late', `--idempotency-key=${value}`], '--idempotency-key');
  });
});

describe('a reason that looks like another one', () => {
  test.each(['late\u200b', '\u200elate', 'late\u2060', '\u200flate ', 'late\u00ad'])('%j', async (value) => {
    await expectRefused([...REVERSE, '--reason', value], 'begins or ends with a character that nobody sees');
  });

  test.each(['late\u00a0', ' late', '\ufefflate', 'fam\u200dily', '👩\u200d🔧'])('%j is not refused', async (value) => {
    expect((await desk.run([...REVERSE, '--reason', value])).code).toBe(0);
  });
});

test('what stands behind "--" is no flag', async () => {
  const done = await desk.run(['redemptions', 'get', '--', '--reason', '--reason']);
  expect(done.err).not.toContain('twice');
});
