// What the compiler promises to people who use the SDK; `tsc` over the tests is the judge.
import { expect, expectTypeOf, test } from 'vitest';
import type { Listing, Posted, Redemption, Reversal, ScripClient } from '../../src/sdk/index.js';
import { rig } from '../support/sdk-rig.js';

type Reverse = ScripClient['redemptions']['reverse'];

test('amounts are text, in and out', () => {
  expectTypeOf<Reversal['amount']>().toEqualTypeOf<string>();
  expectTypeOf<Redemption['amount']>().toEqualTypeOf<string>();
  expectTypeOf<NonNullable<Parameters<Reverse>[1]['amount']>>().toEqualTypeOf<string>();
});

test('a reversal says whether it is new and by which key', () => {
  expectTypeOf<Awaited<ReturnType<Reverse>>>().toEqualTypeOf<Posted>();
  expectTypeOf<Posted['replayed']>().toEqualTypeOf<boolean>();
  expectTypeOf<Posted['idempotencyKey']>().toEqualTypeOf<string>();
});

test('lists can be awaited and walked', () => {
  expectTypeOf<ReturnType<ScripClient['redemptions']['list']>>().toEqualTypeOf<Listing<Redemption>>();
  expectTypeOf<ReturnType<ScripClient['redemptions']['reversals']>>().toEqualTypeOf<Listing<Reversal>>();
});

test('what cannot be meant does not compile', () => {
  const { client, sent } = rig([]);
  const wrong = [
    // @ts-expect-error an amount is text
    () => client.redemptions.reverse('r', { reason: 'x', amount: 5 }),
    // @ts-expect-error a reason is needed
    () => client.redemptions.reverse('r', { amount: '5' }),
    // @ts-expect-error no such path
    () => client.api.GET('/v1/no-such-path'),
  ];
  expect(wrong).toHaveLength(3);
  expect(sent).toHaveLength(0);
});
