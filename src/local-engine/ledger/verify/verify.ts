// Proves every invariant: replays the journal from its first entry and compares every stored total with it.
// A file of its own because it only reads: no operation of the ledger needs it.
import { GENESIS, type Tx } from '../tx.js';
import { identityOf, sealOf, type RedemptionTerms } from '../journal.js';
import { isBalanced, readPostings } from '../postings.js';
import { replayAccounts } from './accounts.js';
import { createLotTable, replayLots } from './lots.js';
import { readNames, type Names } from './compact.js';
import { readStoredRedemptions, replayRedemptions, type StoredRedemptions } from './redemptions.js';
import { REPLAY, REPLAYED, nameOf, tolerant, type Entry, type Replay } from './replay.js';
import type { Check, Verdict } from '../../types.js';
import { checkRewards } from './stored.js';

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
      replayChain(names),
      replayBalance(),
      replayAccounts(tx, names),
      replayLots(tx, lots),
      replayRedemptions(tx, redemptions),
    ].map(tolerant);
    let head = GENESIS.hash;
    for (const entry of readEntries(tx, redemptions)) {
      for (const replay of replays) replay.feed(entry);
      head = entry.hash;
    }
    const checks = [
      ...replays.map((replay) => toCheck(replay.name, replay.finish())),
      toCheck('reward_counts', checkRewards(tx)),
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

function replayChain(names: Names): Replay {
  const broken: string[] = [];
  let previous = GENESIS;
  let time = 0;
  return {
    name: 'hash_chain',
    feed: (entry) => {
      const { hash, row, sealed } = entry;
      const ids = {
        program: names.program(row.program_seq),
        participant: names.participantOf(row.account_seq),
        asset: names.assetOf(row.account_seq),
      };
      if (ids.program === '' || ids.participant === '' || ids.asset === '')
        broken.push(`${nameOf(entry)} names a program or an account that does not exist`);
      const seal = sealOf(previous.hash, sealed, identityOf(row, ids, termsOf(entry, names)));
      if (row.seq !== previous.seq + 1 || hash !== seal)
        broken.push(`${nameOf(entry)} is not sealed to the one before`);
      if (row.created_at < time) broken.push(`${nameOf(entry)} is older than the one before`);
      previous = { seq: row.seq, hash };
      time = row.created_at;
    },
    finish: () => broken,
  };
}

function termsOf({ redemption }: Entry, names: Names): RedemptionTerms | undefined {
  if (redemption === undefined) return undefined;
  const { id, kind, reward_seq, target_entity_id, target_type, unit_cost } = redemption.row;
  const rewardId = reward_seq === null ? null : names.reward(reward_seq);
  return { id, kind, rewardId, unitCost: unit_cost, targetType: target_type, targetEntityId: target_entity_id };
}

function replayBalance(): Replay {
  const broken: string[] = [];
  return {
    name: 'postings_balanced',
    feed: (entry) => {
      if (!isBalanced(entry.postings)) broken.push(`${nameOf(entry)} does not sum to zero`);
    },
    finish: () => broken,
  };
}

// The journal as it is stored, entry by entry, and each redemption with its first one.

const COLUMNS = REPLAYED.columns.split(', ').length;

function* readEntries(tx: Tx, redemptions: StoredRedemptions): Generator<Entry> {
  for (const values of tx.sql(REPLAY).raw().iterate() as IterableIterator<string[]>) {
    const row = REPLAYED.read(values);
    const { redemption_previous: before, redemption_seq: seq } = row;
    yield {
      row,
      hash: values[COLUMNS] ?? '',
      sealed: values[COLUMNS + 1] ?? '',
      postings: readPostings(row.postings),
      redemption: before === 0 && seq !== null ? redemptions.posted(seq) : undefined,
    };
  }
}
