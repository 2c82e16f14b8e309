// The journal: the only writer of postings. Each entry seals the one before it.
import assert from 'node:assert';
import { hash } from 'node:crypto';
import type { AccountRef, Ref } from './accounts.js';
import { integer, orNull, table, text, type RowOf } from '../store/columns.js';
import { GENESIS, toTimestamp, type PostingLine, type Tx } from './tx.js';
import type { components, operations } from '../../sdk/generated/schema.js';
import type { Answer } from './idempotency.js';

export type ActionType = 'CREDIT' | 'DEBIT' | 'REDEMPTION' | 'REVERSAL' | 'EXPIRY' | 'MATURITY' | 'SETTLEMENT';

/** Actions of time or of the ledger itself; no API key made them. */
const OWN_ACTIONS: readonly string[] = ['EXPIRY', 'MATURITY', 'SETTLEMENT'];
/** The engine knows one key, so every entry that a call made names this one. */
const API_KEY_ID = '0a9f3c52-7d1e-4b86-9a40-5c7e21d08b11';

/** Who made an entry; null when time made it due and no request did. */
export function apiKeyIdOf(actionType: string): string | null {
  return OWN_ACTIONS.includes(actionType) ? null : API_KEY_ID;
}

export interface NewEntry {
  readonly id: string;
  readonly actionType: ActionType;
  readonly program: Ref;
  readonly account: AccountRef;
  readonly scale: number;
  readonly description: string;
  /** Minor units moved, unsigned. */
  readonly amount: bigint;
  readonly quantity?: number | null;
  /** Of a redemption: the number of its newest entry so far, 0 for its own. */
  readonly redemption?: { readonly seq: number; readonly newestEntry: number };
  readonly reversalId?: string;
  readonly referenceId?: string | null;
  readonly postings: readonly PostingLine[];
  /** Canonical text of the request, when it carried an idempotency key. */
  readonly request?: string;
  /** The first answer, byte for byte, when the request may be repeated. */
  readonly answer?: string;
}

/** The journal as it is stored. */
export const ENTRIES = table('journal_entries', {
  seq: integer,
  id: text(),
  action_type: text(),
  program_seq: integer,
  account_seq: integer,
  redemption_seq: orNull(integer),
  reversal_id: orNull(text()),
  amount: text(),
  quantity: orNull(integer),
  description: text(),
  reference_id: orNull(text()),
  created_at: integer,
  postings: text(),
  request: orNull(text()),
  answer: orNull(text()),
  /** The entry before it of the same account, and of the same redemption; 0: none. */
  account_previous: integer,
  redemption_previous: orNull(integer),
  entry_hash: text(),
});

type StoredEntry = Readonly<RowOf<typeof ENTRIES>>;

/** An entry with the ids of what it refers to, as it is sealed: a row of journal_with_ids. */
export interface EntryRow extends Omit<
  StoredEntry,
  'program_seq' | 'account_seq' | 'account_previous' | 'redemption_previous'
> {
  readonly program_id: string;
  readonly participant_id: string;
  readonly asset_id: string;
}

/**
 * Posts one entry: postings that sum to zero, sealed by the hash of the entry before.
 *
 * @returns the account, whose newest entry this is now; for the caller to save
 */
export function postEntry<Of extends AccountRef>(tx: Tx, entry: NewEntry & { readonly account: Of }): Of {
  const sum = entry.postings.reduce((total, line) => total + BigInt(line.amount), 0n);
  assert(sum === 0n, `the postings of a ${entry.actionType} do not sum to zero`);
  const { account, program, redemption } = entry;
  // With what is sealed and what is stored, in one object: an entry is posted by every reversal.
  const stored = {
    seq: tx.head.seq + 1,
    id: entry.id,
    action_type: entry.actionType,
    redemption_seq: redemption?.seq ?? null,
    reversal_id: entry.reversalId ?? null,
    amount: entry.amount.toString(),
    quantity: entry.quantity ?? null,
    description: entry.description,
    reference_id: entry.referenceId ?? null,
    created_at: tx.now,
    postings: JSON.stringify(entry.postings),
    request: entry.request ?? null,
    answer: entry.answer ?? null,
    program_id: program.id,
    participant_id: account.participantId,
    asset_id: account.assetId,
    program_seq: program.seq,
    account_seq: account.seq,
    account_previous: account.newestEntry,
    redemption_previous: redemption?.newestEntry ?? null,
    entry_hash: '',
  };
  stored.entry_hash = sealEntry(tx.head.hash, stored);
  ENTRIES.insert(tx.sql, stored);
  tx.head = { seq: stored.seq, hash: stored.entry_hash };
  const { actionType, postings, scale } = entry;
  tx.effects.entries.push({ actionType, assetId: account.assetId, postings, scale });
  return { ...account, newestEntry: stored.seq };
}

