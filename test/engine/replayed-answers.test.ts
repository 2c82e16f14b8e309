// The first answer to a key is not kept: it is made again of the entry and of what the entry names. So whatever has become of
// those since, it must be the same bytes, and a request that differs must be told in what.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { counted, openSandbox, type Answer, type Sandbox } from '../support/sandbox.js';

const PROGRAM = `/v1/programs/${DEMO.program}`;
const reversalOf = (redemption: string): string => `/v1/redemptions/${redemption}/reverse`;
const RAW = `/v1/participants/${DEMO.ada}/redemptions`;
const ITEM = `${RAW}/items`;
const OF_POINTS = { program_id: DEMO.program, asset_id: DEMO.points };
const GIFT = { program_id: DEMO.program, reward_id: DEMO.giftCard };
const GIVEN = { program_id: DEMO.program, reward_id: DEMO.donation };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-replay-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function must(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await sandbox.call(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
  return answer;
}

/** The demo data, with points for more redemptions and gift cards for sale. */
async function open(path = ':memory:'): Promise<Sandbox> {
  const sandbox = openSandbox({ path, seed: 'demo', newId: counted(5) });
  for (const asset_id of [DEMO.points, DEMO.credits, DEMO.tokens, DEMO.stamps]) {
    const credit = { program_id: DEMO.program, participant_id: DEMO.ada, asset_id, amount: '9000', description: 'd' };
    await must(sandbox, 'POST', '/_sandbox/credits', credit);
  }
  await must(sandbox, 'PATCH', `${PROGRAM}/rewards/${DEMO.giftCard}`, { max_total: null, status: 'ACTIVE' });
  return sandbox;
}

const SUCH: readonly [what: string, path: string, body: object][] = [
  ['a reversal by amount', reversalOf(DEMO.rawSimple), { reason: ' why ', amount: '1.50' }],
  ['a reversal by amount that was written otherwise', reversalOf(DEMO.rawFourLots), { reason: 'r', amount: '0020.0' }],
  ['a reversal by units', reversalOf(DEMO.unitBased), { reason: 'r', quantity: 1 }],
  ['a reversal by amount and units', reversalOf(DEMO.unitBased), { reason: 'r', amount: '1000', quantity: 2 }],
  ['a reversal of all that remains', reversalOf(DEMO.partlyReversed), { reason: 'r' }],
  ['a reversal of all units that remain', reversalOf(DEMO.unitBased), { reason: 'r' }],
  ['a reversal of an item by amount', reversalOf(DEMO.amountBased), { reason: 'r', amount: '0.01' }],
  ['a reversal at scale 18', reversalOf(DEMO.scale18), { reason: 'r', amount: '0.000000000000000001' }],
  ['a reversal at scale 0', reversalOf(DEMO.scale0), { reason: 'r', amount: '1' }],
  ['a redemption', RAW, { ...OF_POINTS, amount: '7.5', description: ' two  words ' }],
  ['an item by units', ITEM, { ...GIFT, quantity: 2 }],
  ['an item by units, described', ITEM, { ...GIFT, quantity: 1, description: 'For Zoë 🎁' }],
  ['an item by amount', ITEM, { ...GIVEN, amount: '25' }],
  ['an item by amount, described as nothing', ITEM, { ...GIVEN, amount: '25.00', description: '' }],
];

/** What may become of what an entry names, in an order in which all of it can happen. */
const SINCE: readonly [what: string, ...request: [method: string, path: string, body: object]][] = [
  [
    'its reward has another name',
    'PATCH',
    `${PROGRAM}/rewards/${DEMO.giftCard}`,
    { name: 'Voucher', description: 'x' },
  ],
  ['its reward has another cost', 'PATCH', `${PROGRAM}/rewards/${DEMO.giftCard}`, { unit_cost: '7.00' }],
  ['the other reward too', 'PATCH', `${PROGRAM}/rewards/${DEMO.donation}`, { name: 'Gift', unit_cost: '3.00' }],
  ['rewards are archived', 'PATCH', `${PROGRAM}/rewards/${DEMO.giftCard}`, { status: 'ARCHIVED' }],
  [
    'its program spends to somebody else',
    ...(['PATCH', PROGRAM] as const),
    { redemption_target_type: 'LEDGER_ENTITY', redemption_target_entity_id: DEMO.ben },
  ],
  ['its program has another name', 'PATCH', PROGRAM, { name: 'Other' }],
  ['its participant has another name', 'POST', '/v1/participants', { external_id: 'ada', first_name: 'Zoë' }],
  ['lots have expired', 'POST', '/_sandbox/clock', { advance: 'P500D' }],
  ['its participant is suspended', 'PATCH', `/v1/participants/${DEMO.ada}/status`, { status: 'SUSPENDED' }],
  ['its asset is archived', 'PATCH', `/v1/assets/${DEMO.points}`, { status: 'ARCHIVED' }],
  ['its program is suspended', 'PATCH', PROGRAM, { status: 'SUSPENDED' }],
];

describe('a replay gives the first answer byte for byte', () => {
  test.each(SUCH)('of %s', async (_what, path, body) => {
    const file = join(folder, 'ledger.db');
    let sandbox = await open(file);
    const request = { ...body, idempotency_key: 'k' };
    const first = await must(sandbox, 'POST', path, request);
    expect(first.status).toBe(201);
    const entries = async (): Promise<unknown> =>
      (await must(sandbox, 'GET', '/v1/journal-entries?limit=1')).body.data[0].id;
    const expectSame = async (when: string): Promise<void> => {
      const before = await entries();
      const { status, text } = await sandbox.call('POST', path, request);
      expect([when, status, text]).toEqual([when, 200, first.text]);
      expect(await entries()).toBe(before);
    };
    await expectSame('at once');
    // What is changed from here on has another time.
    sandbox.tick(60_000);
    await expectSame('a minute later');

    const redemption = (path.includes('/reverse') ? first.body.redemption_id : first.body.id) as string;
    const left = async (): Promise<string> =>
      (await must(sandbox, 'GET', `/v1/redemptions/${redemption}`)).body.status as string;
    const isOfUnits = (first.body.quantity as unknown) !== undefined;
    if ((await left()) !== 'FULLY_REVERSED') {
      const part = isOfUnits ? { quantity: 1 } : { amount: path.includes(DEMO.scale0) ? '1' : '0.01' };
      await must(sandbox, 'POST', reversalOf(redemption), { reason: 'part', ...part });
      await expectSame('a part was reversed');
    }
    if ((await left()) !== 'FULLY_REVERSED') {
      await must(sandbox, 'POST', reversalOf(redemption), { reason: 'rest' });
      expect(await left()).toBe('FULLY_REVERSED');
      await expectSame('all was reversed');
    }
    for (const [when, method, at, change] of SINCE) {
      await must(sandbox, method, at, change);
      await expectSame(when);
    }
    expect(sandbox.engine.verify().ok).toBe(true);
    await must(sandbox, 'POST', '/_sandbox/snapshots', { action: 'save', name: 's' });
    await must(sandbox, 'POST', '/_sandbox/snapshots', { action: 'restore', name: 's' });
    await expectSame('a snapshot was restored');
    sandbox.engine.close();
    sandbox = openSandbox({ path: file, newId: counted(6) });
    await expectSame('another process asks');
    sandbox.engine.close();
  });

  test('of a reversal in the list of reversals too', async () => {
    const sandbox = await open();
    const texts = [];
    for (const quantity of [1, 1]) {
      const { text } = await must(sandbox, 'POST', reversalOf(DEMO.unitBased), { reason: ' r ', quantity });
      texts.push(text);
    }
    const { body } = await must(sandbox, 'GET', `/v1/redemptions/${DEMO.unitBased}/reversals`);
    expect((body.data as unknown[]).map((each) => JSON.stringify(each))).toEqual(texts);
  });
});

describe('a key that was used for another request is refused, and told in what it differs', () => {
  const U = reversalOf(DEMO.unitBased);
  const R = reversalOf(DEMO.rawFourLots);
  const raw = { ...OF_POINTS, amount: '7', description: 'd' };
  const units = { ...GIFT, quantity: 1 };
  const given = { ...GIVEN, amount: '25' };
  const ben = (path: string): string => path.replace(DEMO.ada, DEMO.ben);

  test.each<[string, first: [string, object], again: [string, object], differing: string]>([
    // what                       first                                            again                                       in what
    ['another amount', [R, { reason: 'r', amount: '20' }], [R, { reason: 'r', amount: '21' }], 'amount'],
    ['an amount left out', [R, { reason: 'r', amount: '20' }], [R, { reason: 'r' }], 'amount'],
    ['the amount that all came to', [R, { reason: 'r' }], [R, { reason: 'r', amount: 'all' }], 'amount'],
    ['another reason', [R, { reason: 'r' }], [R, { reason: 's' }], 'reason'],
    ['a quantity where there was none', [R, { reason: 'r' }], [R, { reason: 'r', quantity: 1 }], 'quantity'],
    ['other units', [U, { reason: 'r', quantity: 1 }], [U, { reason: 'r', quantity: 2 }], 'quantity'],
    ['units left out', [U, { reason: 'r', quantity: 2 }], [U, { reason: 'r' }], 'quantity'],
    ['the units that all came to', [U, { reason: 'r' }], [U, { reason: 'r', quantity: 2 }], 'quantity'],
    [
      'what the units cost',
      [U, { reason: 'r', quantity: 1 }],
      [U, { reason: 'r', quantity: 1, amount: '500' }],
      'amount',
    ],
    ['no cost any more', [U, { reason: 'r', quantity: 1, amount: '500' }], [U, { reason: 'r', quantity: 1 }], 'amount'],
    ['cost for units', [U, { reason: 'r', quantity: 1 }], [U, { reason: 'r', amount: '500' }], 'amount, quantity'],
    [
      'all of it',
      [U, { reason: 'r', quantity: 1 }],
      [R, { reason: 's', amount: '1' }],
      'amount, quantity, reason, redemption_id',
    ],
    ['another redemption', [R, { reason: 'r' }], [U, { reason: 'r' }], 'redemption_id'],
    ['another amount to redeem', [RAW, raw], [RAW, { ...raw, amount: '8' }], 'amount'],
    ['another description', [RAW, raw], [RAW, { ...raw, description: 'e' }], 'description'],
    ['another asset', [RAW, raw], [RAW, { ...raw, asset_id: DEMO.stamps }], 'asset_id'],
    ['another participant', [RAW, raw], [ben(RAW), raw], 'participant_id'],
    ['other units of an item', [ITEM, units], [ITEM, { ...units, quantity: 2 }], 'quantity'],
    ['an item described', [ITEM, units], [ITEM, { ...units, description: 'Redeemed: Gift card' }], 'description'],
    ['an item not described', [ITEM, { ...units, description: 'd' }], [ITEM, units], 'description'],
    ['an item described as nothing', [ITEM, units], [ITEM, { ...units, description: '' }], 'description'],
    ['another item', [ITEM, given], [ITEM, { ...given, reward_id: DEMO.giftCard }], 'reward_id'],
    ['another item amount', [ITEM, given], [ITEM, { ...given, amount: '26' }], 'amount'],
    ['an item amount for units', [ITEM, units], [ITEM, { ...given, amount: '500' }], 'amount, quantity, reward_id'],
    ['the cost of an item', [ITEM, units], [ITEM, { ...units, amount: '500' }], 'amount'],
    ['another participant for an item', [ITEM, units], [ben(ITEM), units], 'participant_id'],
    ['an item for a redemption', [RAW, raw], [ITEM, given], 'operation'],
    ['a redemption for an item', [ITEM, given], [RAW, raw], 'operation'],
    ['a reversal for a redemption', [RAW, raw], [R, { reason: 'r' }], 'operation'],
    ['a redemption for a reversal', [R, { reason: 'r' }], [RAW, raw], 'operation'],
  ])('%s', async (_what, [path, body], [pathAgain, again], differing) => {
    const sandbox = await open();
    const first = await must(sandbox, 'POST', path, { ...body, idempotency_key: 'k' });
    const named = JSON.parse(JSON.stringify(again).replace('"all"', `"${String(first.body.amount)}"`)) as object;
    const { status, body: refused } = await sandbox.call('POST', pathAgain, { ...named, idempotency_key: 'k' });
    const message =
      differing === 'operation'
        ? 'idempotency_key was already used in this program for another operation'
        : `idempotency_key was already used for a request with another ${differing}`;
    expect([status, refused.code, refused.message]).toEqual([409, 'idempotency_conflict', message]);
    expect((await sandbox.call('POST', path, { ...body, idempotency_key: 'k' })).text).toBe(first.text);
  });

  test.each<[string, first: [string, object], again: object]>([
    ['an amount that is written otherwise', [R, { reason: 'r', amount: '20' }], { reason: 'r', amount: '020.000' }],
    ['blanks around a reason', [R, { reason: 'r' }], { reason: '  r\n' }],
    ['blanks around a description', [RAW, raw], { ...raw, description: ' d ' }],
    ['other names of fields, which are ignored', [RAW, raw], { ...raw, note: 'n' }],
    ['an asset and no more', [R, { reason: 'r', amount: '20' }], { amount: '20', reason: 'r ' }],
  ])('but not %s', async (_what, [path, body], again) => {
    const sandbox = await open();
    const first = await must(sandbox, 'POST', path, { ...body, idempotency_key: 'k' });
    const replay = await sandbox.call('POST', path, { ...again, idempotency_key: 'k' });
    expect([replay.status, replay.text]).toEqual([200, first.text]);
  });
});
