// Rows of the objects that movements refer to, found by id.
import { Refusal } from '../rules/refusal.js';
import { integer, orNull, table, text, type RowOf } from '../store/columns.js';
import type { Tx } from './tx.js';

export const PROGRAMS = table('programs', {
  seq: integer,
  id: text(),
  name: text(),
  description: orNull(text()),
  on_unknown_participant: text<'CREATE' | 'REJECT'>(),
  redemption_target_type: text<'SYSTEM_REDEMPTION' | 'SYSTEM_BREAKAGE' | 'LEDGER_ENTITY'>(),
  redemption_target_entity_id: orNull(text()),
  status: text<'ACTIVE' | 'SUSPENDED' | 'ARCHIVED'>(),
  created_at: integer,
  updated_at: integer,
  deleted_at: orNull(integer),
});
export type ProgramRow = Readonly<RowOf<typeof PROGRAMS>>;

export const ASSETS = table('assets', {
  seq: integer,
  id: text(),
  name: text(),
  symbol: text(),
  inventory_mode: text<'SIMPLE' | 'LOT'>(),
  issuance_policy: text<'UNLIMITED' | 'PREFUNDED'>(),
  scale: integer,
  max_transaction_amount: orNull(text()),
  status: text<'ACTIVE' | 'ARCHIVED'>(),
  created_at: integer,
  updated_at: integer,
  deleted_at: orNull(integer),
});
export type AssetRow = Readonly<RowOf<typeof ASSETS>>;

export const PARTICIPANTS = table('participants', {
  seq: integer,
  id: text(),
  external_id: text(),
  status: text<'ACTIVE' | 'SUSPENDED' | 'CLOSED'>(),
  profile: text(),
  created_at: integer,
  updated_at: integer,
});
export type ParticipantRow = Readonly<RowOf<typeof PARTICIPANTS>>;

/** @throws Refusal not_found */
export function loadProgram(tx: Tx, id: string): ProgramRow {
  const row = PROGRAMS.find(tx.sql, 'id = ?', id);
  if (row === undefined) throw new Refusal('not_found', `no program ${id}`);
  return row;
}

/** @throws Refusal not_found */
export function loadAsset(tx: Tx, id: string): AssetRow {
  const row = ASSETS.find(tx.sql, 'id = ?', id);
  if (row === undefined) throw new Refusal('not_found', `no asset ${id}`);
  return row;
}

/** @throws Refusal not_found */
export function loadParticipant(tx: Tx, id: string): ParticipantRow {
  const row = PARTICIPANTS.find(tx.sql, 'id = ?', id);
  if (row === undefined) throw new Refusal('not_found', `no participant ${id}`);
  return row;
}

const LINK = 'SELECT 1 FROM asset_programs WHERE asset_id = @assetId AND program_id = @programId';

export function isLinked(tx: Tx, assetId: string, programId: string): boolean {
  return tx.sql(LINK).get({ assetId, programId }) !== undefined;
}

const ENROL = `INSERT INTO participant_programs (participant_id, program_id) VALUES (@participantId, @programId)
  ON CONFLICT DO NOTHING`;

/** Makes a participant known to a program; again changes nothing. */
export function enrol(tx: Tx, participantId: string, programId: string): void {
  tx.sql(ENROL).run({ participantId, programId });
}
