import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readKeyFile } from '../../../src/cli/config/keys.js';

const folder = mkdtempSync(join(tmpdir(), 'scrip-key-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function keyFile(text: string, mode: number): string {
  const path = join(folder, `${mode.toString(8)}-${text.length}`);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

test('a file that only its owner can read gives its key, without the line end', () => {
  expect(readKeyFile(keyFile('sk_live_1\n', 0o600), 'linux')).toBe('sk_live_1');
});

test.each([[0o640], [0o604], [0o644], [0o620], [0o602]])(
  'a file with mode %o is refused with the way to mend it',
  (mode) => {
    const path = keyFile('sk_live_1\n', mode);
    expect(() => readKeyFile(path, 'linux')).toThrow(
      expect.objectContaining({ kind: 'auth', hint: `chmod 600 ${path}` }) as Error,
    );
  },
);

test('Windows has no such bits', () => {
  expect(readKeyFile(keyFile('sk_live_22\n', 0o644), 'win32')).toBe('sk_live_22');
});

test.each([
  ['an empty file', ''],
  ['two lines', 'sk_a\nsk_b\n'],
  ['another kind of file', 'x'.repeat(5000)],
])('%s holds no key', (_what, text) => {
  expect(() => readKeyFile(keyFile(text, 0o600), 'linux')).toThrow('does not hold one API key');
});

test('a file that is not there is named', () => {
  expect(() => readKeyFile(join(folder, 'none'), 'linux')).toThrow(/none: cannot be read/);
});

test('no message repeats what the file holds', () => {
  const path = keyFile('sk_live_a sk_live_b', 0o600);
  expect(() => readKeyFile(path, 'linux')).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('sk_live') as string }) as Error,
  );
});
