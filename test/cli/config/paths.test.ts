import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makePrivateFolder, sandboxFile } from '../../../src/cli/config/paths.js';

const folder = mkdtempSync(join(tmpdir(), 'scrip-paths-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('with SCRIP_HOME everything lives there', async () => {
  expect(await sandboxFile({ SCRIP_HOME: '/srv/scrip' })).toBe('/srv/scrip/sandbox.db');
});

test('without it the platform decides, and an empty one counts as none', async () => {
  const usual = await sandboxFile({});
  expect(usual).toMatch(/scrip[\\/].*sandbox\.db$|scrip[\\/]sandbox\.db$/);
  expect(await sandboxFile({ SCRIP_HOME: '' })).toBe(usual);
});

test('a folder is made with those above it, for its owner only', () => {
  const path = join(folder, 'a', 'b');
  makePrivateFolder(path);
  expect([statSync(join(folder, 'a')).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o700]);
});

test('a folder that exists is left as it is', () => {
  makePrivateFolder(folder);
  makePrivateFolder(join(folder, 'a', 'b'));
});

test.each([
  ['below a file', join(folder, 'file', 'x')],
  ['where the system lets nobody', '/proc/scrip/x'],
])('a folder %s cannot be made, and the message names it', (_what, path) => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => {
    makePrivateFolder(path);
  }).toThrow(path);
});
