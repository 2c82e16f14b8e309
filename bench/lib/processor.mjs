// The processor time and the memory of another process, as Linux tells them. Of this process, Node knows itself.
import { readFileSync } from 'node:fs';

/** Linux counts the time of a process in hundredths of a second, whatever its own clock is. */
const TICK_MICROS = 10_000;

/** Microseconds of processor time so far, user and system, of all threads; NaN where that cannot be read. */
export function processorMicros(pid) {
  // The name of the program comes before, in parentheses, and may contain spaces.
  const fields = read(pid, 'stat').split(') ').at(-1).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MICROS;
}

/** The most megabytes so far; NaN where that cannot be read. */
export function peakMegabytes(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(read(pid, 'status'))?.[1]) / 1024;
}

/** Empty when the process has ended, and elsewhere than on Linux. */
function read(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
