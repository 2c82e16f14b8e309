// What a reversal gives back, or why not, in the words of the refusal; the order of refusals is the specification's.
import { expect, test } from 'vitest';
import { type ReversalFacts, type ReversalRequest, decideReversal } from '../../src/local-engine/rules/reversal.js';
import { refusalOf } from '../support/rule-refusal.js';

const RAW: ReversalFacts = {
  redemptionId: 'red_1',
  kind: 'RAW',
  scale: 2,
  amount: 5000n,
  reversedAmount: 1000n,
  quantity: null,
  reversedQuantity: null,
  unitCost: null,
  participantStatus: 'ACTIVE',
  assetStatus: 'ACTIVE',
};
const AMOUNTS: ReversalFacts = { ...RAW, kind: 'AMOUNT_BASED', unitCost: 500n };
const UNITS: ReversalFacts = { ...RAW, kind: 'UNIT_BASED', quantity: 10, reversedQuantity: 2, unitCost: 500n };
const BACK: ReversalFacts = { ...RAW, reversedAmount: 5000n };
const UNITS_BACK: ReversalFacts = { ...UNITS, reversedQuantity: 10, reversedAmount: 5000n };

test.each<[string, ReversalFacts, ReversalRequest, bigint, number | null]>([
  //  name                                             facts   request                               gives back
  ['D20 all that remains', RAW, {}, 4000n, null],
  ['D9 a part', RAW, { amount: '12.5' }, 1250n, null],
  ['D9 exactly what remains', RAW, { amount: '40.00' }, 4000n, null],
  ['D20 all that remains of an AMOUNT_BASED one', AMOUNTS, {}, 4000n, null],
  ['D20 all units that remain', UNITS, {}, 4000n, 8],
  ['D21 a unit, at the price of then', UNITS, { quantity: 1 }, 500n, 1],
  ['D9 exactly the units that remain', UNITS, { quantity: 8 }, 4000n, 8],
  ['D8 units and their cost', UNITS, { quantity: 3, amount: '15.000' }, 1500n, 3],
  ['units of which none was reversed', { ...UNITS, reversedQuantity: null }, {}, 5000n, 10],
])('%s', (_name, facts, request, amount, quantity) => {
  expect(decideReversal(facts, request)).toEqual({ amount, quantity });
});

const SUSPENDED = { participantStatus: 'SUSPENDED' };
const ARCHIVED = { assetStatus: 'ARCHIVED' };
const NOT_UNITS = 'redemption is reversed by amount; quantity is for UNIT_BASED ones';
const PARTICIPANT =
  'participant_not_active: the participant is SUSPENDED; a redemption can be reversed only for an ACTIVE participant';
const ASSET = 'asset_archived: the asset is ARCHIVED and accepts no new ledger entries';
const DONE = 'already_fully_reversed: redemption red_1 is already fully reversed';
const COST = 'invalid_request: amount must be 15.00, quantity 3 times the unit cost of 5.00, or be left out';

test.each<[string, ReversalFacts, ReversalRequest, string]>([
  ['D17 first of all the participant', { ...RAW, ...SUSPENDED, ...ARCHIVED }, { quantity: 1 }, PARTICIPANT],
  ['D19 then the asset', { ...RAW, ...ARCHIVED }, { quantity: 1 }, ASSET],
  ['D7 then the kind', BACK, { quantity: 1, amount: '1.005' }, `reversal_kind_mismatch: a raw ${NOT_UNITS}`],
  ['D7 of an AMOUNT_BASED one', AMOUNTS, { quantity: 1 }, `reversal_kind_mismatch: an AMOUNT_BASED ${NOT_UNITS}`],
  [
    'D7 of a UNIT_BASED one',
    UNITS_BACK,
    { amount: '5.00' },
    'reversal_kind_mismatch: a UNIT_BASED redemption is reversed by quantity; amount is for raw and AMOUNT_BASED ones',
  ],
  ['D8 then what does not fit together', UNITS_BACK, { quantity: 3, amount: '15.01' }, COST],
  ['D8 or is less', UNITS, { quantity: 3, amount: '14.99' }, COST],
  [
    'D5 then the scale',
    BACK,
    { amount: '1.005' },
    'invalid_scale: amount has 3 decimal places; the asset has 2. Nothing is rounded',
  ],
  ['D10 then that nothing is left', BACK, { amount: '99' }, DONE],
  ['D10 also without an amount', BACK, {}, DONE],
  ['D10 of units', UNITS_BACK, { quantity: 99 }, DONE],
  ['D10 of all units', UNITS_BACK, {}, DONE],
  [
    'D9 then the headroom',
    RAW,
    { amount: '40.01' },
    'reversal_exceeds_remaining: asked to reverse 40.01, but only 40.00 remains',
  ],
  ['D9 of units', UNITS, { quantity: 9 }, 'reversal_exceeds_remaining: asked to reverse 9 units, but only 8 remain'],
  [
    'D9 of the last unit',
    { ...UNITS, reversedQuantity: 9 },
    { quantity: 2 },
    'reversal_exceeds_remaining: asked to reverse 2 units, but only 1 remains',
  ],
])('%s', (_name, facts, request, refusal) => {
  expect(refusalOf(decideReversal, facts, request)).toBe(refusal);
});
