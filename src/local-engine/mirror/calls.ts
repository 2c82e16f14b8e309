// What a mirror answers: reads of its copies with the outbox on top, and reversals that are queued.
// A file of its own because what the mirror answers is told apart from how its file is kept.
import type { Database } from 'better-sqlite3';
import type { Call } from '../http/handlers.js';
import { fingerprintAmount, requirePositive } from '../rules/amount.js';
import { requireSameRequest, writeFingerprint } from '../rules/fingerprint.js';
import { Refusal } from '../rules/refusal.js';
import {
  afterPortions,
  documentsOf,
  findDocument,
  type Copied,
  type DocumentKind,
  type Redemption,
  type Reversal,
} from './documents.js';
import { forecastReversal, type Unknown } from './forecast.js';
import { addItem, itemWithKey, pendingOf, type ItemRequest } from './outbox.js';
import type { Fields } from '../http/request.js';

export interface MirrorDeps {
  readonly db: Database;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** Who queues what is queued. */
  readonly actor: string;
}

/** An answer, and what the mirror could not know when it made it. */
export interface MirrorAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly unknown?: readonly Unknown[];
}

type Handler = (deps: MirrorDeps, call: Call) => MirrorAnswer;

const copyOf =
  (kind: DocumentKind, name: string): Handler =>
  ({ db }, call) => ({ status: 200, body: copied(db, kind, call.id(name)).body });

/** By operation of the contract; the rest of the API is not served offline. */
export const MIRROR_CALLS: Readonly<Record<string, Handler>> = {
  getRedemption: ({ db }, call) => ({ status: 200, body: redemptionNow(db, call.id()) }),
  listRedemptions: ({ db }, call) => ({ status: 200, body: listRedemptions(db, call) }),
  listReversals: ({ db }, call) => ({ status: 200, body: listReversals(db, call) }),
  reverseRedemption: queueReversal,
  getParticipant: copyOf('participant', 'id'),
  getAsset: copyOf('asset', 'id'),
  getReward: copyOf('reward', 'rewardId'),
};

/** A redemption as it will be when live has done what is queued. */
export function redemptionNow(db: Database, id: string): Redemption {
  return afterPortions(copied<Redemption>(db, 'redemption', id).body, pendingOf(db, id));
}

function copied<T>(db: Database, kind: DocumentKind, id: string): Copied<T> {
  const found = findDocument<T>(db, kind, id);
  if (found !== undefined) return found;
  throw new Refusal('not_found', `the mirror has no copy of ${kind} ${id}: scrip offline pull fetches one`);
}

function listRedemptions(db: Database, call: Call): unknown {
  const { from, reward_catalog_item_id, status, to } = call.query as Record<string, string | undefined>;
  const participantId = call.id();
  copied(db, 'participant', participantId);
  const matching = documentsOf<Redemption>(db, 'redemption', participantId)
    .map(({ body }) => afterPortions(body, pendingOf(db, body.id.toLowerCase())))
    .filter(
      (each) =>
        (status === undefined || each.status === status) &&
        (reward_catalog_item_id === undefined || each.reward_id === reward_catalog_item_id) &&
        (from === undefined || Date.parse(each.created_at) >= Date.parse(from)) &&
        (to === undefined || Date.parse(each.created_at) < Date.parse(to)),
    )
    .sort((one, other) => Date.parse(other.created_at) - Date.parse(one.created_at) || (one.id < other.id ? 1 : -1));
  return pageOf(matching, call.query);
}

/** What live had, then what is queued. */
function listReversals(db: Database, call: Call): unknown {
  const id = call.id();
  copied(db, 'redemption', id);
  const live = documentsOf<Reversal>(db, 'reversal', id)
    .map(({ body }) => body)
    .sort((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at));
  return pageOf([...live, ...pendingOf(db, id).map(({ answer }) => answer)], call.query);
}

/** Forecasts a reversal and puts it into the outbox; the caller makes a transaction of it. */
function queueReversal({ actor, db, newId, nowMs }: MirrorDeps, call: Call): MirrorAnswer {
  const redemptionId = call.id();
  const body = call.body as unknown as Partial<ItemRequest> & Pick<ItemRequest, 'reason'>;
  const { idempotency_key = newId() } = body;
  const request = { ...body, idempotency_key };
  if (request.amount !== undefined) requirePositive(request.amount, 'amount');
  const redemption = redemptionNow(db, redemptionId);

  // The key comes before every other rule, as it does in the ledger.
  const fingerprint = fingerprintOf(redemptionId, request);
  const earlier = itemWithKey(db, idempotency_key);
  if (earlier !== undefined) {
    requireSameRequest(earlier.fingerprint, fingerprint);
    return { status: 200, body: JSON.parse(earlier.answer) as Reversal };
  }

  const forecast = forecastReversal(db, redemption, request);
  const queuedAtMs = nowMs();
  const answer: Reversal = {
    amount: forecast.amount,
    created_at: new Date(queuedAtMs).toISOString(),
    id: newId(),
    journal_entry_id: newId(),
    ...(forecast.quantity !== null && { quantity: forecast.quantity }),
    reason: request.reason,
    redemption_id: redemption.id,
  };
  addItem(db, {
    ...{ redemptionId, request, fingerprint, actor, queuedAtMs, answer },
    ...{ amount: forecast.amount, quantity: forecast.quantity },
    ...{ expected: forecast.before, remainingAfter: forecast.after },
  });
  return { status: 201, body: answer, unknown: forecast.unknown };
}

function fingerprintOf(redemptionId: string, { amount, quantity, reason }: ItemRequest): string {
  return writeFingerprint('reverse', {
    redemption_id: redemptionId,
    reason: reason.trim(),
    amount: fingerprintAmount(amount),
    quantity,
  });
}

// Pages of a list that is in memory: a mirror holds what one person works on.

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** @throws Refusal invalid_request for a cursor that is none */
export function pageOf(items: readonly { readonly id: string }[], query: Fields): unknown {
  const limit = Math.min((query.limit as number | undefined) ?? DEFAULT_LIMIT, MAX_LIMIT);
  const start = startOf(items, query.cursor as string | undefined);
  const data = items.slice(start, start + limit);
  const hasMore = start + limit < items.length;
  return { data, pagination: { has_more: hasMore, next_cursor: hasMore ? (data.at(-1)?.id ?? null) : null } };
}

/** The cursor is the last item that was seen: it stays right when others come and go. */
function startOf(items: readonly { readonly id: string }[], cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const at = items.findIndex(({ id }) => id === cursor);
  if (at === -1) throw new Refusal('invalid_request', 'cursor is not one of this list');
  return at + 1;
}
