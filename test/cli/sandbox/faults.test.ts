// `scrip sandbox faults`: what it says, to people and as JSON, and how it takes bad input.
import { expect, test } from 'vitest';
import { inMemory } from '../../support/engine.js';
import { run } from '../../support/terminal.js';

const MATCH = ['--match', 'POST /v1/redemptions/*/reverse'];
const faults = (...argv: string[]) => ['sandbox', 'faults', ...argv];

test('set, list and clear, in words', async () => {
  const openEngine = inMemory();
  const none = await run(faults('list'), { openEngine });
  expect([none.code, none.out, none.err]).toEqual([0, '', 'no faults are set\n']);
  const { out, err } = await run(faults('set', 'commit-then-drop', '--times', '2', ...MATCH), { openEngine });
  expect(out).toBe(
    'fault             requests                        times left\n' +
      'commit-then-drop  POST /v1/redemptions/*/reverse  2\n',
  );
  expect(err).toContain('mode: sandbox');
  await run(faults('set', 'slow'), { openEngine });
  expect((await run(faults('list'), { openEngine })).out).toContain('\nslow (2000 ms)    * /v1/**                        until cleared\n'); // prettier-ignore
  expect((await run(faults('clear'), { openEngine })).out).toBe('cleared 2 faults\n');
  expect((await run(faults('clear'), { openEngine })).out).toBe('cleared 0 faults\n');
});

test('the same as JSON', async () => {
  const openEngine = inMemory();
  const fault = { pack: 'slow', match: '* /v1/**', times_left: null, delay_ms: 5 };
  const set = await run(faults('set', 'slow', '--delay-ms', '5', '--json'), { openEngine });
  expect(JSON.parse(set.out)).toEqual({ mode: 'sandbox', faults: [fault] });
  expect(JSON.parse((await run(faults('list', '--json'), { openEngine })).out)).toEqual({
    mode: 'sandbox',
    faults: [fault],
  });
  const cleared = await run(faults('clear', '--json'), { openEngine });
  expect(JSON.parse(cleared.out)).toEqual({ mode: 'sandbox', cleared: 1 });
});

test.each([
  // flags                                               what is said
  [['commit-than-drop'], 'Did you mean commit-then-drop?'],
  [['nothing-at-all'], 'Allowed choices are commit-then-drop, drop-before-commit'],
  [[], "missing required argument 'pack'"],
  [['slow', '--times', '0'], '--times <n>'],
  [['slow', '--times', '-1'], '--times <n>'],
  [['slow', '--times', '1000001'], 'At most 1000000.'],
  [['slow', '--times', '9'.repeat(40)], 'Write a whole number.'],
  [['slow', '--delay-ms', '600001'], 'At most 600000.'],
  [['http-429', '--delay-ms', '5'], '--delay-ms: only slow has a delay, not http-429'],
  [['slow', '--match', ''], '--match has an empty value'],
  [['slow', '--match', 'POST'], 'match: its path must begin with /v1/'],
  [['slow', '--match', 'POST /v1/redemption/*/reverse'], 'no operation of the API matches'],
])('faults set %j ends with 2', async (words, said) => {
  const openEngine = inMemory();
  const { code, out, err } = await run(faults('set', ...words), { openEngine });
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(said);
  expect((await run(faults('list', '--json'), { openEngine })).out).toContain('"faults":[]');
});

test('a person who looks for faults under another mode is told where they are', async () => {
  const { code, err } = await run(['--mode', 'live', ...faults('list')], {});
  expect(code).toBe(2);
  expect(err).toContain('the sandbox commands work on the sandbox only');
});
