// Decisions about lots: what is spent first, what comes back first, and what time does to both.
import { describe } from 'vitest';
import { converse } from '../support/conversation.js';

describe('first in, first out; last out, first back', () => {
  converse([
    [
      'D39 the oldest lot is emptied before the next is touched',
      [
        ['credit 10', '201'],
        ['credit 20', '201'],
        ['credit 30', '201'],
        ['redeem 25', '201 25.00'],
        ['lots', '0.00 CONSUMED, 5.00, 30.00'],
        ['posted', 'REDEMPTION: AVAILABLE lot1 -10.00, AVAILABLE lot2 -15.00, SYSTEM_REDEMPTION 25.00'],
      ],
    ],
    [
      'D39 deferred and held lots are skipped',
      [
        ['credit 10 matures_at=5', '201'],
        ['adjust CREDIT 10 held', '201 10.00'],
        ['credit 30', '201'],
        ['redeem 25', '201 25.00'],
        ['lots', '10.00 DEFERRED, 10.00 HELD, 5.00'],
      ],
    ],
    [
      'D39 what came back to an old lot is spent before younger ones, and one that matures takes its place by age',
      [
        ['credit 10', '201'],
        ['credit 10 matures_at=5', '201'],
        ['credit 10', '201'],
        ['credit 10', '201'],
        ['redeem 25', '201 25.00'],
        ['lots', '0.00 CONSUMED, 10.00 DEFERRED, 0.00 CONSUMED, 5.00'],
        ['reverse 17', '201 17.00'],
        ['lots', '2.00, 10.00 DEFERRED, 10.00, 10.00'],
        ['redeem 4', '201 4.00'],
        ['lots', '0.00 CONSUMED, 10.00 DEFERRED, 8.00, 10.00'],
        ['advance P6D', 'ok'],
        ['redeem 12', '201 12.00'],
        ['lots', '0.00 CONSUMED, 0.00 CONSUMED, 6.00, 10.00'],
      ],
    ],
    [
      'D22 the lot drawn last is restored first',
      [
        ['credit 10', '201'],
        ['credit 20', '201'],
        ['credit 30', '201'],
        ['redeem 45', '201 45.00'],
        ['reverse 20', '201 20.00'],
        ['lots', '0.00 CONSUMED, 5.00, 30.00'],
        ['posted', 'REVERSAL: AVAILABLE lot3 15.00, AVAILABLE lot2 5.00, SYSTEM_REDEMPTION -20.00'],
      ],
    ],
    [
      'D22 a later reversal goes on where the earlier one stopped',
      [
        ['credit 10', '201'],
        ['credit 20', '201'],
        ['credit 30', '201'],
        ['redeem 60', '201 60.00'],
        ['reverse 35', '201 35.00'],
        ['lots', '0.00 CONSUMED, 5.00, 30.00'],
        ['reverse 15', '201 15.00'],
        ['lots', '0.00 CONSUMED, 20.00, 30.00'],
        ['reverse', '201 10.00'],
        ['lots', '10.00, 20.00, 30.00'],
      ],
    ],
    [
      'D22 exactly one draw back, then the next steps over it',
      [
        ['credit 10', '201'],
        ['credit 20', '201'],
        ['redeem 30', '201 30.00'],
        ['reverse 20', '201 20.00'],
        ['reverse 1', '201 1.00'],
        ['lots', '1.00, 20.00'],
      ],
    ],
    [
      'D22 of two redemptions each gives back to the lots that it drew from itself',
      [
        ['credit 10', '201'],
        ['credit 20', '201'],
        ['redeem 15', '201 15.00'],
        ['redeem 15', '201 15.00'],
        ['reverse #1', '201 15.00'],
        ['lots', '10.00, 5.00'],
        ['reverse #2', '201 15.00'],
        ['lots', '10.00, 20.00'],
      ],
    ],
    [
      'D23 a consumed lot is what it was: a lot given back to is spent again in its old place',
      [
        ['credit 10 expires_at=30', '201'],
        ['credit 20', '201'],
        ['redeem 10', '201 10.00'],
        ['lots', '0.00 CONSUMED, 20.00'],
        ['reverse', '201 10.00'],
        ['lots', '10.00, 20.00'],
        ['redeem 12', '201 12.00'],
        ['lots', '0.00 CONSUMED, 18.00'],
        ['reverse 5', '201 5.00'],
        ['advance P31D', 'ok'],
        ['lots', '0.00 EXPIRED, 20.00'],
      ],
    ],
    [
      'D25 a SIMPLE asset has no lots: the value goes straight to AVAILABLE',
      [
        ['credit 50 simple', '201'],
        ['redeem 30 simple', '201 30.00'],
        ['reverse 12', '201 12.00'],
        ['posted', 'REVERSAL: AVAILABLE 12.00, SYSTEM_REDEMPTION -12.00'],
        ['balance simple', '32.00'],
      ],
    ],
    [
      'D26 an overdraft stays its own line over a reversal, and the next spend settles it from the oldest lots',
      [
        ['credit 10', '201'],
        ['redeem 10', '201 10.00'],
        ['adjust DEBIT 4 negative', '201 4.00'],
        ['balance', '-4.00'],
        ['reverse', '201 10.00'],
        ['lots', '10.00'],
        ['balance', '6.00'],
        ['credit 5', '201'],
        ['redeem 11.01', '422 insufficient_balance'],
        ['redeem 8', '201 8.00'],
        ['lots', '0.00 CONSUMED, 3.00'],
        ['balance', '3.00'],
        ['journal', 'CREDIT REDEMPTION DEBIT REVERSAL CREDIT SETTLEMENT REDEMPTION'],
        ['reverse', '201 8.00'],
        ['lots', '6.00, 5.00'],
      ],
    ],
    [
      'D26 a debit settles an older overdraft before its own draws',
      [
        ['adjust DEBIT 4 negative', '201 4.00'],
        ['credit 10', '201'],
        ['adjust DEBIT 8 negative', '201 8.00'],
        ['posted', 'DEBIT: AVAILABLE lot1 -6.00, AVAILABLE -2.00, SYSTEM_ISSUANCE 8.00'],
        ['balance', '-2.00'],
      ],
    ],
  ]);
});

