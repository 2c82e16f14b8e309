// The conversation about one reversal: asks for what the flags leave open, and returns the complete request.
// A file of its own because the questions are one conversation, without anything that sends.
import {
  NotFoundError,
  compareAmounts,
  isPlainDecimal,
  remaining,
  type Redemption,
  type Remaining,
  type Reversal,
  type ScripClient,
} from '../../sdk/index.js';
import type { Choice, CliContext, Prompter } from '../context.js';
import { CancelledError, GuardError } from '../errors/errors.js';
import { notMeant } from '../csv/cell.js';
import { counted, remainingText } from '../terminal/words.js';
import { shown, visible } from '../terminal/safe-text.js';
import { refuseAsForecast, soonExpired, type ReversalPlan } from './plan.js';
import type { ReversalIntent, ReversalRequest } from '../reversal.js';
import { readAsset, readNames, type RedemptionDetails } from '../desk/details.js';
import { factLines, safe } from '../terminal/layout.js';
import { nameOf, renderSummary } from '../desk/show.js';
import { lotsText, planFacts } from './show.js';
import type { TargetSession } from '../session.js';
import type { Proposal } from './send.js';
import { inWordsOf } from './equal.js';

/** What was given on the command line, before anything was asked. */
export interface GivenReversal {
  readonly redemptionId?: string | undefined;
  readonly request: Partial<ReversalRequest>;
  readonly yes?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** Whether anything is left to ask before the plan can be made. */
export function leavesOpen(given: GivenReversal): boolean {
  return given.redemptionId === undefined || given.request.reason === undefined || isPortionOpen(given);
}

/** With --yes, and to look, no amount means all that remains, as it does in a script. */
function isPortionOpen({ request, yes, dryRun }: GivenReversal): boolean {
  return request.amount === undefined && request.quantity === undefined && yes !== true && dryRun !== true;
}

/** The same, complete. */
export interface AskedReversal extends ReversalIntent<ReversalRequest> {
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
export async function askReversal(tools: AskingTools, given: GivenReversal): Promise<AskedReversal> {
  const { client, signal, prompter } = tools;
  const { redemptionId, request } = given;
  const redemption =
    redemptionId === undefined
      ? await chooseRedemption(tools)
      : (await client.redemptions.get(redemptionId, { signal })).data;
  await tools.show(redemption);
  const seen = remaining(redemption);
  const isEmpty = compareAmounts(seen.amount, '0') === 0;
  // With a key of an earlier request, what remains may be gone because of that very request.
  if (isEmpty && request.idempotency_key === undefined) {
    throw new GuardError('already_fully_reversed', 'this redemption is already fully reversed; nothing was sent');
  }
  const portion = isPortionOpen(given) && !isEmpty ? await askPortion(prompter, seen) : {};
  const reason = request.reason ?? (await askReason(prompter, await tools.recentReasons()));
  return { redemptionId: redemption.id, request: { ...request, ...portion, reason }, seen };
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
  return prompter.select('How much do you want to reverse?', [
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

// The words between scrip and a person about one reversal: shows the redemption, asks what is open, and asks once more.

export interface Asked extends AskedReversal {
  /** Whether the reason was given now, and not by a flag. */
  readonly typedReason: boolean;
}

/** Asks what the flags leave open. */
export async function askOne(ctx: CliContext, session: TargetSession, given: GivenReversal): Promise<Asked> {
  const { screen, target } = session;
  const reading = { client: target.client, signal: ctx.host.interrupted };
  const tools = {
    ...reading,
    prompter: ctx.host.prompter,
    say: (text: string) => {
      screen.tell(`${text}\n`);
    },
    show: async (redemption: Redemption) => {
      ctx.spellOut(redemption.id, given.redemptionId === undefined ? [redemption.id] : []);
      const names = await readNames(reading, redemption);
      screen.tell(renderSummary(redemption, names, screen.errPaint, screen.errWidth));
      if (given.request.idempotency_key === undefined) await refuseWhatCannotBe(ctx, session, redemption);
    },
    recentReasons: () => ctx.recentReasons(),
  };
  const asked = await askReversal(tools, given);
  ctx.spellOut(asked.redemptionId, wordsOf(asked, given));
  return { ...asked, typedReason: given.request.reason === undefined };
}

/** Where it can be tried, a redemption that takes no reversal at all is said before anything else is asked. */
async function refuseWhatCannotBe(ctx: CliContext, { target }: TargetSession, redemption: Redemption): Promise<void> {
  if (target.preview === undefined) return;
  const whole = { reason: 'try', idempotency_key: ctx.host.newIdempotencyKey() };
  refuseAsForecast(await target.preview(redemption.id, whole));
}

/** What the answers are as words of the command line. */
function wordsOf({ redemptionId, request }: AskedReversal, given: GivenReversal): string[] {
  const { amount, quantity, reason } = request;
  return [
    ...(given.redemptionId === undefined ? [redemptionId] : []),
    ...(amount === undefined || given.request.amount !== undefined ? [] : ['--amount', amount]),
    ...(quantity === undefined || given.request.quantity !== undefined ? [] : ['--quantity', String(quantity)]),
    ...(given.request.reason === undefined ? ['--reason', reason] : []),
  ];
}

/**
 * Shows what would happen and asks, once, whether it should.
 *
 * @throws CancelledError for anything but yes
 */
export async function confirmPlan(
  ctx: CliContext,
  session: TargetSession,
  { equal, forecast, plan, standing }: Proposal,
): Promise<void> {
  const { screen, target } = session;
  const names = await readNames({ client: target.client, signal: ctx.host.interrupted }, plan.redemption);
  const { errPaint, errWidth } = screen;
  screen.tell(`\n${errPaint.strong('to be reversed')}, ${visible(target.label)}\n`);
  screen.tell(
    factLines(safe(planFacts(plan, names, errPaint)), errPaint, errWidth) + lotsText(plan, errPaint, errWidth),
  );
  const warnings = [...plan.warnings, ...soonExpired(forecast, ctx.host.seams.nowMs())];
  for (const { message } of warnings) screen.warn(visible(message));
  for (const one of standing.filter((each) => isRecent(each, ctx.host.seams.nowMs()) && !equal.includes(each))) {
    screen.warn(`in the last 24 hours: ${visible(inWordsOf(one))}, "${visible(one.reason)}"`);
  }
  for (const one of equal) screen.warn(`the same was already done: ${visible(inWordsOf(one))}`);
  screen.tell('\n');
  const words = question(plan, names, session);
  const asked = equal.length === 0 ? words : words.replace(/\?$/, ', once more?');
  if (!(await ctx.host.prompter.confirm(asked))) throw new CancelledError();
  screen.tell('\n');
}

const DAY_MS = 24 * 3_600_000;

function isRecent({ created_at }: Reversal, nowMs: number): boolean {
  return nowMs - Date.parse(created_at) < DAY_MS;
}

/** "Reverse 500.00 POINTS (1 unit) for Ada Moreau (sandbox)?" */
function question(plan: ReversalPlan, names: RedemptionDetails, { settings, screen }: TargetSession): string {
  const { amount, quantity, before } = plan;
  const words = [
    'Reverse',
    amount === before.amount && 'all of',
    amount === undefined ? 'the requested part' : screen.errPaint.amount(amount),
    shown(names.asset?.symbol),
    quantity !== undefined && `(${counted(quantity, 'unit')})`,
    `for ${nameOf(plan.redemption, names)} (${settings.mode})?`,
  ];
  return words.filter((word) => word !== false && word !== '').join(' ');
}

// What a person typed, checked while they type it. Pure; each check gives what is wrong, or undefined.

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id of the API. Source: the API's conventions, ids are UUIDs. */
export function checkId(text: string): string | undefined {
  if (ID.test(text)) return undefined;
  return 'an id has 36 characters, such as 550e8400-e29b-41d4-a716-446655440001';
}

/** A part of what remains, as the API writes amounts: input is never localised. */
export function checkAmount(text: string, left: Remaining): string | undefined {
  if (!isPlainDecimal(text)) return 'write digits and a point, such as 12.50: no sign, blank, comma or currency';
  if (compareAmounts(text, '0') === 0) return 'it must be more than 0';
  if (compareAmounts(text, left.amount) > 0) return `only ${left.amount} remains`;
  const [most, typed] = [decimalsOf(left.amount), decimalsOf(text)];
  if (typed <= most) return undefined;
  return most === 0 ? 'write a whole number' : `write at most ${most} decimals`;
}

/** A part of the units that remain. */
export function checkUnits(text: string, left: Remaining): string | undefined {
  if (!/^\d{1,15}$/.test(text)) return 'write a whole number';
  const units = parseInt(text, 10);
  if (units === 0) return 'it must be at least 1';
  const most = left.quantity ?? 0;
  return units > most ? `only ${counted(most, 'unit')} remain` : undefined;
}

const LONGEST_REASON = 500;

/** Source: the API's reverse page, `reason`. */
export function checkReason(text: string): string | undefined {
  if (text === '') return 'say why, in 1 to 500 characters';
  const length = Array.from(text).length;
  return length > LONGEST_REASON
    ? `${length} characters are too many: write at most ${LONGEST_REASON}`
    : notMeant(text);
}

/** Decimals that count: 12.500 has two. */
function decimalsOf(amount: string): number {
  return (amount.split('.')[1] ?? '').length;
}

// Which redemption is meant: an id that was pasted, or one picked from a participant's list.

export interface ChoosingTools {
  readonly client: ScripClient;
  readonly signal: AbortSignal;
  readonly prompter: Prompter;
  /** Says something on the way. */
  readonly say: (text: string) => void;
}

/** Asks until there is a redemption. */
export async function chooseRedemption(tools: ChoosingTools): Promise<Redemption> {
  const { prompter, say } = tools;
  for (;;) {
    const id = await prompter.input({ message: 'Redemption id, or a participant id to choose from:', check: checkId });
    const found = (await findRedemption(tools, id)) ?? (await pickFrom(tools, id));
    if (found !== undefined) return found;
    say(`there is no redemption, and no participant with redemptions, with the id ${shown(id)}`);
  }
}

async function findRedemption({ client, signal }: ChoosingTools, id: string): Promise<Redemption | undefined> {
  return orMissing(client.redemptions.get(id, { signal }).then(({ data }) => data));
}

const PAGE = 20;

/** Lets the person pick, page by page, newest first; undefined when there is nothing to pick from. */
async function pickFrom(tools: ChoosingTools, participantId: string): Promise<Redemption | undefined> {
  const { client, signal, prompter } = tools;
  let cursor: string | undefined;
  for (;;) {
    const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
    const page = await orMissing(client.redemptions.list(participantId, query, { signal }));
    if (page === undefined || (page.data.length === 0 && cursor === undefined)) return undefined;
    const { has_more, next_cursor } = page.pagination;
    const choices: Choice<Redemption | undefined>[] = choicesOf(page.data, await readSymbols(tools, page.data));
    const older = has_more && next_cursor != null;
    if (older) choices.push({ name: 'older ones …', value: undefined });
    if (choices.every(({ disabled }) => disabled !== undefined)) {
      tools.say('every redemption of this participant is fully reversed');
      return undefined;
    }
    const picked = await prompter.select('Which redemption?', choices);
    if (picked !== undefined) return picked;
    cursor = next_cursor ?? '';
  }
}

/** Date, amount and what is left of it, what it was: one below the other. */
function choicesOf(
  redemptions: readonly Redemption[],
  symbols: ReadonlyMap<string, string>,
): Choice<Redemption | undefined>[] {
  const inAsset = (redemption: Redemption, amount: string): string =>
    [shown(amount), symbols.get(redemption.asset_id) ?? ''].join(' ').trim();
  const width = Math.max(...redemptions.map((redemption) => inAsset(redemption, redemption.amount).length));
  return redemptions.map((redemption) => {
    const left = remaining(redemption);
    const isEmpty = compareAmounts(left.amount, '0') === 0;
    const isWhole = compareAmounts(left.amount, redemption.amount) === 0;
    const rest = isEmpty || isWhole ? '' : `, ${remainingText(left)} left`;
    const date = shown(redemption.created_at).slice(0, 10);
    const amount = inAsset(redemption, redemption.amount).padStart(width);
    return {
      name: `${date}  ${amount}${rest}  ${shown(redemption.description)}`,
      value: redemption,
      ...(isEmpty && { disabled: 'nothing left' }),
    };
  });
}

/** Symbols of their assets by id; a missing one is left out. */
async function readSymbols(
  tools: ChoosingTools,
  redemptions: readonly Redemption[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(redemptions.map(({ asset_id }) => asset_id))];
  const assets = await Promise.all(ids.map((id) => readAsset(tools, id)));
  return new Map(assets.flatMap((asset, at) => (asset === undefined ? [] : [[ids[at] ?? '', shown(asset.symbol)]])));
}

async function orMissing<T>(answer: PromiseLike<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
