// What Stryker is told. Which files it changes, and which tests look at them: areas.mjs.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'test/proof/mutants/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Its copies of the project are not in the project: a run that is killed leaves nothing that lint or a test would read.
  tempDirName: process.env.SCRIP_MUTANT_FOLDER,
  ignorePatterns: ['/dist', '/bench', '/docs', '/examples'],
  reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only', 'clear-text', 'json'],
  clearTextReporter: {
    allowColor: false,
    allowEmojis: false,
    logTests: false,
    reportTests: false,
    reportScoreTable: false,
  },
  jsonReporter: { fileName: process.env.SCRIP_MUTANT_REPORT },
  timeoutMS: 30_000,
};
