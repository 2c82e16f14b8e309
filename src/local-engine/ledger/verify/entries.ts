// The journal as it is stored, entry by entry: from its table alone, with the ids that its numbers stand for.
import { readPostings } from '../chain.js';
import type { Tx } from '../tx.js';
import type { Names } from './names.js';
import type { Entry, StoredEntry } from './replay.js';

const COLUMNS = `seq, id, action_type, program_seq, account_seq, redemption_seq, reversal_id, amount, quantity, description,
  reference_id, created_at, postings, request, answer, entry_hash, account_previous, redemption_previous`;

export function* readEntries(tx: Tx, names: Names): Generator<Entry> {
  const all = tx.sql(`SELECT ${COLUMNS} FROM journal_entries ORDER BY seq`).raw().iterate();
  for (const values of all as IterableIterator<Values>) {
    const row = toEntryRow(values, names);
    const postings = readPostings(row.postings);
    yield { row, postings, amounts: postings.map(({ amount }) => BigInt(amount)) };
  }
}

type Column<Name extends keyof StoredEntry> = StoredEntry[Name];

/** Of the columns above. As values and not as objects, which take the driver twice the time. */
type Values = [
  seq: Column<'seq'>,
  id: Column<'id'>,
  action_type: Column<'action_type'>,
  program_seq: Column<'program_seq'>,
  account_seq: Column<'account_seq'>,
  redemption_seq: Column<'redemption_seq'>,
  reversal_id: Column<'reversal_id'>,
  amount: Column<'amount'>,
  quantity: Column<'quantity'>,
  description: Column<'description'>,
  reference_id: Column<'reference_id'>,
  created_at: Column<'created_at'>,
  postings: Column<'postings'>,
  request: Column<'request'>,
  answer: Column<'answer'>,
  entry_hash: Column<'entry_hash'>,
  account_previous: Column<'account_previous'>,
  redemption_previous: Column<'redemption_previous'>,
];

function toEntryRow(values: Values, names: Names): StoredEntry {
  return {
    seq: values[0],
    id: values[1],
    action_type: values[2],
    program_seq: values[3],
    program_id: names.program(values[3]),
    account_seq: values[4],
    participant_id: names.participantOf(values[4]),
    asset_id: names.assetOf(values[4]),
    redemption_seq: values[5],
    reversal_id: values[6],
    amount: values[7],
    quantity: values[8],
    description: values[9],
    reference_id: values[10],
    created_at: values[11],
    postings: values[12],
    request: values[13],
    answer: values[14],
    entry_hash: values[15],
    account_previous: values[16],
    redemption_previous: values[17],
  };
}
