// A clock that stands still while this program does: on a machine that stops it, or has no time for it, nobody has waited.
import { setTimeout as wait } from 'node:timers/promises';

const PERIOD_MS = 50;

/** @returns `now` in milliseconds; `pause` for so many of its own; `stoodStill`, for how many others it did so in all */
export function startClock() {
  let [last, still] = [performance.now(), 0];
  // A pulse that is late by less than one of its own periods is usual.
  const gap = () => Math.max(0, performance.now() - last - 2 * PERIOD_MS);
  setInterval(() => {
    still += gap();
    last = performance.now();
  }, PERIOD_MS).unref();
  const stoodStill = () => still + gap();
  const now = () => performance.now() - stoodStill();
  const pause = async (ms) => {
    const end = now() + ms;
    // In small steps: the last of them ends after whatever was waiting to be seen.
    while (now() < end) await wait(Math.min(PERIOD_MS, end - now()));
  };
  return { now, pause, stoodStill };
}
