// How rows of the journal are written in its columns.
import type { Done, Problem, RowRequest } from './types.js';

export interface RequestColumns {
  redemption_id: string;
  amount: string | null;
  quantity: number | null;
  reason: string;
}

export interface DoneColumns {
  reversal_id: string | null;
  journal_entry_id: string | null;
  done_amount: string | null;
  done_quantity: number | null;
}

export interface ProblemColumns {
  error_code: string | null;
  error: string | null;
}

export function requestOf({ redemption_id, amount, quantity, reason }: RequestColumns): RowRequest {
  return { redemptionId: redemption_id, reason, ...toOptional({ amount, quantity }) };
}

export function doneOf(row: DoneColumns): Done {
  return toOptional({
    reversalId: row.reversal_id,
    journalEntryId: row.journal_entry_id,
    amount: row.done_amount,
    quantity: row.done_quantity,
  });
}

export function problemOf({ error_code: code, error }: ProblemColumns): { problem?: Problem } {
  return code === null ? {} : { problem: { code, message: error ?? '' } };
}

type Optional<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** The fields that have a value: SQL's null is an absent field here. */
export function toOptional<T extends object>(fields: T): Optional<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Optional<T>;
}
