// Waiting for a file that another process holds.
import { randomInt } from 'node:crypto';

/** Short and uneven: SQLite's own waits grow to 100 ms, and who has waited long then nearly always comes too late. */
const WAIT_US = { least: 50, most: 2000 };

/**
 * Runs `work` again while another process holds the file. The thread sleeps in between: a transaction awaits nothing.
 *
 * @param patienceMs - after which the error is let through
 * @param mayRepeat - called after a failure: whether `work` has done nothing yet
 */
export function patiently<T>(patienceMs: number, work: () => T, mayRepeat = (): boolean => true): T {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || !mayRepeat() || performance.now() > deadline) throw error;
      sleep(randomInt(WAIT_US.least, WAIT_US.most) / 1000);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
