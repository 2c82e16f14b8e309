// The sandbox-only controls under /_sandbox: they act on the engine as a whole, not on one object of the API.
import { getClock, getSettings, moveClock, updateSettings } from '../ledger/controls.js';
import { perform } from '../ledger/perform.js';
import { type Seed, seedLedger } from '../ledger/seed.js';
import { requireAllSettled } from '../ledger/settle.js';
import { type LedgerDeps, toTimestamp } from '../ledger/tx.js';
import { type Verdict, verifyLedger } from '../ledger/verify/verify.js';
import { readCall, runCall, toWire } from './dispatch.js';
import { HttpError, type WireAnswer, toErrorAnswer } from './error-response.js';
import { type Call, HANDLERS } from './handlers.js';
import { route } from './router.js';
import type { PreviewEffects } from '../ledger/preview.js';

export interface ControlDeps extends LedgerDeps {
  /** As the server was started. */
  readonly rateLimit: boolean;
  readonly version: string;
}

export interface PreviewRequest {
  readonly method: string;
  /** Path with its query, beginning with /v1/. */
  readonly path: string;
  readonly body?: unknown;
}

export interface Preview {
  readonly status: number;
  readonly body: unknown;
  /** Of a request that would post something. */
  readonly effects?: PreviewEffects;
}

type Control = (deps: ControlDeps, call: Call) => WireAnswer;

const json = (status: number, body: unknown): WireAnswer => ({ status, text: JSON.stringify(body) });

export const CONTROLS: Readonly<Record<string, Control>> = {
  sandboxHealth: (deps) =>
    perform(deps, 'read', (tx) => json(200, { status: 'ok', version: deps.version, clock: toTimestamp(tx.now) })),
  sandboxReset: (deps, { body }) => {
    const seed = (body.seed ?? 'demo') as Seed;
    resetLedger(deps, seed);
    return json(200, { seed });
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
  getSettings: (deps) => perform(deps, 'read', (tx) => toWire(getSettings(tx, deps.rateLimit))),
  updateSettings: (deps, { body }) => perform(deps, 'write', (tx) => toWire(updateSettings(tx, body, deps.rateLimit))),
};

/** Replaces everything by a fresh seed; clock and settings go back to their defaults. */
export function resetLedger(deps: LedgerDeps, seed: Seed): void {
  deps.store.write(() => {
    deps.store.recreate();
    seedLedger(deps, seed);
  });
}

function settleAll(deps: LedgerDeps): void {
  perform(deps, 'read', (tx) => {
    requireAllSettled(tx);
  });
}

/** Runs a request of /v1 in a transaction that is taken back; what was due before it stays settled (D40). */
export function previewRequest(deps: LedgerDeps, request: PreviewRequest): Preview {
  try {
    const [path = '', ...search] = request.path.split('?');
    if (!path.startsWith('/v1/')) throw new HttpError('invalid_request', 'path must begin with /v1/');
    const found = route(request.method.toUpperCase(), path);
    const handler = HANDLERS[found.operation.operationId];
    if (handler === undefined) throw new Error(`no handler for ${found.operation.operationId}`);
    const call = readCall(found, new URLSearchParams(search.join('?')), request.body);
    const { answer, effects } = runCall(deps, handler, call, true);
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

/** Proves every invariant by replaying the journal. Reads only. */
export function verify(deps: LedgerDeps): Verdict {
  const storage = deps.store.integrity();
  return perform(deps, 'read', (tx) => verifyLedger(tx, storage));
}
