// A program's wallet: where the points of a PREFUNDED asset come from, and where a debit returns them.
import { requireAvailable, requireInRange } from '../rules/amount.js';
import type { Tx } from './tx.js';

export interface WalletKey {
  readonly programId: string;
  readonly assetId: string;
  readonly scale: number;
}

/** @throws Refusal insufficient_balance */
export function takeFromWallet(tx: Tx, key: WalletKey, amount: bigint): void {
  const balance = walletBalance(tx, key);
  requireAvailable(balance, amount, key.scale, "the program's wallet of this PREFUNDED asset");
  saveWallet(tx, key, balance - amount);
}

/** @throws Refusal amount_out_of_range */
export function returnToWallet(tx: Tx, key: WalletKey, amount: bigint): void {
  saveWallet(tx, key, requireInRange(walletBalance(tx, key) + amount, "the program's wallet"));
}

function walletBalance(tx: Tx, key: WalletKey): bigint {
  const row = tx
    .sql('SELECT balance FROM wallets WHERE program_id = ? AND asset_id = ?')
    .get(key.programId, key.assetId) as { balance: string } | undefined;
  return BigInt(row?.balance ?? 0);
}

function saveWallet(tx: Tx, key: WalletKey, balance: bigint): void {
  tx.sql('INSERT INTO wallets VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET balance = excluded.balance').run(
    key.programId,
    key.assetId,
    balance.toString(),
  );
}
