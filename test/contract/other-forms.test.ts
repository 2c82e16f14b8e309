// The forms of every other request: objects, controls of the sandbox, and queries.
import { describe, expect, test } from 'vitest';
import { ID, bodyOf, queryOf } from '../support/form-verdict.js';

describe('the other requests', () => {
  test.each([
    ['createProgram', 'a name of blanks', { name: ' ' }, 'name trimmedMin'],
    ['createProgram', 'a name of 256 characters', { name: 'n'.repeat(256) }, 'name trimmedMax'],
    [
      'createProgram',
      'a description of 1001 characters',
      { name: 'n', description: 'd'.repeat(1001) },
      'description trimmedMax',
    ],
    ['createProgram', 'a wrong choice', { name: 'n', on_unknown_participant: 'IGNORE' }, 'on_unknown_participant enum'],
    ['createProgram', 'a choice as null', { name: 'n', on_unknown_participant: null }, 'taken'],
    ['updateAsset', 'a return from the archive', { status: 'ACTIVE' }, 'status enum'],
    ['updateAsset', 'a limit cleared', { max_transaction_amount: null }, 'taken'],
    ['updateAsset', 'a limit as a number', { max_transaction_amount: 5 }, 'max_transaction_amount type'],
    [
      'updateReward',
      'limits and window cleared',
      { max_total: null, max_per_participant: null, available_from: null, available_until: null },
      'taken',
    ],
    ['updateReward', 'a limit of none', { max_total: 0 }, 'max_total minimum'],
    ['updateReward', 'a window that is not a time', { available_from: '2026-12-01' }, 'available_from format'],
    ['updateReward', 'OUT_OF_STOCK, which the engine refuses (D29)', { status: 'OUT_OF_STOCK' }, 'taken'],
    ['upsertParticipant', 'an odd email', { external_id: 'a', email: 'no at sign' }, 'taken'],
    ['upsertParticipant', 'a phone of 51 characters', { external_id: 'a', phone: '1'.repeat(51) }, 'phone trimmedMax'],
    ['upsertParticipant', 'tags that are not texts', { external_id: 'a', tags: [1] }, 'tags/0 type'],
    ['updateParticipantStatus', 'no status', {}, 'status required'],
    [
      'adjustBalance',
      'a wrong bucket',
      { program_id: ID, asset_id: ID, type: 'CREDIT', amount: '1', description: 'd', bucket: 'DEFERRED' },
      'bucket enum',
    ],
  ])('%s: %s', (operationId, _what, body, expected) => {
    expect(bodyOf(operationId, body)).toBe(expected);
  });

  test.each([
    ['POINTS', 'taken'],
    ['A1', 'taken'],
    ['x'.repeat(16), 'taken'],
    ['x'.repeat(17), 'symbol pattern'],
    ['', 'symbol pattern'],
    ['PÜNKTE', 'symbol pattern'],
    ['A B', 'symbol pattern'],
  ])('an asset with the symbol "%s"', (symbol, expected) => {
    const body = { program_id: ID, name: 'n', symbol, inventory_mode: 'LOT', issuance_policy: 'UNLIMITED', scale: 2 };
    expect(bodyOf('createAsset', body)).toBe(expected);
  });

  test.each([
    [0, 'taken'],
    [18, 'taken'],
    [19, 'scale maximum'],
    [-1, 'scale minimum'],
    [1.5, 'scale type'],
    ['2', 'scale type'],
  ])('an asset of scale %s', (scale, expected) => {
    const body = { program_id: ID, name: 'n', symbol: 'A', inventory_mode: 'LOT', issuance_policy: 'UNLIMITED', scale };
    expect(bodyOf('createAsset', body)).toBe(expected);
  });
});

