// What of a reversal expires at once, because it goes back to a lot that has expired since. One answer for every way that
// reverses: exact where the ledger is at hand, a bound where only the lots can be read. Source: decisions D24 and D51.
import { addAmounts, compareAmounts, isPlainDecimal, type Redemption, type ScripClient } from '../../sdk/index.js';
import type { Forecast, Warning } from '../reversal.js';

/** Left out where nothing expires. */
export type Expiring =
  | { readonly known: 'exactly' | 'at most'; readonly amount: string }
  /** The lots cannot be read. */
  | { readonly known: 'not' };

/** What of reversals expired at once, by the journal entry of each; undefined: nothing. Where the ledger is at hand. */
export type ExpiredBy = (journalEntryId: string) => string | undefined;

/** What a rehearsed reversal loses; a replay and a refusal lose nothing. */
export function expiringIn(forecast: Forecast | undefined): Expiring | undefined {
  if (forecast?.status !== 201) return undefined;
  if (forecast.unknown?.some(({ code }) => code === 'lots_unknown') === true) return { known: 'not' };
  const amounts = (forecast.effects?.lots ?? []).filter(({ expired }) => expired).map(({ amount }) => amount);
  return amounts.length === 0 ? undefined : { known: 'exactly', amount: amounts.reduce(addAmounts) };
}

interface Reading {
  readonly client: ScripClient;
  readonly signal: AbortSignal;
  readonly nowMs: number;
}

/** Lots that a redemption may have drawn and that have expired since: as far as they could be read. */
export type ExpiredLots = 'asset without lots' | 'none' | 'any number' | 'not known' | { readonly sum: string };

/** The most that a reversal of `amount` may lose: the API does not say which lots a redemption drew. */
export async function readExpiring(
  reading: Reading,
  redemption: Redemption,
  amount: string,
): Promise<Expiring | undefined> {
  return expiringOf(await readExpiredLots(reading, redemption), amount);
}

export function expiringOf(lots: ExpiredLots, amount: string): Expiring | undefined {
  if (lots === 'asset without lots' || lots === 'none') return undefined;
  if (lots === 'not known') return { known: 'not' };
  const isLess = lots !== 'any number' && compareAmounts(lots.sum, amount) < 0;
  return { known: 'at most', amount: isLess ? lots.sum : amount };
}

const LONGEST_PAGE = 200;

/** One read. Only those lots count that were there when the redemption was made and have expired since. */
export async function readExpiredLots(
  { client, nowMs, signal }: Reading,
  { asset_id, created_at, participant_id }: Redemption,
): Promise<ExpiredLots> {
  const query = { asset_id, expires_before: new Date(nowMs).toISOString(), limit: LONGEST_PAGE };
  const params = { path: { id: participant_id }, query };
  const answer = await client
    .request('GET', '/v1/participants/{id}/balances/lots', { params, signal })
    .catch(() => undefined);
  // Source: the API's lots page, LOT assets only.
  if (answer?.status === 400 || answer?.status === 422) return 'asset without lots';
  const lots: unknown = answer?.data?.data;
  if (!Array.isArray(lots)) return 'not known';
  if (answer?.data?.pagination.has_more === true) return 'any number';
  return sumOf((lots as readonly SeenLot[]).filter((lot) => hasExpiredSince(lot, created_at, nowMs)));
}

/** As a live API may send it. */
interface SeenLot {
  readonly amount?: unknown;
  readonly created_at?: unknown;
  readonly expires_at?: unknown;
}

/** What cannot be read as a time rules nothing out. */
function hasExpiredSince(lot: SeenLot, redeemedAt: string, nowMs: number): boolean {
  const [created, expires, redeemed] = [lot.created_at, lot.expires_at, redeemedAt].map(timeOf);
  if (lot.expires_at == null || isAfter(expires, nowMs)) return false;
  return !isAfter(created, redeemed) && !isAfter(redeemed, expires);
}

function isAfter(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one > other;
}

function timeOf(text: unknown): number | undefined {
  const ms = typeof text === 'string' ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

function sumOf(lots: readonly SeenLot[]): ExpiredLots {
  if (lots.length === 0) return 'none';
  const amounts = lots.map(({ amount }) => amount);
  const isReadable = amounts.every((amount) => typeof amount === 'string' && isPlainDecimal(amount));
  return isReadable ? { sum: (amounts as string[]).reduce(addAmounts) } : 'any number';
}

/** The same in words, before it happens. */
export function expiryWarnings(expiring: Expiring | undefined): Warning[] {
  if (expiring === undefined) return [];
  if (expiring.known === 'not') return [{ code: 'lots_unknown', message: NOT_KNOWN }];
  const { amount, known } = expiring;
  return known === 'exactly'
    ? [{ code: 'lot_expired', message: willExpire(amount) }]
    : [{ code: 'lot_may_have_expired', message: mayExpire(amount) }];
}

/** Codes of what is said about it; the API refuses nothing for it. */
export const ABOUT_EXPIRY: readonly string[] = ['lots_unknown', 'lot_expired', 'lot_may_have_expired'];

const NOT_KNOWN = 'whether a part of it expires at once is not known: the lots that it returns to cannot be read';

function willExpire(amount: string): string {
  return `${amount} returns to a lot that has expired: it expires again at once, so the participant cannot spend it`;
}

/** @param amount - one, or one for each asset */
export function mayExpire(amount: string): string {
  return `up to ${amount} may expire at once: lots that it may return to have expired, and the API does not document what it does then`;
}

/** The same, after it happened. */
export function expiredWarnings(expired: string | undefined): Warning[] {
  if (expired === undefined) return [];
  const message = `${expired} returned to a lot that had expired: it expired again at once, so the participant cannot spend it`;
  return [{ code: 'lot_expired', message }];
}
