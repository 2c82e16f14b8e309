// openapi.yaml is the contract: complete, true to its own examples, marked where it is our reading, and what runs
// is generated from it.
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { operations } from '../../src/local-engine/http/generated/contract.js';
import { openWorld } from '../support/world.js';
import { FILES, ROOT, judgeOf, readContract } from '../support/contract-documents.js';

const contract = readContract(FILES.scrip);
const judge = judgeOf(contract);
const problems = ($ref: string, value: unknown): unknown => judge({ $ref }, value);

test.each([
  'POST /v1/programs',
  'GET /v1/programs',
  'GET /v1/programs/{id}',
  'PATCH /v1/programs/{id}',
  'POST /v1/assets',
  'GET /v1/assets',
  'GET /v1/assets/{id}',
  'PATCH /v1/assets/{id}',
  'POST /v1/participants',
  'GET /v1/participants',
  'GET /v1/participants/{id}',
  'PATCH /v1/participants/{id}/status',
  'GET /v1/participants/{id}/balances',
  'GET /v1/participants/{id}/balances/lots',
  'GET /v1/participants/{id}/activity/history',
  'POST /v1/participants/{id}/balances/adjust',
  'POST /v1/programs/{programId}/rewards',
  'GET /v1/programs/{programId}/rewards',
  'GET /v1/programs/{programId}/rewards/{rewardId}',
  'PATCH /v1/programs/{programId}/rewards/{rewardId}',
  'POST /v1/participants/{id}/redemptions',
  'POST /v1/participants/{id}/redemptions/items',
  'GET /v1/redemptions/{id}',
  'GET /v1/participants/{id}/redemptions',
  'POST /v1/redemptions/{id}/reverse',
  'GET /v1/redemptions/{id}/reversals',
  'GET /v1/journal-entries',
  'GET /v1/journal-entries/{id}',
  'GET /v1/reports/integrity',
])('%s is in the contract, and the engine routes it', (operation) => {
  const [method = '', path = ''] = operation.split(' ');
  expect(contract.paths[path]?.[method.toLowerCase()]?.operationId).toBeTypeOf('string');
  expect(operations.some((each) => each.method === method && each.path === path)).toBe(true);
});

test('what is generated is fresh', () => {
  execFileSync(process.execPath, ['.config/generate.mjs', '--check'], { cwd: ROOT });
});

/** Every decision that a value of the document, at any depth, is marked with. */
function decisionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'x-scrip-decision' ? [inner as string | string[]].flat() : decisionsIn(inner),
  );
}

test('every decision is marked where it shows on the wire', () => {
  const all = [...Array.from({ length: 40 }, (_, n) => `D${n + 1}`), 'D37a', 'D37b'];
  const marked = new Set(decisionsIn(contract));
  expect(all.filter((name) => !marked.has(name))).toEqual([]);
  expect([...marked].filter((name) => !all.includes(name))).toEqual(['D53']);
});

describe('the engine keeps the contract', () => {
  test('every answer to a GET, a create and a movement is of its documented schema', async () => {
    const world = await openWorld();
    await world.say('credit 100 expires_at=5 matures_at=-1');
    await world.say('redeem 10');
    await world.say('item quantity=2');
    await world.say('reverse quantity=1');
    const { program, participant, lot, units } = world.ids;
    const { body: redemptions } = await world.call('GET', `/v1/participants/${participant}/redemptions`);
    const redemption = redemptions.data[0].id as string;
    const { body: entries } = await world.call('GET', '/v1/journal-entries');
    const answers: [schema: string, path: string][] = [
      ['ProgramPage', '/v1/programs'],
      ['Program', `/v1/programs/${program}`],
      ['AssetPage', '/v1/assets'],
      ['Asset', `/v1/assets/${lot}`],
      ['ParticipantPage', '/v1/participants'],
      ['ParticipantDetail', `/v1/participants/${participant}`],
      ['BalancePage', `/v1/participants/${participant}/balances`],
      ['LotPage', `/v1/participants/${participant}/balances/lots?asset_id=${lot}`],
      ['HistoryPage', `/v1/participants/${participant}/activity/history`],
      ['RewardPage', `/v1/programs/${program}/rewards`],
      ['Reward', `/v1/programs/${program}/rewards/${units}`],
      ['RedemptionPage', `/v1/participants/${participant}/redemptions`],
      ['Redemption', `/v1/redemptions/${redemption}`],
      ['ReversalPage', `/v1/redemptions/${redemption}/reversals`],
      ['JournalEntryPage', '/v1/journal-entries'],
      ['JournalEntry', `/v1/journal-entries/${entries.data[0].id as string}`],
      ['IntegrityReport', '/v1/reports/integrity'],
    ];
    for (const [schema, path] of answers) {
      const { status, body } = await world.call('GET', path);
      expect([path, status, problems(`#/components/schemas/${schema}`, body)]).toEqual([path, 200, []]);
      if ('data' in body) expect([path, body.data.length > 0]).toEqual([path, true]);
    }
    const { body: adjusted } = await world.call('POST', `/v1/participants/${participant}/balances/adjust`, {
      program_id: program,
      asset_id: lot,
      type: 'DEBIT',
      amount: '1',
      description: 'd',
    });
    expect(problems('#/components/schemas/AdjustBalanceResult', adjusted)).toEqual([]);
    const { body: refused } = await world.call('POST', `/v1/redemptions/${redemption}/reverse`, {});
    expect(problems('#/components/schemas/Error', refused)).toEqual([]);
  });
});
