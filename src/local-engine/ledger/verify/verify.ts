// Proves every invariant: replays the journal from its first entry and compares every stored total with it.
// A file of its own because it only reads: no operation of the ledger needs it.
import { GENESIS, type Tx } from '../tx.js';
import { ENTRIES, isBalanced, isSealed, readPostings } from '../journal.js';
import { replayAccounts } from './accounts.js';
import { createLotTable, replayLots } from './lots.js';
import { readNames, type Names } from './compact.js';
import { readStoredRedemptions, replayRedemptions } from './redemptions.js';
import { tolerant, type Entry, type Replay } from './replay.js';
import type { Check, Verdict } from '../../types.js';
import { checkKeys, checkRewards } from './stored.js';

export type { Check, Verdict };

/**
 * Replays the whole journal. Reads only; takes time in proportion to the journal.
 *
 * @param storage - asks SQLite itself what is wrong with the file; called last, because the replay reads the file from its
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
        broken.push(`entry ${row.id} (${row.seq}) names a program or an account that does not exist`);
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

const IN_ORDER = `SELECT ${ENTRIES.columns} FROM journal_entries ORDER BY seq`;

function* readEntries(tx: Tx, names: Names): Generator<Entry> {
  for (const values of tx.sql(IN_ORDER).raw().iterate()) {
    const stored = ENTRIES.read(values);
    const row = Object.assign(stored, {
      program_id: names.program(stored.program_seq),
      participant_id: names.participantOf(stored.account_seq),
      asset_id: names.assetOf(stored.account_seq),
    });
    const postings = readPostings(row.postings);
    yield { row, postings, amounts: postings.map(({ amount }) => BigInt(amount)) };
  }
}
