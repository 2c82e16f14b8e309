// Every invariant, proved by replaying the journal from its first entry and comparing every stored total with it.
import type { PostingLine } from '../effects.js';
import type { EntryRow } from '../journal.js';
import { GENESIS, type Tx } from '../tx.js';
import { isBalanced, isSealed } from '../chain.js';
import { replayAccounts } from './accounts.js';
import { replayLots } from './lots.js';
import { replayRedemptions } from './redemptions.js';
import type { Replay } from './replay.js';
import type { Check, Verdict } from '../shapes.js';
import { checkKeys, checkRewards } from './stored.js';

export type { Check, Verdict };

/**
 * Replays the whole journal. Reads only; takes time in proportion to the journal.
 *
 * @param storage - asks SQLite itself what is wrong with the file; asked last, because the replay reads the file from its
 *   beginning to its end, and SQLite's own order of reading a file that is in no cache takes ten times as long
 */
export function verifyLedger(tx: Tx, storage: () => readonly string[]): Verdict {
  const replays = [replayChain(), replayBalance(), replayAccounts(tx), replayLots(tx), replayRedemptions(tx)];
  let head = GENESIS.hash;
  for (const row of tx.sql('SELECT * FROM journal_entries ORDER BY seq').iterate() as IterableIterator<EntryRow>) {
    const entry = { row, postings: JSON.parse(row.postings) as PostingLine[] };
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
