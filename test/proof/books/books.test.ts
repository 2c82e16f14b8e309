// The short form of `npm run proof -- books`: random scripts under each setting for lots that have expired.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createLocalEngine } from '../../../src/local-engine/index.js';
import { POLICIES, runScript } from './books.mjs';
import { hledgerVersion } from './hledger.mjs';

const SCRIPTS = process.env.SCRIP_LONG === undefined ? 2 : 20;
const withHledger = hledgerVersion() !== undefined;
if (!withHledger) {
  process.stderr.write(
    '\nNOT TESTED: hledger is not installed, so nobody but ourselves has added up the books (apt-get install hledger)\n\n',
  );
}

const folder = mkdtempSync(join(tmpdir(), 'scrip-books-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(POLICIES)('restored_expired_lots: %s', (policy) => {
  test.each(Array.from({ length: SCRIPTS }, (_, n) => n + 1))(
    'script %i: verify is green after every step, a restored snapshot answers the same bytes, hledger adds up the same',
    async (seed) => {
      const path = seed % 2 === 0 ? ':memory:' : join(folder, `${policy}-${seed}.db`);
      const script = { open: createLocalEngine, path, seed, policy, steps: 40, withHledger };
      const { REVERSAL = 0, accounts = 0 } = await runScript(script);
      expect(REVERSAL).toBeGreaterThan(0);
      expect(accounts > 0).toBe(withHledger);
    },
  );
});

test.skipIf(withHledger)('SKIPPED, because hledger is not installed: the agreement of an independent program', () => {
  expect(withHledger).toBe(false);
});
