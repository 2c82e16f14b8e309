// Units of a reward going out and coming back: the reward's own count and each participant's. Source: decision D29.
import assert from 'node:assert';
import { type RewardStatus, type Stock, returnToStock, takeFromStock } from '../rules/stock.js';
import type { Tx } from './tx.js';

interface StockRow {
  status: RewardStatus;
  redeemed_count: number;
  max_total: number | null;
}

/** Units this participant holds of a reward. */
export function countOf(tx: Tx, rewardId: string, participantId: string): number {
  const row = tx
    .sql('SELECT units FROM reward_counts WHERE reward_id = ? AND participant_id = ?')
    .get(rewardId, participantId) as { units: number } | undefined;
  return row?.units ?? 0;
}

export function restock(tx: Tx, rewardId: string, participantId: string, units: number): void {
  move(tx, rewardId, participantId, -units);
}

export function takeStock(tx: Tx, rewardId: string, participantId: string, units: number): void {
  move(tx, rewardId, participantId, units);
}

function move(tx: Tx, rewardId: string, participantId: string, units: number): void {
  const row = tx.sql('SELECT status, redeemed_count, max_total FROM rewards WHERE id = ?').get(rewardId) as StockRow;
  const before: Stock = { status: row.status, redeemedCount: row.redeemed_count, maxTotal: row.max_total };
  const after = units < 0 ? returnToStock(before, -units) : takeFromStock(before, units);
  const held = countOf(tx, rewardId, participantId) + units;
  assert(held >= 0, 'a participant gave back more units than it ever had');
  tx.sql('UPDATE rewards SET redeemed_count = ?, status = ?, updated_at = ? WHERE id = ?').run(
    after.redeemedCount,
    after.status,
    tx.now,
    rewardId,
  );
  tx.sql('INSERT INTO reward_counts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET units = excluded.units').run(
    rewardId,
    participantId,
    held,
  );
  tx.effects.reward = {
    id: rewardId,
    countBefore: before.redeemedCount,
    countAfter: after.redeemedCount,
    statusBefore: before.status,
    statusAfter: after.status,
  };
}
