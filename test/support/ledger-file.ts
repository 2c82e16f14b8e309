// A ledger's file in the hands of somebody with a SQL shell.
import type DatabaseConstructor from 'better-sqlite3';
import {
  SEALED_TEXT,
  identityOf,
  sealOf,
  type EntryRow,
  type RedemptionTerms,
} from '../../src/local-engine/ledger/journal.js';
import { GENESIS } from '../../src/local-engine/ledger/tx.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';

const Database = loadDriver();

/** Edits the file as somebody would who takes triggers and checks away, and puts the triggers back. */
export function tamper<T>(file: string, edit: (db: DatabaseConstructor.Database) => T): T {
  const db = new Database(file);
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").raw().all() as string[][];
  for (const [name] of triggers) db.exec(`DROP TRIGGER ${name ?? ''}`);
  db.pragma('ignore_check_constraints = ON');
  db.pragma('foreign_keys = OFF');
  try {
    return edit(db);
  } finally {
    for (const [, sql] of triggers) db.exec(sql ?? '');
    db.close();
  }
}

/** The journal as people read it. */
export function entriesOf(file: string): EntryRow[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('SELECT * FROM journal_readable ORDER BY seq').all() as EntryRow[];
  } finally {
    db.close();
  }
}

interface Row {
  readonly seq: number;
  readonly account_previous: number;
  readonly redemption_previous: number | null;
  readonly hash: string;
  readonly sealed: string;
  readonly program: string;
  readonly participant: string;
  readonly asset: string;
  readonly terms: string | null;
}

const ROWS = `SELECT e.seq, e.account_previous, e.redemption_previous, lower(hex(e.entry_hash)) AS hash, ${SEALED_TEXT} AS sealed,
    v.program_id AS program, v.participant_id AS participant, v.asset_id AS asset,
    (SELECT json_object('id', r.id, 'kind', r.kind, 'rewardId', r.reward_id, 'unitCost', r.unit_cost, 'targetType', r.target_type,
      'targetEntityId', r.target_entity_id) FROM redemptions_readable r WHERE r.seq = e.redemption_seq) AS terms
  FROM journal_entries e JOIN journal_readable v ON v.seq = e.seq ORDER BY e.seq`;

/**
 * Seals entries anew over what stands in their rows now, as a forger would who knows how.
 *
 * @param which - whether an entry gets a new seal; default: all of them
 */
export function reseal(db: DatabaseConstructor.Database, which: (seq: number) => boolean = () => true): void {
  let previous = GENESIS.hash;
  for (const row of db.prepare(ROWS).all() as Row[]) {
    const terms = row.terms === null ? undefined : (JSON.parse(row.terms) as RedemptionTerms);
    const hash = which(row.seq) ? sealOf(previous, row.sealed, identityOf(row, row, terms)) : row.hash;
    db.prepare('UPDATE journal_entries SET entry_hash = ? WHERE seq = ?').run(Buffer.from(hash, 'hex'), row.seq);
    previous = hash;
  }
}
