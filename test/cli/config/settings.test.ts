import { expect, test } from 'vitest';
import { resolveSandboxSettings, resolveSettings } from '../../../src/cli/config/settings.js';

test.each([
  // what                                       flags                   environment                               found
  ['nothing said: the sandbox', {}, {}, { mode: 'sandbox' }],
  ['a key alone never means live', {}, { SCRIP_API_KEY: 'sk_x' }, { mode: 'sandbox' }],
  ['the environment chooses the mode', {}, { SCRIP_MODE: 'live' }, { mode: 'live' }],
  ['a flag beats the environment', { mode: 'sandbox' }, { SCRIP_MODE: 'live' }, { mode: 'sandbox' }],
  [
    'an empty variable is not set',
    {},
    { SCRIP_MODE: '', SCRIP_BASE_URL: '' },
    { mode: 'sandbox', baseUrl: 'https://api.scrip.dev' },
  ],
  [
    'the base URL comes from the environment',
    {},
    { SCRIP_BASE_URL: 'http://127.0.0.1:1' },
    { baseUrl: 'http://127.0.0.1:1' },
  ],
  ['retries can be turned off', {}, { SCRIP_MAX_RETRIES: '0' }, { maxRetries: 0 }],
  ['as many as ten', {}, { SCRIP_MAX_RETRIES: '10' }, { maxRetries: 10 }],
  ['blanks around a key are not part of it', {}, { SCRIP_API_KEY: ' sk_x\n' }, { apiKey: 'sk_x' }],
  [
    'a key file is passed on by name',
    { apiKeyFile: '/k' },
    { SCRIP_API_KEY: 'sk_x' },
    { apiKeyFile: '/k', apiKey: 'sk_x' },
  ],
])('%s', (_what, flags, env, found) => {
  expect(resolveSettings(flags, env)).toMatchObject(found);
});

test.each([
  // flags                      environment                  refused with
  [{ mode: 'prod' }, {}, '--mode prod: there is no such mode'],
  [{}, { SCRIP_MODE: 'prod' }, 'SCRIP_MODE=prod: there is no such mode'],
  [{ mode: 'offlin' }, {}, '--mode offlin: there is no such mode'],
  [{}, { SCRIP_MAX_RETRIES: '11' }, 'SCRIP_MAX_RETRIES=11: not a whole number from 0 to 10'],
  [{}, { SCRIP_MAX_RETRIES: 'off' }, 'SCRIP_MAX_RETRIES=off: not a whole number'],
  [{ profile: 'eu' }, {}, '--profile: there is no profile eu'],
  [{}, { SCRIP_PROFILE: 'eu' }, 'SCRIP_PROFILE: there is no profile eu'],
])('%j with %j is refused by name', (flags, env, message) => {
  expect(() => resolveSettings(flags, env)).toThrow(message);
});

test('the sandbox commands stay in the sandbox whatever the environment says', () => {
  expect(resolveSandboxSettings({}, { SCRIP_MODE: 'live', SCRIP_PROFILE: 'eu' }).mode).toBe('sandbox');
});

test('the sandbox commands refuse a flag that asks for another mode', () => {
  expect(() => resolveSandboxSettings({ mode: 'live' }, {})).toThrow('--mode live: the sandbox commands');
});
