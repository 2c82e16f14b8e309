// Postings: what an entry moves where, how that is stored, and how the API shows it.
import { uuid } from '../store/columns.js';
import { PLACES } from '../store/schema.js';
import type { Statement } from '../store/store.js';

export type Bucket = 'AVAILABLE' | 'DEFERRED' | 'HELD';

/** One line of an entry: what it moves, and where. */
export interface Posting {
  readonly place: (typeof PLACES)[keyof typeof PLACES];
  /** Minor units; credit positive, debit negative. */
  readonly amount: bigint;
  /** The lot, by its number in the entry's account; left out: none. */
  readonly lot?: number | undefined;
  /** The id of a lot that the entry makes; without dashes in a posting that was read. */
  readonly madeLot?: string | undefined;
}

// How postings are stored: [[place, amount, lot, id of a new lot], …], the last two left out where there is none.

const CODES = Object.fromEntries(Object.entries(PLACES).map(([code, name]) => [name, code]));

export function writePostings(postings: readonly Posting[]): string {
  const lines = postings.map(({ amount, lot, madeLot, place }) => {
    const made = madeLot === undefined ? '' : `,"${madeLot.replaceAll('-', '')}"`;
    return `["${CODES[place] ?? ''}","${amount}"${lot === undefined ? '' : `,${lot}${made}`}]`;
  });
  return `[${lines.join(',')}]`;
}

/** What stands in the stored postings of every entry that moves something in this bucket, and in no others. */
export function markOf(bucket: Bucket): string {
  return `["${CODES[bucket] ?? ''}"`;
}

/** The postings of an entry as they are kept; none when the text is not one that we wrote, so that they do not balance. */
export function readPostings(text: string): readonly Posting[] {
  try {
    const lines: unknown = JSON.parse(text);
    return Array.isArray(lines) && lines.every(isLine) ? lines.map(readLine) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

type Line = readonly [code: keyof typeof PLACES, amount: string, lot?: number, madeLot?: string];

function isLine(line: unknown): line is Line {
  if (!Array.isArray(line)) return false;
  const [code, amount, lot, madeLot] = line as unknown[];
  if (typeof code !== 'string' || !Object.hasOwn(PLACES, code)) return false;
  if (typeof amount !== 'string' || !/^-?\d+$/.test(amount)) return false;
  return (lot === undefined || Number.isSafeInteger(lot)) && (madeLot === undefined || typeof madeLot === 'string');
}

/** All of one shape: a replay reads millions of them. */
function readLine([code, amount, lot, madeLot]: Line): Posting {
  return { place: PLACES[code], amount: BigInt(amount), lot, madeLot };
}

/** Whether a place is a bucket of the entry's participant. */
export function isBucket(place: Posting['place']): place is Bucket {
  return place === 'AVAILABLE' || place === 'DEFERRED' || place === 'HELD';
}

/** Whether an entry's postings sum to zero, by asset: an entry has one. */
export function isBalanced(postings: readonly Posting[]): boolean {
  return postings.length >= 2 && sumOf(postings) === 0n;
}

export function sumOf(postings: readonly Posting[]): bigint {
  let sum = 0n;
  for (const { amount } of postings) sum += amount;
  return sum;
}

/** A line on a bucket of the entry's participant; `amount` is signed. */
export function participantLine(place: Bucket, amount: bigint, lot?: number): Posting {
  return { place, amount, lot };
}

/** A line on a system account, the entry's program or the redemption's ledger entity; `amount` is signed. */
export function accountLine(place: Exclude<Posting['place'], Bucket>, amount: bigint): Posting {
  return { place, amount };
}

// Postings as the API shows them.

type Prepare = (text: string) => Statement;

export interface ShownPosting {
  readonly entity_type: string;
  /** Null for system accounts. */
  readonly entity_id: string | null;
  /** Null for accounts that have no buckets. */
  readonly bucket: Bucket | null;
  readonly lot_id: string | null;
  /** Minor units; credit positive, debit negative. */
  readonly amount: bigint;
}

/** What an entry says once for all of its postings. */
interface Whose {
  readonly account_seq: number;
  readonly participant_id: string;
  readonly program_id: string;
  readonly target_entity_id: string | null;
}

export function showPostings(sql: Prepare, entry: Whose & { readonly postings: string }): ShownPosting[] {
  return readPostings(entry.postings).map((posting) => showPosting(sql, posting, entry));
}

export function showPosting(sql: Prepare, { amount, lot, place }: Posting, whose: Whose): ShownPosting {
  if (!isBucket(place)) {
    const id = place === 'PROGRAM' ? whose.program_id : place === 'LEDGER_ENTITY' ? whose.target_entity_id : null;
    return { entity_type: place, entity_id: id, bucket: null, lot_id: null, amount };
  }
  const lotId = lot === undefined ? null : lotIdOf(sql, whose.account_seq, lot);
  return { entity_type: 'PARTICIPANT', entity_id: whose.participant_id, bucket: place, lot_id: lotId, amount };
}

/** The id of an account's lot, by its number. */
export function lotIdOf(sql: Prepare, accountSeq: number, lot: number): string {
  const bytes = sql('SELECT id FROM lots WHERE account_seq = ? AND seq = ?').pluck().get(accountSeq, lot);
  return uuid.read(bytes as Buffer);
}
