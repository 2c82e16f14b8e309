// The engine's reversal at its two doors: the operation as the ledger knows it, and a request to `fetch`.
import { redemptionId } from './fill.mjs';
import { timed } from './measure.mjs';

export const REASON = 'The order was cancelled';

/** The nth reversal of a run: of redemption `which`, all of it unless an amount is given. */
export function reversalOf(which, key, amount) {
  return { id: redemptionId(which), body: { reason: REASON, idempotency_key: key, ...(amount && { amount }) } };
}

/**
 * How a ledger of this build is opened whose operations are called without request, validation of forms, JSON in or answer
 * out.
 */
export async function operationsOf(build) {
  const { toWire } = await build.take('local-engine/http/call.js', 'toWire');
  const { HANDLERS } = await build.take('local-engine/http/handlers.js', 'HANDLERS');
  const { createNewId } = await build.take('local-engine/index.js', 'createNewId');
  const { perform } = await build.take('local-engine/ledger/perform.js', 'perform');
  const { begin } = await build.take('local-engine/ledger/tx.js', 'begin');
  const { openStore } = await build.take('local-engine/store/store.js', 'openStore');
  const handler = HANDLERS.reverseRedemption;
  const callOf = ({ id, body }) => ({ id: () => id, query: {}, body });
  const requireDone = ({ status, text }) => {
    if (status !== 201) throw new Error(text);
  };
  return (path) => {
    const store = openStore(path);
    const deps = { store, nowMs: Date.now, newId: createNewId() };
    return {
      /** In a transaction of its own; inside `transaction`, in a savepoint, which can be taken back alone. */
      reverse: (reversal) => requireDone(perform(deps, 'write', (tx) => toWire(handler.run(tx, callOf(reversal))))),
      /** Inside `transaction`, for better or worse with all the others of it. */
      reverseWithin: (reversal) => requireDone(handler.run(begin(deps), callOf(reversal))),
      /** What `work` does, in one durable transaction. */
      transaction: store.write,
      close: store.close,
    };
  };
}

/** Reversals, `size` in each transaction; what each took. */
export async function timeOperations(ledger, reversals, size, door = 'reverseWithin') {
  const took = await timed(reversals.length, () => reverseInGroups(ledger, reversals, size, door));
  ledger.close();
  return took;
}

export function reverseInGroups(ledger, reversals, size, door = 'reverseWithin') {
  if (size === 1) for (const reversal of reversals) ledger.reverse(reversal);
  else {
    for (const group of inGroups(reversals, size)) {
      ledger.transaction(() => {
        for (const reversal of group) ledger[door](reversal);
      });
    }
  }
}

/** How a ledger of this build is opened behind `engine.fetch`, as a client is given it. */
export async function fetchOf(build) {
  const { createLocalEngine } = await build.take('local-engine/index.js', 'createLocalEngine');
  return (path) => {
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
  };
}

export function* inGroups(items, size) {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
