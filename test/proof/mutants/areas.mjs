// What mutation testing looks at: the files where a mistake costs money, and the tests that are there to notice it.

const engine = (...names) => names.map((name) => `test/engine/${name}.test.ts`);
const sdk = (...names) => names.map((name) => `test/sdk/${name}.test.ts`);
const rules = (...names) => names.map((name) => `test/rules/${name}.test.ts`);
const batch = (...names) => names.map((name) => `test/cli/batch/${name}.test.ts`);

/** Few and quick ones: each surviving mutant costs a run of all tests of its area that reach it. */
export const AREAS = [
  {
    name: 'money',
    mutate: ['src/sdk/money.ts', 'src/local-engine/rules/amount.ts'],
    tests: [...sdk('money', 'remaining'), ...rules('amount')],
  },
  {
    name: 'allocation',
    mutate: ['src/local-engine/rules/allocation.ts'],
    tests: rules('allocation'),
  },
  {
    name: 'reverse',
    mutate: ['src/local-engine/rules/reversal.ts', 'src/local-engine/ledger/reverse.ts'],
    tests: [...rules('reversal'), ...engine('reversal', 'lots', 'foretold', 'journal')],
  },
  {
    name: 'idempotency',
    mutate: ['src/local-engine/rules/fingerprint.ts', 'src/local-engine/ledger/idempotency.ts'],
    tests: [...rules('fingerprint'), ...engine('reversal')],
  },
  {
    name: 'retry',
    mutate: ['src/sdk/http/retry.ts', 'src/sdk/http/verdict.ts'],
    tests: sdk('retry', 'outcome', 'abort', 'deadline'),
  },
  {
    name: 'row keys',
    mutate: ['src/cli/batch/row-identity.ts'],
    tests: batch('row-keys'),
  },
  {
    name: 'journal',
    mutate: ['src/local-engine/ledger/journal.ts'],
    tests: engine('journal', 'foretold'),
  },
];
