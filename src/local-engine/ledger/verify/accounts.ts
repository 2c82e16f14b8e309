// Checks balances, overdrafts and wallets: each must be the sum of its postings.
// A file of its own because it is one invariant: verify.ts replays the journal once, for all of them.
import { isBucket } from '../postings.js';
import type { Tx } from '../tx.js';
import { createAmounts, createNumbers, type Amounts, type Names, type Numbers } from './compact.js';
import { nameOf, type Replay } from './replay.js';

/** By the number of the account, in forty bytes each. */
interface Sums {
  readonly AVAILABLE: Amounts;
  readonly DEFERRED: Amounts;
  readonly HELD: Amounts;
  /** AVAILABLE postings that name no lot. */
  readonly lotless: Amounts;
  /** The number of the newest entry. */
  readonly newest: Numbers;
}

export function replayAccounts(tx: Tx, names: Names): Replay {
  const sums: Sums = {
    AVAILABLE: createAmounts(),
    DEFERRED: createAmounts(),
    HELD: createAmounts(),
    lotless: createAmounts(),
    newest: createNumbers(),
  };
  const wallets = new Map<string, bigint>();
  const broken: string[] = [];
  return {
    name: 'balances',
    feed: (entry) => {
      const { account_previous, account_seq, program_seq, seq } = entry.row;
      if (account_previous !== sums.newest.get(account_seq))
        broken.push(`${nameOf(entry)} does not name the entry before it of its account`);
      sums.newest.set(account_seq, seq);
      for (const { amount, lot, place } of entry.postings) {
        if (isBucket(place)) add(sums[place], account_seq, amount);
        if (place === 'AVAILABLE' && lot === undefined) add(sums.lotless, account_seq, amount);
        if (place !== 'PROGRAM') continue;
        const wallet = `${names.program(program_seq)} ${names.assetOf(account_seq)}`;
        wallets.set(wallet, (wallets.get(wallet) ?? 0n) + amount);
      }
    },
    finish: () => [...broken, ...compareAccounts(tx, names, sums), ...compareWallets(tx, wallets)],
  };
}

function add(sums: Amounts, at: number, amount: bigint): void {
  sums.set(at, sums.get(at) + amount);
}

type StoredAccount = readonly [
  seq: number,
  available: string,
  deferred: string,
  held: string,
  overdraft: string,
  newestEntry: number,
  inventoryMode: 'SIMPLE' | 'LOT' | null,
];

const STORED = `SELECT c.seq, available, deferred, held, overdraft, newest_entry, inventory_mode
  FROM accounts c LEFT JOIN assets a ON a.seq = c.asset_seq ORDER BY c.seq`;

function compareAccounts(tx: Tx, names: Names, sums: Sums): string[] {
  const broken: string[] = [];
  for (const row of tx.sql(STORED).raw().iterate() as IterableIterator<StoredAccount>) {
    const [seq, available, deferred, held, overdraft, newest, mode] = row;
    const compare = (name: string, stored: string | number, replayed: string | number): void => {
      if (stored === replayed) return;
      const whose = `participant ${names.participantOf(seq)}, asset ${names.assetOf(seq)}`;
      broken.push(`${whose}: ${name} is ${stored}, the journal says ${replayed}`);
    };
    compare('available', available, sums.AVAILABLE.get(seq).toString());
    compare('deferred', deferred, sums.DEFERRED.get(seq).toString());
    compare('held', held, sums.HELD.get(seq).toString());
    compare('overdraft', overdraft, mode === 'LOT' ? (-sums.lotless.get(seq)).toString() : '0');
    compare('newest_entry', newest, sums.newest.get(seq));
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
