// Spending beyond the lots: the overdraft is a line of its own, and the next spend settles it first. Source: decision D26.
import type { Account, OpenAccount, Ref } from './accounts.js';
import { postEntry } from './journal.js';
import { participantLine } from './postings.js';
import { spendFromLots } from './lots.js';
import type { Tx } from './tx.js';

interface OverdraftContext {
  readonly program: Ref;
  readonly scale: number;
  readonly isLots: boolean;
}

/** How much of its overdraft an account's lots can pay. */
export function overdraftPaid(account: Account): bigint {
  const inLots = account.available + account.overdraft;
  return inLots < account.overdraft ? inLots : account.overdraft;
}

/**
 * Pays an overdraft, as far as the lots reach, from the oldest lots, by an entry of its own: what pays it is not
 * a draw of the redemption that follows. Net effect on AVAILABLE: none.
 *
 * @returns the account with what is left of the overdraft; the caller saves it
 */
export function settleOverdraft(
  tx: Tx,
  account: OpenAccount,
  { program, scale, isLots }: OverdraftContext,
): OpenAccount {
  const paid = overdraftPaid(account);
  if (!isLots || paid === 0n) return account;
  const { draws, openFrom } = spendFromLots(tx, account, 'AVAILABLE', paid);
  const posted = postEntry(tx, {
    id: tx.newId(),
    actionType: 'SETTLEMENT',
    program,
    account,
    scale,
    description: 'Overdraft settled from lots',
    amount: paid,
    postings: [
      ...draws.map((draw) => participantLine('AVAILABLE', -draw.amount, draw.lotSeq)),
      participantLine('AVAILABLE', paid),
    ],
  });
  return { ...posted, openFrom, overdraft: account.overdraft - paid };
}
