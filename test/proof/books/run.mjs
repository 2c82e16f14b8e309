// Random scripts of clock moves, credits, spends, reversals and expiries, each under all three settings of
// restored_expired_lots. Needs a build, and hledger.
// npm run proof -- books [--scripts 200] [--steps 40] [--seed n] [--without-hledger]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLocalEngine } from '../../../dist/local-engine/index.js';
import { POLICIES, runScript } from './books.mjs';
import { hledgerVersion } from './hledger.mjs';

const { values } = parseArgs({
  options: {
    scripts: { type: 'string', default: '200' },
    steps: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'without-hledger': { type: 'boolean', default: false },
  },
});
const withHledger = !values['without-hledger'];
const version = withHledger ? hledgerVersion() : undefined;
if (withHledger && version === undefined) {
  console.error(
    'hledger is not installed: apt-get install -y --no-install-recommends hledger, or add --without-hledger',
  );
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'scrip-books-'));
const [scripts, steps, seed] = [values.scripts, values.steps, values.seed].map(Number);
console.log(`seed ${seed}, ${version ?? 'WITHOUT hledger'}`);
const total = { accounts: 0 };
for (let n = 0; n < scripts; n += 1) {
  for (const policy of POLICIES) {
    // By turns in a file and in memory.
    const path = n % 2 === 0 ? join(folder, `${n}-${policy}.db`) : ':memory:';
    const script = { open: createLocalEngine, path, seed: seed + n, policy, steps, withHledger };
    try {
      const done = await runScript(script);
      for (const [name, count] of Object.entries(done)) total[name] = (total[name] ?? 0) + count;
    } catch (error) {
      console.error(`script ${n} (seed ${seed + n}) under ${policy}: ${error.message}`);
      process.exit(1);
    }
    if (n % 2 === 0) rmSync(path);
  }
}
rmSync(folder, { recursive: true });
const { accounts, ...entries } = total;
console.log(
  `${scripts} scripts of ${steps} steps under ${POLICIES.join(', ')}: verify green after every step, restored snapshots ` +
    `byte-equal; ${withHledger ? `${accounts} balances equal to hledger's` : 'hledger NOT asked'}; ` +
    `counted: ${JSON.stringify(entries)}`,
);
