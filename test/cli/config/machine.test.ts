// Keys on a real disk, with real permissions and a real keyring bus that says nothing.
import { execa } from 'execa';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecret, writePrivate } from '../../../src/cli/config/private-file.js';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'scrip-profiles-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('a private file is its owner’s alone, whatever it replaces', () => {
  const path = join(home, 'key.json');
  writeFileSync(path, 'old', { mode: 0o666 });
  writePrivate(path, 'new');
  expect([readFileSync(path, 'utf8'), modeOf(path)]).toEqual(['new', '600']);
});

test.each([
  ['the file', 0o644, 0o700],
  ['the folder', 0o600, 0o755],
])('a key is not read when others can read %s, and what to type is said', (_what, fileMode, folderMode) => {
  const folder = join(home, 'keys');
  mkdirSync(folder);
  const path = join(folder, 'work.json');
  writeFileSync(path, '{}');
  chmodSync(path, fileMode);
  chmodSync(folder, folderMode);
  expect(() => readSecret(path, 'linux')).toThrow('other users can read it');
  expect(readSecret(path, 'win32')).toBe('{}');
});

test('a keyring that hangs is given up after three seconds, and the key goes into a file', async () => {
  const bus = createServer(() => undefined);
  const address = join(home, 'bus');
  await new Promise<void>((resolve) => bus.listen(address, resolve));
  const engine = execa(
    'node',
    ['bin/scrip.js', 'sandbox', 'serve', '--port', '0', '--db', join(home, 's.db'), '--json'],
    {
      env: { SCRIP_HOME: join(home, 'server') },
      reject: false,
    },
  );
  try {
    const [line] = await Promise.race([
      once(engine.stdout, 'data').then(([data]) => [String(data)]),
      engine.then(({ stderr }) => [stderr]),
    ]);
    const { url } = JSON.parse(line ?? '') as { url: string };
    const env = { SCRIP_HOME: home, DBUS_SESSION_BUS_ADDRESS: `unix:path=${address}` };
    const login = await execa('node', ['bin/scrip.js', 'auth', 'login', '--key-stdin', '--base-url', url], {
      env,
      input: 'sk_sandbox\n',
      reject: false,
    });
    expect(login.stderr).toContain('the keyring did not answer within 3 seconds');
    expect(login.exitCode).toBe(0);
    expect([modeOf(join(home, 'keys')), modeOf(join(home, 'keys/default.json'))]).toEqual(['700', '600']);
    const used = await execa('node', ['bin/scrip.js', 'auth', 'status', '--json'], { env });
    expect(JSON.parse(used.stdout)).toMatchObject({ data: [{ profile: 'default', key: { store: 'file' } }] });
  } finally {
    engine.kill('SIGTERM');
    await engine;
    bus.close();
  }
});

test('a file where the folder of settings should be is said', async () => {
  const blocked = join(home, 'file');
  writeFileSync(blocked, '');
  const { exitCode, stderr } = await execa('node', ['bin/scrip.js', 'config', 'set', 'mode', 'sandbox'], {
    env: { SCRIP_HOME: blocked },
    reject: false,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(blocked);
});
