// The journal: the only writer of postings. Each entry seals the one before it.
import assert from 'node:assert';
import { hash } from 'node:crypto';
import type { AccountRef, Ref } from './accounts.js';
import { digest, integer, orNull, table, text, uuid, wellFormed } from '../store/columns.js';
import { isBalanced, readPostings, sumOf, writePostings, type Posting } from './postings.js';
import { GENESIS, toTimestamp, type Answer, type Tx } from './tx.js';
import type { components, operations } from '../../sdk/generated/schema.js';

export type ActionType = 'CREDIT' | 'DEBIT' | 'REDEMPTION' | 'REVERSAL' | 'EXPIRY' | 'MATURITY' | 'SETTLEMENT';

/** Actions of time or of the ledger itself; no API key made them. */
const OWN_ACTIONS: readonly string[] = ['EXPIRY', 'MATURITY', 'SETTLEMENT'];
/** The engine knows one key, so every entry that a call made names this one. */
const API_KEY_ID = '0a9f3c52-7d1e-4b86-9a40-5c7e21d08b11';

/** Who made an entry; null when time made it due and no request did. */
export function apiKeyIdOf(actionType: string): string | null {
  return OWN_ACTIONS.includes(actionType) ? null : API_KEY_ID;
}

/** What a redemption fixes for good: its own entry seals it. */
export interface RedemptionTerms {
  readonly id: string;
  readonly kind: string;
  readonly rewardId: string | null;
  readonly unitCost: string | null;
  readonly targetType: string;
  readonly targetEntityId: string | null;
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
  /** Of a redemption: the number of its newest entry so far, or what its own one seals. */
  readonly redemption?: { readonly seq: number; readonly targetEntityId: string | null } & (
    { readonly newestEntry: number } | { readonly terms: RedemptionTerms }
  );
  readonly reversalId?: string;
  readonly referenceId?: string | null;
  readonly postings: readonly Posting[];
  /** The idempotency key, and which optional fields came with it. */
  readonly keyed?: { readonly key: string; readonly asked: number } | undefined;
}

/** Columns of the journal that a replay looks at; ids stand in the text that is sealed. */
export const REPLAYED_COLUMNS = {
  seq: integer,
  action_type: text(),
  program_seq: integer,
  account_seq: integer,
  redemption_seq: orNull(integer),
  amount: text(),
  quantity: orNull(integer),
  description: text(),
  reference_id: orNull(text()),
  created_at: integer,
  postings: text(),
  /** The entry before it of the same account, and of the same redemption; 0: none. */
  account_previous: integer,
  redemption_previous: orNull(integer),
};

/** The journal as it is stored. */
const ENTRIES = table('journal_entries', {
  ...REPLAYED_COLUMNS,
  id: uuid,
  reversal_id: orNull(uuid),
  key: orNull(text()),
  asked: orNull(integer),
  entry_hash: digest,
});

/** An entry with the ids of what it refers to: a row of journal_readable. */
export interface EntryRow {
  readonly seq: number;
  readonly id: string;
  readonly action_type: string;
  readonly account_seq: number;
  readonly redemption_id: string | null;
  readonly reversal_id: string | null;
  readonly amount: string;
  readonly quantity: number | null;
  readonly description: string;
  readonly reference_id: string | null;
  readonly created_at: number;
  readonly postings: string;
  readonly entry_hash: string;
  readonly program_id: string;
  readonly participant_id: string;
  readonly asset_id: string;
  readonly scale: number;
  readonly target_entity_id: string | null;
}

/**
 * Posts one entry: postings that sum to zero, sealed by the hash of the entry before.
 *
 * @returns the account, whose newest entry this is now; for the caller to save
 */
export function postEntry<Of extends AccountRef>(tx: Tx, entry: NewEntry & { readonly account: Of }): Of {
  assert(isBalanced(entry.postings), `the postings of a ${entry.actionType} do not sum to zero`);
  const { account, keyed, program, redemption } = entry;
  const terms = redemption !== undefined && 'terms' in redemption ? redemption.terms : undefined;
  const previous = redemption !== undefined && 'newestEntry' in redemption ? redemption.newestEntry : 0;
  const row = {
    seq: tx.head.seq + 1,
    id: entry.id,
    action_type: entry.actionType,
    program_seq: program.seq,
    account_seq: account.seq,
    redemption_seq: redemption?.seq ?? null,
    reversal_id: entry.reversalId ?? null,
    amount: entry.amount.toString(),
    quantity: entry.quantity ?? null,
    description: wellFormed(entry.description),
    reference_id: typeof entry.referenceId === 'string' ? wellFormed(entry.referenceId) : null,
    created_at: tx.now,
    postings: writePostings(entry.postings),
    key: keyed === undefined ? null : wellFormed(keyed.key),
    asked: keyed?.asked ?? null,
    account_previous: account.newestEntry,
    redemption_previous: redemption === undefined ? null : previous,
    entry_hash: '',
  };
  const identity = identityOf(
    row,
    { program: program.id, participant: account.participantId, asset: account.assetId },
    terms,
  );
  row.entry_hash = sealOf(tx.head.hash, sealedText(row), identity);
  ENTRIES.insert(tx.sql, row);
  tx.head = { seq: row.seq, hash: row.entry_hash };
  tx.effects.entries.push({
    ...{ actionType: entry.actionType, account, programId: program.id, scale: entry.scale, postings: entry.postings },
    targetEntityId: redemption?.targetEntityId ?? null,
  });
  return { ...account, newestEntry: row.seq };
}

// The seal of an entry: SHA-256 over the hash before it, its own columns, and the ids behind its numbers where they are used
// for the first time.

