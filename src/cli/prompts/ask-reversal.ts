// The conversation about one reversal: asks what the flags leave open and gives back the same flags, complete.
import { compareAmounts, remaining, type Redemption, type Remaining } from '../../sdk/index.js';
import type { Prompter } from '../context.js';
import { GuardError } from '../errors.js';
import { remainingText } from '../ui/remaining-text.js';
import { visible } from '../ui/visible.js';
import { checkAmount, checkReason, checkUnits } from './check-typed.js';
import { chooseRedemption, type ChoosingTools } from './choose-redemption.js';

/** What was given on the command line. */
export interface OpenFlags {
  readonly redemptionId?: string | undefined;
  readonly amount?: string | undefined;
  readonly quantity?: number | undefined;
  readonly reason?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly yes?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** Whether anything is left to ask before the plan can be made. */
export function leavesOpen(flags: OpenFlags): boolean {
  return flags.redemptionId === undefined || flags.reason === undefined || isPortionOpen(flags);
}

/** With --yes, and to look, no amount means all that remains, as it does in a script. */
function isPortionOpen({ amount, quantity, yes, dryRun }: OpenFlags): boolean {
  return amount === undefined && quantity === undefined && yes !== true && dryRun !== true;
}

/** The same, complete. */
export interface AskedReversal {
  readonly redemptionId: string;
  readonly amount?: string;
  readonly quantity?: number;
  readonly reason: string;
  /** What was left when it was shown: the portion was chosen with this in mind. */
  readonly seen: Remaining;
}

export interface AskingTools extends ChoosingTools {
  /** Puts the redemption before the person's eyes. */
  readonly show: (redemption: Redemption) => Promise<void>;
  readonly recentReasons: () => Promise<readonly string[]>;
}

/**
 * Asks for the redemption, the portion and the reason, in this order, and only for what is not given.
 *
 * All that remains is asked for as the very amount that was shown: it cannot grow behind the person's back.
 *
 * @throws CancelledError for Ctrl-C; GuardError when nothing remains
 */
export async function askReversal(tools: AskingTools, flags: OpenFlags): Promise<AskedReversal> {
  const { client, signal, prompter } = tools;
  const redemption =
    flags.redemptionId === undefined
      ? await chooseRedemption(tools)
      : (await client.redemptions.get(flags.redemptionId, { signal })).data;
  await tools.show(redemption);
  const seen = remaining(redemption);
  const isEmpty = compareAmounts(seen.amount, '0') === 0;
  // With a key of an earlier request, what remains may be gone because of that very request.
  if (isEmpty && flags.idempotencyKey === undefined) {
    throw new GuardError('already_fully_reversed', 'nothing remains of this redemption; nothing was sent');
  }
  const { amount, quantity } = flags;
  const given = { ...(amount !== undefined && { amount }), ...(quantity !== undefined && { quantity }) };
  const portion = isPortionOpen(flags) && !isEmpty ? await askPortion(prompter, seen) : given;
  const reason = flags.reason ?? (await askReason(prompter, await tools.recentReasons()));
  return { redemptionId: redemption.id, ...portion, reason, seen };
}

interface Portion {
  readonly amount?: string;
  readonly quantity?: number;
}

async function askPortion(prompter: Prompter, left: Remaining): Promise<Portion> {
  const { amount, quantity } = left;
  if (quantity === undefined) {
    if (!(await wantsPart(prompter, left, 'a part of it'))) return { amount };
    const check = (text: string): string | undefined => checkAmount(text, left);
    return { amount: await prompter.input({ message: `How much, of ${amount}?`, check }) };
  }
  if (quantity === 1 || !(await wantsPart(prompter, left, 'some of the units'))) return { quantity };
  const check = (text: string): string | undefined => checkUnits(text, left);
  return { quantity: parseInt(await prompter.input({ message: `How many units, of ${quantity}?`, check }), 10) };
}

function wantsPart(prompter: Prompter, left: Remaining, part: string): Promise<boolean> {
  return prompter.select('How much to give back?', [
    { name: `all that remains: ${remainingText(left)}`, value: false },
    { name: part, value: true },
  ]);
}

async function askReason(prompter: Prompter, recent: readonly string[]): Promise<string> {
  const typed = (): Promise<string> => prompter.input({ message: 'Reason, kept in the ledger:', check: checkReason });
  if (recent.length === 0) return typed();
  const choices = recent.map((reason): { name: string; value: string | undefined } => ({
    name: visible(reason),
    value: reason,
  }));
  return (await prompter.select('Reason?', [...choices, { name: 'another one …', value: undefined }])) ?? typed();
}
