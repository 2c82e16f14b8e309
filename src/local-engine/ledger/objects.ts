// Rows of the objects that movements refer to, found by id.
import { Refusal } from '../rules/refusal.js';
import type { Tx } from './tx.js';

export interface ProgramRow {
  seq: number;
  id: string;
  name: string;
  description: string | null;
  on_unknown_participant: 'CREATE' | 'REJECT';
  redemption_target_type: 'SYSTEM_REDEMPTION' | 'SYSTEM_BREAKAGE' | 'LEDGER_ENTITY';
  redemption_target_entity_id: string | null;
  status: 'ACTIVE' | 'SUSPENDED' | 'ARCHIVED';
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

export interface AssetRow {
  seq: number;
  id: string;
  name: string;
  symbol: string;
  inventory_mode: 'SIMPLE' | 'LOT';
  issuance_policy: 'UNLIMITED' | 'PREFUNDED';
  scale: number;
  max_transaction_amount: string | null;
  status: 'ACTIVE' | 'ARCHIVED';
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

export interface ParticipantRow {
  seq: number;
  id: string;
  external_id: string;
  status: 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
  profile: string;
  created_at: number;
  updated_at: number;
}

/** @throws Refusal not_found */
export function loadProgram(tx: Tx, id: string): ProgramRow {
  const row = tx.sql('SELECT * FROM programs WHERE id = ?').get(id) as ProgramRow | undefined;
  if (row === undefined) throw new Refusal('not_found', `no program ${id}`);
  return row;
}

/** @throws Refusal not_found */
export function loadAsset(tx: Tx, id: string): AssetRow {
  const row = tx.sql('SELECT * FROM assets WHERE id = ?').get(id) as AssetRow | undefined;
  if (row === undefined) throw new Refusal('not_found', `no asset ${id}`);
  return row;
}

/** @throws Refusal not_found */
export function loadParticipant(tx: Tx, id: string): ParticipantRow {
  const row = tx.sql('SELECT * FROM participants WHERE id = ?').get(id) as ParticipantRow | undefined;
  if (row === undefined) throw new Refusal('not_found', `no participant ${id}`);
  return row;
}

export function isLinked(tx: Tx, assetId: string, programId: string): boolean {
  return (
    tx.sql('SELECT 1 FROM asset_programs WHERE asset_id = ? AND program_id = ?').get(assetId, programId) !== undefined
  );
}

/** Makes a participant known to a program; again changes nothing. */
export function enrol(tx: Tx, participantId: string, programId: string): void {
  tx.sql('INSERT INTO participant_programs VALUES (?, ?) ON CONFLICT DO NOTHING').run(participantId, programId);
}
