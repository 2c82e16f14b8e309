// Requests that are run and taken back: one alone, or many in a row as a batch would run them.
import type { LedgerDeps } from '../ledger/tx.js';
import { observeCall, readCall } from './dispatch.js';
import { HttpError, toErrorAnswer } from './error-response.js';
import { HANDLERS } from './handlers.js';
import { route } from './router.js';
import type { Preview, PreviewRequest } from './shapes.js';

export type { Preview, PreviewRequest };

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
