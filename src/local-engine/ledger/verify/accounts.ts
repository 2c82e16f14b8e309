// Balances, overdrafts and wallets: each must be the sum of its postings.
import type { Tx } from '../tx.js';
import type { Replay } from './replay.js';

interface Sums {
  AVAILABLE: bigint;
  DEFERRED: bigint;
  HELD: bigint;
  /** AVAILABLE postings that name no lot. */
  lotless: bigint;
}

interface StoredAccount {
  participant_id: string;
  asset_id: string;
  available: string;
  deferred: string;
  held: string;
  overdraft: string;
  inventory_mode: 'SIMPLE' | 'LOT';
}

export function replayAccounts(tx: Tx): Replay {
  const accounts = new Map<string, Sums>();
  const wallets = new Map<string, bigint>();
  return {
    name: 'balances',
    feed: ({ row, postings }) => {
      for (const line of postings) {
        const isParticipant = line.entity_type === 'PARTICIPANT' && line.bucket !== null;
        if (!isParticipant && line.entity_type !== 'PROGRAM') continue;
        const amount = BigInt(line.amount);
        const key = `${line.entity_id ?? ''} ${row.asset_id}`;
        if (!isParticipant) {
          wallets.set(key, (wallets.get(key) ?? 0n) + amount);
          continue;
        }
        const sums = accounts.get(key) ?? { AVAILABLE: 0n, DEFERRED: 0n, HELD: 0n, lotless: 0n };
        sums[line.bucket] += amount;
        if (line.bucket === 'AVAILABLE' && line.lot_id === null) sums.lotless += amount;
        accounts.set(key, sums);
      }
    },
    finish: () => [...compareAccounts(tx, accounts), ...compareWallets(tx, wallets)],
  };
}

function compareAccounts(tx: Tx, accounts: Map<string, Sums>): string[] {
  const broken: string[] = [];
  const left = new Set(accounts.keys());
  const stored = tx
    .sql('SELECT c.*, a.inventory_mode FROM accounts_with_ids c JOIN assets a ON a.seq = c.asset_seq')
    .iterate();
  for (const row of stored as IterableIterator<StoredAccount>) {
    const key = `${row.participant_id} ${row.asset_id}`;
    const sums = accounts.get(key) ?? { AVAILABLE: 0n, DEFERRED: 0n, HELD: 0n, lotless: 0n };
    left.delete(key);
    const expected = {
      available: sums.AVAILABLE,
      deferred: sums.DEFERRED,
      held: sums.HELD,
      overdraft: row.inventory_mode === 'LOT' ? -sums.lotless : 0n,
    };
    for (const [name, value] of Object.entries(expected)) {
      const kept = BigInt(row[name as keyof typeof expected]);
      if (kept !== value)
        broken.push(
          `participant ${row.participant_id}, asset ${row.asset_id}: ${name} is ${kept}, postings say ${value}`,
        );
    }
  }
  return [...broken, ...[...left].map((key) => `account ${key} has postings but no balance`)];
}

function compareWallets(tx: Tx, wallets: Map<string, bigint>): string[] {
  const broken: string[] = [];
  const left = new Map(wallets);
  for (const row of tx.sql('SELECT * FROM wallets').iterate() as IterableIterator<{
    program_id: string;
    asset_id: string;
    balance: string;
  }>) {
    const key = `${row.program_id} ${row.asset_id}`;
    const sum = left.get(key) ?? 0n;
    left.delete(key);
    if (BigInt(row.balance) !== sum)
      broken.push(`wallet of program ${row.program_id}: ${row.balance}, postings say ${sum}`);
  }
  return [
    ...broken,
    ...[...left].filter(([, sum]) => sum !== 0n).map(([key]) => `wallet ${key} has postings but no balance`),
  ];
}
