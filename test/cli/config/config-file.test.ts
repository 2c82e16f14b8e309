// config.json as people write it by hand: what is accepted, and what is refused with the line.
import { describe, expect, test } from 'vitest';
import { formatConfig, parseConfig, type Config } from '../../../src/cli/config/config-file.js';

const WHOLE: Config = {
  profile: 'work',
  profiles: {
    work: { mode: 'live', base_url: 'https://eu.example', locale: 'de-CH', timeout: '0.5', key: { store: 'keyring' } },
    play: {},
  },
};

test('what is written is read again', () => {
  expect(parseConfig(formatConfig(WHOLE), '/c')).toEqual(WHOLE);
});

describe('refused with file, line and column', () => {
  test.each([
    ['nothing', '', 'line 1, column 1: this is not JSON'],
    ['cut off', '{"profiles": {\n', 'line 2, column 1: this is not JSON'],
    ['a comma too many', '{\n  "profiles": {},\n}', 'line 3, column 1: this is not JSON'],
    ['a list', '[]', 'line 1, column 1: the file must be an object'],
    ['an unknown setting', '{\n "profil": "a"}', 'line 2, column 2: profil is not a setting. Did you mean profile?'],
    [
      'an unknown setting of a profile',
      '{"profiles": {\n"a": {\n "base_ulr": ""}}}',
      'line 3, column 2: base_ulr is not a setting. Did you mean base_url?',
    ],
    [
      'the right name in the wrong profile is found in its own place',
      '{"profiles": {\n"a": {"mode": "live"},\n"b": {"mode": "lvie"}}}',
      'line 3, column 7: mode there is no such mode',
    ],
    ['a number', '{"profiles": {"a": {"timeout": 30}}}', 'column 21: timeout must be text in quotes'],
    ['plain http', '{"profiles": {"a": {"base_url": "http://x.example"}}}', 'base_url must begin with https://'],
    ['a key in the file', '{"profiles": {"a": {"key": "sk_live_1"}}}', 'key is written by scrip auth login'],
    ['an active profile that is not there', '{"profile": "b", "profiles": {"a": {}}}', 'names b, which is not among'],
    ['a profile that is no name', '{"profiles": {"../x": {}}}', '../x is no name'],
    ['a mode that is not there', '{"profiles": {"a": {"mode": "online"}}}', 'there is no such mode'],
  ])('%s', (_what, text, message) => {
    expect(() => parseConfig(text, '/home/you/config.json')).toThrow(`/home/you/config.json, line`);
    expect(() => parseConfig(text, '/home/you/config.json')).toThrow(message);
  });

  test('and never with what a key may have been', () => {
    expect(() => parseConfig('{"profiles": {"a": {"key": "sk_live_secret"}}}', '/c')).not.toThrow('sk_live_secret');
  });
});
