// Decisions about redemptions and rewards, as conversations.
import { describe } from 'vitest';
import { converse } from '../support/conversation.js';

describe('who may redeem what', () => {
  converse([
    [
      'D1 a redemption: 201, then 200 for the same key and payload',
      [
        ['credit 50', '201'],
        ['redeem 20 key=k1', '201 20.00'],
        ['redeem 20.0 key=k1', '200 20.00'],
        ['redeem 21 key=k1', '409 idempotency_conflict'],
        ['balance', '30.00'],
      ],
    ],
    [
      'D12 it needs the balance',
      [
        ['redeem 1', '422 insufficient_balance'],
        ['credit 50', '201'],
        ['redeem 50.01', '422 insufficient_balance'],
        ['redeem 50', '201 50.00'],
      ],
    ],
    [
      'D12 deferred value is not spendable',
      [
        ['credit 50 matures_at=3', '201'],
        ['redeem 1', '422 insufficient_balance'],
        ['advance P3D', 'ok'],
        ['redeem 1', '201 1.00'],
      ],
    ],
    [
      'D13 program, participant and asset must be open, in this order',
      [
        ['credit 50', '201'],
        ['asset status=ARCHIVED', 'ARCHIVED'],
        ['redeem 1', '422 asset_archived'],
        ['participant CLOSED', 'CLOSED'],
        ['redeem 1', '422 participant_not_active'],
        ['program status=SUSPENDED', 'SUSPENDED'],
        ['redeem 1', '422 program_not_active'],
      ],
    ],
    [
      'D13 a reward must be active, in its window, and the states come before it',
      [
        ['credit 50', '201'],
        ['reward status=DRAFT', '0 of 4 DRAFT'],
        ['item', '422 reward_not_active'],
        ['reward status=ARCHIVED', '0 of 4 ARCHIVED'],
        ['item', '422 reward_not_active'],
        ['participant SUSPENDED', 'SUSPENDED'],
        ['item', '422 participant_not_active'],
      ],
    ],
    [
      'D13 before and after its window a reward is not available',
      [
        ['credit 50', '201'],
        ['reward available_from=2026-02-01T00:00:00Z available_until=2026-03-01T00:00:00Z', '0 of 4 ACTIVE'],
        ['item', '422 reward_not_available'],
        ['advance P20D', 'ok'],
        ['item', '201 5.00 x1'],
        ['advance P30D', 'ok'],
        ['item', '422 reward_not_available'],
      ],
    ],
    [
      "D13 stock, then the participant's own limit",
      [
        ['credit 500', '201'],
        ['item quantity=5', '422 reward_out_of_stock'],
        ['item quantity=4', '422 max_per_participant_exceeded'],
        ['item quantity=3', '201 15.00 x3'],
        ['item quantity=2', '422 reward_out_of_stock'],
        ['item quantity=1', '422 max_per_participant_exceeded'],
      ],
    ],
    [
      'D13 kind: units by quantity, amounts by amount, not below the minimum',
      [
        ['credit 50', '201'],
        ['item amount=5', '422 redemption_kind_mismatch'],
        ['item amounts quantity=1', '422 redemption_kind_mismatch'],
        ['item amounts amount=1.99', '422 amount_below_minimum'],
        ['item amounts amount=2', '201 2.00'],
        ['item amounts', '400 invalid_request'],
      ],
    ],
    [
      "D5 scale and D4 form of a redemption's amount",
      [
        ['credit 50', '201'],
        ['redeem 1.005', '400 invalid_scale'],
        ['redeem 0', '400 invalid_request'],
        ['redeem 0.00', '400 invalid_request'],
      ],
    ],
    [
      'D37a adjusting: 201, refused with the codes of a redemption',
      [
        ['adjust CREDIT 5', '201 5.00'],
        ['adjust DEBIT 6', '422 insufficient_balance'],
        ['adjust DEBIT 5', '201 5.00'],
        ['adjust DEBIT 6 negative simple', '201 6.00'],
        ['balance simple', '-6.00'],
        ['adjust CREDIT 5 negative', '400 invalid_request'],
        ['adjust CREDIT 1.005', '400 invalid_scale'],
        ['participant SUSPENDED', 'SUSPENDED'],
        ['adjust CREDIT 5', '422 participant_not_active'],
        ['asset status=ARCHIVED', 'ARCHIVED'],
        ['participant ACTIVE', 'ACTIVE'],
        ['adjust CREDIT 5', '422 asset_archived'],
        ['program status=ARCHIVED', 'ARCHIVED'],
        ['adjust CREDIT 5', '422 program_not_active'],
      ],
    ],
  ]);
});

