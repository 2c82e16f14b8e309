// Sends what waits in the outbox, item by item in order. Safe to stop at any moment and to run again.
import {
  compareAmounts,
  isNotFound,
  remaining,
  type Redemption,
  type Remaining,
  type ScripClient,
} from '../../sdk/index.js';
import { OPEN_STATES, type Item, type ItemState, type Mirror, type ServerTruth } from './mirror.js';
import { sendReversal } from './run-reversal.js';
import { verdictOnError } from './settle-row.js';

export interface PushTools {
  readonly mirror: Pick<Mirror, 'items' | 'item' | 'move'>;
  readonly client: ScripClient;
  readonly actor: string;
  readonly nowMs: () => number;
  readonly interrupted: AbortSignal;
  readonly onItem?: (pushed: PushedItem) => void;
}

export interface PushOptions {
  /** Items that have waited longer are held. */
  readonly maxAgeMs: number;
  /** Sends held items too. */
  readonly force: boolean;
  /** Sends items although live no longer has what they were forecast on. */
  readonly acceptMoved: boolean;
}

/** An item after this run looked at it; `held` says that it was too old to be sent. */
export interface PushedItem {
  readonly item: Item;
  readonly held: boolean;
}

export interface PushEnd {
  readonly items: readonly PushedItem[];
  /** Why the rest was not looked at; what stands in it is as it was. */
  readonly stop?: { readonly why: 'interrupted' | 'error'; readonly error?: Error };
}

/** What a look at one item came to. */
type Step = { readonly then: 'next' } | { readonly then: 'stop'; readonly error: Error };

const NEXT: Step = { then: 'next' };

/** Looks at each open item once. */
export async function pushOutbox(tools: PushTools, options: PushOptions): Promise<PushEnd> {
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
  return item !== undefined && !force && nowMs - (item.sentAtMs ?? item.queuedAtMs) > maxAgeMs;
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
      message: 'live no longer has what this was forecast on',
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

type SendTools = Pick<PushTools, 'actor' | 'client' | 'mirror' | 'nowMs'>;

/** Sends an item that is marked as sent. It is not aborted: an answer is worth waiting for. */
async function send(tools: SendTools, item: Item): Promise<Step> {
  const { actor, client, mirror } = tools;
  const { idempotencyKey: idempotency_key, n, redemptionId, request } = item;
  const from: readonly ItemState[] = ['sent', 'unknown'];
  try {
    const { data, replayed } = await sendReversal(client, { redemptionId, request: { ...request, idempotency_key } });
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
    return afterError(tools, item, error);
  }
}

/** How long a server is sure to remember a key; not documented, so taken to be a day. */
const KEY_AGE_MS = 24 * 3_600_000;

/** The same reading of errors as a batch's: "refused" is said only when it is known. */
async function afterError({ actor, client, mirror, nowMs }: SendTools, item: Item, error: unknown): Promise<Step> {
  const wasSent = item.state === 'sent' || item.state === 'unknown';
  const row = { id: item.n, state: wasSent ? 'unknown' : 'planned' } as Parameters<typeof verdictOnError>[0];
  const { consequence, settlement } = verdictOnError(row, error, nowMs() - (item.sentAtMs ?? Infinity) > KEY_AGE_MS);
  const problem = 'problem' in settlement ? settlement.problem : undefined;
  const to = settlement.state === 'planned' ? 'queued' : settlement.state;
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
