// Posts what time makes due: lots that mature or expire once the ledger's clock passes their date. Source: decision D40.
import { nextEvent, type DueEvent } from '../rules/allocation.js';
import { earlier, loadOpenAccount, saveAccount, type Account, type OpenAccount } from './accounts.js';
import { postEntry, type ActionType } from './journal.js';
import { accountLine, participantLine } from './postings.js';
import { openLots, saveLot, type Lot } from './lots.js';
import type { Tx } from './tx.js';

/** Thrown by an operation that finds a lot due; the caller settles the lot and runs the operation again. */
export class NeedsSettling extends Error {
  /** @param accounts - their numbers */
  constructor(readonly accounts: readonly number[]) {
    super('something is due');
  }
}

// Lots of an archived asset do not settle: it accepts no new entries.
const DUE = `FROM accounts c JOIN assets a ON a.seq = c.asset_seq JOIN participants p ON p.seq = c.participant_seq
  WHERE c.next_due_at <= @now AND a.status = 'ACTIVE'`;

/** @throws NeedsSettling when a lot of this account is due; call it before reading the account */
export function requireSettled(tx: Tx, account: Account, assetStatus: string): void {
  const { nextDueAt, seq } = account;
  if (seq !== null && nextDueAt !== null && nextDueAt <= tx.now && assetStatus === 'ACTIVE') {
    throw new NeedsSettling([seq]);
  }
}

/** @throws NeedsSettling when anything is due of this participant, of this asset, or of anyone */
export function requireAllSettled(tx: Tx, of: { participantId?: string; assetId?: string } = {}): void {
  const due = tx
    .sql(`SELECT c.seq ${DUE} AND p.id = coalesce(@participant, p.id) AND a.id = coalesce(@asset, a.id)`)
    .pluck()
    .all({ now: tx.now, participant: of.participantId ?? null, asset: of.assetId ?? null });
  if (due.length > 0) throw new NeedsSettling(due as number[]);
}

/** Posts what is due for an account, in the order in which it fell due. */
export function settleAccount(tx: Tx, accountSeq: number): void {
  // Checked again inside the transaction: another process may have settled it, archived the asset, or reset the sandbox.
  const due = tx
    .sql(`SELECT p.id AS participantId, a.id AS assetId, a.scale ${DUE} AND c.seq = @seq`)
    .get({ now: tx.now, seq: accountSeq }) as DueAccount | undefined;
  if (due === undefined) return;
  let account = loadOpenAccount(tx, { ...due, seq: accountSeq });
  const lots = new Map([...openLots(tx, account)].map((lot) => [lot.seq, lot]));
  for (;;) {
    const next = earliest(lots.values());
    if (next === undefined || next.event.at > tx.now) {
      saveAccount(tx, { ...account, nextDueAt: next?.event.at ?? null });
      return;
    }
    const lot = afterEvent(next.lot, next.event.kind);
    account = postEvent(tx, account, next, due.scale);
    if (lot.status === 'AVAILABLE') account = { ...account, openFrom: Math.min(account.openFrom, lot.seq) };
    saveLot(tx, lot);
    lots.set(lot.seq, lot);
  }
}

interface DueAccount {
  readonly participantId: string;
  readonly assetId: string;
  readonly scale: number;
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

function postEvent(tx: Tx, account: OpenAccount, { lot, event }: Due, scale: number): OpenAccount {
  const programId = tx.sql('SELECT id FROM programs WHERE seq = @seq').pluck().get({ seq: lot.programSeq }) as string;
  const value = lot.remaining;
  const from = lot.status === 'DEFERRED' ? 'DEFERRED' : 'AVAILABLE';
  const to =
    event.kind === 'MATURITY' ? participantLine('AVAILABLE', value, lot.seq) : accountLine('SYSTEM_BREAKAGE', value);
  const posted = postEntry(tx, {
    id: tx.newId(),
    actionType: event.kind satisfies ActionType,
    program: { seq: lot.programSeq, id: programId },
    account,
    scale,
    description: event.kind === 'MATURITY' ? 'Lot matured' : 'Lot expired',
    amount: value,
    postings: [participantLine(from, -value, lot.seq), to],
  });
  return {
    ...posted,
    deferred: from === 'DEFERRED' ? account.deferred - value : account.deferred,
    available: account.available + (event.kind === 'MATURITY' ? value : 0n) - (from === 'AVAILABLE' ? value : 0n),
  };
}

/** When an account must be looked at again, once `lot` may be open in it. */
export function dueWith(account: Account, lot: Parameters<typeof nextEvent>[0]): number | null {
  return earlier(account.nextDueAt, nextEvent(lot)?.at ?? null);
}
