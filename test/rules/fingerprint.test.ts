// D11, D34: which two requests under one idempotency key are the same one.
import { expect, test } from 'vitest';
import { requireSameRequest, writeFingerprint } from '../../src/local-engine/rules/fingerprint.js';
import { refusalOf } from '../support/rule-refusal.js';

test('D34 the order of the fields and fields that were not sent make no difference', () => {
  const expected = '{"operation":"reverse","amount":"5","quantity":1,"reason":"r","redemption_id":"1"}';
  const sent = { redemption_id: '1', quantity: 1, amount: '5', reason: 'r' };
  expect(writeFingerprint('reverse', sent)).toBe(expected);
  const turned = { amount: '5', reason: 'r', redemption_id: '1', quantity: 1, other: undefined };
  expect(writeFingerprint('reverse', turned)).toBe(expected);
});

const PREFIX = 'idempotency_conflict: idempotency_key was already used';

test.each([
  //  name                              first                          again                           refusal
  ['the same', { amount: '5', reason: 'r' }, { amount: '5', reason: 'r' }, undefined],
  ['another value', { amount: '5', reason: 'r' }, { amount: '6', reason: 'r' }, 'amount'],
  ['one field more', { reason: 'r' }, { amount: '5', reason: 'r' }, 'amount'],
  ['one field less', { amount: '5', reason: 'r' }, { reason: 'r' }, 'amount'],
  ['a number is not its text', { quantity: 1 }, { quantity: '1' }, 'quantity'],
  ['several, by name', { reason: 'r', quantity: 1 }, { reason: 's', amount: '5' }, 'amount, quantity, reason'],
])('D11 %s', (_name, first, again, differing) => {
  const [before, now] = [writeFingerprint('reverse', first), writeFingerprint('reverse', again)];
  expect(refusalOf(requireSameRequest, before, now)).toBe(
    differing && `${PREFIX} for a request with another ${differing}`,
  );
});

test('D11 of another operation nothing else is compared', () => {
  const [before, now] = [writeFingerprint('redeem', { amount: '5' }), writeFingerprint('reverse', { amount: '6' })];
  expect(refusalOf(requireSameRequest, before, now)).toBe(`${PREFIX} in this program for another operation`);
});
