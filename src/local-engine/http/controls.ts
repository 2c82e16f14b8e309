// The sandbox-only controls under /_sandbox: they act on the engine as a whole, not on one object of the API.
import { getClock, getSettings, moveClock, updateSettings } from '../ledger/controls.js';
import { type AllRedemptionsQuery, inspectRedemption, listAllRedemptions } from '../ledger/inspect.js';
import { perform } from '../ledger/perform.js';
import { requireAllSettled } from '../ledger/settle.js';
import { type LedgerDeps, toTimestamp } from '../ledger/tx.js';
import { type Verdict, verifyLedger } from '../ledger/verify/verify.js';
import { toWire } from './dispatch.js';
import type { WireAnswer } from './error-response.js';
import { FAULT_CONTROLS } from './fault-controls.js';
import type { Call } from './handlers.js';
import { previewRequest } from './preview.js';
import type { Seed } from './seed/document.js';
import { fillLedger } from './seed/run-seed.js';
import { actOnSnapshot, listSnapshots } from './snapshots.js';

export interface ControlDeps extends LedgerDeps {
  /** As the server was started. */
  readonly rateLimit: boolean;
  readonly version: string;
}

type Control = (deps: ControlDeps, call: Call) => WireAnswer;

const json = (status: number, body: unknown): WireAnswer => ({ status, text: JSON.stringify(body) });

export const CONTROLS: Readonly<Record<string, Control>> = {
  sandboxHealth: (deps) =>
    perform(deps, 'read', (tx) => json(200, { status: 'ok', version: deps.version, clock: toTimestamp(tx.now) })),
  sandboxReset: (deps, { body }) => {
    const seed = (body.seed ?? 'demo') as Seed;
    resetLedger(deps, seed);
    return json(200, { seed: typeof seed === 'string' ? seed : 'document' });
  },
  getClock: (deps) => perform(deps, 'read', (tx) => toWire(getClock(tx))),
  moveClock: (deps, { body }) => {
    const answer = perform(deps, 'write', (tx) => moveClock(tx, deps.nowMs(), body));
    settleAll(deps);
    return toWire(answer);
  },
  previewRequest: (deps, { body }) =>
    json(200, previewRequest(deps, { method: String(body.method), path: String(body.path), body: body.body })),
  verifyLedger: (deps) => json(200, verify(deps)),
  listSnapshots: (deps) => listSnapshots(deps),
  actOnSnapshot: (deps, { body }) => actOnSnapshot(deps, body),
  getSettings: (deps) => perform(deps, 'read', (tx) => toWire(getSettings(tx, deps.rateLimit))),
  updateSettings: (deps, { body }) => perform(deps, 'write', (tx) => toWire(updateSettings(tx, body, deps.rateLimit))),
  listAllRedemptions: (deps, { query }) =>
    perform(deps, 'read', (tx) => toWire(listAllRedemptions(tx, query as AllRedemptionsQuery))),
  inspectRedemption: (deps, { id }) => perform(deps, 'read', (tx) => toWire(inspectRedemption(tx, id()))),
  ...FAULT_CONTROLS,
};

/**
 * Replaces everything by a fresh seed; clock and settings go back to their defaults.
 *
 * @throws SeedError for a document that cannot be used; everything is then as it was
 */
export function resetLedger(deps: LedgerDeps, seed: Seed): void {
  deps.store.write(() => {
    deps.store.recreate();
    fillLedger(deps, seed);
  });
}

function settleAll(deps: LedgerDeps): void {
  perform(deps, 'read', (tx) => {
    requireAllSettled(tx);
  });
}

/** Proves every invariant by replaying the journal. Reads only. */
export function verify(deps: LedgerDeps): Verdict {
  return perform(deps, 'read', (tx) => verifyLedger(tx, deps.store.integrity));
}
