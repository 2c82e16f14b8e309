// D35: every refusal leaves the file as it was, to the last value, and leaves its key free.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentOfFile } from '../support/content.js';
import { openWorld } from '../support/world.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-refusal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const SPENT = ['credit 50', 'redeem 20'];
const UNITS = ['credit 50', 'item quantity=2'];

test.each([
  // what was before                                    what is asked           how it is refused
  [[...SPENT], 'reverse 20.01 key=k', '422 reversal_exceeds_remaining'],
  [[...SPENT, 'reverse'], 'reverse key=k', '422 already_fully_reversed'],
  [[...SPENT], 'reverse quantity=1 key=k', '422 reversal_kind_mismatch'],
  [[...UNITS], 'reverse 5 key=k', '422 reversal_kind_mismatch'],
  [[...UNITS], 'reverse 4 quantity=1 key=k', '400 invalid_request'],
  [[...UNITS], 'reverse quantity=3 key=k', '422 reversal_exceeds_remaining'],
  [[...SPENT], 'reverse 0.001 key=k', '400 invalid_scale'],
  [[...SPENT], 'reverse 0 key=k', '400 invalid_request'],
  [[...SPENT, 'reverse 1 key=k'], 'reverse 2 key=k', '409 idempotency_conflict'],
  [[...SPENT, 'participant CLOSED'], 'reverse key=k', '422 participant_not_active'],
  [[...SPENT, 'asset status=ARCHIVED'], 'reverse key=k', '422 asset_archived'],
  [['setting refuse', 'credit 9 expires_at=2', 'redeem 9', 'advance P3D'], 'reverse key=k', '422 lot_expired'],
  [[...SPENT], 'redeem 30.01 key=k', '422 insufficient_balance'],
  [[...SPENT, 'program status=SUSPENDED'], 'redeem 1 key=k', '422 program_not_active'],
  [[...SPENT, 'asset max_transaction_amount=5'], 'redeem 6 key=k', '422 max_transaction_amount_exceeded'],
  [['credit 50'], 'item quantity=5 key=k', '422 reward_out_of_stock'],
  [['credit 50'], 'item quantity=4 key=k', '422 max_per_participant_exceeded'],
  [['credit 50', 'reward status=DRAFT'], 'item key=k', '422 reward_not_active'],
  [['credit 50', 'reward available_from=2030-01-01T00:00:00Z'], 'item key=k', '422 reward_not_available'],
  [['credit 50'], 'item amounts amount=1 key=k', '422 amount_below_minimum'],
  [['credit 50'], 'item amount=5 key=k', '422 redemption_kind_mismatch'],
  [['credit 50'], 'adjust DEBIT 51', '422 insufficient_balance'],
  [['credit 50'], 'reward status=OUT_OF_STOCK', '400 invalid_request'],
])('D35 after %j, "%s" is %s and changes nothing', async (before, asked, refused) => {
  const file = join(folder, 'ledger.db');
  const world = await openWorld({ path: file });
  for (const sentence of before) expect(await world.say(sentence)).not.toMatch(/^4/);
  const content = contentOfFile(file);
  expect(await world.say(asked)).toBe(refused);
  expect(contentOfFile(file)).toEqual(content);
  world.engine.close();
});
