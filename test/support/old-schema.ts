// Ledgers as older versions kept them, made from ledgers of today.
import { loadDriver } from '../../src/local-engine/store/driver.js';
import { APPLICATION_ID, MIGRATIONS } from '../../src/local-engine/store/schema.js';

const Database = loadDriver();

const ACCOUNTS = 'participant_id, asset_id, available, deferred, held, overdraft, next_due_at';
/** What the schemas before the fifth kept: every reference by id. */
const AS_IT_WAS = `
  INSERT INTO lots SELECT participant_id, asset_id, seq, id, program_id, amount, remaining, status, created_at, expires_at,
    matures_at, reference_id FROM now.lots_with_ids;
  INSERT INTO redemptions SELECT seq, id, kind, program_id, participant_id, asset_id, reward_id, amount, quantity, unit_cost,
    target_type, target_entity_id, description, journal_entry_id, created_at, reversed_amount, reversed_quantity, status,
    open_draw, open_draw_left, updated_at FROM now.redemptions_with_ids;
  INSERT INTO draws SELECT * FROM now.draws;
  INSERT INTO journal_entries SELECT seq, id, action_type, program_id, participant_id, asset_id, redemption_seq, reversal_id,
    amount, quantity, description, reference_id, created_at, postings, request, answer, entry_hash FROM now.journal_with_ids;
  INSERT INTO idempotency_keys SELECT g.id, key, entry_seq FROM now.idempotency_keys JOIN now.programs g ON g.seq = program_seq;
  INSERT INTO reward_counts SELECT w.id, p.id, units FROM now.reward_counts JOIN now.rewards w ON w.seq = reward_seq
    JOIN now.participants p ON p.seq = participant_seq;`;
const UNCHANGED = [
  ...['settings', 'programs', 'assets', 'asset_programs', 'participants', 'participant_programs', 'rewards', 'wallets'],
];

/** Writes a ledger of today's schema down in the tables of an older one; `from` is closed. */
export function writeAsSchema(version: 1 | 4, { from, to }: { from: string; to: string }): void {
  const db = new Database(to);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  for (const { up } of MIGRATIONS.slice(0, version)) db.exec(up);
  db.pragma(`user_version = ${version}`);
  db.prepare('ATTACH ? AS now').run(from);
  for (const table of UNCHANGED) db.exec(`INSERT INTO ${table} SELECT * FROM now.${table}`);
  const accounts = version === 1 ? ACCOUNTS : `${ACCOUNTS}, open_from`;
  db.exec(`INSERT INTO accounts (${accounts}) SELECT ${accounts} FROM now.accounts_with_ids`);
  db.exec(AS_IT_WAS);
  db.close();
}

/** All rows with the ids of what they refer to; accounts may be numbered otherwise, and begin to look elsewhere. */
export function saidBy(path: string): Record<string, unknown[]> {
  const db = new Database(path, { readonly: true });
  const views = ['accounts_with_ids', 'lots_with_ids', 'redemptions_with_ids', 'journal_with_ids', 'postings'];
  const rowsOf = (name: string): unknown[] =>
    (db.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[])
      .map((row) =>
        JSON.stringify({
          ...row,
          account_seq: null,
          open_from: null,
          seq: name.startsWith('accounts') ? null : row.seq,
        }),
      )
      .sort();
  const said = Object.fromEntries(
    [...views, ...UNCHANGED, 'draws', 'idempotency_keys'].map((name) => [name, rowsOf(name)]),
  );
  db.close();
  return said;
}
