// Units of a reward going out and coming back: the reward's own count and each participant's. Source: decision D29.
import assert from 'node:assert';
import { type RewardStatus, type Stock, returnToStock, takeFromStock } from '../rules/stock.js';
import type { Tx } from './tx.js';

interface StockRow {
  id: string;
  status: RewardStatus;
  redeemed_count: number;
  max_total: number | null;
}

/** Units this participant holds of a reward. Both by their numbers, here and below. */
export function countOf(tx: Tx, rewardSeq: number, participantSeq: number): number {
  const row = tx
    .sql('SELECT units FROM reward_counts WHERE reward_seq = ? AND participant_seq = ?')
    .get(rewardSeq, participantSeq) as { units: number } | undefined;
  return row?.units ?? 0;
}

export function restock(tx: Tx, rewardSeq: number, participantSeq: number, units: number): void {
  move(tx, rewardSeq, participantSeq, -units);
}

export function takeStock(tx: Tx, rewardSeq: number, participantSeq: number, units: number): void {
  move(tx, rewardSeq, participantSeq, units);
}

function move(tx: Tx, rewardSeq: number, participantSeq: number, units: number): void {
  const row = tx
    .sql('SELECT id, status, redeemed_count, max_total FROM rewards WHERE seq = ?')
    .get(rewardSeq) as StockRow;
  const before: Stock = { status: row.status, redeemedCount: row.redeemed_count, maxTotal: row.max_total };
  const after = units < 0 ? returnToStock(before, -units) : takeFromStock(before, units);
  const held = countOf(tx, rewardSeq, participantSeq) + units;
  assert(held >= 0, 'a participant gave back more units than it ever had');
  tx.sql('UPDATE rewards SET redeemed_count = ?, status = ?, updated_at = ? WHERE seq = ?').run(
    after.redeemedCount,
    after.status,
    tx.now,
    rewardSeq,
  );
  tx.sql('INSERT INTO reward_counts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET units = excluded.units').run(
    rewardSeq,
    participantSeq,
    held,
  );
  tx.effects.reward = {
    id: row.id,
    countBefore: before.redeemedCount,
    countAfter: after.redeemedCount,
    statusBefore: before.status,
    statusAfter: after.status,
  };
}
