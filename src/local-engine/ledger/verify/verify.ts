// Every invariant, proved by replaying the journal from its first entry and comparing every stored total with it.
import { GENESIS, type Tx } from '../tx.js';
import { isBalanced, isSealed, readPostings } from '../journal.js';
import { replayAccounts } from './accounts.js';
import { createLotTable, replayLots } from './lots.js';
import { readNames, type Names } from './compact.js';
import { readStoredRedemptions, replayRedemptions } from './redemptions.js';
import { tolerant, type Entry, type Replay, type StoredEntry } from './replay.js';
import type { Check, Verdict } from '../../types.js';
import { checkKeys, checkRewards } from './stored.js';

export type { Check, Verdict };

/**
 * Replays the whole journal. Reads only; takes time in proportion to the journal.
 *
 * @param storage - asks SQLite itself what is wrong with the file; asked last, because the replay reads the file from its
 *   beginning to its end, and SQLite's own order of reading a file that is in no cache takes ten times as long
 */
export function verifyLedger(tx: Tx, storage: () => readonly string[]): Verdict {
  const names = readNames(tx);
  const redemptions = readStoredRedemptions(tx);
  try {
    const lots = createLotTable();
    const replays = [
      replayChain(),
      replayBalance(),
      replayAccounts(tx, names),
      // Before the redemptions, which ask for the lots that were made so far.
      replayLots(tx, lots),
      replayRedemptions(tx, redemptions, lots),
    ].map(tolerant);
    let head = GENESIS.hash;
    for (const entry of readEntries(tx, names)) {
      for (const replay of replays) replay.feed(entry);
      head = entry.row.entry_hash;
    }
    const checks = [
      ...replays.map((replay) => toCheck(replay.name, replay.finish())),
      toCheck('reward_counts', checkRewards(tx)),
      toCheck('idempotency_keys', checkKeys(tx)),
    ];
    // Draws that belong to nothing are left over, and SQLite checks no file that is still being read.
    redemptions.close();
    checks.unshift(toCheck('storage', storage()));
    return { ok: checks.every((check) => check.ok), head, checks };
  } finally {
    redemptions.close();
  }
}

function toCheck(name: string, violations: readonly string[]): Check {
  return { name, ok: violations.length === 0, violations };
}

function replayChain(): Replay {
  const broken: string[] = [];
  let previous = GENESIS;
  let time = 0;
  return {
    name: 'hash_chain',
    feed: ({ row }) => {
      if (row.program_id === '' || row.participant_id === '' || row.asset_id === '')
        broken.push(`entry ${row.id} (${row.seq}) is of a program or an account that is not there`);
      if (!isSealed(row, previous)) broken.push(`entry ${row.id} (${row.seq}) is not sealed to the one before`);
      if (row.created_at < time) broken.push(`entry ${row.id} (${row.seq}) is older than the one before`);
      previous = { seq: row.seq, hash: row.entry_hash };
      time = row.created_at;
    },
    finish: () => broken,
  };
}

function replayBalance(): Replay {
  const broken: string[] = [];
  return {
    name: 'postings_balanced',
    feed: ({ amounts, row }) => {
      if (!isBalanced(amounts)) broken.push(`entry ${row.id} (${row.seq}) does not sum to zero`);
    },
    finish: () => broken,
  };
}

// The journal as it is stored, entry by entry: from its table alone, with the ids that its numbers stand for.

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
