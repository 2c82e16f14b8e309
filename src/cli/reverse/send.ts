// The one way in which a reversal is sent: flags, prompts and CSV rows all end here.
import { UnexpectedRemaining } from '../errors/errors.js';
import {
  OutcomeUnknownError,
  compareAmounts,
  isApiError,
  isConflict,
  isUnreachable,
  remaining,
  type CallOptions,
  type Posted,
  type Redemption,
  type Remaining,
  type Reversal,
  type ScripClient,
  type UnknownOutcomeDetails,
} from '../../sdk/index.js';
import type { ExpiredBy } from './expiry.js';
import { planReversal, type ReversalPlan } from './plan.js';
import { equalTo, hasReversals, isAllThatRemains, readReversals, refuseEqual } from './equal.js';
import type { Doubt, Recorder, Sent } from './record.js';
import { isKeyForgotten, isPastItsKey, type Clocks } from './verdict.js';
import { keyOf } from '../request.js';
import type { Forecast, KeyedRequest, ReversalIntent, ReversalRequest } from '../reversal.js';

/** A reversal, and what must be true of its redemption when it is sent. */
export interface GuardedIntent extends ReversalIntent<ReversalRequest> {
  /** What must still be left, as typed; a bare whole number means units where units are counted. */
  readonly expectRemaining?: string;
  /** What was left when a person looked at it: exactly that must still be left when it is sent. */
  readonly seen?: Remaining;
  /** What to do when an equal reversal stands: refuse, make one more, or take it as done. Source: decision D42. */
  readonly whenEqual: 'refuse' | 'again' | 'once' | 'ask';
}

/** What comes after the plan was seen; the last one is for people, who take their time. */
export type Approval = 'stop' | 'send' | 'send if unchanged';

/** What a person is told before they agree. */
export interface Proposal {
  readonly plan: ReversalPlan;
  readonly forecast: Forecast | undefined;
  /** Reversals that stand and are equal to this one; something is said of them, or one more was meant. */
  readonly equal: readonly Reversal[];
  /** Every reversal that stands; empty when nothing was reversed, or when they were not read. */
  readonly standing: readonly Reversal[];
}

export interface ReversalTools extends Clocks {
  readonly client: ScripClient;
  readonly preview?: ((redemptionId: string, request: KeyedRequest) => Promise<Forecast>) | undefined;
  readonly signal?: AbortSignal;
  /** Where what leaves is written down; absent in a dry run, and where reversals are queued instead of sent. */
  readonly recorder?: Recorder | undefined;
  /** Where the ledger is at hand. */
  readonly expiredBy?: ExpiredBy | undefined;
}

export interface ReversalDone {
  readonly reversal: Reversal;
  readonly replayed: boolean;
  readonly requestId: string | undefined;
  readonly idempotencyKey: string;
  /** What of it expired at once; left out when nothing did, or when that is not known. */
  readonly expired?: string;
  /** The redemption afterwards; left out when it could not be read. */
  readonly redemption?: Redemption;
  /** Nothing was sent for it: an equal one stood (`done_before`); or an earlier attempt was settled by its own key. */
  readonly instead?: 'done_before' | 'settled';
  /** Writes down that it is done. Until then the same command settles it: whoever was not told can type it again. */
  readonly writeDown?: () => void;
}

/**
 * Reads the redemption, looks for the same among what was done before, makes the plan, asks for approval and sends the
 * reversal; it neither prints nor prompts.
 *
 * Nothing is sent when a read before the write fails. What remains is read again after the write; a failure of that read
 * does not make the write undone.
 *
 * @param approve - sees the plan before anything is sent; "stop" stops with no effect, "send if unchanged" reads again
 * @returns the posted or replayed reversal, or undefined when not approved
 * @throws UnexpectedRemaining when `expectRemaining` is not met; GuardError when an equal one stands; ScripError as the
 *   SDK does
 */
