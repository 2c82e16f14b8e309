import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    maxWorkers: '100%',
    // One worker runs file after file with the modules it has loaded: a quarter of the time, and a file that leaves
    // something behind is found by the next one.
    isolate: false,
  },
});
