// An idempotency key acts once per program: keeps its first request and the first answer. Source: decisions D1, D11, D34.
import { requireSameRequest } from '../rules/fingerprint.js';
import { createWrite } from '../store/columns.js';
import type { Tx } from './tx.js';

/** An answer of the API. `text` is a first answer kept byte for byte; otherwise `body` is written as JSON. */
export type Answer =
  | { readonly status: number; readonly body: unknown; readonly text?: undefined }
  | { readonly status: number; readonly text: string; readonly body?: undefined };

const KEY_FIELD = '"idempotency_key":';

/**
 * What an entry keeps of a request that came with a key: its fingerprint, and the key, so that the entry's seal covers it.
 * A key that is not well-formed Unicode is left out, because SQLite and JSON would store it differently.
 */
export function sealedRequest(fingerprint: string, key: string): string {
  if (/\p{Surrogate}/u.test(key)) return fingerprint;
  return `${fingerprint.slice(0, -1)},${KEY_FIELD}${JSON.stringify(key)}}`;
}

interface KeyedEntry {
  request: string;
  answer: string;
}

/**
 * The first answer to this key, or undefined when the key is new or absent.
 *
 * @throws Refusal idempotency_conflict when the key was used for another request
 */
export function recallAnswer(
  tx: Tx,
  programSeq: number,
  key: string | undefined,
  fingerprint: string,
): Answer | undefined {
  if (key === undefined) return undefined;
  const first = tx
    .sql(
      `SELECT request, answer FROM idempotency_keys k JOIN journal_entries e ON e.seq = k.entry_seq
       WHERE k.program_seq = @programSeq AND k.key = @key`,
    )
    .get({ programSeq, key }) as KeyedEntry | undefined;
  if (first === undefined) return undefined;
  // Entries of older versions keep the fingerprint alone.
  requireSameRequest(first.request, first.request.includes(KEY_FIELD) ? sealedRequest(fingerprint, key) : fingerprint);
  return { status: 200, text: first.answer };
}

const REMEMBER = createWrite(
  'INSERT INTO idempotency_keys (program_seq, key, entry_seq) VALUES (@programSeq, @key, @entrySeq)',
);

export function rememberKey(tx: Tx, programSeq: number, key: string | undefined, entrySeq: number): void {
  if (key !== undefined) REMEMBER.run(tx.sql, { programSeq, key, entrySeq });
}
