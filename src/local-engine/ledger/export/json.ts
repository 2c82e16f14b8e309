// An entry as JSON: as the API shows it, with its place in the chain and what it belongs to.
import { toEntry } from '../journal-lists.js';
import type { ExportedRow } from './entries.js';

export function jsonEntry(row: ExportedRow): string {
  const { seq, participant_id, redemption_id, reversal_id } = row;
  return JSON.stringify({ sequence_number: seq, ...toEntry(row), participant_id, redemption_id, reversal_id });
}
