// What a client may rely on, whatever lies between it and the API: sentences, each with what comes of it.
import { remaining, type ScripClient } from '../../../src/sdk/index.js';

export const id = (tail: string): string => `550e8400-e29b-41d4-a716-44665544${tail}`;
const GIFT = id('0001');
const ADA = id('3001');
const UNKNOWN = id('0fff');

type Case = readonly [sentence: string, run: (scrip: ScripClient) => Promise<unknown>, comesTo: unknown];

/** The end of a call in a few words: what it gave, or the class, status and code of its error. */
async function end(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    const { code, name, status } = error as { code?: string; name: string; status?: number };
    return [name, status, code].filter((part) => part !== undefined).join(' ');
  }
}
const left = async (scrip: ScripClient, of = GIFT): Promise<unknown> =>
  remaining((await scrip.redemptions.get(of)).data);
/** A refusal after an attempt that was lost proves nothing of it: then a request of its own is made. Source: decision D46 */
async function reverse(scrip: ScripClient, of: string, part: object, key?: string): Promise<unknown> {
  const body = { reason: 'r', ...part, ...(key !== undefined && { idempotency_key: key }) };
  for (let attempt = 1; ; attempt += 1) {
    const told = await end(scrip.redemptions.reverse(of, body));
    if (attempt === 20 || typeof told !== 'string' || !told.startsWith('OutcomeUnknownError 4')) return told;
  }
}

export const SUITE: readonly Case[] = [
  [
    'a redemption is read',
    async (scrip) => (await scrip.redemptions.get(GIFT)).data,
    { id: GIFT, amount: '1000.00', status: 'COMPLETED', quantity: 2 },
  ],
  [
    'all of it is reversed',
    async (scrip) => [await reverse(scrip, GIFT, {}), await left(scrip)],
    [
      { data: { amount: '1000.00', quantity: 2 }, replayed: false },
      { amount: '0.00', quantity: 0 },
    ],
  ],
  [
    'a unit is reversed',
    async (scrip) => [await reverse(scrip, GIFT, { quantity: 1 }), await left(scrip)],
    [{ data: { amount: '500.00', quantity: 1 } }, { amount: '500.00', quantity: 1 }],
  ],
  [
    'a part of an amount is reversed',
    async (scrip) => [await reverse(scrip, id('0012'), { amount: '0.01' }), await left(scrip, id('0012'))],
    [{ data: { amount: '0.01' } }, {}],
  ],
  [
    'one unit after the other',
    async (scrip) => [
      await reverse(scrip, GIFT, { quantity: 1 }),
      await reverse(scrip, GIFT, { quantity: 1 }),
      await left(scrip),
    ],
    [{ data: { quantity: 1 } }, { data: { quantity: 1 } }, { quantity: 0 }],
  ],
  [
    'both fields of the documented example',
    (scrip) => reverse(scrip, GIFT, { amount: '500.00', quantity: 1 }),
    { data: { amount: '500.00' } },
  ],
  [
    'the same key again gives the first answer again, and pays nothing',
    async (scrip) => {
      const first = await scrip.redemptions.reverse(GIFT, { quantity: 1, reason: 'r', idempotency_key: 'k' });
      const again = await scrip.redemptions.reverse(GIFT, { quantity: 1, reason: 'r', idempotency_key: 'k' });
      return [again.replayed, JSON.stringify(again.data) === JSON.stringify(first.data), await left(scrip)];
    },
    [true, true, { quantity: 1 }],
  ],
  [
    'the same key for something else',
    async (scrip) => [
      await reverse(scrip, GIFT, { quantity: 1 }, 'k'),
      await reverse(scrip, GIFT, { quantity: 2 }, 'k'),
    ],
    [{}, 'ConflictError 409 idempotency_conflict'],
  ],
  [
    'more than there is',
    (scrip) => reverse(scrip, GIFT, { quantity: 3 }),
    'RefusedError 422 reversal_exceeds_remaining',
  ],
  [
    'of one that is reversed already',
    (scrip) => reverse(scrip, id('0015'), {}),
    'RefusedError 422 already_fully_reversed',
  ],
  [
    'an amount of what is counted',
    (scrip) => reverse(scrip, GIFT, { amount: '500.00' }),
    'RefusedError 422 reversal_kind_mismatch',
  ],
  ['of a suspended participant', (scrip) => reverse(scrip, id('0016'), {}), 'RefusedError 422 participant_not_active'],
  [
    'finer than the asset',
    (scrip) => reverse(scrip, id('0012'), { amount: '1.005' }),
    'RefusedError 400 invalid_scale',
  ],
  ['of a redemption that is not there', (scrip) => reverse(scrip, UNKNOWN, {}), 'NotFoundError 404 not_found'],
  [
    'eighteen decimals stay what they are',
    async (scrip) => [await reverse(scrip, id('0017'), { amount: '0.000000000000000001' })],
    [{ data: { amount: '0.000000000000000001' } }],
  ],
  ['no decimals at all', (scrip) => reverse(scrip, id('0018'), { amount: '1' }), { data: { amount: '1' } }],
  [
    'a reason in any script comes back as it was',
    (scrip) => end(scrip.redemptions.reverse(GIFT, { reason: '返品 – “Größe” 🎁', quantity: 1 })),
    { data: { reason: '返品 – “Größe” 🎁' } },
  ],
  [
    'a list, page by page',
    async (scrip) => {
      const sizes: number[] = [];
      for await (const { data } of scrip.redemptions.list(ADA, { limit: 1 }).pages()) sizes.push(data.length);
      return sizes.every((size) => size === 1);
    },
    true,
  ],
  [
    'a list with filters',
    async (scrip) =>
      (
        await scrip.redemptions.list(ADA, {
          status: 'FULLY_REVERSED',
          from: '2020-01-01T00:00:00Z',
          to: '2099-01-01T00:00:00Z',
        })
      ).data.length,
    0,
  ],
  ['a list of nobody', (scrip) => end(scrip.redemptions.list(UNKNOWN)), 'NotFoundError 404 not_found'],
  [
    'reversals, oldest first',
    async (scrip) => {
      await reverse(scrip, GIFT, { quantity: 1 });
      await reverse(scrip, GIFT, { quantity: 1 });
      const all = await scrip.redemptions.reversals(GIFT).toArray({ limit: 10 });
      return all.map(({ amount }) => amount);
    },
    ['500.00', '500.00'],
  ],
  [
    'many at once: exactly as much as there is',
    async (scrip) => {
      const ends = await Promise.all(Array.from({ length: 8 }, () => reverse(scrip, GIFT, { quantity: 1 })));
      const refused = ends.filter((each) => each === 'RefusedError 422 already_fully_reversed').length;
      return [ends.length - refused, refused, await left(scrip)];
    },
    [2, 6, { quantity: 0 }],
  ],
  [
    'a reward comes back into stock',
    async (scrip) => {
      await reverse(scrip, GIFT, { quantity: 1 });
      const path = { programId: id('1001'), rewardId: id('4001') };
      const { data } = await scrip.api.GET('/v1/programs/{programId}/rewards/{rewardId}', { params: { path } });
      return data?.status;
    },
    'ACTIVE',
  ],
];

