// The closed set of reasons for which the ledger's rules refuse a request.

export type RefusalCode =
  | 'invalid_request'
  | 'invalid_scale'
  | 'not_found'
  | 'idempotency_conflict'
  | 'program_not_active'
  | 'participant_not_active'
  | 'asset_not_linked'
  | 'asset_archived'
  | 'reward_not_active'
  | 'reward_not_available'
  | 'reward_out_of_stock'
  | 'max_per_participant_exceeded'
  | 'amount_below_minimum'
  | 'redemption_kind_mismatch'
  | 'reversal_kind_mismatch'
  | 'max_transaction_amount_exceeded'
  | 'insufficient_balance'
  | 'amount_out_of_range'
  | 'already_fully_reversed'
  | 'reversal_exceeds_remaining'
  | 'lot_expired'
  | 'name_taken';

/** An expected refusal: the request was understood, a rule forbids it, nothing has changed. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}
