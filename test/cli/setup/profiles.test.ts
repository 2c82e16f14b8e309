// Profiles and their keys, command by command, with files and a keyring that the test holds in its hands.
import { expect, test } from 'vitest';
import { KeyringError, type Keyring } from '../../../src/cli/config/keys.js';
import { json, live, REDEMPTION } from '../../support/live-api.js';
import { HOME, run, transcript, type TerminalOptions } from '../../support/terminal.js';

const KEY = 'sk_live_0123456789abcdef';
const CONFIG = `${HOME}/config.json`;

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

interface Desk {
  readonly files: Map<string, string>;
  /** Where requests went, and with which key. */
  readonly seen: string[];
  scrip(line: string, options?: TerminalOptions): Promise<{ code: number; out: string; err: string }>;
}

/** A server that accepts one key. */
function openDesk(keyring?: Keyring): Desk {
  const files = new Map<string, string>();
  const seen: string[] = [];
  const get = (request: Request): Response => {
    const key = request.headers.get('X-API-Key') ?? '';
    seen.push(`${new URL(request.url).origin} ${key}`);
    if (key !== KEY) return json(401, { code: 'unauthorized', message: `not ${key}` });
    return json(200, request.url.includes('/programs') ? { data: [], pagination: { has_more: false } } : REDEMPTION);
  };
  const scrip: Desk['scrip'] = (line, options = {}) => {
    const api = { ...live({ get }), env: options.env ?? {} };
    return run(line.split(' '), { ...api, files, ...(keyring && { keyring }), ...options });
  };
  return { files, seen, scrip };
}

function inMemoryKeyring(): Keyring & { readonly secrets: Map<string, string> } {
  const secrets = new Map<string, string>();
  return {
    secrets,
    get: (account) => Promise.resolve(secrets.get(account)),
    set: (account, secret) => Promise.resolve(void secrets.set(account, secret)),
    remove: (account) => Promise.resolve(void secrets.delete(account)),
  };
}

const typed = (key: string): TerminalOptions => ({ stdin: () => bytesOf(`${key}\n`) });

test('a conversation: login, use, status, logout', async () => {
  const desk = openDesk();
  const lines: string[] = [];
  for (const [line, options] of [
    ['auth status'],
    ['auth login --key-stdin', typed(KEY)],
    ['auth login --key-stdin --profile eu --base-url https://eu.example', typed(KEY)],
    ['auth status'],
    ['auth status --json'],
    ['config list --show-origin'],
    ['config set locale de-DE --profile eu'],
    ['config get locale --profile eu --show-origin'],
    ['config set profile eu'],
    ['config get profile --show-origin'],
    ['config get base_url --show-origin', { env: { SCRIP_BASE_URL: 'https://other.example' } }],
    ['auth logout'],
    ['auth logout --json'],
    ['auth status'],
  ] as [string, TerminalOptions?][]) {
    lines.push(transcript(line.split(' '), await desk.scrip(line, options)));
  }
  const text = lines.join('\n');
  expect(text).not.toContain(KEY);
  await expect(text).toMatchFileSnapshot('golden/profiles.txt');
});

test('the key is asked for without being shown, and checked before anything is stored', async () => {
  const desk = openDesk();
  const wrong = await desk.scrip('auth login', { says: ['sk_live_wrong_0123456789'] });
  expect(wrong.code).toBe(4);
  expect(wrong.err).toContain('does not accept this key (HTTP 401); nothing was stored');
  expect(wrong.err + wrong.out).not.toContain('wrong_0123456789');
  expect(desk.files.size).toBe(0);
  const right = await desk.scrip('auth login', { says: [KEY] });
  expect(right.code).toBe(0);
  expect(right.err).toContain('? API key (not shown):\n');
  expect([...desk.files.keys()]).toEqual([`${HOME}/keys/default.json`, CONFIG]);
});

