// Runs one call and returns its answer, without a socket. A request, a preview and a batch's dry run share this.
import type { Preview, PreviewEffects, PreviewRequest } from '../types.js';
import { perform, type Writer } from '../ledger/perform.js';
import type { Answer } from '../ledger/tx.js';
import { toOptionalTimestamp, type LedgerDeps, type PostedEntry, type Tx } from '../ledger/tx.js';
import { isBucket, lotIdOf, showPosting, type Posting } from '../ledger/postings.js';
import { HANDLERS, type Call, type Handler } from './handlers.js';
import { readBody, readPathIds, readQuery, type ContractOperation } from './request.js';
import { HttpError, toErrorAnswer, type WireAnswer } from './answer.js';
import { notServed, operations } from './generated/contract.js';
import { formatAmount } from '../../sdk/money.js';

/** Checks the form of a call. Path ids come last, as the specification orders the checks. */
export function readCall({ operation, params }: Route, search: URLSearchParams, json: unknown): Call {
  const query = readQuery(operation, search);
  const body = operation.hasBody ? readBody(operation, json) : {};
  const ids = readPathIds(params);
  return { query, body, id: (name = 'id') => ids[name] ?? '' };
}

interface Performed {
  readonly answer: WireAnswer;
  readonly effects: PreviewEffects | undefined;
}

/** Runs a checked call. A write is answered once it is durable. */
export async function runCall(deps: LedgerDeps, writer: Writer, handler: Handler, call: Call): Promise<WireAnswer> {
  const operation = (tx: Tx): WireAnswer => toWire(handler.run(tx, call));
  return handler.mode === 'write' ? writer.write(operation) : perform(deps, 'read', operation);
}

/** Runs a checked call and returns its effects too; `mode` says whether a write is rolled back at once. */
function observeCall(deps: LedgerDeps, handler: Handler, call: Call, mode: 'write' | 'rehearse'): Performed {
  return perform(deps, handler.mode === 'write' ? mode : 'read', (tx) => {
    const answer = toWire(handler.run(tx, call));
    return { answer, effects: toPreviewEffects(tx) };
  });
}

export function toWire(answer: Answer): WireAnswer {
  return { status: answer.status, text: answer.text ?? JSON.stringify(answer.body) };
}

// From method and path to an operation of the contract.

interface Route {
  readonly operation: ContractOperation;
  /** Path parameters, as sent. */
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern<T> {
  readonly segments: readonly string[];
  readonly method: string;
  readonly value: T;
}

const SERVED = operations.map((operation) => toPattern(operation, operation));
const NOT_SERVED = notServed.map((entry) => toPattern(entry, entry.path));

function toPattern<T>(at: { method: string; path: string }, value: T): Pattern<T> {
  return { segments: at.path.split('/'), method: at.method.toUpperCase(), value };
}

/**
 * Finds the operation for a request.
 *
 * @throws HttpError not_found, method_not_allowed with Allow (D14), not_implemented (D37b)
 */
export function route(method: string, path: string): Route {
  const segments = path.split('/');
  const here = SERVED.filter((pattern) => matchPath(pattern.segments, segments) !== undefined);
  const found = here.find((pattern) => pattern.method === method);
  if (found !== undefined) return { operation: found.value, params: matchPath(found.segments, segments) ?? {} };

  const documented = NOT_SERVED.filter((pattern) => matchPath(pattern.segments, segments) !== undefined);
  const unserved = documented.find((pattern) => pattern.method === method);
  if (unserved !== undefined) {
    const message = `${method} ${unserved.value} is documented, but this sandbox does not serve it`;
    throw new HttpError('not_implemented', message);
  }
  const allowed = [...here, ...documented].map((pattern) => pattern.method);
  if (allowed.length === 0) throw new HttpError('not_found', `no such path: ${path}`);
  const allow = [...new Set(allowed)].sort().join(', ');
  throw new HttpError('method_not_allowed', `${method} is not allowed here; use ${allow}`, { allow });
}

function matchPath(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

// Requests that are run and rolled back: one alone, or many in a row as a batch would run them.

export type { Preview, PreviewRequest };

/** Runs a request of /v1 in a transaction that is rolled back. Lots that were due before it stay settled (D40). */
export function previewRequest(deps: LedgerDeps, request: PreviewRequest): Preview {
  return answerOf(deps, request, 'rehearse');
}

/**
 * Runs requests of /v1 one after another in a single transaction, then rolls all of it back, settled lots included. Each
 * request sees the effects of those before it. A refused request has no effect on the next.
 *
 * The file stays locked for writing until the end. Nothing may be awaited, so both arguments are synchronous.
 *
 * @param onAnswer - gets each answer, in the order of the requests
 */
export function rehearseRequests(
  deps: LedgerDeps,
  requests: Iterable<PreviewRequest>,
  onAnswer: (preview: Preview) => void,
): void {
  deps.store.rehearse(() => {
    for (const request of requests) onAnswer(answerOf(deps, request, 'write'));
  });
}

function answerOf(deps: LedgerDeps, request: PreviewRequest, mode: 'write' | 'rehearse'): Preview {
  try {
    const [path = '', ...search] = request.path.split('?');
    if (!path.startsWith('/v1/')) throw new HttpError('invalid_request', 'path must begin with /v1/');
    const found = route(request.method.toUpperCase(), path);
    const handler = HANDLERS[found.operation.operationId];
    if (handler === undefined) throw new Error(`no handler for ${found.operation.operationId}`);
    const call = readCall(found, new URLSearchParams(search.join('?')), request.body);
    const { answer, effects } = observeCall(deps, handler, call, mode);
    return {
      status: answer.status,
      body: JSON.parse(answer.text) as unknown,
      ...(effects !== undefined && { effects }),
    };
  } catch (error) {
    const refused = toErrorAnswer(error);
    if (refused === undefined) throw error;
    return { status: refused.status, body: JSON.parse(refused.text) as unknown };
  }
}

// The effects of a rehearsed request, in wire form.

/** @param effects - of an operation that posted; undefined is returned for one that posted nothing */
function toPreviewEffects({ effects, sql }: Tx): PreviewEffects | undefined {
  const { entries, lots, reward } = effects;
  const [first] = entries;
  if (first === undefined) return undefined;
  return {
    lots: lots.map((lot) => ({
      lot_id: lotIdOf(sql, lot.accountSeq, lot.seq),
      amount: formatAmount(lot.amount, first.scale),
      expires_at: toOptionalTimestamp(lot.expiresAt),
      expired: lot.expired,
    })),
    postings: entries.flatMap((entry) => entry.postings.map((posting) => toPosting(sql, entry, posting))),
    journal_entries: entries.map((entry) => entry.actionType),
    ...(reward !== undefined && {
      reward: {
        id: reward.id,
        redeemed_count_before: reward.countBefore,
        redeemed_count_after: reward.countAfter,
        status_before: reward.statusBefore,
        status_after: reward.statusAfter,
      },
    }),
  };
}

function toPosting(sql: Tx['sql'], entry: PostedEntry, posting: Posting): PreviewEffects['postings'][number] {
  const { account, programId, targetEntityId } = entry;
  const shown = showPosting(sql, posting, {
    account_seq: account.seq,
    participant_id: account.participantId,
    program_id: programId,
    target_entity_id: targetEntityId,
  });
  return {
    entity_type: shown.entity_type,
    participant_id: isBucket(posting.place) ? account.participantId : null,
    asset_id: account.assetId,
    bucket: shown.bucket,
    lot_id: shown.lot_id,
    amount: formatAmount(shown.amount, entry.scale),
  };
}