describe('stock of a reward', () => {
  converse([
    [
      'D29 counts fall with a reversal, and an OUT_OF_STOCK reward is ACTIVE again',
      [
        ['credit 500', '201'],
        ['reward max_total=3', '0 of 3 ACTIVE'],
        ['item quantity=3', '201 15.00 x3'],
        ['reward', '3 of 3 OUT_OF_STOCK'],
        ['item', '422 reward_out_of_stock'],
        ['reverse quantity=1', '201 5.00 x1'],
        ['reward', '2 of 3 ACTIVE'],
        ['item', '201 5.00 x1'],
        ['reward', '3 of 3 OUT_OF_STOCK'],
      ],
    ],
    [
      "D29 the participant's own count falls too",
      [
        ['credit 500', '201'],
        ['item quantity=3', '201 15.00 x3'],
        ['item', '422 max_per_participant_exceeded'],
        ['reverse quantity=2', '201 10.00 x2'],
        ['item quantity=2', '201 10.00 x2'],
      ],
    ],
    [
      'D29 changing max_total moves no status by itself, a reversal looks at the present one',
      [
        ['credit 500', '201'],
        ['reward max_total=3', '0 of 3 ACTIVE'],
        ['item quantity=3', '201 15.00 x3'],
        ['reward max_total=9', '3 of 9 OUT_OF_STOCK'],
        ['reward max_total=2', '3 of 2 OUT_OF_STOCK'],
        ['reverse quantity=1', '201 5.00 x1'],
        ['reward', '2 of 2 OUT_OF_STOCK'],
        ['reverse quantity=1', '201 5.00 x1'],
        ['reward', '1 of 2 ACTIVE'],
      ],
    ],
    [
      'D29 without a limit there is always stock',
      [
        ['credit 500', '201'],
        ['reward max_total=3', '0 of 3 ACTIVE'],
        ['item quantity=3', '201 15.00 x3'],
        ['reward max_total=null', '3 of any OUT_OF_STOCK'],
        ['reverse quantity=1', '201 5.00 x1'],
        ['reward', '2 of any ACTIVE'],
      ],
    ],
    [
      'D29 DRAFT and ARCHIVED stay what they are',
      [
        ['credit 500', '201'],
        ['item quantity=3', '201 15.00 x3'],
        ['reward status=ARCHIVED', '3 of 4 ARCHIVED'],
        ['reverse quantity=1', '201 5.00 x1'],
        ['reward', '2 of 4 ARCHIVED'],
        ['reward status=DRAFT', '2 of 4 DRAFT'],
        ['reverse', '201 10.00 x2'],
        ['reward', '0 of 4 DRAFT'],
      ],
    ],
    [
      'D29 OUT_OF_STOCK cannot be set by hand',
      [
        ['reward status=OUT_OF_STOCK', '400 invalid_request'],
        ['reward', '0 of 4 ACTIVE'],
      ],
    ],
    [
      'D29 AMOUNT_BASED rewards count nothing',
      [
        ['credit 500', '201'],
        ['item amounts amount=10', '201 10.00'],
        ['reward amounts', '0 of any ACTIVE'],
        ['reverse 4', '201 4.00'],
        ['reward amounts', '0 of any ACTIVE'],
        ['redemption', '4.00/10.00 PARTIALLY_REVERSED'],
      ],
    ],
  ]);
});
