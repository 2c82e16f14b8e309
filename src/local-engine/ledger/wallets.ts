// A program's wallet: where the points of a PREFUNDED asset come from, and where a debit returns them.
import { requireAvailable, requireInRange } from '../rules/amount.js';
import type { Tx } from './tx.js';

interface WalletKey {
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

const BALANCE = 'SELECT balance FROM wallets WHERE program_id = @programId AND asset_id = @assetId';

function walletBalance(tx: Tx, { programId, assetId }: WalletKey): bigint {
  const row = tx.sql(BALANCE).get({ programId, assetId }) as { balance: string } | undefined;
  return BigInt(row?.balance ?? 0);
}

const SAVE = `INSERT INTO wallets (program_id, asset_id, balance) VALUES (@programId, @assetId, @balance)
  ON CONFLICT DO UPDATE SET balance = excluded.balance`;

function saveWallet(tx: Tx, { programId, assetId }: WalletKey, balance: bigint): void {
  tx.sql(SAVE).run({ programId, assetId, balance: balance.toString() });
}
