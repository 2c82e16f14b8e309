// Types of book.mjs, for the tests that are TypeScript.

export interface BookEntry {
  readonly key: string;
  readonly redemption: string;
  readonly amount: string;
  /** What was answered; absent while nothing was. */
  readonly text?: string;
}

export interface AuditCount {
  readonly answered: number;
  readonly unknown: number;
  /** Of the unknown ones, those that the ledger has. */
  readonly arrived: number;
  readonly lost: number;
  readonly doubled: number;
}

export function audit(
  entries: readonly BookEntry[],
  ledger: readonly { readonly id: string; readonly reversed_amount: string; readonly reversals: readonly object[] }[],
): { readonly count: AuditCount; readonly complaints: string[] };
