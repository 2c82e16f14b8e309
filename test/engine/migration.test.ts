// A ledger of an older schema: it is brought up to date when it is opened, says the same as before, and loses nothing to a
// kill meanwhile.
import { execa } from 'execa';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { counted, openSandbox } from '../support/sandbox.js';
import { saidBy, writeAsSchema } from '../support/old-schema.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrip-migration-'));
  file = join(folder, 'ledger.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const REVERSE = `/v1/redemptions/${DEMO.rawFourLots}/reverse`;
const KEYED = { reason: 'Late', amount: '50.0', idempotency_key: 'k1' };

/** A ledger in which everything has happened that leaves rows: reversals, an expiry, an overdraft, units given back. */
async function makeLedger(): Promise<{ first: string }> {
  const { engine, call } = openSandbox({ path: file, seed: 'demo' });
  await call('POST', '/_sandbox/clock', { advance: 'P30D' });
  const first = await call('POST', REVERSE, KEYED);
  await call('POST', '/v1/redemptions/550e8400-e29b-41d4-a716-446655440001/reverse', { reason: 'r', quantity: 1 });
  const debit = { type: 'DEBIT', amount: '999999', allow_negative: true, description: 'd' };
  const of = { program_id: DEMO.program, asset_id: DEMO.points };
  expect((await call('POST', `/v1/participants/${DEMO.ada}/balances/adjust`, { ...of, ...debit })).status).toBe(201);
  expect(engine.verify().ok).toBe(true);
  engine.close();
  return { first: first.text };
}

test('says the same as before, proves itself, knows its keys, and goes on', async () => {
  const { first } = await makeLedger();
  const old = join(folder, 'old.db');
  writeAsSchema(4, { from: file, to: old });
  const { engine, call } = openSandbox({ path: old, newId: counted(1) });
  expect(engine.verify()).toMatchObject({ ok: true });
  expect(saidBy(old)).toEqual(saidBy(file));
  const replay = await call('POST', REVERSE, KEYED);
  expect([replay.status, replay.text]).toEqual([200, first]);
  expect(await call('POST', REVERSE, { reason: 'The rest' })).toMatchObject({ status: 201 });
  expect(engine.verify()).toMatchObject({ ok: true });
  engine.close();
});

test('killed while it is brought up to date, it is the old one or the new one', async () => {
  await makeLedger();
  const [kept, old] = [join(folder, 'kept.db'), join(folder, 'old.db')];
  writeAsSchema(4, { from: file, to: kept });
  const program = `
    import { createLocalEngine } from ${JSON.stringify(new URL('../../dist/local-engine/index.js', import.meta.url).href)};
    console.log('go');
    createLocalEngine({ path: ${JSON.stringify(old)} });
    setInterval(() => {}, 1000);`;
  for (const afterMs of [0, 8, 16]) {
    for (const tail of ['-wal', '-shm']) rmSync(old + tail, { force: true });
    copyFileSync(kept, old);
    const child = execa(process.execPath, ['--input-type=module', '--eval', program], { reject: false });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill('SIGKILL');
    await child;
    const { engine } = openSandbox({ path: old });
    expect(engine.verify()).toMatchObject({ ok: true });
    engine.close();
    expect(saidBy(old)).toEqual(saidBy(file));
  }
});