export async function runReversal(
  tools: ReversalTools,
  intent: GuardedIntent,
  approve: (proposal: Proposal) => Promise<Approval>,
): Promise<ReversalDone | undefined> {
  const { client, preview, recorder, signal } = tools;
  const { redemptionId, expectRemaining, seen } = intent;
  const options = signal === undefined ? {} : { signal };
  const { data: redemption } = await client.redemptions.get(redemptionId, options);
  const doubt = recorder?.doubt(intent);
  if (doubt !== undefined) return settleDoubt(tools, redemption, doubt);
  const { equal, standing, n, isKept } = await lookForEqual(tools, intent, redemption);
  const [done] = equal.slice(-1);
  if (done !== undefined && intent.whenEqual === 'once')
    return doneBefore(redemption, done, keyOf(intent, equal.length));
  if (done !== undefined && intent.whenEqual === 'refuse') refuseEqual(equal, (id) => recorder?.whoDid(intent, id));
  requireRemaining(redemption, expectRemaining);
  if (seen !== undefined) requireUnchanged(redemption, seen);
  const key = intent.request.idempotency_key ?? keyOf(intent, n);
  const request = { ...intent.request, idempotency_key: key };
  const forecast = await preview?.(redemptionId, request);
  const approval = await approve({ plan: planReversal(redemption, request, forecast), forecast, equal, standing });
  if (approval === 'stop') return undefined;
  if (approval === 'send if unchanged') {
    requireUnchanged((await client.redemptions.get(redemptionId, options)).data, remaining(redemption));
  }
  const isMore = intent.whenEqual === 'again';
  return sendOneMore(tools, { redemptionId, request }, { equal, isMore, n: isKept ? undefined : n });
}

/**
 * Sends it; under the next key where the answer is one of the equal reversals that stood before: then this key had been used.
 *
 * @param n - which of the equal ones it is; undefined under a key that is kept, such as one of the user's own
 */
async function sendOneMore(
  tools: ReversalTools,
  intent: ReversalIntent,
  how: { readonly n: number | undefined; readonly isMore: boolean; readonly equal: readonly Reversal[] },
): Promise<ReversalDone> {
  const { equal, isMore, n } = how;
  const done = await sendAndRead(tools, intent, tools.recorder?.begin(intent, isMore));
  const isOlder = done.replayed && equal.some(({ id }) => id === done.reversal.id);
  if (!isOlder || n === undefined || isAllThatRemains(intent.request)) return done;
  done.writeDown?.();
  const request = { ...intent.request, idempotency_key: keyOf(intent, n + 1) };
  return sendOneMore(tools, { ...intent, request }, { ...how, n: n + 1 });
}

/** Sends what is written down, and settles it; then reads what remains. */
async function sendAndRead(
  { client, expiredBy, signal }: ReversalTools,
  intent: ReversalIntent,
  sent: Sent | undefined,
): Promise<ReversalDone> {
  const options = signal === undefined ? {} : { signal };
  const posted = await sendReversal(client, intent, options).catch((error: unknown) => {
    sent?.failed(error);
    throw sent?.inDoubt === true ? stillInDoubt(error, intent) : error;
  });
  // From here on the reversal is done: nothing may turn this run into a failure.
  const expired = expiredBy?.(posted.data.journal_entry_id);
  const { data: reversal, ...rest } = posted;
  const after = await client.redemptions.get(intent.redemptionId, options).catch(() => undefined);
  return {
    ...{ reversal, ...rest },
    ...(sent !== undefined && {
      writeDown: () => {
        sent.done(posted, expired);
      },
    }),
    ...(expired !== undefined && { expired }),
    ...(after !== undefined && { redemption: after.data }),
  };
}

interface Found {
  readonly equal: readonly Reversal[];
  readonly standing: readonly Reversal[];
  /** Which of the equal ones this one would be. */
  readonly n: number;
  /** Whether its key stays what it is, whatever stands: it was chosen by the user, or by a command that never got through. */
  readonly isKept: boolean;
}

/**
 * A redemption of which nothing was reversed costs no further read. A key of the user's own says what is meant, as long
 * as the server is sure to remember it.
 */