describe('the controls of the sandbox', () => {
  const credit = { program_id: ID, participant_id: ID, asset_id: ID, amount: '5', description: 'd' };

  test.each([
    ['creditParticipant', 'the least', credit, 'taken'],
    [
      'creditParticipant',
      'every field',
      { ...credit, expires_at: '2027-01-01T00:00:00Z', matures_at: '2026-12-01T00:00:00+01:00', reference_id: 'r' },
      'taken',
    ],
    [
      'creditParticipant',
      'dates as null',
      { ...credit, expires_at: null, matures_at: null, reference_id: null },
      'taken',
    ],
    ['creditParticipant', 'no amount', { ...credit, amount: undefined }, 'amount required'],
    ['creditParticipant', 'a signed amount', { ...credit, amount: '-5' }, 'amount pattern'],
    ['creditParticipant', 'a day without a time', { ...credit, expires_at: '2027-01-01' }, 'expires_at format'],
    [
      'creditParticipant',
      'a time without a zone',
      { ...credit, expires_at: '2027-01-01T00:00:00' },
      'expires_at format',
    ],
    ['creditParticipant', 'a description of blanks', { ...credit, description: ' ' }, 'description trimmedMin'],
    ['sandboxReset', 'nothing', {}, 'taken'],
    ['sandboxReset', 'an empty ledger', { seed: 'empty' }, 'taken'],
    ['sandboxReset', 'the seed as null', { seed: null }, 'taken'],
    ['sandboxReset', 'another seed', { seed: 'test' }, 'seed enum'],
    ['moveClock', 'a time', { set: '2027-01-01T00:00:00.000Z' }, 'taken'],
    ['moveClock', 'a duration', { advance: 'P30D' }, 'taken'],
    ['moveClock', 'both or none, which the engine refuses', {}, 'taken'],
    ['moveClock', 'a day', { set: '2027-01-01' }, 'set format'],
    ['moveClock', 'a number', { advance: 30 }, 'advance type'],
    ['previewRequest', 'a request without a body', { method: 'GET', path: '/v1/programs' }, 'taken'],
    ['previewRequest', 'any body', { method: 'POST', path: '/v1/programs', body: [1] }, 'taken'],
    ['previewRequest', 'a method that no path has', { method: 'DELETE', path: '/v1/programs' }, 'method enum'],
    ['previewRequest', 'no path', { method: 'GET' }, 'path required'],
    ['setFault', 'a pack', { pack: 'slow' }, 'taken'],
    ['setFault', 'everything', { pack: 'slow', times: 1_000_000, match: 'GET /v1/**', delay_ms: 600_000 }, 'taken'],
    ['setFault', 'what may be left out, as null', { pack: 'slow', times: null, match: null, delay_ms: null }, 'taken'],
    ['setFault', 'another pack', { pack: 'fast' }, 'pack enum'],
    ['setFault', 'no times', { pack: 'slow', times: 0 }, 'times minimum'],
    ['updateSettings', 'one setting', { restored_expired_lots: 'refuse' }, 'taken'],
    ['updateSettings', 'a setting of no name', { restored_expired_lots: 'keep' }, 'restored_expired_lots enum'],
    ['updateSettings', 'a truth as text', { rate_limit: 'false' }, 'rate_limit type'],
  ])('%s: %s', (operationId, _what, body, expected) => {
    expect(bodyOf(operationId, body)).toBe(expected);
  });
});

describe('queries', () => {
  test.each([
    // Integers come converted; text that was none stays text, and is refused.
    ['listReversals', 'a limit of 1', { limit: 1 }, 'taken'],
    ['listReversals', 'a limit over the documented 200, which counts as 200 (D15)', { limit: 5000 }, 'taken'],
    ['listReversals', 'a limit of 0', { limit: 0 }, 'limit minimum'],
    ['listReversals', 'a limit in words', { limit: 'ten' }, 'limit type'],
    [
      'listRedemptions',
      'every filter',
      { status: 'COMPLETED', reward_catalog_item_id: ID, from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
      'taken',
    ],
    ['listRedemptions', 'an unknown status', { status: 'DONE' }, 'status enum'],
    ['listRedemptions', 'a reward that is not an id', { reward_catalog_item_id: '7' }, 'reward_catalog_item_id format'],
    ['listLots', 'no asset', {}, 'asset_id required'],
    ['listPrograms', 'a truth', { include_archived: true }, 'taken'],
    ['listPrograms', 'a truth in words', { include_archived: 'yes' }, 'include_archived type'],
    ['listPrograms', 'another order', { sort_by: 'status' }, 'sort_by enum'],
    ['listParticipants', 'an order of its own', { sort_by: 'external_id', sort_dir: 'asc' }, 'taken'],
    ['listJournalEntries', 'an amount', { min_amount: '10.00' }, 'taken'],
    ['listJournalEntries', 'a signed amount', { max_amount: '-1' }, 'max_amount pattern'],
    ['getIntegrity', 'the widest window', { window: 10000 }, 'taken'],
    ['getIntegrity', 'a wider window', { window: 10001 }, 'window maximum'],
    ['getIntegrity', 'no window', { window: 0 }, 'window minimum'],
  ])('%s: %s', (operationId, _what, query, expected) => {
    expect(queryOf(operationId, query)).toBe(expected);
  });
});
