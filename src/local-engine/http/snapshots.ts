// The snapshots of a ledger over HTTP: what there is, and saving, restoring and deleting one by its name.
import { type LedgerDeps, GENESIS, toTimestamp } from '../ledger/tx.js';
import { Refusal } from '../rules/refusal.js';
import { SNAPSHOT_NAME, SnapshotError } from '../store/snapshot-shelf.js';
import { HttpError, type WireAnswer } from './error-response.js';

/** A snapshot as it is shown. */
interface SnapshotFacts {
  readonly name: string;
  readonly saved_at: string;
  readonly bytes: number;
  /** Of the journal in it; absent when it cannot be used. */
  readonly head?: string;
  readonly entries?: number;
  /** Why it cannot be restored. */
  readonly problem?: string;
}

interface HeadRow {
  seq: number;
  entry_hash: string;
}

const NEWEST = 'SELECT seq, entry_hash FROM snapshot.journal_entries ORDER BY seq DESC LIMIT 1';

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