/** The hash that seals an entry: SHA-256 over the hash before it and all of its own columns, in their order. */
export function sealEntry(previousHash: string, entry: Omit<EntryRow, 'entry_hash'>): string {
  return hash(
    'sha256',
    JSON.stringify([
      previousHash,
      entry.seq,
      entry.id,
      entry.action_type,
      entry.program_id,
      entry.participant_id,
      entry.asset_id,
      entry.redemption_seq,
      entry.reversal_id,
      entry.amount,
      entry.quantity,
      entry.description,
      entry.reference_id,
      entry.created_at,
      entry.postings,
      entry.request,
      entry.answer,
    ]),
  );
}

type Bucket = NonNullable<PostingLine['bucket']>;

/** A line on a participant's bucket; `amount` is signed. */
export function participantLine(
  participantId: string,
  bucket: Bucket,
  amount: bigint,
  lotId: string | null = null,
): PostingLine {
  return { entity_type: 'PARTICIPANT', entity_id: participantId, bucket, lot_id: lotId, amount: amount.toString() };
}

/** A line on a system account, a program's wallet or a ledger entity; `amount` is signed. */
export function accountLine(entityType: string, entityId: string | null, amount: bigint): PostingLine {
  return { entity_type: entityType, entity_id: entityId, bucket: null, lot_id: null, amount: amount.toString() };
}

// Checks stored entries: each must be sealed to the one before, and its postings must balance.

type IntegrityQuery = NonNullable<operations['getIntegrity']['parameters']['query']>;

const DEFAULT_WINDOW = 1000;

/** Whether an entry follows on `previous` (its sequence number and hash) and carries its own true hash. */
export function isSealed(entry: EntryRow, previous: { seq: number; hash: string }): boolean {
  return entry.seq === previous.seq + 1 && entry.entry_hash === sealEntry(previous.hash, entry);
}

/** The postings of an entry as they are kept; none when the text is not one that we wrote, so that they do not balance. */
export function readPostings(text: string): readonly PostingLine[] {
  try {
    const lines: unknown = JSON.parse(text);
    return Array.isArray(lines) && lines.every(isLine) ? lines : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function isLine(line: unknown): line is PostingLine {
  return typeof line === 'object' && line !== null && 'amount' in line && /^-?\d+$/.test(String(line.amount));
}

/** Whether an entry's postings sum to zero, by asset: an entry has one. */
export function isBalanced(amounts: readonly bigint[]): boolean {
  return amounts.length >= 2 && sumOf(amounts) === 0n;
}

function sumOf(amounts: readonly bigint[]): bigint {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}

/** Checks the newest entries of the chain. Reads only. */
export function getIntegrity(tx: Tx, query: IntegrityQuery): Answer {
  const window = query.window ?? DEFAULT_WINDOW;
  const first = Math.max(1, tx.head.seq - window + 1);
  const before = tx
    .sql('SELECT seq, entry_hash FROM journal_entries WHERE seq < @first ORDER BY seq DESC LIMIT 1')
    .get({ first }) as Pick<EntryRow, 'seq' | 'entry_hash'> | undefined;
  let previous = before === undefined ? GENESIS : { seq: before.seq, hash: before.entry_hash };
  const isAnchored = before === undefined;
  const found = { verified: 0, unsealed: 0, unbalanced: 0, value: 0n, head: null as EntryRow | null };
  const rows = tx.sql('SELECT * FROM journal_with_ids WHERE seq >= @first ORDER BY seq').iterate({ first });
  for (const row of rows as IterableIterator<EntryRow>) {
    const amounts = readPostings(row.postings).map(({ amount }) => BigInt(amount));
    if (!isSealed(row, previous)) found.unsealed += 1;
    if (!isBalanced(amounts)) found.unbalanced += 1;
    found.value += sumOf(amounts);
    found.verified += 1;
    found.head = row;
    previous = { seq: row.seq, hash: row.entry_hash };
  }
  return { status: 200, body: toReport(tx, window, isAnchored, found) };
}

interface Found {
  readonly verified: number;
  readonly unsealed: number;
  readonly unbalanced: number;
  readonly value: bigint;
  readonly head: EntryRow | null;
}

function toReport(tx: Tx, window: number, isAnchored: boolean, found: Found): components['schemas']['IntegrityReport'] {
  const check = (violations: number): { pass: boolean; violation_count: number } => ({
    pass: violations === 0,
    violation_count: violations,
  });
  const conserved = found.value === 0n;
  return {
    all_passed: found.unsealed === 0 && found.unbalanced === 0 && conserved,
    chain_head:
      found.head === null
        ? null
        : {
            created_at: toTimestamp(found.head.created_at),
            hash: found.head.entry_hash,
            sequence_number: found.head.seq,
          },
    hash_chain: { ...check(found.unsealed), anchored_at_genesis: isAnchored, entries_verified: found.verified },
    postings_balanced: check(found.unbalanced),
    // Entries are sealed in the transaction that posts them; none ever waits.
    unsealed_entries: check(0),
    value_conservation: check(conserved ? 0 : 1),
    organization_id: tx.settings.organizationId,
    verified_at: toTimestamp(tx.now),
    window,
  };
}
