import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // A test that leaves the world changed is found by running the next one in the same order every time.
    sequence: { shuffle: false },
    maxWorkers: '100%',
    // One worker runs file after file with the modules it has loaded: a quarter of the time, and a file that leaves
    // something behind is found by the next one.
    isolate: false,
  },
});
