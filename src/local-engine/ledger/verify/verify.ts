// Every invariant, proved by replaying the journal from its first entry and comparing every stored total with it.
import { GENESIS, type Tx } from '../tx.js';
import { isBalanced, isSealed, readPostings } from '../chain.js';
import { replayAccounts } from './accounts.js';
import { replayLots } from './lots.js';
import { replayRedemptions } from './redemptions.js';
import type { Replay, StoredEntry } from './replay.js';
import type { Check, Verdict } from '../shapes.js';
import { checkKeys, checkRewards } from './stored.js';
import { tolerant } from './unreadable.js';

export type { Check, Verdict };

/**
 * Replays the whole journal. Reads only; takes time in proportion to the journal.
 *
 * @param storage - asks SQLite itself what is wrong with the file; asked last, because the replay reads the file from its
 *   beginning to its end, and SQLite's own order of reading a file that is in no cache takes ten times as long
 */
export function verifyLedger(tx: Tx, storage: () => readonly string[]): Verdict {
  const replays = [replayChain(), replayBalance(), replayAccounts(tx), replayLots(tx), replayRedemptions(tx)].map(
    tolerant,
  );
  let head = GENESIS.hash;
  for (const row of entries(tx)) {
    const entry = { row, postings: readPostings(row.postings) };
    for (const replay of replays) replay.feed(entry);
    head = row.entry_hash;
  }
  const checks = [
    ...replays.map((replay) => toCheck(replay.name, replay.finish())),
    toCheck('reward_counts', checkRewards(tx)),
    toCheck('idempotency_keys', checkKeys(tx)),
  ];
  checks.unshift(toCheck('storage', storage()));
  return { ok: checks.every((check) => check.ok), head, checks };
}

/** As values and not as objects, which take the driver twice the time. */
function* entries(tx: Tx): Generator<StoredEntry> {
  const all = tx
    .sql(
      `SELECT seq, id, action_type, program_id, participant_id, asset_id, redemption_seq, reversal_id, amount,
       quantity, description, reference_id, created_at, postings, request, answer, entry_hash,
       account_seq, account_previous, redemption_previous FROM journal_with_ids ORDER BY seq`,
    )
    .raw()
    .iterate();
  for (const values of all as IterableIterator<Values>) yield toEntryRow(values);
}

type Column<Name extends keyof StoredEntry> = StoredEntry[Name];

/** Of the columns above. */
type Values = [
  seq: Column<'seq'>,
  id: Column<'id'>,
  action_type: Column<'action_type'>,
  program_id: Column<'program_id'>,
  participant_id: Column<'participant_id'>,
  asset_id: Column<'asset_id'>,
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
  account_seq: Column<'account_seq'>,
  account_previous: Column<'account_previous'>,
  redemption_previous: Column<'redemption_previous'>,
];

function toEntryRow(values: Values): StoredEntry {
  return {
    seq: values[0],
    id: values[1],
    action_type: values[2],
    program_id: values[3],
    participant_id: values[4],
    asset_id: values[5],
    redemption_seq: values[6],
    reversal_id: values[7],
    amount: values[8],
    quantity: values[9],
    description: values[10],
    reference_id: values[11],
    created_at: values[12],
    postings: values[13],
    request: values[14],
    answer: values[15],
    entry_hash: values[16],
    account_seq: values[17],
    account_previous: values[18],
    redemption_previous: values[19],
  };
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
    feed: ({ row, postings }) => {
      if (!isBalanced(postings)) broken.push(`entry ${row.id} (${row.seq}) does not sum to zero`);
    },
    finish: () => broken,
  };
}
