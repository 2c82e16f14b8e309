import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // A test that leaves the world changed is found by running the next one in the same order every time.
    sequence: { shuffle: false },
    maxWorkers: '100%',
  },
});
