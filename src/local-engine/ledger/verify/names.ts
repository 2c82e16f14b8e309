// The ids of what rows refer to by number. Entries are sealed with ids, so every entry needs them; a map in memory saves
// it four reads.
import type { Tx } from '../tx.js';
import { createIds } from './ids.js';
import { createNumbers } from './numbers.js';

/** Each is empty when there is no such thing. */
export interface Names {
  readonly program: (seq: number) => string;
  readonly participantOf: (accountSeq: number) => string;
  readonly assetOf: (accountSeq: number) => string;
}

export function readNames(tx: Tx): Names {
  const programs = idsIn(tx, 'programs');
  const participants = idsIn(tx, 'participants');
  const assets = idsIn(tx, 'assets');
  const [participantSeqs, assetSeqs] = [createNumbers(), createNumbers()];
  const accounts = tx.sql('SELECT seq, participant_seq, asset_seq FROM accounts ORDER BY seq').raw().iterate();
  for (const [seq, participant, asset] of accounts as IterableIterator<[number, number, number]>) {
    participantSeqs.set(seq, participant);
    assetSeqs.set(seq, asset);
  }
  return {
    program: (seq) => programs(seq),
    participantOf: (seq) => participants(participantSeqs.get(seq)),
    assetOf: (seq) => assets(assetSeqs.get(seq)),
  };
}

/** ORDER BY seq keeps SQLite to the table: an index has ids too, but it is a copy. */
function idsIn(tx: Tx, table: 'programs' | 'participants' | 'assets'): (seq: number) => string {
  const ids = createIds();
  // Thousands of rows in a row have the same program and asset: the last one looked up is not made anew.
  let last = { seq: 0, id: '' };
  for (const [seq, id] of tx.sql(`SELECT seq, id FROM ${table} ORDER BY seq`).raw().iterate() as IterableIterator<
    [number, unknown]
  >) {
    if (typeof id === 'string') ids.set(seq, id);
  }
  return (seq) => {
    if (seq !== last.seq) last = { seq, id: ids.get(seq) };
    return last.id;
  };
}
