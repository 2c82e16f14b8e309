// The forms in which a reversal or a redemption may be asked for, and which field is named when it is not one of them.
import { describe, expect, test } from 'vitest';
import { ID, bodyOf } from '../support/form-verdict.js';

const GIFT = '🎁';

/** Rules of an amount, wherever one is sent. */
const AMOUNTS: [what: string, amount: unknown, expected: string][] = [
  ['digits', '5', 'taken'],
  ['decimals', '500.00', 'taken'],
  ['more zeros than any scale', `1.5${'0'.repeat(300)}`, 'taken'],
  ['zeros in front', '0050.00', 'taken'],
  ['zero, which the engine refuses', '0.00', 'taken'],
  ['a number', 5, 'amount type'],
  ['a sign', '-5', 'amount pattern'],
  ['a plus', '+5', 'amount pattern'],
  ['an exponent', '5e1', 'amount pattern'],
  ['a comma', '5,00', 'amount pattern'],
  ['grouping', '1,000.00', 'amount pattern'],
  ['blanks', ' 5', 'amount pattern'],
  ['a line end', '5\n', 'amount pattern'],
  ['nothing', '', 'amount pattern'],
  ['no digit after the point', '5.', 'amount pattern'],
  ['no digit before the point', '.5', 'amount pattern'],
  ['other digits', '٥', 'amount pattern'],
  ['NaN', 'NaN', 'amount pattern'],
];

/** Rules of a quantity, wherever one is sent. */
const QUANTITIES: [what: string, quantity: unknown, expected: string][] = [
  ['one', 1, 'taken'],
  ['null, as if left out', null, 'taken'],
  ['the largest exact integer', Number.MAX_SAFE_INTEGER, 'taken'],
  ['an integer past that', 2 ** 53, 'quantity maximum'],
  ['zero', 0, 'quantity minimum'],
  ['a negative', -1, 'quantity minimum'],
  ['a fraction', 1.5, 'quantity type'],
  ['a text', '1', 'quantity type'],
  ['a truth', true, 'quantity type'],
];

/** Rules of an idempotency key, wherever one is sent. */
const KEYS: [what: string, key: unknown, expected: string][] = [
  ['one character', 'k', 'taken'],
  ['255 characters', 'k'.repeat(255), 'taken'],
  ['255 emoji', GIFT.repeat(255), 'taken'],
  ['null, as if left out', null, 'taken'],
  ['255 characters between blanks', ` ${'k'.repeat(255)} `, 'taken'],
  ['nothing', '', 'idempotency_key trimmedMin'],
  ['blanks', ' \t', 'idempotency_key trimmedMin'],
  ['256 characters', 'k'.repeat(256), 'idempotency_key trimmedMax'],
  ['a number', 7, 'idempotency_key type'],
];

describe('a reversal', () => {
  const reverse = (body: unknown): string => bodyOf('reverseRedemption', body);

  test.each([
    ['missing', {}, 'reason required'],
    ['null', { reason: null }, 'reason type'],
    ['a number', { reason: 5 }, 'reason type'],
    ['empty', { reason: '' }, 'reason trimmedMin'],
    ['only blanks', { reason: ' \t\n ' }, 'reason trimmedMin'],
    ['only blanks that are not ASCII', { reason: '\u00a0\u2003' }, 'reason trimmedMin'],
    ['one character between blanks', { reason: ' x ' }, 'taken'],
    ['500 characters', { reason: 'a'.repeat(500) }, 'taken'],
    ['500 characters between blanks', { reason: ` ${'a'.repeat(500)} ` }, 'taken'],
    ['501 characters', { reason: 'a'.repeat(501) }, 'reason trimmedMax'],
    ['500 emoji, which are 1000 code units', { reason: GIFT.repeat(500) }, 'taken'],
    ['501 emoji', { reason: GIFT.repeat(501) }, 'reason trimmedMax'],
  ])('its reason may or may not be %s', (_what, body, expected) => {
    expect(reverse(body)).toBe(expected);
  });

  test.each([...AMOUNTS, ['null, as if left out', null, 'taken'] as const])(
    'its amount: %s',
    (_what, amount, expected) => {
      expect(reverse({ reason: 'r', amount })).toBe(expected);
    },
  );

  test.each(QUANTITIES)('its quantity: %s', (_what, quantity, expected) => {
    expect(reverse({ reason: 'r', quantity })).toBe(expected);
  });

  test.each(KEYS)('its key: %s', (_what, idempotency_key, expected) => {
    expect(reverse({ reason: 'r', idempotency_key })).toBe(expected);
  });

  test('fields nobody documents do not matter, and both amount and quantity may be there', () => {
    expect(reverse({ reason: 'r', amount: '5', quantity: 1, metadata: { a: 1 }, status: 5 })).toBe('taken');
  });

  test.each([
    ['a list', []],
    ['a text', 'reason'],
    ['null', null],
  ])('%s is no body', (_what, body) => {
    expect(reverse(body)).toBe('type');
  });
});

describe('a raw redemption', () => {
  const sound = { program_id: ID, asset_id: ID, amount: '5', description: 'd' };
  const redeem = (change: object): string => bodyOf('redeemRaw', { ...sound, ...change });

  test.each(AMOUNTS)('its amount: %s', (_what, amount, expected) => {
    expect(redeem({ amount })).toBe(expected);
  });

  test.each(KEYS)('its key: %s', (_what, idempotency_key, expected) => {
    expect(redeem({ idempotency_key })).toBe(expected);
  });

  test.each(Object.keys(sound))('%s is required and not null', (name) => {
    expect(bodyOf('redeemRaw', Object.fromEntries(Object.entries(sound).filter(([each]) => each !== name)))).toBe(
      `${name} required`,
    );
    expect(redeem({ [name]: null })).toBe(`${name} type`);
  });

  test.each([
    ['an id of any version', { asset_id: '550E8400-E29B-91D4-0716-446655440001' }, 'taken'],
    ['an id without hyphens', { asset_id: ID.replaceAll('-', '') }, 'asset_id format'],
    ['an id in braces', { asset_id: `{${ID}}` }, 'asset_id format'],
    ['an id with a line end', { asset_id: `${ID}\n` }, 'asset_id format'],
    ['a description of 500 characters', { description: 'd'.repeat(500) }, 'taken'],
    ['a description of 501 characters', { description: 'd'.repeat(501) }, 'description trimmedMax'],
    ['a description of blanks', { description: '  ' }, 'description trimmedMin'],
  ])('%s', (_what, change, expected) => {
    expect(redeem(change)).toBe(expected);
  });
});

describe('a redemption of an item', () => {
  const redeem = (change: object): string => bodyOf('redeemItem', { program_id: ID, reward_id: ID, ...change });

  test.each([...AMOUNTS, ['null, as if left out', null, 'taken'] as const])(
    'its amount: %s',
    (_what, amount, expected) => {
      expect(redeem({ amount })).toBe(expected);
    },
  );

  test.each(QUANTITIES)('its quantity: %s', (_what, quantity, expected) => {
    expect(redeem({ quantity })).toBe(expected);
  });

  test.each([
    ['nothing optional', {}, 'taken'],
    ['an empty description', { description: '' }, 'taken'],
    ['a description as null', { description: null }, 'taken'],
    ['a description of 501 characters', { description: 'd'.repeat(501) }, 'description trimmedMax'],
    ['no reward', { reward_id: undefined }, 'reward_id required'],
  ])('%s', (_what, change, expected) => {
    expect(redeem(change)).toBe(expected);
  });
});