type Api = ScripClient['api'];
const at = (value: string): { params: { path: { id: string } } } => ({ params: { path: { id: value } } });

/** Reads of every path there is, and writes that may be repeated: what `api` is for. */
export const PATHS: ReadonlyArray<readonly [operation: string, send: (api: Api) => Promise<{ response: Response }>]> = [
  ['listPrograms', (api) => api.GET('/v1/programs', { params: { query: { limit: 1 } } })],
  ['getProgram', (api) => api.GET('/v1/programs/{id}', at(id('1001')))],
  ['updateProgram', (api) => api.PATCH('/v1/programs/{id}', { ...at(id('1001')), body: { description: 'x' } })],
  ['listAssets', (api) => api.GET('/v1/assets')],
  ['getAsset', (api) => api.GET('/v1/assets/{id}', at(id('2001')))],
  ['updateAsset', (api) => api.PATCH('/v1/assets/{id}', { ...at(id('2001')), body: { name: 'Points' } })],
  ['listParticipants', (api) => api.GET('/v1/participants')],
  ['getParticipant', (api) => api.GET('/v1/participants/{id}', at(ADA))],
  [
    'updateParticipantStatus',
    (api) => api.PATCH('/v1/participants/{id}/status', { ...at(ADA), body: { status: 'ACTIVE' } }),
  ],
  ['getBalances', (api) => api.GET('/v1/participants/{id}/balances', at(ADA))],
  [
    'listLots',
    (api) =>
      api.GET('/v1/participants/{id}/balances/lots', {
        params: { path: { id: ADA }, query: { asset_id: id('2001') } },
      }),
  ],
  ['listHistory', (api) => api.GET('/v1/participants/{id}/activity/history', at(ADA))],
  [
    'listRewards',
    (api) => api.GET('/v1/programs/{programId}/rewards', { params: { path: { programId: id('1001') } } }),
  ],
  ['listJournalEntries', (api) => api.GET('/v1/journal-entries', { params: { query: { limit: 2 } } })],
  ['getIntegrity', (api) => api.GET('/v1/reports/integrity')],
];
