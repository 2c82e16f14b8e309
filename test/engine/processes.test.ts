// D36: several processes on one file behave as if one went after the other. Uses the built engine.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld } from '../support/world.js';
import { resetLedger } from '../../src/local-engine/http/controls.js';
import { createLocalEngine } from '../../src/local-engine/index.js';
import { type Store, openStore } from '../../src/local-engine/store/store.js';
import { START, counted } from '../support/sandbox.js';

const run = promisify(execFile);
const RACER = fileURLToPath(new URL('../support/racer.mjs', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-race-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('D36 ten processes racing for one redemption post exactly the headroom, and none is told that the file is busy', async () => {
  const path = join(folder, 'ledger.db');
  const world = await openWorld({ path });
  await world.say('credit 100');
  await world.say('credit 100');
  await world.say('redeem 150');
  const { body } = await world.call('GET', `/v1/participants/${world.ids.participant}/redemptions`);
  const redemption = (body.data as { id: string }[])[0]?.id ?? '';

  const racers = Array.from({ length: 10 }, (_, n) =>
    run(process.execPath, [RACER, path, redemption, '1.00', '40', `racer-${n}`]),
  );
  const answers = (await Promise.all(racers)).map(({ stdout, stderr }) => {
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Record<string, number>;
  });
  const total = (what: string): number => answers.reduce((sum, answer) => sum + (answer[what] ?? 0), 0);
  expect({ posted: total('201'), over: total('already_fully_reversed') }).toEqual({ posted: 150, over: 250 });
  expect(await world.say('redemption')).toBe('150.00/150.00 FULLY_REVERSED');
  expect(await world.say('lots')).toBe('100.00, 100.00');
  expect(await world.say('verify')).toBe('ok');
  world.engine.close();
});

test('ten processes that find no file make it once: one seeds it, the others see it whole', async () => {
  const path = join(folder, 'new.db');
  const redemption = '550e8400-e29b-41d4-a716-446655440011';
  const racers = Array.from({ length: 10 }, (_, n) =>
    run(process.execPath, [RACER, path, redemption, '4.00', '1', `racer-${n}`]),
  );
  const answers = (await Promise.all(racers)).map(({ stdout }) => JSON.parse(stdout) as Record<string, number>);
  expect(answers.every((answer) => answer['201'] === 1)).toBe(true);
  const engine = createLocalEngine({ path });
  expect([engine.created, engine.verify().ok]).toEqual([false, true]);
  engine.close();
});

test('engines that are closed and collected take nothing down with them', async () => {
  const collector = fileURLToPath(new URL('../support/collector.mjs', import.meta.url));
  expect(await run(process.execPath, ['--expose-gc', collector])).toEqual({ stdout: '', stderr: '' });
});

test.each([
  [
    'archived its asset',
    200,
    (store: Store) => store.sql("UPDATE assets SET status = 'ARCHIVED', deleted_at = 0").run(),
  ],
  [
    'reset the sandbox',
    404,
    (store: Store) => {
      resetLedger({ store, nowMs: () => START, newId: counted(9) }, 'empty');
    },
  ],
])('D40 when another process has just %s, what was due is left alone', async (_what, status, meanwhile) => {
  const path = join(folder, 'ledger.db');
  const world = await openWorld({ path });
  await world.say('credit 10 expires_at=2');
  world.engine.close();
  const other = openStore(path);
  let armed = false;
  const engine = createLocalEngine({
    path,
    // Its first look at the clock comes after it has begun to read, and before it settles what it finds due.
    nowMs: () => {
      if (armed) {
        armed = false;
        other.write(() => {
          meanwhile(other);
        });
      }
      return START + 3 * 86_400_000;
    },
    onBug: (error) => {
      throw error;
    },
  });
  armed = true;
  const headers = { 'x-api-key': 'sk_sandbox' };
  const response = await engine.fetch(`http://sandbox/v1/participants/${world.ids.participant}/balances`, { headers });
  expect(response.status).toBe(status);
  expect(other.sql("SELECT count(*) FROM journal_entries WHERE action_type = 'EXPIRY'").pluck().get()).toBe(0);
  engine.close();
  other.close();
});
