// Time's own postings: lots that mature or expire as the ledger's clock passes them. Source: decision D40.
import { type DueEvent, nextEvent } from '../rules/expiry.js';
import { type Account, earlier, loadAccount, saveAccount } from './accounts.js';
import { type ActionType, accountLine, participantLine, postEntry } from './journal.js';
import { type Lot, openLots, saveLot } from './lots.js';
import type { Tx } from './tx.js';

export interface AccountRef {
  readonly participantId: string;
  readonly assetId: string;
}

/** Thrown by an operation that found something due; whoever runs the operation settles it and starts again. */
export class NeedsSettling extends Error {
  constructor(readonly accounts: readonly AccountRef[]) {
    super('something is due');
  }
}

// Lots of an archived asset do not settle: it accepts no new entries.
const DUE = `SELECT participant_id AS participantId, asset_id AS assetId FROM accounts
  WHERE next_due_at <= ? AND (SELECT status FROM assets WHERE id = asset_id) = 'ACTIVE'`;

/** @throws NeedsSettling when a lot of this account is due; to be asked before anything else of the account is */
export function requireSettled(tx: Tx, account: Account, assetStatus: string): void {
  if (account.nextDueAt !== null && account.nextDueAt <= tx.now && assetStatus === 'ACTIVE') {
    throw new NeedsSettling([account]);
  }
}

/** @throws NeedsSettling when anything is due of this participant, of this asset, or of anyone */
export function requireAllSettled(tx: Tx, of: Partial<AccountRef> = {}): void {
  const due = tx
    .sql(`${DUE} AND participant_id = coalesce(?, participant_id) AND asset_id = coalesce(?, asset_id)`)
    .all(tx.now, of.participantId ?? null, of.assetId ?? null);
  if (due.length > 0) throw new NeedsSettling(due as AccountRef[]);
}

/** Posts what is due for an account, in the order in which it fell due. */
export function settleAccount(tx: Tx, { participantId, assetId }: AccountRef): void {
  // Asked again inside: meanwhile another process may have settled it, archived the asset, or reset the sandbox.
  const due = tx.sql(`${DUE} AND participant_id = ? AND asset_id = ?`).get(tx.now, participantId, assetId);
  if (due === undefined) return;
  const { scale } = tx.sql('SELECT scale FROM assets WHERE id = ?').get(assetId) as { scale: number };
  let account = loadAccount(tx, participantId, assetId);
  const lots = new Map([...openLots(tx, account)].map((lot) => [lot.seq, lot]));
  for (;;) {
    const due = earliest(lots.values());
    if (due === undefined || due.event.at > tx.now) {
      saveAccount(tx, { ...account, nextDueAt: due?.event.at ?? null });
      return;
    }
    const lot = afterEvent(due.lot, due.event.kind);
    account = postEvent(tx, account, due, scale);
    saveLot(tx, account, lot, due.lot.status);
    lots.set(lot.seq, lot);
  }
}

interface Due {
  readonly lot: Lot;
  readonly event: DueEvent;
}

function earliest(lots: Iterable<Lot>): Due | undefined {
  let first: Due | undefined;
  for (const lot of lots) {
    const event = nextEvent(lot);
    if (event !== undefined && (first === undefined || event.at < first.event.at)) first = { lot, event };
  }
  return first;
}

function afterEvent(lot: Lot, kind: DueEvent['kind']): Lot {
  return kind === 'MATURITY' ? { ...lot, status: 'AVAILABLE' } : { ...lot, status: 'EXPIRED', remaining: 0n };
}

function postEvent(tx: Tx, account: Account, { lot, event }: Due, scale: number): Account {
  const { participantId } = account;
  const value = lot.remaining;
  const from = lot.status === 'DEFERRED' ? 'DEFERRED' : 'AVAILABLE';
  const to =
    event.kind === 'MATURITY'
      ? participantLine(participantId, 'AVAILABLE', value, lot.id)
      : accountLine('SYSTEM_BREAKAGE', null, value);
  postEntry(tx, {
    id: tx.newId(),
    actionType: event.kind satisfies ActionType,
    programId: lot.programId,
    participantId,
    assetId: account.assetId,
    scale,
    description: event.kind === 'MATURITY' ? 'Lot matured' : 'Lot expired',
    amount: value,
    postings: [participantLine(participantId, from, -value, lot.id), to],
  });
  return {
    ...account,
    deferred: from === 'DEFERRED' ? account.deferred - value : account.deferred,
    available: account.available + (event.kind === 'MATURITY' ? value : 0n) - (from === 'AVAILABLE' ? value : 0n),
  };
}

/** When an account must be looked at again, once `lot` may be open in it. */
export function dueWith(account: Account, lot: Parameters<typeof nextEvent>[0]): number | null {
  return earlier(account.nextDueAt, nextEvent(lot)?.at ?? null);
}
