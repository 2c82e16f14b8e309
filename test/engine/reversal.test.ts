// Decisions about reversals, as conversations. The world: gift cards at 5.00 (4 in stock, 3 each), see support/world.ts.
import { describe } from 'vitest';
import { converse } from '../support/conversation.js';

describe('answers to a reversal', () => {
  converse([
    [
      'D1 the first is 201, the same key and payload again is 200 with the same answer',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 20 key=k1', '201 20.00'],
        ['reverse 20 key=k1', '200 20.00'],
        ['redemption', '20.00/50.00 PARTIALLY_REVERSED'],
      ],
    ],
    [
      'D1 a replay wins over the headroom its own first run used up',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 50 key=k1', '201 50.00'],
        ['reverse 50 key=k1', '200 50.00'],
        ['reverse 50 key=k2', '422 already_fully_reversed'],
      ],
    ],
    [
      'D1 a replay wins over every state that changed since',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 20 key=k1', '201 20.00'],
        ['participant CLOSED', 'CLOSED'],
        ['asset status=ARCHIVED', 'ARCHIVED'],
        ['reverse 20 key=k1', '200 20.00'],
        ['reverse 20 key=k2', '422 participant_not_active'],
      ],
    ],
    [
      'D11 the same key with another payload is a conflict, and changes nothing',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 20 key=k1', '201 20.00'],
        ['reverse 21 key=k1', '409 idempotency_conflict'],
        ['reverse 20 key=k1 reason=another_reason', '409 idempotency_conflict'],
        ['reverse key=k1', '409 idempotency_conflict'],
        ['redemption', '20.00/50.00 PARTIALLY_REVERSED'],
      ],
    ],
    [
      'D11 a conflict wins over states and headroom',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 50 key=k1', '201 50.00'],
        ['participant SUSPENDED', 'SUSPENDED'],
        ['reverse 49 key=k1', '409 idempotency_conflict'],
      ],
    ],
    [
      'D34 zeros behind the point and blanks around the reason make no other request',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 5 key=k1', '201 5.00'],
        ['reverse 5.000 key=k1', '200 5.00'],
        ['reverse 05.0 key=k1 reason=_Customer_refund_request_', '200 5.00'],
      ],
    ],
    [
      'D34 redemptions and reversals share one set of keys in a program',
      [
        ['credit 50', '201'],
        ['redeem 10 key=k1', '201 10.00'],
        ['reverse 10 key=k1', '409 idempotency_conflict'],
      ],
    ],
    [
      'D34 one key is one reversal: of another redemption it is a conflict',
      [
        ['credit 50', '201'],
        ['redeem 10', '201 10.00'],
        ['redeem 10', '201 10.00'],
        ['reverse 10 key=k1 #1', '201 10.00'],
        ['reverse 10 key=k1 #2', '409 idempotency_conflict'],
      ],
    ],
    [
      'D35 a refusal does not spend its key',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 99 key=k1', '422 reversal_exceeds_remaining'],
        ['reverse 9 key=k1', '201 9.00'],
      ],
    ],
    [
      'D34 null in an optional field is the same as leaving it out',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse key=k1 amount=null quantity=null', '201 50.00'],
        ['reverse key=k1', '200 50.00'],
      ],
    ],
  ]);
});