async function lookForEqual(tools: ReversalTools, intent: GuardedIntent, redemption: Redemption): Promise<Found> {
  const { client, recorder, signal } = tools;
  const { request, whenEqual } = intent;
  const { idempotency_key: ownKey } = request;
  const isChecked = !isAllThatRemains(request) && (ownKey === undefined || tools.serverNowMs !== undefined);
  const isLookedAt = hasReversals(redemption) && (isChecked || whenEqual === 'ask');
  const standing = isLookedAt ? await readReversals(client, redemption.id, signal) : [];
  const same = isChecked ? equalTo(request, redemption, standing) : [];
  if (ownKey !== undefined) {
    const equal = same.filter((one) => isPastItsKey(one, tools) && recorder?.madeByOther(intent, one.id) !== true);
    return { equal, standing, n: 1, isKept: true };
  }
  const kept = whenEqual === 'again' ? recorder?.neverLeft(intent) : undefined;
  return { equal: same, standing, n: kept ?? 1 + same.length, isKept: kept !== undefined };
}

function doneBefore(redemption: Redemption, reversal: Reversal, idempotencyKey: string): ReversalDone {
  return { reversal, replayed: true, requestId: undefined, idempotencyKey, redemption, instead: 'done_before' };
}

/**
 * Asks once more, by its own key, for what an earlier run asked for without an answer: whatever became of it, this finds
 * out and does it at most once. Nothing else is sent.
 */
async function settleDoubt(tools: ReversalTools, redemption: Redemption, doubt: Doubt): Promise<ReversalDone> {
  const { client, recorder, signal } = tools;
  if (isKeyForgotten(doubt.firstSentAtMs, tools)) {
    // The server may have forgotten the key. If nothing equal stands, it was not done, and may be sent.
    const standing = hasReversals(redemption) ? await readReversals(client, redemption.id, signal) : [];
    const equal = equalTo(doubt.request, redemption, standing);
    if (equal.length > 0) refuseEqual(equal, () => undefined);
    if (isAllThatRemains(doubt.request) && standing.length > 0) {
      throw unknown(doubt, 'an earlier attempt got no answer, and it is too long ago to ask by its key', {});
    }
  }
  return { ...(await sendAndRead(tools, doubt, recorder?.again(doubt))), instead: 'settled' };
}

/**
 * A refusal of what may have been done settles nothing: what stands in its way may be the reversal itself. Only a key
 * that belongs to another request says that it was not done. Source: decision D46
 */
function stillInDoubt(error: unknown, intent: ReversalIntent): unknown {
  if (isConflict(error) || !(isApiError(error) || isUnreachable(error))) return error;
  const { message, requestId, status } = error;
  const words = isUnreachable(error) ? message : `the API says: ${message}`;
  return unknown(intent, `an earlier attempt got no answer, and now ${words}`, { cause: error, status, requestId });
}

function unknown(
  { redemptionId, request }: ReversalIntent,
  message: string,
  details: UnknownOutcomeDetails,
): OutcomeUnknownError {
  const reversal = { redemptionId, body: request };
  return new OutcomeUnknownError(message, { ...details, idempotencyKey: request.idempotency_key, reversal });
}

/** The one line through which a reversal leaves: flags, prompts and CSV rows all pass here. */
export function sendReversal(
  client: ScripClient,
  { redemptionId, request }: ReversalIntent,
  options: CallOptions = {},
): Promise<Posted> {
  return client.redemptions.reverse(redemptionId, request, options);
}

function requireRemaining(redemption: Redemption, expected: string | undefined): void {
  if (expected === undefined) return;
  const found = remaining(redemption);
  const inUnits = /^\d+$/.test(expected) ? found.quantity : undefined;
  if (compareAmounts(inUnits === undefined ? found.amount : String(inUnits), expected) !== 0)
    throw new UnexpectedRemaining(expected, found);
}

function requireUnchanged(redemption: Redemption, seen: Remaining): void {
  const found = remaining(redemption);
  if (compareAmounts(found.amount, seen.amount) !== 0 || found.quantity !== seen.quantity)
    throw new UnexpectedRemaining(seen, found);
}
