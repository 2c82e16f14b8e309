// Waits for a file that another process has locked.
import { randomInt } from 'node:crypto';

/** Short and random. SQLite's own waits grow to 100 ms, so a process that has waited long is nearly always overtaken. */
const WAIT_US = { least: 50, most: 2000 };

/**
 * Repeats `work` while another process holds the file. The thread sleeps in between, because a transaction must not await.
 *
 * @param patienceMs - after this time the error is thrown
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
