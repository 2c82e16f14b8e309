// The engine's reversal at its two doors: the operation as the ledger knows it, and a request to `fetch`.
import { toWire } from '../../dist/local-engine/http/call.js';
import { HANDLERS } from '../../dist/local-engine/http/handlers.js';
import { createLocalEngine, createNewId } from '../../dist/local-engine/index.js';
import { perform } from '../../dist/local-engine/ledger/perform.js';
import { begin } from '../../dist/local-engine/ledger/tx.js';
import { openStore } from '../../dist/local-engine/store/store.js';
import { redemptionId } from './fill.mjs';

export const REASON = 'The order was cancelled';

/** The nth reversal of a run: of redemption `which`, all of it unless an amount is given. */
export function reversalOf(which, key, amount) {
  return { id: redemptionId(which), body: { reason: REASON, idempotency_key: key, ...(amount && { amount }) } };
}

/** A ledger whose operations are called without request, validation of forms, JSON in or answer out. */
export function openOperations(path) {
  const store = openStore(path);
  const deps = { store, nowMs: Date.now, newId: createNewId() };
  const handler = HANDLERS.reverseRedemption;
  const callOf = ({ id, body }) => ({ id: () => id, query: {}, body });
  const requireDone = ({ status, text }) => {
    if (status !== 201) throw new Error(text);
  };
  return {
    /** In a transaction of its own; inside `transaction`, in a savepoint, which can be taken back alone. */
    reverse: (reversal) => requireDone(perform(deps, 'write', (tx) => toWire(handler.run(tx, callOf(reversal))))),
    /** Inside `transaction`, for better or worse with all the others of it. */
    reverseWithin: (reversal) => requireDone(handler.run(begin(deps), callOf(reversal))),
    /** What `work` does, in one durable transaction. */
    transaction: store.write,
    close: store.close,
  };
}

/** A ledger behind `engine.fetch`, as a client is given it. */
export function openFetch(path) {
  const engine = createLocalEngine({ path, onBug: (error) => console.error(error) });
  return {
    reverse: async ({ id, body }) => {
      const request = new Request(`http://bench/v1/redemptions/${id}/reverse`, {
        method: 'POST',
        headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const response = await engine.fetch(request);
      const text = await response.text();
      if (response.status !== 201) throw new Error(text);
    },
    close: engine.close,
  };
}

export function* inGroups(items, size) {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
