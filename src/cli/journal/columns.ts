// How rows of the journal are written in its columns.
import type { KeyedRequest, ReversalIntent } from '../reversal.js';
import type { Done, Problem } from './types.js';

export interface RequestColumns {
  redemption_id: string;
  request: string;
}

export interface DoneColumns {
  reversal_id: string | null;
  journal_entry_id: string | null;
  done_amount: string | null;
  done_quantity: number | null;
  done_expired: string | null;
  request_id: string | null;
}

export interface ProblemColumns {
  error_code: string | null;
  error: string | null;
}

export function intentOf({ redemption_id, request }: RequestColumns): ReversalIntent {
  return { redemptionId: redemption_id, request: JSON.parse(request) as KeyedRequest };
}

/** The same, as parameters of a statement. */
export function doneColumns({ reversalId, journalEntryId, amount, quantity, expired, requestId }: Done): DoneColumns {
  return {
    reversal_id: reversalId ?? null,
    journal_entry_id: journalEntryId ?? null,
    done_amount: amount ?? null,
    done_quantity: quantity ?? null,
    done_expired: expired ?? null,
    request_id: requestId ?? null,
  };
}

export function doneOf(row: DoneColumns): Done {
  return toOptional({
    reversalId: row.reversal_id,
    journalEntryId: row.journal_entry_id,
    amount: row.done_amount,
    quantity: row.done_quantity,
    expired: row.done_expired,
    requestId: row.request_id,
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
