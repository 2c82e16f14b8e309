// The columns that a results file has behind those of its input: the writer writes them, the reader knows them again.

/** In the order in which they are written. */
export const RESULTS_COLUMNS = [
  'scrip_line',
  'scrip_status',
  'scrip_amount',
  'scrip_quantity',
  'scrip_reversal_id',
  'scrip_journal_entry_id',
  'scrip_idempotency_key',
  'scrip_error_code',
  'scrip_error',
] as const;

/**
 * The code of a row that has more or fewer cells than the header. The writer has to put such a row into the header's
 * shape, so the code is also what keeps it from passing for a sound row when the results file is fed back.
 */
export const COLUMN_COUNT = 'column_count';