describe('time', () => {
  converse([
    [
      'D40 a lot expires at its very moment, and its rest goes to breakage',
      [
        ['credit 10 expires_at=3', '201'],
        ['redeem 4', '201 4.00'],
        ['advance PT71H59M59S', 'ok'],
        ['lots', '6.00'],
        ['advance PT1S', 'ok'],
        ['lots', '0.00 EXPIRED'],
        ['posted', 'EXPIRY: AVAILABLE lot1 -6.00, SYSTEM_BREAKAGE 6.00'],
        ['balance', '0.00'],
      ],
    ],
    [
      'D40 a lot spent before its expiry stays CONSUMED',
      [
        ['credit 10 expires_at=3', '201'],
        ['redeem 10', '201 10.00'],
        ['advance P4D', 'ok'],
        ['lots', '0.00 CONSUMED'],
      ],
    ],
    [
      'D40 a deferred lot matures, then expires, each by an entry of its own',
      [
        ['credit 10 matures_at=2 expires_at=4', '201'],
        ['balance', '0.00, 10.00 deferred'],
        ['advance P2D', 'ok'],
        ['balance', '10.00'],
        ['posted', 'MATURITY: DEFERRED lot1 -10.00, AVAILABLE lot1 10.00'],
        ['advance P9D', 'ok'],
        ['balance', '0.00'],
        ['journal', 'CREDIT MATURITY EXPIRY'],
      ],
    ],
    [
      'D40 both at once when the clock passes both',
      [
        ['credit 10 matures_at=2 expires_at=4', '201'],
        ['advance P9D', 'ok'],
        ['journal', 'CREDIT MATURITY EXPIRY'],
      ],
    ],
    [
      'D40 a deferred lot that expires first never becomes spendable',
      [
        ['credit 10 matures_at=5 expires_at=3', '201'],
        ['advance P9D', 'ok'],
        ['posted', 'EXPIRY: DEFERRED lot1 -10.00, SYSTEM_BREAKAGE 10.00'],
        ['journal', 'CREDIT EXPIRY'],
      ],
    ],
    [
      'D40 a credit cannot expire in the past',
      [
        ['credit 10 expires_at=0', '400 invalid_request'],
        ['credit 10 expires_at=-1', '400 invalid_request'],
        ['journal', ''],
      ],
    ],
    [
      'D40 what fell due before an asset was archived still settles',
      [
        ['credit 10 expires_at=3', '201'],
        ['tick 4', 'ok'],
        ['asset status=ARCHIVED', 'ARCHIVED'],
        ['lots', '0.00 EXPIRED'],
        ['journal', 'CREDIT EXPIRY'],
      ],
    ],
    [
      'D40 lots of an archived asset do not settle',
      [
        ['credit 10 expires_at=3', '201'],
        ['asset status=ARCHIVED', 'ARCHIVED'],
        ['advance P9D', 'ok'],
        ['lots', '10.00'],
        ['journal', 'CREDIT'],
      ],
    ],
    [
      'D24 expire: what goes back to an expired lot is posted on to breakage at once',
      [
        ['credit 10 expires_at=3', '201'],
        ['credit 20', '201'],
        ['redeem 15', '201 15.00'],
        ['advance P4D', 'ok'],
        ['reverse', '201 15.00'],
        ['posted', 'EXPIRY: AVAILABLE lot1 -10.00, SYSTEM_BREAKAGE 10.00'],
        ['lots', '0.00 EXPIRED, 20.00'],
        ['balance', '20.00'],
        ['redemption', '15.00/15.00 FULLY_REVERSED'],
        ['journal', 'CREDIT CREDIT REDEMPTION REVERSAL EXPIRY'],
      ],
    ],
    [
      'D40 a lot is expired at its very moment also for what would go back to it',
      [
        ['credit 10 expires_at=3', '201'],
        ['redeem 10', '201 10.00'],
        ['advance P3D', 'ok'],
        ['setting refuse', 'refuse'],
        ['reverse', '422 lot_expired'],
        ['setting expire', 'expire'],
        ['reverse', '201 10.00'],
        ['lots', '0.00 EXPIRED'],
        ['balance', '0.00'],
      ],
    ],
    [
      'D24 restore: it is spendable again, and the lot no longer expires',
      [
        ['setting restore', 'restore'],
        ['credit 10 expires_at=3', '201'],
        ['redeem 6', '201 6.00'],
        ['advance P4D', 'ok'],
        ['lots', '0.00 EXPIRED'],
        ['reverse', '201 6.00'],
        ['lots', '6.00'],
        ['credit 1 expires_at=2', '201'],
        ['advance P400D', 'ok'],
        ['lots', '6.00, 0.00 EXPIRED'],
        ['redeem 6', '201 6.00'],
      ],
    ],
    [
      'D24 refuse: nothing changes when a lot concerned has expired',
      [
        ['setting refuse', 'refuse'],
        ['credit 10 expires_at=3', '201'],
        ['credit 20', '201'],
        ['redeem 15', '201 15.00'],
        ['advance P4D', 'ok'],
        ['reverse', '422 lot_expired'],
        ['redemption', '0.00/15.00 COMPLETED'],
        ['reverse 5', '201 5.00'],
        ['reverse 0.01', '422 lot_expired'],
        ['reverse 11', '422 reversal_exceeds_remaining'],
      ],
    ],
  ]);
});