const SEALED = [
  ...['seq', 'id', 'action_type', 'program_seq', 'account_seq', 'redemption_seq', 'reversal_id', 'amount', 'quantity'],
  ...[
    'description',
    'reference_id',
    'created_at',
    'postings',
    'key',
    'asked',
    'account_previous',
    'redemption_previous',
  ],
] as const;
const BYTES: readonly string[] = ['id', 'reversal_id'];

/** A flipped bit can make bytes of any value, and JSON holds none. */
const sealedSql = (name: string): string =>
  BYTES.includes(name) ? `lower(hex(e.${name}))` : `iif(typeof(e.${name}) = 'blob', hex(e.${name}), e.${name})`;

/** SQL for the columns of `journal_entries e` as they are sealed: the text that {@link sealedText} writes. */
export const SEALED_TEXT = `json_array(${SEALED.map(sealedSql).join(', ')})`;

type SealedRow = Readonly<Record<(typeof SEALED)[number], string | number | null>>;

function sealedText(row: SealedRow): string {
  return JSON.stringify(
    SEALED.map((name) => (BYTES.includes(name) ? String(row[name] ?? '').replaceAll('-', '') : row[name])),
  );
}

interface Ids {
  readonly program: string;
  readonly participant: string;
  readonly asset: string;
}

/** The ids that an entry seals: of an account and of a redemption by their first entry, for later ones name only numbers. */
export function identityOf(
  { account_previous, redemption_previous }: Pick<SealedRow, 'account_previous' | 'redemption_previous'>,
  { asset, participant, program }: Ids,
  terms: RedemptionTerms | undefined,
): string {
  if (account_previous !== 0 && redemption_previous !== 0) return program;
  const owner = account_previous === 0 ? [participant, asset] : [];
  const of =
    redemption_previous === 0 && terms !== undefined
      ? [terms.id, terms.kind, terms.rewardId, terms.unitCost, terms.targetType, terms.targetEntityId]
      : [];
  return JSON.stringify([program, ...owner, ...of]);
}

export function sealOf(previousHash: string, sealed: string, identity: string): string {
  return hash('sha256', previousHash + sealed + identity);
}

// Checks stored entries: each must be sealed to the one before, and its postings must balance.

type IntegrityQuery = NonNullable<operations['getIntegrity']['parameters']['query']>;

const DEFAULT_WINDOW = 1000;

/** Entries with what their seals cover. */
const SEALED_ENTRIES = `
  SELECT e.seq, lower(hex(e.entry_hash)) AS hash, ${SEALED_TEXT} AS sealed, e.created_at, e.postings, e.account_previous,
    e.redemption_previous, g.id AS program, p.id AS participant, a.id AS asset, r.id AS redemption, r.kind, w.id AS reward,
    r.unit_cost, r.target_type, r.target_entity_id
  FROM journal_entries e LEFT JOIN programs g ON g.seq = e.program_seq LEFT JOIN accounts c ON c.seq = e.account_seq
    LEFT JOIN participants p ON p.seq = c.participant_seq LEFT JOIN assets a ON a.seq = c.asset_seq
    LEFT JOIN redemptions r ON r.seq = e.redemption_seq LEFT JOIN rewards w ON w.seq = r.reward_seq
  WHERE e.seq >= @first ORDER BY e.seq`;

interface SealedEntry extends Ids {
  readonly seq: number;
  readonly hash: string;
  readonly sealed: string;
  readonly created_at: number;
  readonly postings: string;
  readonly account_previous: number;
  readonly redemption_previous: number | null;
  readonly redemption: Buffer | null;
  readonly kind: string;
  readonly reward: string | null;
  readonly unit_cost: string | null;
  readonly target_type: string;
  readonly target_entity_id: string | null;
}

function isSealed(row: SealedEntry, previous: { seq: number; hash: string }): boolean {
  const terms = row.redemption && {
    ...{ id: uuid.read(row.redemption), kind: row.kind, rewardId: row.reward, unitCost: row.unit_cost },
    ...{ targetType: row.target_type, targetEntityId: row.target_entity_id },
  };
  const seal = sealOf(previous.hash, row.sealed, identityOf(row, row, terms ?? undefined));
  return row.seq === previous.seq + 1 && row.hash === seal;
}

/** Checks the newest entries of the chain. Reads only. */
export function getIntegrity(tx: Tx, query: IntegrityQuery): Answer {
  const window = query.window ?? DEFAULT_WINDOW;
  const first = Math.max(1, tx.head.seq - window + 1);
  const before = tx
    .sql('SELECT seq, lower(hex(entry_hash)) AS hash FROM journal_entries WHERE seq < ? ORDER BY seq DESC LIMIT 1')
    .get(first) as Pick<SealedEntry, 'seq' | 'hash'> | undefined;
  let previous = before ?? GENESIS;
  const isAnchored = before === undefined;
  const found = { verified: 0, unsealed: 0, unbalanced: 0, value: 0n, head: null as SealedEntry | null };
  for (const row of tx.sql(SEALED_ENTRIES).iterate({ first }) as IterableIterator<SealedEntry>) {
    const postings = readPostings(row.postings);
    if (!isSealed(row, previous)) found.unsealed += 1;
    if (!isBalanced(postings)) found.unbalanced += 1;
    found.value += sumOf(postings);
    found.verified += 1;
    found.head = row;
    previous = row;
  }
  return { status: 200, body: toReport(tx, window, isAnchored, found) };
}

interface Found {
  readonly verified: number;
  readonly unsealed: number;
  readonly unbalanced: number;
  readonly value: bigint;
  readonly head: SealedEntry | null;
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
            hash: found.head.hash,
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
