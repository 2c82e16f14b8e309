// Sends what waits in the outbox, item by item in order. Safe to stop at any moment and to run again.
// A file of its own because sending the outbox is where money moves.
import type { Item, ItemState, Mirror, ServerTruth } from '../../local-engine/mirror/mirror.js';
import { OPEN_STATES } from '../reversal.js';
import {
  compareAmounts,
  isApiError,
  isNotFound,
  remaining,
  type Redemption,
  type Remaining,
  type ScripClient,
} from '../../sdk/index.js';
import { sendReversal } from '../reverse/send.js';
import { recorded, type Recorder } from '../reverse/record.js';
import { CLOCK_SLACK_MS, isKeyForgotten, verdictOnError } from '../reverse/verdict.js';
import type { Command } from 'commander';
import { mayAsk, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { AnsweredNo, CancelledError, UsageError, ownFailure } from '../errors/errors.js';
import type { FailureKind } from '../errors/exit-codes.js';
import { counted } from '../terminal/words.js';
import { visible } from '../terminal/safe-text.js';
import { itemDocument, renderPushed, type PushedItem } from './show.js';
import { onMirrorAndLive, type OfflineSession } from './session.js';

interface PushTools {
  readonly mirror: Pick<Mirror, 'items' | 'item' | 'move'>;
  readonly client: ScripClient;
  readonly recorder: Recorder;
  readonly actor: string;
  readonly nowMs: () => number;
  readonly interrupted: AbortSignal;
  readonly onItem?: (pushed: PushedItem) => void;
}

interface PushOptions {
  /** Items that have waited longer are held. */
  readonly maxAgeMs: number;
  /** Sends held items too. */
  readonly force: boolean;
  /** Sends items although live no longer has what they were forecast on. */
  readonly acceptMoved: boolean;
}

interface PushEnd {
  readonly items: readonly PushedItem[];
  /** Why the rest was not looked at; what stands in it is as it was. */
  readonly stop?: { readonly why: 'interrupted' | 'error'; readonly error?: Error };
}

/** What a look at one item came to. */
type Step = { readonly then: 'next' } | { readonly then: 'stop'; readonly error: Error };

const NEXT: Step = { then: 'next' };

/** Looks at each open item once. */
async function pushOutbox(tools: PushTools, options: PushOptions): Promise<PushEnd> {
  const { interrupted, mirror } = tools;
  const items: PushedItem[] = [];
  for (const { n } of mirror.items(OPEN_STATES)) {
    if (isAborted(interrupted)) return { items, stop: { why: 'interrupted' } };
    const held = isHeld(mirror.item(n), tools.nowMs(), options);
    const step = held ? NEXT : await pushItem(tools, n, options);
    const item = mirror.item(n);
    if (item !== undefined) {
      items.push({ item, held });
      tools.onItem?.({ item, held });
    }
    if (step.then === 'stop') {
      return { items, stop: isAborted(interrupted) ? { why: 'interrupted' } : { why: 'error', error: step.error } };
    }
  }
  return { items };
}

/** Asked anew each time: it changes while something is awaited. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** By when it was sent, because from then on a server may forget its key; else by when it was queued. */
function isHeld(item: Item | undefined, nowMs: number, { force, maxAgeMs }: PushOptions): boolean {
  if (item === undefined || force) return false;
  const ageMs = nowMs - (item.sentAtMs ?? item.queuedAtMs);
  // A time in the future is one of another clock: its age is not known.
  return ageMs > maxAgeMs || ageMs < -CLOCK_SLACK_MS;
}

async function pushItem(tools: PushTools, n: number, options: PushOptions): Promise<Step> {
  const { actor, mirror } = tools;
  const item = mirror.item(n);
  if (item === undefined || !OPEN_STATES.includes(item.state)) return NEXT;
  if (item.state === 'conflict' && !options.acceptMoved) return NEXT;
  if (item.state === 'queued' || item.state === 'conflict') {
    const met = await meetExpectation(tools, item, options);
    if (met !== 'send') return met;
    // Durable before the first byte leaves. Another process may have done the same; then it is its to send.
    if (!mirror.move({ n, from: [item.state], to: 'sent', actor })) return pushItem(tools, n, options);
  }
  return send(tools, item);
}

/** Whether live still has what the forecast was made on; "send" when it has. */
async function meetExpectation(tools: PushTools, item: Item, options: PushOptions): Promise<Step | 'send'> {
  const { actor, client, interrupted, mirror } = tools;
  const from = [item.state];
  try {
    const { data } = await client.redemptions.get(item.redemptionId, { signal: interrupted });
    if (options.acceptMoved || isSame(remaining(data), item.expected)) return 'send';
    const server: ServerTruth = {
      remaining: remaining(data),
      code: 'moved',
      message: 'the redemption has changed in live since this was queued',
    };
    mirror.move({ n: item.n, from, to: 'conflict', actor, server }, data);
    return NEXT;
  } catch (error) {
    if (!isNotFound(error)) return { then: 'stop', error: error as Error };
    const server = { code: error.code, message: error.message };
    mirror.move({ n: item.n, from, to: 'conflict', actor, server });
    return NEXT;
  }
}

function isSame(found: Remaining, expected: Remaining): boolean {
  return compareAmounts(found.amount, expected.amount) === 0 && found.quantity === expected.quantity;
}

type SendTools = Pick<PushTools, 'actor' | 'client' | 'mirror' | 'nowMs' | 'recorder'>;

/** Sends an item that is marked as sent. It is not aborted: an answer is worth waiting for. */
async function send(tools: SendTools, item: Item): Promise<Step> {
  const { actor, client, mirror, recorder } = tools;
  const { n, redemptionId } = item;
  const from: readonly ItemState[] = ['sent', 'unknown'];
  const sent = recorder.begin(item);
  try {
    const posted = await sendReversal(client, item);
    sent.done(posted);
    const { data, replayed } = posted;
    const fresh = await client.redemptions.get(redemptionId).catch(() => undefined);
    const server: ServerTruth = {
      reversal_id: data.id,
      amount: data.amount,
      ...(data.quantity != null && { quantity: data.quantity }),
      ...(fresh !== undefined && { remaining: remaining(fresh.data) }),
    };
    mirror.move({ n, from, to: replayed ? 'replayed' : 'applied', actor, server }, fresh?.data);
    return NEXT;
  } catch (error) {
    sent.failed(error);
    return afterError(tools, item, error);
  }
}

/** The same reading of errors as a batch's: "refused" is said only when it is known. */
async function afterError({ actor, client, mirror, nowMs }: SendTools, item: Item, error: unknown): Promise<Step> {
  const wasSent = item.state === 'sent' || item.state === 'unknown';
  const row = { id: item.n, state: wasSent ? 'unknown' : 'planned' } as Parameters<typeof verdictOnError>[0];
  const { consequence, settlement } = verdictOnError(row, error, isKeyForgotten(item.sentAtMs, { nowMs }));
  const problem = 'problem' in settlement ? settlement.problem : undefined;
  const to = settlement.state === 'planned' ? 'queued' : settlement.state === 'refused' ? 'refused' : 'unknown';
  const fresh = to === 'refused' ? await freshOf(client, item) : undefined;
  const server = problem && {
    code: problem.code,
    message: problem.message,
    ...(fresh !== undefined && { remaining: remaining(fresh) }),
  };
  mirror.move({ n: item.n, from: ['sent', 'unknown'], to, actor, server }, fresh);
  return consequence.then === 'go_on' ? NEXT : { then: 'stop', error: consequence.error };
}

async function freshOf(client: ScripClient, { redemptionId }: Item): Promise<Redemption | undefined> {
  return client.redemptions.get(redemptionId).then(
    ({ data }) => data,
    () => undefined,
  );
}

// `scrip offline push`: sends what waits, and shows the forecast beside what remains in live.

interface PushFlags {
  readonly acceptMoved?: boolean;
  /** Hours. */
  readonly maxAge?: number;
  readonly force?: boolean;
  readonly yes?: boolean;
}

const HOUR_MS = 3_600_000;

export async function push(ctx: CliContext, flags: PushFlags, self: Command): Promise<void> {
  await onMirrorAndLive(ctx, self, async (session) => {
    const { live, mirror, screen } = session;
    screen.note(`mode: ${visible(live.label)}`);
    const waiting = mirror.items(OPEN_STATES).length;
    if (waiting === 0) screen.note('nothing waits to be sent');
    else await confirm(ctx, self, flags, `Send ${counted(waiting, 'reversal')} to ${live.label}?`);
    const { environment, mode } = live;
    const run = { ...ctx.runOf(), command: 'offline push', mode, environment };
    const end = await recorded(ctx, { screen, target: live }, run, (recorder) =>
      pushOutbox(
        {
          ...{
            mirror,
            recorder,
            client: live.client,
            actor: ctx.runOf().actor,
            nowMs: ctx.host.seams.nowMs,
            interrupted: ctx.host.interrupted,
          },
          onItem: ({ held, item }) => {
            screen.note(`${item.n}: ${held ? 'held' : item.state}`);
          },
        },
        {
          maxAgeMs: (flags.maxAge ?? 24) * HOUR_MS,
          force: flags.force === true,
          acceptMoved: flags.acceptMoved === true,
        },
      ),
    );
    tell(ctx, session, end);
  });
}

async function confirm(ctx: CliContext, self: Command, { yes }: PushFlags, question: string): Promise<void> {
  if (yes === true) return;
  if (!ctx.io.canAsk || !mayAsk(self.optsWithGlobals<GlobalFlags>(), ctx.host.env)) {
    throw new UsageError('--yes is missing: nothing is sent without it', 'look first with scrip offline status');
  }
  if (!(await ctx.host.prompter.confirm(question))) throw new CancelledError();
}

function tell(ctx: CliContext, { screen }: OfflineSession, end: PushEnd): void {
  const summary = countsOf(end.items);
  const kind = kindOf(end, summary);
  const items = end.items.map(({ held, item }) => ({
    ...itemDocument(item, ctx.host.seams.nowMs()),
    ...(held && { held }),
  }));
  const stopped = end.stop && { why: end.stop.why, message: end.stop.error?.message };
  screen.answer({ mode: 'offline', items, summary, ...(stopped !== undefined && { stopped }) }, () =>
    renderPushed(end.items, summary, screen.paint, screen.width),
  );
  for (const { item } of end.items) {
    if (item.state === 'unknown') {
      screen.warn(
        `${item.n}: outcome unknown, key ${visible(item.request.idempotency_key)}; push again: it asks with the same key`,
      );
    }
  }
  const conflicts = end.items.filter(({ held, item }) => !held && item.state === 'conflict').map(({ item }) => item.n);
  if (conflicts.length > 0) {
    screen.warn(
      `conflict: item ${conflicts.join(', ')}; push --accept-moved sends such items all the same, scrip offline discard <n> drops one`,
    );
  }
  if (summary.held > 0) screen.warn(`${counted(summary.held, 'reversal')} held for age; --force sends them`);
  if (end.stop?.error !== undefined && kind !== 'outcome_unknown') {
    screen.warn(`stopped: ${visible(end.stop.error.message)}; run it again to go on`);
  }
  if (kind !== undefined) throw new AnsweredNo(kind);
}

type Summary = Record<'applied' | 'replayed' | 'conflict' | 'refused' | 'unknown' | 'held', number>;

function countsOf(items: readonly PushedItem[]): Summary {
  const summary: Summary = { applied: 0, replayed: 0, conflict: 0, refused: 0, unknown: 0, held: 0 };
  for (const { held, item } of items) {
    const name = held ? 'held' : item.state;
    if (name in summary) summary[name as keyof Summary] += 1;
  }
  return summary;
}

function kindOf({ items, stop }: PushEnd, { conflict, held, refused }: Summary): FailureKind | undefined {
  if (stop?.why === 'interrupted') return 'cancelled';
  if (items.some(({ item }) => item.state === 'unknown' || item.state === 'sent')) return 'outcome_unknown';
  if (stop?.error !== undefined) return stopKind(stop.error);
  return conflict + held + refused > 0 ? 'partial' : undefined;
}

function stopKind(error: Error): FailureKind {
  if (isApiError(error)) return error.status === 401 || error.status === 403 ? 'auth' : 'unreachable';
  return ownFailure(error)?.kind ?? 'unreachable';
}
