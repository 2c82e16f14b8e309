// Every error code of the engine with its HTTP status, and the error answers made from them.
import { SeedError } from './seed/document.js';
import { Refusal, type RefusalCode } from '../rules/refusal.js';

/** Codes for requests that never reach an operation: key, method, path, body, rate limit, storage. */
export type HttpErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'method_not_allowed'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'too_many_requests'
  | 'not_implemented'
  | 'snapshot_unusable'
  | 'storage_unavailable'
  | 'internal_error';

/** `satisfies` makes a code without a status a compile error. Source: decisions D1 to D14, D24, D37b. */
const STATUS = {
  invalid_request: 400,
  invalid_scale: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  idempotency_conflict: 409,
  name_taken: 409,
  snapshot_unusable: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  program_not_active: 422,
  participant_not_active: 422,
  asset_not_linked: 422,
  asset_archived: 422,
  reward_not_active: 422,
  reward_not_available: 422,
  reward_out_of_stock: 422,
  max_per_participant_exceeded: 422,
  amount_below_minimum: 422,
  redemption_kind_mismatch: 422,
  reversal_kind_mismatch: 422,
  max_transaction_amount_exceeded: 422,
  insufficient_balance: 422,
  amount_out_of_range: 422,
  already_fully_reversed: 422,
  reversal_exceeds_remaining: 422,
  lot_expired: 422,
  too_many_requests: 429,
  internal_error: 500,
  not_implemented: 501,
  storage_unavailable: 503,
} as const satisfies Record<RefusalCode | HttpErrorCode, number>;

/** A request that is refused before its operation runs. */
export class HttpError extends Error {
  constructor(
    readonly code: HttpErrorCode | 'not_found' | 'invalid_request',
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'HttpError';
  }
}

/** An answer before it gets the headers of all answers; `text` is sent as it is. */
export interface WireAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is lost after half of the text. */
  readonly breaksOff?: boolean;
}

/** The answer to an expected refusal, or undefined for any other error. */
export function toErrorAnswer(error: unknown): WireAnswer | undefined {
  if (error instanceof Refusal) return errorAnswer(error.code, error.message);
  if (error instanceof SeedError) return seedAnswer(error);
  if (error instanceof HttpError) return { ...errorAnswer(error.code, error.message), headers: error.headers };
  return undefined;
}

/** Lists every problem, so that one attempt shows all there is to fix. */
function seedAnswer({ message, problems }: SeedError): WireAnswer {
  return { status: STATUS.invalid_request, text: JSON.stringify({ code: 'invalid_request', message, problems }) };
}

export function errorAnswer(code: RefusalCode | HttpErrorCode, message: string): WireAnswer {
  return { status: STATUS[code], text: JSON.stringify({ code, message }) };
}
