// A person at the terminal: what is asked, in which order, and what comes of it. The goldens are whole conversations.
import { describe, expect, test } from 'vitest';
import { inMemory } from '../../support/engine.js';
import { json, live, lostConnection, REDEMPTION, REVERSAL, keyFor } from '../../support/live-api.js';
import { run, transcript, type TerminalOptions } from '../../support/terminal.js';

const UNITS = '550e8400-e29b-41d4-a716-446655440001';
const FOUR_LOTS = '550e8400-e29b-41d4-a716-446655440012';
const EMPTY = '550e8400-e29b-41d4-a716-446655440015';
const OF_SUSPENDED = '550e8400-e29b-41d4-a716-446655440016';
const BEN = '550e8400-e29b-41d4-a716-446655443002';
const CLEO = '550e8400-e29b-41d4-a716-446655443003';
const NOBODY = '00000000-0000-4000-8000-999999999999';

const REVERSE = ['redemptions', 'reverse'];

const CONVERSATIONS: [name: string, argv: string[], says: string[], options?: TerminalOptions][] = [
  ['all-of-it', REVERSE, [FOUR_LOTS, 'all that remains', 'Order cancelled', 'yes']],
  ['a-part', REVERSE, [FOUR_LOTS, 'a part', '12.50', 'Order cancelled', 'yes']],
  ['units', REVERSE, [UNITS, 'some', '1', 'Order cancelled', 'yes']],
  ['picked-from-a-participant', REVERSE, [BEN, '2026-02-17', 'all', 'Order cancelled', 'yes']],
  [
    'wrong-then-right',
    REVERSE,
    ['redemption 12', NOBODY, UNITS, 'some', '3', '0', '1.5', 'one', '1', '', 'x'.repeat(501), 'Late', 'yes'],
  ],
  [
    'nothing-as-the-reason',
    [...REVERSE, UNITS, '--quantity', '1', '--yes'],
    ['null', 'undefined', '\\N', 'NaN', '   ', '\u200bLate', 'None of it arrived'],
  ],
  [
    'wrong-amounts',
    REVERSE,
    [FOUR_LOTS, 'a part', '200.01', '1,000.50', '12,50', '-1', '0.00', '1.005', '12.5', 'R', 'no'],
  ],
  ['declined', REVERSE, [FOUR_LOTS, 'all', 'Order cancelled', 'no']],
  ['nothing-left', REVERSE, [EMPTY]],
  ['picked-among-several-assets', REVERSE, ['550e8400-e29b-41d4-a716-446655443005', '^C']],
  ['refused-before-it-is-asked', REVERSE, [OF_SUSPENDED]],
  ['flags-are-not-asked-again', [...REVERSE, UNITS, '--quantity', '1', '--reason', 'Late'], ['yes']],
  ['only-the-reason-is-open', [...REVERSE, UNITS, '--quantity', '1', '--yes'], ['Late']],
  ['yes-means-all-of-it', [...REVERSE, UNITS, '--reason', 'Late', '--yes'], []],
  ['a-dry-run-asks-no-portion', [...REVERSE, '--dry-run'], [UNITS, 'Late']],
  ['as-json', [...REVERSE, '--json'], [UNITS, 'all', 'Late', 'yes']],
  ['at-40-columns', REVERSE, [UNITS, 'some', '1', 'Late', 'yes'], { columns: 40, env: { NO_COLOR: '1' } }],
];

test.each(CONVERSATIONS)('%s', async (name, argv, says, options) => {
  const ran = await run(argv, { openEngine: inMemory(), says, ...options });
  await expect(transcript(argv, ran)).toMatchFileSnapshot(`golden/prompts/${name}.txt`);
});

describe('Ctrl-C at any question ends with 130 and sends nothing', () => {
  const answers = [CLEO, '2026', 'a part', '1.00', 'Late', 'yes'];
  test.each(answers.map((_answer, at) => at))('at question %i', async (at) => {
    const openEngine = inMemory();
    const stopped = await run(REVERSE, { openEngine, says: [...answers.slice(0, at), '^C'] });
    expect(stopped.code).toBe(130);
    expect(stopped.out).toBe('');
    expect(stopped.err).toContain('nothing was sent');
    const whole = await run([...REVERSE], { openEngine, says: answers });
    expect(whole.code).toBe(0);
  });
});

