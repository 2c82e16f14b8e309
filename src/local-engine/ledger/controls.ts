// The sandbox's own controls over a ledger: its clock and its settings.
// A file of its own because these are operations on the ledger: they run in its transactions and know no HTTP.
import type { ExpiredLotPolicy } from '../rules/allocation.js';
import { Refusal } from '../rules/refusal.js';
import type { Answer } from './tx.js';
import { addDuration, readTime } from './time.js';
import { SETTINGS, toTimestamp, type Settings, type Tx } from './tx.js';

interface ClockRequest {
  readonly set?: string;
  readonly advance?: string;
}

export function getClock(tx: Tx): Answer {
  return { status: 200, body: toClock(tx.now, tx.settings.clockOffsetMs) };
}

/**
 * Sets or advances the ledger's clock; from then on it runs with the machine's. The caller settles what is due after
 * that.
 *
 * @throws Refusal invalid_request for none or both, for a bad time, or one before the newest entry (D40)
 */
export function moveClock(tx: Tx, nowMs: number, request: ClockRequest): Answer {
  if ((request.set === undefined) === (request.advance === undefined)) {
    throw new Refusal('invalid_request', 'send either set, a time, or advance, a duration');
  }
  const to =
    request.set === undefined ? addDuration(tx.now, request.advance ?? '', 'advance') : readTime(request.set, 'set');
  const newest = tx
    .sql('SELECT max(created_at) FROM (SELECT created_at FROM journal_entries ORDER BY seq DESC LIMIT 1)')
    .pluck()
    .get() as number | null;
  if (newest !== null && to < newest) {
    throw new Refusal('invalid_request', `the clock cannot be set before the newest entry, ${toTimestamp(newest)}`);
  }
  const offset = to - nowMs;
  tx.sql('UPDATE settings SET clock_offset_ms = @offset').run({ offset });
  return { status: 200, body: toClock(to, offset) };
}

function toClock(now: number, offsetMs: number): { now: string; offset_seconds: number } {
  return { now: toTimestamp(now), offset_seconds: Math.round(offsetMs / 1000) };
}

interface SettingsRequest {
  readonly restored_expired_lots?: ExpiredLotPolicy;
  readonly rate_limit?: boolean;
}

/** @param defaultRateLimit - as the server was started; holds until the setting says otherwise */
export function getSettings(tx: Tx, defaultRateLimit: boolean): Answer {
  return { status: 200, body: toSettings(tx.settings, defaultRateLimit) };
}

export function updateSettings(tx: Tx, request: SettingsRequest, defaultRateLimit: boolean): Answer {
  const settings: Settings = {
    ...tx.settings,
    restoredExpiredLots: request.restored_expired_lots ?? tx.settings.restoredExpiredLots,
    rateLimit: request.rate_limit ?? tx.settings.rateLimit,
  };
  tx.sql(SETTINGS.update('restoredExpiredLots', 'rateLimit')).run({
    restoredExpiredLots: settings.restoredExpiredLots,
    rateLimit: settings.rateLimit === null ? null : Number(settings.rateLimit),
  });
  return { status: 200, body: toSettings(settings, defaultRateLimit) };
}

function toSettings(settings: Settings, defaultRateLimit: boolean): Record<string, unknown> {
  return {
    restored_expired_lots: settings.restoredExpiredLots,
    rate_limit: settings.rateLimit ?? defaultRateLimit,
  };
}
