// Which known word is near enough to a mistyped one to be named.
import { expect, test } from 'vitest';
import { didYouMean, suggest } from '../../../src/cli/errors/suggest.js';

test.each([
  // A letter left out, put in, exchanged, and two swapped.
  ['revers', ['reverse', 'reversals'], 'reverse'],
  ['prodd', ['staging', 'prod'], 'prod'],
  ['prid', ['staging', 'prod'], 'prod'],
  ['porduction', ['production'], 'production'],
  ['PROD', ['prod'], 'prod'],
  ['stgaing', ['sting', 'staging'], 'staging'],
  // Equally near: the first one.
  ['bat', ['cat', 'hat'], 'cat'],
  // Near to nothing.
  ['x', ['prod', 'y'], undefined],
  ['', ['prod'], undefined],
  ['production', ['prod'], undefined],
  ['prod', [], undefined],
])('%s among %j: %s', (word, known, nearest) => {
  expect(suggest(word, known)).toBe(nearest);
});

test('two swapped letters are one mistake', () => {
  expect(suggest('ba', ['abc', 'ab'])).toBeUndefined();
  expect(suggest('bac', ['axc', 'abc'])).toBe('abc');
});

test('a word as long as a file is near to nothing, at once', () => {
  expect(suggest('a'.repeat(1_000_000), ['prod'])).toBeUndefined();
});

test('as a sentence', () => {
  expect(didYouMean('prodd', ['prod'])).toBe('Did you mean prod?');
  expect(didYouMean('x', ['prod'])).toBeUndefined();
});
