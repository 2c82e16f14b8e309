import { constants, accessSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const ENOUGH_BYTES = 2 ** 30;

/**
 * A folder in memory for the files of the tests, where the system has one that is large enough and where programs may
 * run. Ledgers and journals sync as always, and nobody waits for a disk. The long forms use the disk.
 */
function folderInMemory(): string | undefined {
  if (process.env.TMPDIR !== undefined || process.env.SCRIP_LONG === '1') return undefined;
  let folder: string | undefined;
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize < ENOUGH_BYTES) return undefined;
    folder = mkdtempSync('/dev/shm/scrip-test-');
    const program = join(folder, 'program');
    writeFileSync(program, '', { mode: 0o700 });
    accessSync(program, constants.X_OK);
    return folder;
  } catch {
    if (folder !== undefined) rmSync(folder, { recursive: true });
    return undefined;
  }
}

const folder = folderInMemory();
if (folder !== undefined) {
  process.env.TMPDIR = folder;
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
}

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // Many tests wait for a program that they started: one worker more than there are processors fills the gaps.
    maxWorkers: availableParallelism() + 1,
    // One worker runs file after file with the modules it has loaded: a quarter of the time, and a file that leaves
    // something behind is found by the next one.
    isolate: false,
  },
});
