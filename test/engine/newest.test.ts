// Looking into a ledger's file for completing ids: the newest first, a limited number, and nothing changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createLocalEngine } from '../../src/local-engine/index.js';
import { newestRedemptions } from '../../src/local-engine/store/read-only.js';

const folder = mkdtempSync(join(tmpdir(), 'scrip-newest-'));
const path = join(folder, 'sandbox.db');
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const digest = (): string => createHash('sha256').update(readFileSync(path)).digest('hex');

test('no file: nothing, and none is made', () => {
  expect(newestRedemptions(path, '', 50)).toEqual([]);
  expect(existsSync(path)).toBe(false);
});

test('the newest of the demo data, no more than asked for, and the file stays as it is', () => {
  createLocalEngine({ path, seed: 'demo' }).close();
  const before = digest();
  const newest = newestRedemptions(path, '', 3);
  expect(newest).toHaveLength(3);
  expect(newest[0]).toMatchObject({
    name: '550e8400-e29b-41d4-a716-446655440001',
    about: expect.stringMatching(/^COMPLETED \d{4}-\d\d-\d\d Redeemed: Gift card$/) as unknown,
  });
  expect(newestRedemptions(path, '550e8400-e29b-41d4-a716-44665544001', 50)).toHaveLength(8);
  expect(newestRedemptions(path, "' OR 1=1 --", 50)).toEqual([]);
  expect(digest()).toBe(before);
  expect(readdirSync(folder)).toEqual(['sandbox.db']);
});

test('while another process has the file open, too', () => {
  const engine = createLocalEngine({ path });
  expect(newestRedemptions(path, '', 50).length).toBeGreaterThan(3);
  engine.close();
});