test.each([
  ['Ctrl-C at the question', 'auth login', { says: ['^C'] }, 130],
  ['nobody to ask', 'auth login', {}, 2],
  ['--no-input', 'auth login --no-input', { says: [] }, 2],
  ['nothing on stdin', 'auth login --key-stdin', { stdin: () => bytesOf('') }, 2],
  ['two lines', 'auth login --key-stdin', { stdin: () => bytesOf('sk_a\nsk_b\n') }, 2],
  ['a file instead of a key', 'auth login --key-stdin', { stdin: () => bytesOf('x'.repeat(10_000)) }, 2],
  ['plain http', 'auth login --key-stdin --base-url http://eu.example', typed(KEY), 2],
  ['a name that is none', 'auth login --key-stdin --profile ../up', typed(KEY), 2],
  ['a key file', 'auth login --api-key-file /k', {}, 2],
  [
    'a server that is not there',
    'auth login --key-stdin',
    { ...typed(KEY), send: () => Promise.reject(new TypeError('fetch failed')) },
    6,
  ],
] as [string, string, TerminalOptions, number][])('%s: nothing is stored', async (_what, line, options, code) => {
  const desk = openDesk();
  const ran = await desk.scrip(line, options);
  expect([ran.code, desk.files.size]).toEqual([code, 0]);
  expect(ran.err + ran.out).not.toContain(KEY);
});

test('live comes from the active profile, from its server, with its key', async () => {
  const desk = openDesk();
  await desk.scrip('auth login --key-stdin --base-url https://eu.example', typed(KEY));
  desk.seen.length = 0;
  const { code, err } = await desk.scrip(`redemptions reversals ${REDEMPTION.id}`);
  expect([...new Set(desk.seen)]).toEqual([`https://eu.example ${KEY}`]);
  expect([code, err]).toEqual([6, expect.not.stringContaining(KEY)]);
});

test('a stored key goes to the server it was checked with, and nowhere else', async () => {
  const desk = openDesk();
  await desk.scrip('auth login --key-stdin', typed(KEY));
  desk.seen.length = 0;
  const elsewhere = { env: { SCRIP_BASE_URL: 'https://other.example' } };
  const { code, err } = await desk.scrip(`redemptions get ${REDEMPTION.id}`, elsewhere);
  expect([code, desk.seen]).toEqual([4, []]);
  expect(err).toContain(
    'the key of profile default is for https://api.scrip.dev, and is not sent to https://other.example',
  );
  await desk.scrip('config set base_url https://other.example');
  expect((await desk.scrip(`redemptions get ${REDEMPTION.id}`)).code).toBe(4);
  expect(desk.seen).toEqual([]);
});

test('the environment comes before the profile, and a flag before both', async () => {
  const desk = openDesk();
  await desk.scrip('auth login --key-stdin', typed(KEY));
  desk.seen.length = 0;
  await desk.scrip(`redemptions get ${REDEMPTION.id}`, { env: { SCRIP_API_KEY: 'sk_of_environment' } });
  expect(desk.seen[0]).toBe('https://api.scrip.dev sk_of_environment');
  const sandbox = await desk.scrip('--mode sandbox config get mode --show-origin');
  expect(sandbox.out).toBe('sandbox  (--mode)\n');
  const env = await desk.scrip('config get mode --show-origin', { env: { SCRIP_MODE: 'sandbox' } });
  expect(env.out).toBe('sandbox  (SCRIP_MODE)\n');
});

test('where config.json is, is told as one document too, whatever is in the file', async () => {
  const files = new Map([[CONFIG, '{']]);
  expect((await run(['config', 'path'], { files })).out).toBe(`${CONFIG}\n`);
  expect((await run(['config', 'path', '--json'], { files })).out).toBe(`${JSON.stringify({ path: CONFIG })}\n`);
});

test('with a keyring the key is there, and no file has it', async () => {
  const keyring = inMemoryKeyring();
  const desk = openDesk(keyring);
  await desk.scrip('auth login --key-stdin', typed(KEY));
  expect([...desk.files.keys()]).toEqual([CONFIG]);
  expect(desk.files.get(CONFIG)).not.toContain(KEY);
  expect(keyring.secrets.get('default')).toContain(KEY);
  expect((await desk.scrip(`redemptions get ${REDEMPTION.id}`)).code).toBe(0);
  await desk.scrip('auth logout');
  expect(keyring.secrets.size).toBe(0);
});

