// Short forms of the proofs on the built server, and a proof that their checks can fail.
// The long forms: npm run proof -- server --kills 500 --seconds 60
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type BookEntry, audit } from './book.mjs';
import { runHostile } from './hostile.mjs';
import { runKills } from './kills.mjs';
import { runWriters } from './writers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'scrip-server-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.concurrent('the built server', () => {
  test('killed 4 times under 64 connections, it has lost nothing that it answered, and done nothing twice', async () => {
    const done = await runKills({ folder, seed: 7, kills: 4, connections: 64, redemptions: 10 });
    expect(done.complaints).toEqual([]);
    expect(done.after).toMatchObject({ unknown: 0, lost: 0, doubled: 0 });
    expect(done.after.answered).toBeGreaterThan(0);
  });

  test('with three others on its file, each under load: nobody hears that it is busy, and the sum is exact', async () => {
    const load = { seconds: 2, servers: 4, connections: 16, redemptions: 10 };
    const { complaints, seen, reversed } = await runWriters({ folder, seed: 7, ...load });
    expect(complaints).toEqual([]);
    expect(seen.length).toBe(4);
    expect(reversed).toBeGreaterThan(0n);
  });

  test('among callers who mean no good it stays up and small, and serves others', async () => {
    const floods = {
      hugeBodies: { megabytes: 8 },
      idleConnections: { count: 1000 },
      deafClients: { count: 10, holdMs: 200 },
      abortedUploads: { count: 30 },
      garbage: { count: 60 },
    };
    const { complaints, served, peak } = await runHostile({ folder, seed: 7, floods });
    expect(complaints).toEqual([]);
    expect(served).toBeGreaterThan(0);
    // MiB; not told by every system.
    expect(peak ?? 0).toBeLessThan(768);
  });
});

describe('the audit complains about', () => {
  const entry = { key: 'load-0', redemption: 'r1', amount: '1.00' };
  const reversal = { id: 'v1', redemption_id: 'r1', amount: '1.00', reason: 'load-0' };
  const done: BookEntry = { ...entry, text: JSON.stringify(reversal) };
  const ledger = (reversed_amount: string, ...reversals: object[]) => [{ id: 'r1', reversed_amount, reversals }];

  test('nothing when all is well, whatever became of what was not answered', () => {
    expect(audit([done], ledger('1.00', reversal)).complaints).toEqual([]);
    expect(audit([entry], ledger('1.00', reversal))).toMatchObject({
      count: { unknown: 1, arrived: 1 },
      complaints: [],
    });
    expect(audit([entry], ledger('0.00'))).toMatchObject({ count: { unknown: 1, arrived: 0 }, complaints: [] });
  });

  test.each([
    ['a lost reversal', [done], ledger('0.00'), 'LOST'],
    ['a doubled one', [done], ledger('2.00', reversal, { ...reversal, id: 'v2' }), 'DOUBLED'],
    ['a doubled one that nobody was told of', [entry], ledger('2.00', reversal, { ...reversal, id: 'v2' }), 'DOUBLED'],
    ['another id than was answered', [done], ledger('1.00', { ...reversal, id: 'v2' }), 'the ledger has'],
    ['another amount', [entry], ledger('2.00', { ...reversal, amount: '2.00' }), 'asked for 1.00'],
    ['a reversal that nobody asked for', [], ledger('1.00', reversal), 'nobody asked'],
    ['a sum that is another', [done], ledger('1.01', reversal), 'its reversals say'],
  ])('%s', (_what, entries, found, words) => {
    expect(audit(entries, found).complaints.join()).toContain(words);
  });
});
