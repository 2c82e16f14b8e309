// The table that the engine routes by says what the documents say.
import { expect, test } from 'vitest';
import { notServed, operations } from '../../src/local-engine/http/generated/contract.js';
import { FILES, readContract, textOf } from '../support/contract-documents.js';

test('null is documented in these fields, and is as good as absent in all others', () => {
  const kept = operations
    .filter(({ keepNull }) => keepNull.length > 0)
    .map((each) => [each.operationId, each.keepNull]);
  expect(Object.fromEntries(kept)).toEqual({
    createAsset: ['max_transaction_amount'],
    createReward: ['max_total', 'max_per_participant', 'available_from', 'available_until'],
    updateReward: [
      'description',
      'category',
      'max_total',
      'max_per_participant',
      'available_from',
      'available_until',
      'metadata',
    ],
    updateAsset: ['max_transaction_amount'],
    updateProgram: ['description'],
  });
});

test('no operation appears twice', () => {
  const names = operations.map(({ operationId }) => operationId);
  const routes = operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(routes).size).toBe(routes.length);
});

test('what is documented and not served is no operation', () => {
  expect(notServed).toEqual(readContract(FILES.scrip)['x-scrip-not-served']);
  const served = new Set(operations.map(({ method, path }) => `${method} ${path}`));
  expect(notServed.filter(({ method, path }) => served.has(`${method} ${path}`))).toEqual([]);
});

test('the validators need no library when they run', () => {
  expect(textOf('src/local-engine/http/generated/validators.ts')).not.toMatch(/require\(|^import |\bajv\//m);
});