describe('somebody else is faster', () => {
  const faster = [...REVERSE, FOUR_LOTS, '--amount', '1.00', '--reason', 'faster', '--yes'];

  test.each([
    ['while the amount is asked', 2],
    ['while it is confirmed', 4],
  ])('%s: refused with 3, and nothing is sent', async (_name, at) => {
    const openEngine = inMemory();
    const says = [FOUR_LOTS, 'a part', '12.50', 'Late', 'yes'];
    const asked = { count: 0 };
    const ran = await run(REVERSE, {
      openEngine,
      says,
      // The other one strikes right before this question is answered.
      beforeAnswer: async () => {
        if (asked.count === at) await run(faster, { openEngine, newIdempotencyKey: () => 'of-the-other' });
        asked.count += 1;
      },
    });
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('199.00 remains, not the 200.00 that was shown; nothing was sent');
    expect(ran.err).toContain(`scrip redemptions get ${FOUR_LOTS}`);
    const { out } = await run(['redemptions', 'get', FOUR_LOTS, '--json'], { openEngine });
    expect(JSON.parse(out)).toMatchObject({ remaining: { amount: '199.00' } });
  });
});

test('an unknown outcome names the whole command, what was answered included', async () => {
  const api = live({ post: lostConnection });
  const { code, err } = await run(['--mode', 'live', ...REVERSE], {
    ...api,
    says: [REDEMPTION.id, 'a part', '12.50', 'It is late', 'yes'],
  });
  expect(code).toBe(7);
  expect(err).toContain(
    `scrip --mode live redemptions reverse ${REDEMPTION.id} --amount 12.50 --reason 'It is late' --idempotency-key ${keyFor({ amount: '12.5', reason: 'It is late' })}`,
  );
});

test('all that remains is sent as the amount that was shown', async () => {
  const api = live({ post: () => json(201, REVERSAL) });
  await run(['--mode', 'live', ...REVERSE], { ...api, says: [REDEMPTION.id, 'all', 'Late', 'yes'] });
  expect(api.sent.map((body) => JSON.parse(body) as unknown)).toEqual([
    { amount: '1000', reason: 'Late', idempotency_key: keyFor({ amount: '1000', reason: 'Late' }) },
  ]);
});

test('with the key of an earlier request, a redemption of which nothing is left is sent again', async () => {
  const openEngine = inMemory();
  const again = [...REVERSE, UNITS, '--quantity', '2', '--reason', 'Late', '--idempotency-key', 'k1'];
  await run([...again, '--yes'], { openEngine });
  const { code, out } = await run(again, { openEngine, says: ['yes'] });
  expect(code).toBe(0);
  expect(out).toContain('replayed');
});

test.each([
  ['--no-input', [...REVERSE, '--no-input'], {}],
  ['CI', REVERSE, { CI: 'true' }],
])('%s: nobody is asked, and the flag is named', async (_name, argv, env) => {
  const { code, err } = await run(argv, { says: [], env });
  expect(code).toBe(2);
  expect(err).toContain('give a redemption id');
});

test('reasons that were typed are offered again, and one can still be typed', async () => {
  const openEngine = inMemory();
  const kept: string[] = [];
  const reasons = { readReasons: () => kept, keepReason: (_path: string, reason: string) => void kept.unshift(reason) };
  const part = [...REVERSE, FOUR_LOTS, '--amount', '1.00'];
  await run(part, { openEngine, ...reasons, says: ['Order cancelled', 'yes'] });
  expect(kept).toEqual(['Order cancelled']);
  await run(part, { openEngine, ...reasons, says: ['another', 'Goodwill', 'yes'], newIdempotencyKey: () => 'k2' });
  expect(kept).toEqual(['Goodwill', 'Order cancelled']);
  const { out } = await run(part, {
    openEngine,
    ...reasons,
    says: ['Order cancelled', 'yes'],
    newIdempotencyKey: () => 'k3',
  });
  expect(out).toMatch(/reason +Order cancelled/);
});
