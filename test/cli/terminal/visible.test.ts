import { expect, test } from 'vitest';
import { visibleJson, visible } from '../../../src/cli/terminal/safe-text.js';

test.each([
  // what                                        text                        on the screen
  ['plain text stays', 'Customer refund request', 'Customer refund request'],
  ['letters of every script stay', 'Grüße ありがとう شكرا', 'Grüße ありがとう شكرا'],
  ['joined emoji stay joined', '👩‍👧', '👩‍👧'],
  ['an escape sequence is shown, not obeyed', '\u001b[2Jgone', '\\u{1b}[2Jgone'],
  ['a title sequence is shown', '\u001b]0;x\u0007', '\\u{1b}]0;x\\u{7}'],
  ['C1 controls are shown', '\u009b31m', '\\u{9b}31m'],
  ['right-to-left override is shown', 'a\u202egpj.exe', 'a\\u{202e}gpj.exe'],
  ['isolates are shown', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
  ['line ends cannot fake a line of ours', 'x\nreversed', 'x\\nreversed'],
  ['carriage return cannot overwrite', 'lost\rdone', 'lost\\rdone'],
  ['NUL and DEL are shown', '\u0000\u007f', '\\u{0}\\u{7f}'],
  ['invisible tag characters are shown', 'a\u{e0041}', 'a\\u{e0041}'],
  ['half a surrogate pair is shown', 'a\ud83d', 'a\\u{d83d}'],
])('%s', (_what, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('JSON for a terminal is the same document, with nothing in it that a terminal obeys', () => {
  const document = { reason: 'a\u202eb\u009b31m\u{e0041}', amount: '5.00' };
  const text = visibleJson(document);
  expect(JSON.parse(text)).toEqual(document);
  expect(text).toBe('{"reason":"a\\u202eb\\u009b31m\\udb40\\udc41","amount":"5.00"}');
});