test('a keyring that does not answer any more is said, and stops nothing but the use of its key', async () => {
  const keyring = inMemoryKeyring();
  const desk = openDesk(keyring);
  await desk.scrip('auth login --key-stdin', typed(KEY));
  const silent = (): Promise<never> => Promise.reject(new KeyringError('the keyring did not answer within 3 seconds'));
  const locked = { keyring: { get: silent, set: silent, remove: silent } };
  const { code, err } = await desk.scrip(`redemptions get ${REDEMPTION.id}`, locked);
  expect([code, err.includes('did not answer within 3 seconds')]).toEqual([4, true]);
  expect((await desk.scrip('auth status', locked)).out).toContain('did not answer within 3 seconds');
  expect((await desk.scrip('auth login --key-stdin', { ...typed(KEY), ...locked })).code).toBe(0);
  expect(desk.files.has(`${HOME}/keys/default.json`)).toBe(true);
});

test.each([
  ['auth status'],
  ['config set mode live'],
  ['config list'],
  ['redemptions get x'],
  ['auth login --key-stdin'],
])('a damaged config stops "scrip %s" with its line, and is never written over', async (line) => {
  const desk = openDesk();
  desk.files.set(CONFIG, '{"profiles": {\n"a": {,}}}');
  const ran = await desk.scrip(line, typed(KEY));
  expect(ran.code).toBe(2);
  expect(ran.err).toContain(`${CONFIG}, line 2, column 7: this is not JSON`);
  expect(desk.files.get(CONFIG)).toBe('{"profiles": {\n"a": {,}}}');
});

test.each([
  ['--profile wrk config list', 'there is no profile wrk', 'Did you mean work?'],
  ['config get base_ulr', 'base_ulr is not a setting', 'Did you mean base_url?'],
  ['config set mode prod', 'mode prod: there is no such mode', 'nothing was changed'],
  ['config set base_url http://x.example', 'must begin with https://', 'nothing was changed'],
  ['config set locale nonsense_locale', 'not a language tag', 'nothing was changed'],
  ['config set profile wrk', 'there is no profile wrk', 'Did you mean work?'],
])('scrip %s: %s', async (line, message, hint) => {
  const desk = openDesk();
  await desk.scrip('config set mode sandbox --profile work');
  const before = desk.files.get(CONFIG);
  const ran = await desk.scrip(line);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain(message);
  expect(ran.err).toContain(hint);
  expect(desk.files.get(CONFIG)).toBe(before);
});

test('the sandbox commands stay in the sandbox whatever the profile says', async () => {
  const desk = openDesk();
  await desk.scrip('auth login --key-stdin', typed(KEY));
  desk.seen.length = 0;
  expect((await desk.scrip('sandbox path')).out).toContain('sandbox.db');
  expect(desk.seen).toEqual([]);
});

test('doctor: a conversation', async () => {
  const desk = openDesk();
  const lines: string[] = [];
  const say = async (line: string, options?: TerminalOptions): Promise<void> => {
    lines.push(transcript(line.split(' '), await desk.scrip(line, options)));
  };
  await say('doctor');
  await say('doctor', { env: { SCRIP_MODE: 'live' } });
  await desk.scrip('auth login --key-stdin', typed(KEY));
  await say('doctor --json');
  await say('doctor', { send: () => Promise.reject(new TypeError('fetch failed')) });
  await say('doctor', { env: { SCRIP_API_KEY: 'sk_revoked' } });
  desk.files.set(CONFIG, '{');
  await say('doctor');
  const text = lines.join('\n');
  expect(text).not.toContain(KEY);
  await expect(text).toMatchFileSnapshot('golden/doctor.txt');
});

test('profiles complete at TAB', async () => {
  const desk = openDesk();
  await desk.scrip('config set mode live --profile work');
  const { out } = await desk.scrip('__complete -- --profile w');
  expect(out).toContain('work');
});
