// Opens, uses and forgets many engines, and lets their memory be collected while nothing else runs.
import { setTimeout } from 'node:timers/promises';
import { createLocalEngine } from '../../dist/local-engine/index.js';

for (let round = 0; round < 20; round += 1) {
  const engine = createLocalEngine({ path: ':memory:' });
  if (!engine.verify().ok) process.exitCode = 3;
  engine.close();
  globalThis.gc();
  await setTimeout(1);
}
