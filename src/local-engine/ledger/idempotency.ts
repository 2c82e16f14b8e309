// A key acts once per program: what it was first used for, and what was answered then. Source: decisions D1, D11, D34.
import { requireSameRequest } from '../rules/fingerprint.js';
import type { Tx } from './tx.js';

/** An answer of the API. `text` is a first answer kept byte for byte; otherwise `body` is written as JSON. */
export type Answer =
  | { readonly status: number; readonly body: unknown; readonly text?: undefined }
  | { readonly status: number; readonly text: string; readonly body?: undefined };

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
  programId: string,
  key: string | undefined,
  fingerprint: string,
): Answer | undefined {
  if (key === undefined) return undefined;
  const first = tx
    .sql(
      `SELECT request, answer FROM idempotency_keys k JOIN journal_entries e ON e.seq = k.entry_seq
       WHERE k.program_id = ? AND k.key = ?`,
    )
    .get(programId, key) as KeyedEntry | undefined;
  if (first === undefined) return undefined;
  requireSameRequest(first.request, fingerprint);
  return { status: 200, text: first.answer };
}

export function rememberKey(tx: Tx, programId: string, key: string | undefined, entrySeq: number): void {
  if (key !== undefined) tx.sql('INSERT INTO idempotency_keys VALUES (?, ?, ?)').run(programId, key, entrySeq);
}
