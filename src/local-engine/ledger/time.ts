// Times and durations as requests state them.
import { Refusal } from '../rules/refusal.js';

const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const DURATION = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The last moment that every format here can express. */
export const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * Reads an RFC 3339 time as milliseconds since 1970; what is finer than a millisecond is cut off.
 *
 * @throws Refusal invalid_request when it is not one, names a day that does not exist, or lies outside 1970 to 9999
 */
export function readTime(text: string, field: string): number {
  const match = RFC_3339.exec(text);
  if (match === null) throw badTime(field);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => parseInt(part, 10));
  const fraction = parseInt((match[7] ?? '').slice(0, 3).padEnd(3, '0'), 10);
  const offset = parseInt(match[9] ?? '0', 10) * 60 + parseInt(match[10] ?? '0', 10);
  const local = Date.UTC(year, month - 1, day, hour, minute, second, fraction);
  const seen = new Date(local);
  const isReal =
    seen.getUTCFullYear() === year &&
    seen.getUTCMonth() === month - 1 &&
    seen.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    offset < 1440;
  const ms = local - (match[8] === '-' ? -offset : offset) * 60_000;
  if (!isReal || ms < 0 || ms > LAST_MS) throw badTime(field);
  return ms;
}

function badTime(field: string): Refusal {
  return new Refusal(
    'invalid_request',
    `${field} must be an RFC 3339 time of the years 1970 to 9999, such as "2026-12-31T23:59:59Z"`,
  );
}

/**
 * Adds an ISO 8601 duration to a moment: years and months by the calendar, the rest by the clock.
 *
 * @throws Refusal invalid_request when it is not a duration, or leads past the year 9999
 */
export function addDuration(fromMs: number, text: string, field: string): number {
  const match = DURATION.exec(text);
  if (match === null) {
    const isFraction = /^P[\dYMWDTHS]*\d[.,]\d/.test(text);
    const what = isFraction ? 'must be in whole numbers: P1DT12H and not P1.5D' : 'must be an ISO 8601 duration';
    throw new Refusal('invalid_request', `${field} ${what}, such as "P30D" or "PT12H"`);
  }
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => parseInt(part ?? '0', 10));
  const date = new Date(fromMs);
  const day = date.getUTCDate();
  date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months);
  // The 31st plus one month is the month's last day, not the first of the one after.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  const ms = date.getTime() + ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  if (!(ms <= LAST_MS)) throw new Refusal('invalid_request', `${field} leads past the year 9999`);
  return ms;
}
