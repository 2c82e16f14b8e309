// The journal as text for others: JSON and CSV with everything exact, and the form of hledger, which can prove our balances.
import type { ExportFormat } from '../../types.js';
import { toEntry } from '../journal-lists.js';
import type { LedgerDeps } from '../tx.js';
import { csvHead, csvRows } from './csv.js';
import { entriesUpTo, settledHead, type ExportedRow } from './entries.js';
import { hledgerHead, hledgerTransaction } from './hledger.js';

/**
 * Writes the journal down, oldest entry first, a piece at a time. What is due is settled first.
 *
 * @throws StorageError when the ledger is reset or restored before the end
 */
export function* exportJournal(deps: LedgerDeps, format: ExportFormat): Generator<string> {
  const head = settledHead(deps);
  if (format === 'csv') {
    yield csvHead();
    for (const rows of entriesUpTo(deps, head)) yield rows.map(csvRows).join('');
    return;
  }
  if (format === 'hledger') {
    yield hledgerHead(deps, head);
    for (const rows of entriesUpTo(deps, head)) yield rows.map(hledgerTransaction).join('');
    return;
  }
  yield `{"mode":"sandbox","head":${JSON.stringify(head.hash)},"data":[`;
  for (const rows of entriesUpTo(deps, head)) {
    yield rows.map((row) => `${row.seq === 1 ? '' : ','}\n${jsonEntry(row)}`).join('');
  }
  yield '\n]}\n';
}

/** An entry as the API shows it, with its place in the chain and what it belongs to. */
function jsonEntry(row: ExportedRow): string {
  const { seq, participant_id, redemption_id, reversal_id } = row;
  return JSON.stringify({ sequence_number: seq, ...toEntry(row), participant_id, redemption_id, reversal_id });
}
