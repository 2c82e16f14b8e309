// The one way in which a reversal is sent: flags, prompts and CSV rows all end here.
import { UnexpectedRemaining } from '../errors/errors.js';
import {
  compareAmounts,
  remaining,
  type CallOptions,
  type Posted,
  type Redemption,
  type Remaining,
  type Reversal,
  type ScripClient,
} from '../../sdk/index.js';
import { planReversal, type ReversalPlan } from './plan.js';
import type { Forecast, KeyedRequest, ReversalIntent } from '../reversal.js';

/** A reversal, and what must be true of its redemption when it is sent. */
export interface GuardedIntent extends ReversalIntent {
  /** What must still be left, as typed; a bare whole number means units where units are counted. */
  readonly expectRemaining?: string;
  /** What was left when a person looked at it: exactly that must still be left when it is sent. */
  readonly seen?: Remaining;
}

/** What comes after the plan was seen; the last one is for people, who take their time. */
export type Approval = 'stop' | 'send' | 'send if unchanged';

export interface ReversalTools {
  readonly client: ScripClient;
  readonly preview?: ((redemptionId: string, request: KeyedRequest) => Promise<Forecast>) | undefined;
  readonly signal?: AbortSignal;
}

export interface ReversalDone {
  readonly reversal: Reversal;
  readonly replayed: boolean;
  readonly requestId: string | undefined;
  readonly idempotencyKey: string;
  /** The redemption afterwards; left out when it could not be read. */
  readonly redemption?: Redemption;
}

/**
 * Reads the redemption, makes the plan, asks for approval and sends the reversal; it neither prints nor prompts.
 *
 * Nothing is sent when the first read fails. What remains is read again after the write; a failure of that read does
 * not make the write undone.
 *
 * @param approve - sees the plan before anything is sent; "stop" stops with no effect, "send if unchanged" reads again
 * @returns the posted or replayed reversal, or undefined when not approved
 * @throws UnexpectedRemaining when `expectRemaining` is not met; ScripError as the SDK does
 */
export async function runReversal(
  { client, preview, signal }: ReversalTools,
  { redemptionId, request, expectRemaining, seen }: GuardedIntent,
  approve: (plan: ReversalPlan, forecast: Forecast | undefined) => Promise<Approval>,
): Promise<ReversalDone | undefined> {
  const options = signal === undefined ? {} : { signal };
  const { data: redemption } = await client.redemptions.get(redemptionId, options);
  requireRemaining(redemption, expectRemaining);
  if (seen !== undefined) requireUnchanged(redemption, seen);
  const forecast = await preview?.(redemptionId, request);
  const approval = await approve(planReversal(redemption, request, forecast), forecast);
  if (approval === 'stop') return undefined;
  if (approval === 'send if unchanged') {
    requireUnchanged((await client.redemptions.get(redemptionId, options)).data, remaining(redemption));
  }

  const { data: reversal, ...sent } = await sendReversal(client, { redemptionId, request }, options);
  // From here on the reversal is done: nothing may turn this run into a failure.
  const after = await client.redemptions.get(redemptionId, options).catch(() => undefined);
  return { reversal, ...sent, ...(after !== undefined && { redemption: after.data }) };
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
