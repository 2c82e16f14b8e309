// One call, from its parts to its answer, without a socket: what a request, a preview and a batch's rehearsal share.
import type { PreviewEffects } from '../ledger/shapes.js';
import { toPreviewEffects } from '../ledger/preview.js';
import type { Writer } from '../ledger/group-commit.js';
import type { Answer } from '../ledger/idempotency.js';
import { perform } from '../ledger/perform.js';
import type { LedgerDeps, Tx } from '../ledger/tx.js';
import type { Call, Handler } from './handlers.js';
import type { Route } from './router.js';
import { readBody, readPathIds, readQuery } from './validate.js';
import type { WireAnswer } from './error-response.js';

/** Checks the form of a call. Path ids come last, as the specification orders the checks. */
export function readCall({ operation, params }: Route, search: URLSearchParams, json: unknown): Call {
  const query = readQuery(operation, search);
  const body = operation.hasBody ? readBody(operation, json) : {};
  const ids = readPathIds(params);
  return { query, body, id: (name = 'id') => ids[name] ?? '' };
}

export interface Performed {
  readonly answer: WireAnswer;
  readonly effects: PreviewEffects | undefined;
}

/** Runs a checked call for good; one that writes is answered when it is durable. */
export async function runCall(deps: LedgerDeps, writer: Writer, handler: Handler, call: Call): Promise<WireAnswer> {
  const operation = (tx: Tx): WireAnswer => toWire(handler.run(tx, call));
  return handler.mode === 'write' ? writer.write(operation) : perform(deps, 'read', operation);
}

/** Runs a checked call and tells what it brought about; `mode` says whether a write is taken back at once. */
export function observeCall(deps: LedgerDeps, handler: Handler, call: Call, mode: 'write' | 'rehearse'): Performed {
  return perform(deps, handler.mode === 'write' ? mode : 'read', (tx) => {
    const answer = toWire(handler.run(tx, call));
    return { answer, effects: toPreviewEffects(tx.effects) };
  });
}

export function toWire(answer: Answer): WireAnswer {
  return { status: answer.status, text: answer.text ?? JSON.stringify(answer.body) };
}
