// Requests that are run and taken back: one alone, or many in a row as a batch would run them.
import type { PreviewEffects } from '../ledger/preview.js';
import type { LedgerDeps } from '../ledger/tx.js';
import { observeCall, readCall } from './dispatch.js';
import { HttpError, toErrorAnswer } from './error-response.js';
import { HANDLERS } from './handlers.js';
import { route } from './router.js';

/** A request to be tried. */
export interface PreviewRequest {
  readonly method: string;
  /** Path with its query, beginning with /v1/. */
  readonly path: string;
  readonly body?: unknown;
}

/** What a request would be answered, and bring about. */
export interface Preview {
  readonly status: number;
  readonly body: unknown;
  /** Of a request that would post something. */
  readonly effects?: PreviewEffects;
}

/** Runs a request of /v1 in a transaction that is taken back; what was due before it stays settled (D40). */
export function previewRequest(deps: LedgerDeps, request: PreviewRequest): Preview {
  return answerOf(deps, request, 'rehearse');
}

/**
 * Runs requests of /v1 one after another in a single transaction that is taken back, settling included: each sees what
 * the ones before it did. A refused one leaves nothing behind for the next.
 *
 * The file stays locked for writing until the end. Nothing may be awaited, so both arguments are synchronous.
 *
 * @param onAnswer - hears each answer in the order of the requests
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
