// Reading the journal back: is each entry sealed to the one before, and do its postings balance?
import type { components, operations } from '../../sdk/generated/schema.js';
import type { PostingLine } from './effects.js';
import type { Answer } from './idempotency.js';
import { type EntryRow, sealEntry } from './journal.js';
import { GENESIS, type Tx, toTimestamp } from './tx.js';

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
    .sql('SELECT seq, entry_hash FROM journal_entries WHERE seq < ? ORDER BY seq DESC LIMIT 1')
    .get(first) as Pick<EntryRow, 'seq' | 'entry_hash'> | undefined;
  let previous = before === undefined ? GENESIS : { seq: before.seq, hash: before.entry_hash };
  const isAnchored = before === undefined;
  const found = { verified: 0, unsealed: 0, unbalanced: 0, value: 0n, head: null as EntryRow | null };
  const rows = tx.sql('SELECT * FROM journal_with_ids WHERE seq >= ? ORDER BY seq').iterate(first);
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
