import { expect, test } from 'vitest';
import { colourLevel } from '../../../src/cli/terminal/screen.js';

test.each([
  // what                                          --no-color  env                                    terminal  level
  ['a terminal gets colour', false, {}, true, 1],
  ['a pipe gets none', false, {}, false, 0],
  ['NO_COLOR turns it off', false, { NO_COLOR: '1' }, true, 0],
  ['an empty NO_COLOR is not set', false, { NO_COLOR: '' }, true, 1],
  ['FORCE_COLOR colours a pipe', false, { FORCE_COLOR: '1' }, false, 1],
  ['FORCE_COLOR without a value counts as 1', false, { FORCE_COLOR: '' }, false, 1],
  ['FORCE_COLOR chooses the level', false, { FORCE_COLOR: '3' }, true, 3],
  ['FORCE_COLOR=0 turns it off', false, { FORCE_COLOR: '0' }, true, 0],
  ['FORCE_COLOR beats NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, 1],
  ['a dumb terminal gets none', false, { TERM: 'dumb' }, true, 0],
  ['--no-color beats everything', true, { FORCE_COLOR: '3' }, true, 0],
])('%s', (_what, noColor, env, isTerminal, level) => {
  expect(colourLevel({ color: !noColor, env, isTerminal })).toBe(level);
});
