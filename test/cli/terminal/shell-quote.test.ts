import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quoteCommand, quoteWord, repeatCommand } from '../../../src/cli/terminal/safe-text.js';

test.each([
  // word                       in a shell
  ['plain-word_1.2:/@%+=,', 'plain-word_1.2:/@%+=,'],
  ['', "''"],
  ['two words', "'two words'"],
  ["it's", "'it'\\''s'"],
  ['$(rm -rf ~)', "'$(rm -rf ~)'"],
  ['a\nb', "$'a\\u000ab'"],
  ['\u202ex', "$'\\u202ex'"],
  ["\u001b it's \\", "$'\\u001b it\\'s \\\\'"],
])('%j is quoted as %s', (word, quoted) => {
  expect(quoteWord(word)).toBe(quoted);
});

test('a shell reads back exactly the words that were quoted', () => {
  const words = ['a b', "it's", '$HOME `x` "y"', 'a\nb', '\u001b[2J\\', '\u{e0041}', '*', '!!', '~', '#x', ''];
  const script = `printf '%s\\0' ${quoteCommand(words)}`;
  const read = execFileSync('bash', ['-c', script], {
    env: { LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect(read.split('\0').slice(0, -1)).toEqual(words);
});

test.each([
  // typed                                                      to type again
  [
    ['redemptions', 'reverse', 'r1', '--reason', 'a b', '--yes'],
    "scrip redemptions reverse r1 --reason 'a b' --yes --idempotency-key k1",
  ],
  [['reverse', 'r1', '--idempotency-key', 'k1', '--yes'], 'scrip reverse r1 --yes --idempotency-key k1'],
  [['reverse', 'r1', '--idempotency-key=k1'], 'scrip reverse r1 --idempotency-key k1'],
  [['reverse', 'r1', '--expect-remaining', '2', '--yes'], 'scrip reverse r1 --yes --idempotency-key k1'],
  [['reverse', '--expect-remaining=2', '--', 'r1'], 'scrip reverse --idempotency-key k1 -- r1'],
])('%j is repeated with its key and without the check that its own success would fail', (argv, command) => {
  expect(repeatCommand(argv, 'k1')).toBe(command);
});
