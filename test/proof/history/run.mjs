// The long form of history.test.ts: npm run proof -- history
import { spawnSync } from 'node:child_process';

const argv = ['vitest', 'run', '--config', '.config/vitest.config.ts', 'test/proof/history', ...process.argv.slice(2)];
const { status } = spawnSync('npx', argv, { stdio: 'inherit', env: { ...process.env, SCRIP_LONG: '1' } });
process.exitCode = status ?? 1;
