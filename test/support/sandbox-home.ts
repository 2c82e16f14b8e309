// A home with a new sandbox in it for each test of a file: the built program makes it once, and each test has a copy.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { runBuilt } from './built-program.js';

/** Where the home of the running test is. */
export function useSandboxHome(): { readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'scrip-homes-'));
  const made = join(folder, 'made');
  let tests = 0;
  const path = (): string => join(folder, `home-${tests}`);
  beforeAll(async () => {
    const { exitCode, stderr } = await runBuilt(['sandbox', 'init'], { SCRIP_HOME: made });
    if (exitCode !== 0) throw new Error(stderr);
  });
  beforeEach(() => {
    tests += 1;
    cpSync(made, path(), { recursive: true });
  });
  afterEach(() => {
    rmSync(path(), { recursive: true, force: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get path() {
      return path();
    },
  };
}
