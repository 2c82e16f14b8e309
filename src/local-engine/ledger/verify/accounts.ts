// Balances, overdrafts and wallets: each must be the sum of its postings.
import type { Tx } from '../tx.js';
import type { Replay } from './replay.js';

interface Sums {
  AVAILABLE: bigint;
  DEFERRED: bigint;
  HELD: bigint;
  /** AVAILABLE postings that name no lot. */
  lotless: bigint;
  /** The number of the newest entry. */
  newest: number;
}

interface StoredAccount {
  seq: number;
  newest_entry: number;
  participant_id: string;
  asset_id: string;
  available: string;
  deferred: string;
  held: string;
  overdraft: string;
  inventory_mode: 'SIMPLE' | 'LOT';
}

const NOTHING: Readonly<Sums> = { AVAILABLE: 0n, DEFERRED: 0n, HELD: 0n, lotless: 0n, newest: 0 };

export function replayAccounts(tx: Tx): Replay {
  const accounts = new Map<number, Sums>();
  const wallets = new Map<string, bigint>();
  const broken: string[] = [];
  return {
    name: 'balances',
    feed: ({ row, postings }) => {
      const sums = accounts.get(row.account_seq) ?? { ...NOTHING };
      accounts.set(row.account_seq, sums);
      if (row.account_previous !== sums.newest)
        broken.push(`entry ${row.id} does not name the entry before it of its account`);
      sums.newest = row.seq;
      for (const { amount, bucket, entity_id, entity_type, lot_id } of postings) {
        if (entity_type === 'PROGRAM') {
          const key = `${entity_id ?? ''} ${row.asset_id}`;
          wallets.set(key, (wallets.get(key) ?? 0n) + BigInt(amount));
        }
        if (entity_type !== 'PARTICIPANT' || bucket === null) continue;
        if (entity_id !== row.participant_id) broken.push(`entry ${row.id} moves what is somebody else's`);
        sums[bucket] += BigInt(amount);
        if (bucket === 'AVAILABLE' && lot_id === null) sums.lotless += BigInt(amount);
      }
    },
    finish: () => [...broken, ...compareAccounts(tx, accounts), ...compareWallets(tx, wallets)],
  };
}

function compareAccounts(tx: Tx, accounts: Map<number, Sums>): string[] {
  const broken: string[] = [];
  const stored = tx
    .sql('SELECT c.*, a.inventory_mode FROM accounts_with_ids c JOIN assets a ON a.seq = c.asset_seq')
    .iterate();
  for (const row of stored as IterableIterator<StoredAccount>) {
    const sums = accounts.get(row.seq) ?? NOTHING;
    const expected = {
      available: sums.AVAILABLE,
      deferred: sums.DEFERRED,
      held: sums.HELD,
      overdraft: row.inventory_mode === 'LOT' ? -sums.lotless : 0n,
      newest_entry: BigInt(sums.newest),
    };
    for (const [name, value] of Object.entries(expected)) {
      const kept = BigInt(row[name as keyof typeof expected]);
      if (kept !== value)
        broken.push(
          `participant ${row.participant_id}, asset ${row.asset_id}: ${name} is ${kept}, the journal says ${value}`,
        );
    }
  }
  return broken;
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