describe('how much comes back', () => {
  converse([
    [
      'D9 over the headroom is refused, never clamped',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 50.01', '422 reversal_exceeds_remaining'],
        ['reverse 30', '201 30.00'],
        ['reverse 20.01', '422 reversal_exceeds_remaining'],
        ['reverse 20', '201 20.00'],
      ],
    ],
    [
      'D9 units over the headroom are refused',
      [
        ['credit 50', '201'],
        ['item quantity=2', '201 10.00 x2'],
        ['reverse quantity=3', '422 reversal_exceeds_remaining'],
        ['reverse quantity=1', '201 5.00 x1'],
        ['reverse quantity=2', '422 reversal_exceeds_remaining'],
      ],
    ],
    [
      'D10 a fully reversed redemption cannot be reversed',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse', '201 50.00'],
        ['reverse', '422 already_fully_reversed'],
        ['reverse 999', '422 already_fully_reversed'],
      ],
    ],
    [
      'D20 without amount and quantity the remainder comes back',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 12.34', '201 12.34'],
        ['reverse', '201 37.66'],
        ['redemption', '50.00/50.00 FULLY_REVERSED'],
      ],
    ],
    [
      'D20 of units, too',
      [
        ['credit 50', '201'],
        ['item quantity=3', '201 15.00 x3'],
        ['reverse quantity=1', '201 5.00 x1'],
        ['reverse', '201 10.00 x2'],
        ['redemption', '15.00/15.00 x3/3 FULLY_REVERSED'],
      ],
    ],
    [
      'D21 units come back at the price they were redeemed at',
      [
        ['credit 50', '201'],
        ['item quantity=2', '201 10.00 x2'],
        ['reward unit_cost=9', '2 of 4 ACTIVE'],
        ['reverse quantity=1', '201 5.00 x1'],
      ],
    ],
    [
      'D7 raw and AMOUNT_BASED redemptions take no quantity, UNIT_BASED ones no amount alone',
      [
        ['credit 50', '201'],
        ['redeem 10', '201 10.00'],
        ['reverse quantity=1', '422 reversal_kind_mismatch'],
        ['reverse 5 quantity=1', '422 reversal_kind_mismatch'],
        ['item amounts amount=10', '201 10.00'],
        ['reverse quantity=1', '422 reversal_kind_mismatch'],
        ['reverse 5 quantity=1', '422 reversal_kind_mismatch'],
        ['item quantity=1', '201 5.00 x1'],
        ['reverse 5', '422 reversal_kind_mismatch'],
      ],
    ],
    [
      'D8 both together are good when the amount is the cost of the units',
      [
        ['credit 50', '201'],
        ['item quantity=2', '201 10.00 x2'],
        ['reverse 5.01 quantity=1', '400 invalid_request'],
        ['reverse 5.0 quantity=1', '201 5.00 x1'],
      ],
    ],
    [
      'D5 more decimals than the scale are refused, zeros behind it are not',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse 1.005', '400 invalid_scale'],
        ['reverse 1.500', '201 1.50'],
      ],
    ],
    [
      "D28 the asset's transaction limit does not bind reversals",
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['asset max_transaction_amount=10', 'ACTIVE'],
        ['redeem 10.01', '422 max_transaction_amount_exceeded'],
        ['reverse 50', '201 50.00'],
      ],
    ],
    [
      'D30 status follows the totals',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['redemption', '0.00/50.00 COMPLETED'],
        ['reverse 49.99', '201 49.99'],
        ['redemption', '49.99/50.00 PARTIALLY_REVERSED'],
        ['reverse 0.01', '201 0.01'],
        ['redemption', '50.00/50.00 FULLY_REVERSED'],
      ],
    ],
  ]);
});

describe('states', () => {
  converse([
    [
      'D17 a participant that is not active gets nothing back',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['participant SUSPENDED', 'SUSPENDED'],
        ['reverse 10', '422 participant_not_active'],
        ['participant CLOSED', 'CLOSED'],
        ['reverse 10', '422 participant_not_active'],
        ['participant ACTIVE', 'ACTIVE'],
        ['reverse 10', '201 10.00'],
      ],
    ],
    [
      "D18 the program's status does not matter",
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['program status=SUSPENDED', 'SUSPENDED'],
        ['reverse 10', '201 10.00'],
        ['program status=ARCHIVED', 'ARCHIVED'],
        ['reverse 10', '201 10.00'],
      ],
    ],
    [
      'D19 an archived asset takes no entries',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['asset status=ARCHIVED', 'ARCHIVED'],
        ['reverse 10', '422 asset_archived'],
      ],
    ],
    [
      'the order of refusals: participant, asset, kind, both fields, scale, already reversed, headroom',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['reverse', '201 50.00'],
        ['reverse 1.005', '400 invalid_scale'],
        ['reverse 99', '422 already_fully_reversed'],
        ['reverse 1.005 quantity=1', '422 reversal_kind_mismatch'],
        ['asset status=ARCHIVED', 'ARCHIVED'],
        ['reverse 1.005 quantity=1', '422 asset_archived'],
        ['participant CLOSED', 'CLOSED'],
        ['reverse 1.005 quantity=1', '422 participant_not_active'],
      ],
    ],
    [
      'the order for units: both fields before already reversed',
      [
        ['credit 50', '201'],
        ['item quantity=1', '201 5.00 x1'],
        ['reverse', '201 5.00 x1'],
        ['reverse 4 quantity=1', '400 invalid_request'],
        ['reverse 5 quantity=1', '422 already_fully_reversed'],
      ],
    ],
    [
      'D27 the account debited is the one captured at the redemption',
      [
        ['credit 50', '201'],
        ['redeem 50', '201 50.00'],
        ['program redemption_target_type=SYSTEM_BREAKAGE', 'ACTIVE'],
        ['reverse 10', '201 10.00'],
        ['posted', 'REVERSAL: AVAILABLE lot1 10.00, SYSTEM_REDEMPTION -10.00'],
        ['redeem 5', '201 5.00'],
        ['posted', 'REDEMPTION: AVAILABLE lot1 -5.00, SYSTEM_BREAKAGE 5.00'],
      ],
    ],
  ]);
});
