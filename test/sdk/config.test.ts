// Settings: which are taken, in which form, and that a wrong one is told before anything is sent.
import { expect, test } from 'vitest';
import { ConfigurationError, createScripClient } from '../../src/sdk/index.js';
import { API_KEY, caught, found, outcome, REDEMPTION_ID, rig, thrown } from '../support/sdk-rig.js';

test.each([
  ['https://api.scrip.dev', 'https://api.scrip.dev'],
  ['https://api.scrip.dev/', 'https://api.scrip.dev'],
  ['https://api.scrip.dev/v1', 'https://api.scrip.dev'],
  ['https://api.scrip.dev/v1/', 'https://api.scrip.dev'],
  ['https://api.scrip.dev//', 'https://api.scrip.dev'],
  ['HTTPS://API.Scrip.Dev:443/v1', 'https://api.scrip.dev'],
  ['https://proxy.example:8443/scrip/v1', 'https://proxy.example:8443/scrip'],
  ['https://proxy.example/v1/scrip', 'https://proxy.example/v1/scrip'],
  ['https://proxy.example/apiv1', 'https://proxy.example/apiv1'],
  ['http://localhost:4010', 'http://localhost:4010'],
  ['http://127.0.0.1:4010/v1', 'http://127.0.0.1:4010'],
  ['http://127.8.9.10', 'http://127.8.9.10'],
  ['http://[::1]:4010', 'http://[::1]:4010'],
])('the base URL %s sends to %s', async (baseUrl, expected) => {
  const { client, sent } = rig([found], { baseUrl });
  await client.redemptions.get(REDEMPTION_ID);
  expect(sent[0]?.url).toBe(`${expected}/v1/redemptions/${REDEMPTION_ID}`);
});

test('without a base URL it is the live API', async () => {
  const { client, sent } = rig([found]);
  await client.redemptions.get(REDEMPTION_ID);
  expect(sent[0]?.url).toBe(`https://api.scrip.dev/v1/redemptions/${REDEMPTION_ID}`);
});

test.each([
  ['http://api.scrip.dev', 'must begin with https://'],
  ['http://localhost.evil.example', 'must begin with https://'],
  ['http://evil-localhost', 'must begin with https://'],
  ['http://127.0.0.1.evil.example', 'must begin with https://'],
  ['http://128.0.0.1', 'must begin with https://'],
  ['http://0.0.0.0', 'must begin with https://'],
  ['http://[::2]', 'must begin with https://'],
  ['http://10.0.0.1', 'must begin with https://'],
  ['ftp://api.scrip.dev', 'must begin with https://'],
  ['file:///etc/passwd', 'must begin with https://'],
  ['javascript:alert(1)', 'must begin with https://'],
  ['https://user:secret@api.scrip.dev', 'user name, password, query'],
  ['http://127.0.0.1@evil.example', 'must begin with https://'],
  ['https://api.scrip.dev/?a=b', 'query or fragment'],
  ['https://api.scrip.dev/#a', 'query or fragment'],
  ['api.scrip.dev', 'not a valid URL'],
  ['', 'not a valid URL'],
])('the base URL %s is refused', (baseUrl, why) => {
  const make = (): unknown => createScripClient({ apiKey: API_KEY, baseUrl });
  expect(make).toThrow(ConfigurationError);
  expect(make).toThrow(why);
  expect(make).not.toThrow(/secret/);
});

test.each([
  ['empty', ''],
  ['with a line end', 'sk_live_CANARY\n'],
  ['with a blank', 'sk_live CANARY'],
  ['with a NUL', 'sk_live\u0000CANARY'],
  ['with letters outside ASCII', 'sk_live_CANÄRY'],
  ['absent', undefined as unknown as string],
])('a key that is %s is refused, and not repeated', (_name, apiKey) => {
  const make = (): unknown => createScripClient({ apiKey });
  expect(make).toThrow(ConfigurationError);
  expect(make).not.toThrow(/CAN/);
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])(
  'a timeout of %d ms is refused',
  async (timeoutMs) => {
    expect(() => createScripClient({ apiKey: API_KEY, timeoutMs })).toThrow(ConfigurationError);
    const { client, sent } = rig([]);
    await thrown(ConfigurationError, client.redemptions.get(REDEMPTION_ID, { timeoutMs }));
    await thrown(ConfigurationError, client.redemptions.reverse(REDEMPTION_ID, { reason: 'r' }, { timeoutMs }));
    expect(sent).toHaveLength(0);
  },
);

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d retries are refused', async (maxRetries) => {
  expect(() => createScripClient({ apiKey: API_KEY, maxRetries })).toThrow(ConfigurationError);
  const { client, sent } = rig([]);
  await thrown(ConfigurationError, client.redemptions.list('p', {}, { maxRetries }));
  expect(sent).toHaveLength(0);
});

test.each([
  ['an empty id', ''],
  ['a dot', '.'],
  ['two dots', '..'],
  ['half a character', '\ud800'],
  ['no id', undefined as unknown as string],
])('%s cannot be part of a path, and nothing is sent', async (_name, id) => {
  const { client, sent } = rig([]);
  await thrown(ConfigurationError, client.redemptions.reverse(id, { reason: 'r' }));
  await thrown(ConfigurationError, client.redemptions.get(id));
  await thrown(ConfigurationError, client.redemptions.list(id));
  await thrown(ConfigurationError, client.redemptions.reversals(id));
  expect(sent).toHaveLength(0);
});

test.each([
  ['../participants/x', '..%2Fparticipants%2Fx'],
  ['a b?c#d', 'a%20b%3Fc%23d'],
  ['100%', '100%25'],
  ['%2e%2e', '%252e%252e'],
  ['ÄÖ', '%C3%84%C3%96'],
])('the id %s is sent encoded', async (id, encoded) => {
  const { client, sent } = rig([found]);
  await client.redemptions.get(id);
  expect(sent[0]?.url).toBe(`https://api.scrip.dev/v1/redemptions/${encoded}`);
});

test('a number never passes for an amount', async () => {
  const { client, sent } = rig([]);
  const body = { reason: 'r', amount: 0.1 + 0.2 } as unknown as { reason: string };
  expect(await caught(client.redemptions.reverse(REDEMPTION_ID, body))).toMatchObject({
    name: 'ConfigurationError',
    message: 'amount must be a decimal string, such as "12.50"',
  });
  expect(sent).toHaveLength(0);
});

test('what the documentation leaves to the API is not refused here', async () => {
  const { client, sent } = rig([found, found]);
  const odd = { reason: '', amount: '-1', quantity: 0 };
  await outcome(client.redemptions.reverse('not-a-uuid', { ...odd, idempotency_key: 'k'.repeat(300) }));
  await outcome(client.redemptions.list('p', { limit: 9_999 }));
  expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ ...odd, idempotency_key: 'k'.repeat(300) });
  expect(sent[1]?.url).toContain('limit=9999');
});
