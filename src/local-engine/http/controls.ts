// The sandbox's own controls, under /_sandbox/. faults.ts says what a fault does to a request.
import { clearFaults, fits, listFaults, setFault, type FaultRequest } from '../ledger/faults.js';
import { perform } from '../ledger/perform.js';
import { previewRequest, toWire } from './call.js';
import { HttpError, type WireAnswer } from './answer.js';
import { operations } from './generated/contract.js';
import type { Call } from './handlers.js';
import { GENESIS, toTimestamp, type LedgerDeps } from '../ledger/tx.js';
import { Refusal } from '../rules/refusal.js';
import { SNAPSHOT_NAME, SnapshotError } from '../store/snapshots.js';
import { getClock, getSettings, moveClock, updateSettings } from '../ledger/controls.js';
import { inspectRedemption, listAllRedemptions, type AllRedemptionsQuery } from '../ledger/inspect.js';
import { requireAllSettled } from '../ledger/due-lots.js';
import { verifyLedger, type Verdict } from '../ledger/verify/verify.js';
import type { Seed } from './seed/document.js';
import { fillLedger } from './seed/run-seed.js';

const FAULT_CONTROLS: Readonly<Record<string, (deps: ControlDeps, call: Call) => WireAnswer>> = {
  listFaults: (deps) => perform(deps, 'read', (tx) => toWire(listFaults(tx))),
  setFault: (deps, { body }) =>
    perform(deps, 'write', (tx) => toWire(setFault(tx, body as unknown as FaultRequest, isServed))),
  clearFaults: (deps) => perform(deps, 'write', (tx) => toWire(clearFaults(tx))),
};

/** A wrong pattern is refused when it is set. Otherwise a test would wait for a fault that never comes. */
function isServed(pattern: string): boolean {
  return operations.some(({ method, path }) => fits(pattern, method, path));
}

// The snapshots of a ledger over HTTP: list all; save, restore or delete one by its name.

/** A snapshot as it is shown. */
interface SnapshotFacts {
  readonly name: string;
  readonly saved_at: string;
  readonly bytes: number;
  /** Of the journal in the snapshot; absent when the snapshot cannot be used. */
  readonly head?: string;
  readonly entries?: number;
  /** Why it cannot be restored. */
  readonly problem?: string;
}

interface HeadRow {
  seq: number;
  entry_hash: string;
}

const NEWEST =
  'SELECT seq, lower(hex(entry_hash)) AS entry_hash FROM snapshot.journal_entries ORDER BY seq DESC LIMIT 1';

export function listSnapshots(deps: LedgerDeps): WireAnswer {
  const data = deps.store.snapshots.names().flatMap((name) => {
    try {
      return [factsOf(deps, name)];
    } catch (error) {
      if (error instanceof SnapshotError && error.code === 'missing') return []; // Deleted meanwhile.
      throw error;
    }
  });
  return { status: 200, text: JSON.stringify({ data }) };
}

/** @throws Refusal invalid_request, not_found, name_taken; HttpError snapshot_unusable */
export function actOnSnapshot(deps: LedgerDeps, body: Readonly<Record<string, unknown>>): WireAnswer {
  const name = String(body.name);
  const { snapshots } = deps.store;
  if (!SNAPSHOT_NAME.test(name)) {
    throw new Refusal(
      'invalid_request',
      'name must have 1 to 64 letters, digits, points, underscores or hyphens, and begin with a letter or digit',
    );
  }
  if (body.replace !== undefined && body.action !== 'save') {
    throw new Refusal('invalid_request', 'replace goes with the action save only');
  }
  return refusing(() => {
    if (body.action === 'save') snapshots.save(name, { replace: body.replace === true, nowMs: deps.nowMs() });
    const snapshot = factsOf(deps, name);
    if (body.action === 'restore') snapshots.restore(name);
    if (body.action === 'delete') snapshots.delete(name);
    return { status: 200, text: JSON.stringify({ action: body.action, snapshot }) };
  });
}

function factsOf(deps: LedgerDeps, name: string): SnapshotFacts {
  const { savedAt, bytes } = deps.store.snapshots.about(name);
  const about = { name, saved_at: toTimestamp(savedAt), bytes };
  try {
    const newest = deps.store.snapshots.read(name, () => deps.store.sql(NEWEST).get()) as HeadRow | undefined;
    return { ...about, head: newest?.entry_hash ?? GENESIS.hash, entries: newest?.seq ?? GENESIS.seq };
  } catch (error) {
    if (error instanceof SnapshotError && error.code === 'unusable') return { ...about, problem: error.message };
    throw error;
  }
}

function refusing(act: () => WireAnswer): WireAnswer {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    if (error.code === 'missing') throw new Refusal('not_found', error.message);
    if (error.code === 'taken') throw new Refusal('name_taken', `${error.message}; send replace: true to replace it`);
    throw new HttpError('snapshot_unusable', error.message);
  }
}

// The sandbox-only controls under /_sandbox: they act on the engine as a whole, not on one object of the API.

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
 * Replaces everything by a new seed; clock and settings are reset to their defaults.
 *
 * @throws SeedError for a document that cannot be used; then nothing has changed
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
