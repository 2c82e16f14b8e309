// What a rehearsed request would change, and what in it deserves a warning. Pure.
import { addAmounts, type Reversal } from '../../sdk/index.js';

export interface Warning {
  readonly code: string;
  readonly message: string;
}

export interface LotReturn {
  readonly lot_id: string;
  readonly amount: string;
  readonly expires_at?: string | null;
  readonly expired: boolean;
}

export interface PostingEffect {
  readonly entity_type: string;
  readonly participant_id?: string | null;
  readonly amount: string;
  readonly bucket?: string | null;
  readonly lot_id?: string | null;
  readonly asset_id: string;
}

export interface RewardEffect {
  readonly id: string;
  readonly redeemed_count_before: number;
  readonly redeemed_count_after: number;
  readonly status_before: string;
  readonly status_after: string;
}

/** Source: `POST /_sandbox/preview`. */
export interface Effects {
  /** In the order in which they are restored. */
  readonly lots: readonly LotReturn[];
  readonly postings: readonly PostingEffect[];
  readonly journal_entries: readonly string[];
  readonly reward?: RewardEffect | null;
}

/** The answer that a request would get, and what it would change. */
export interface Forecast {
  readonly status: number;
  readonly body: unknown;
  readonly effects?: Effects;
  /** What could not be known where it was forecast. */
  readonly unknown?: readonly Warning[];
}

/** The reversal that the request would make or replay; undefined when it would be refused. */
export function foretoldReversal(forecast: Forecast | undefined): Reversal | undefined {
  return forecast !== undefined && forecast.status < 300 ? (forecast.body as Reversal) : undefined;
}

/** Whether the key has already been used for this very request. */
export function isReplay(forecast: Forecast | undefined): boolean {
  return forecast?.status === 200;
}

/** What a person should know about the effects before they happen. */
export function effectWarnings(forecast: Forecast | undefined): Warning[] {
  if (isReplay(forecast)) {
    const message = 'this key was already used for this request: its first answer comes back and nothing changes';
    return [{ code: 'replay', message }];
  }
  const unknown = [...(forecast?.unknown ?? [])];
  const effects = forecast?.effects;
  const expired = effects?.lots.filter((lot) => lot.expired) ?? [];
  if (effects === undefined || expired.length === 0) return unknown;
  const amount = expired.map((lot) => lot.amount).reduce(addAmounts);
  // Whether it expires again is the engine's setting; its journal tells which one is in force. Source: D24.
  const fate = effects.journal_entries.includes('EXPIRY')
    ? 'expires again at once, so the participant cannot spend it'
    : 'becomes spendable again and no longer expires';
  return [{ code: 'lot_expired', message: `${amount} goes back to a lot that has expired: it ${fate}` }];
}
