// The tests of one area, for mutation testing; all else as in .config/vitest.config.ts.
import { defineConfig } from 'vitest/config';
import base from '../../../.config/vitest.config.js';

export default defineConfig({
  test: {
    ...base.test,
    include: process.env.SCRIP_MUTANT_TESTS?.split(' ') ?? [],
    // Stryker's own limit ends what hangs, and tells it from a test that failed.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
