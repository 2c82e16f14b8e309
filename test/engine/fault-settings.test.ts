// Setting faults: which requests they are for, how often, in which order, where they are kept, and what is refused.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { createLocalEngine } from '../../src/local-engine/index.js';
import { fits, readPattern } from '../../src/local-engine/ledger/faults.js';
import { type Sandbox, openSandbox } from '../support/sandbox.js';
import { EVERY_REVERSAL, RAW, REVERSE } from '../support/fault-table.js';

const folder = mkdtempSync(join(tmpdir(), 'scrip-faults-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FAULTS = '/_sandbox/faults';
const statuses = async ({ call }: Sandbox, ...calls: [method: string, path: string, body?: unknown][]) => {
  const found: number[] = [];
  for (const [method, path, body] of calls) found.push((await call(method, path, body)).status);
  return found;
};
const GET = ['GET', `/v1/redemptions/${RAW}`] as [string, string];

describe('which requests', () => {
  test.each([
    // pattern                            request                                          fits
    ['* /v1/**', 'GET /v1/programs', true],
    ['* /v1/**', 'POST /v1/redemptions/a/reverse', true],
    ['POST /v1/redemptions/*/reverse', 'POST /v1/redemptions/a/reverse', true],
    ['POST /v1/redemptions/*/reverse', 'GET /v1/redemptions/a/reverse', false],
    ['POST /v1/redemptions/*/reverse', 'POST /v1/redemptions/a/b/reverse', false],
    ['POST /v1/redemptions/*/reverse', 'POST /v1/redemptions/reverse', false],
    ['POST /v1/redemptions/{id}/reverse', 'POST /v1/redemptions/a/reverse', true],
    ['post /v1/redemptions/*/reverse', 'POST /v1/redemptions/a/reverse', true],
    ['/v1/redemptions/*', 'GET /v1/redemptions/a', true],
    ['/v1/redemptions/*', 'GET /v1/redemptions/a/reversals', false],
    ['GET /v1/participants/**', 'GET /v1/participants/a/balances/lots', true],
    ['GET /v1/participants/**', 'GET /v1/participants', false],
    [`GET /v1/redemptions/${RAW.toUpperCase()}`, `GET /v1/redemptions/${RAW}`, true],
    ['GET /v1/redemptions/a', 'GET /v1/redemptions/b', false],
  ])('%s: %s is %s', (pattern, request, expected) => {
    const [method = '', path = ''] = request.split(' ');
    expect(fits(readPattern(pattern), method, path)).toBe(expected);
  });

  test('reads go on where only writes go wrong', async () => {
    const sandbox = openSandbox({ seed: 'demo' });
    await sandbox.call('POST', FAULTS, { pack: 'http-500-before', match: 'POST /v1/**' });
    expect(await statuses(sandbox, GET, ['POST', REVERSE, { reason: 'r' }], GET)).toEqual([200, 500, 200]);
  });

  test('none of the sandbox’s own controls, credits and previews among them', async () => {
    const sandbox = openSandbox({ seed: 'demo' });
    await sandbox.call('POST', FAULTS, { pack: 'http-500-before' });
    const credit = {
      program_id: '550e8400-e29b-41d4-a716-446655441001',
      participant_id: '550e8400-e29b-41d4-a716-446655443001',
      asset_id: '550e8400-e29b-41d4-a716-446655442001',
      amount: '1.00',
      description: 'd',
    };
    const preview = { method: 'POST', path: REVERSE, body: { reason: 'r' } };
    expect(
      await statuses(
        sandbox,
        ['GET', '/_sandbox/health'],
        ['GET', '/_sandbox/clock'],
        ['POST', '/_sandbox/credits', credit],
        ['POST', '/_sandbox/preview', preview],
        ['GET', FAULTS],
        GET,
      ),
    ).toEqual([200, 200, 201, 200, 200, 500]);
    expect((await sandbox.call('POST', '/_sandbox/preview', preview)).body.status).toBe(201);
  });

  test('none that reaches no operation; it is not counted either', async () => {
    const sandbox = openSandbox({ seed: 'demo' });
    await sandbox.call('POST', FAULTS, { pack: 'http-500-before', times: 1 });
    const wrongKey = await sandbox.send('GET', GET[1], { headers: { 'x-api-key': 'sk_other' } });
    expect(wrongKey.status).toBe(401);
    expect(await statuses(sandbox, ['GET', '/v1/nothing'], ['DELETE', GET[1]], GET, GET)).toEqual([404, 405, 500, 200]);
  });
});

describe('how often', () => {
  test('--times counts down to nothing; without it, until it is cleared', async () => {
    const sandbox = openSandbox({ seed: 'demo' });
    await sandbox.call('POST', FAULTS, { pack: 'http-500-before', times: 2 });
    await sandbox.call('POST', FAULTS, { pack: 'http-429' });
    expect(await statuses(sandbox, GET)).toEqual([500]);
    expect((await sandbox.call('GET', FAULTS)).body).toEqual({
      faults: [
        { pack: 'http-500-before', match: '* /v1/**', times_left: 1 },
        { pack: 'http-429', match: '* /v1/**', times_left: null },
      ],
    });
    expect(await statuses(sandbox, GET, GET, GET)).toEqual([500, 429, 429]);
    expect((await sandbox.call('DELETE', FAULTS)).body).toEqual({ cleared: 1 });
    expect(await statuses(sandbox, GET)).toEqual([200]);
  });

  test('of several that fit, the one that was set first happens, and only that is counted', async () => {
    const sandbox = openSandbox({ seed: 'demo' });
    await sandbox.call('POST', FAULTS, { pack: 'http-500-before', times: 1, match: 'POST /v1/**' });
    await sandbox.call('POST', FAULTS, { pack: 'http-429', times: 2 });
    const post = ['POST', REVERSE, { reason: 'r' }] as [string, string, unknown];
    expect(await statuses(sandbox, GET, post, post, post)).toEqual([429, 500, 429, 201]);
  });

  test('exactly so often, with four processes on one file', async () => {
    const path = join(folder, 'race.db');
    const engine = createLocalEngine({ path });
    const sandbox = openSandbox({ path });
    await sandbox.call('POST', FAULTS, { pack: 'http-500-before', times: 50, match: EVERY_REVERSAL });
    const racer = fileURLToPath(new URL('../support/racer.mjs', import.meta.url));
    const runs = Array.from({ length: 4 }, (_, n) =>
      promisify(execFile)(process.execPath, [racer, path, RAW, '0.01', '30', `racer-${n}`]),
    );
    const answers = (await Promise.all(runs)).map(({ stdout }) => JSON.parse(stdout) as Record<string, number>);
    const total = (what: string): number => answers.reduce((sum, answer) => sum + (answer[what] ?? 0), 0);
    expect({ failed: total('internal_error'), posted: total('201') }).toEqual({ failed: 50, posted: 70 });
    expect((await sandbox.call('GET', FAULTS)).body).toEqual({ faults: [] });
    expect((await sandbox.call(...GET)).body.reversed_amount).toBe('0.70');
    expect(engine.verify().ok).toBe(true);
    engine.close();
    sandbox.engine.close();
  });
});

describe('where they are kept', () => {
  test('in the file: a restart keeps them, another connection sets them, a reset clears them', async () => {
    const path = join(folder, 'kept.db');
    const before = openSandbox({ path, seed: 'demo' });
    await before.call('POST', FAULTS, { pack: 'http-429', times: 3 });
    before.engine.close();
    const first = openSandbox({ path });
    const second = openSandbox({ path });
    expect(await statuses(first, GET)).toEqual([429]);
    await second.call('POST', FAULTS, { pack: 'slow', delay_ms: 1 });
    expect((await first.call('GET', FAULTS)).body).toEqual({
      faults: [
        { pack: 'http-429', match: '* /v1/**', times_left: 2 },
        { pack: 'slow', match: '* /v1/**', times_left: null, delay_ms: 1 },
      ],
    });
    await second.call('POST', '/_sandbox/reset', { seed: 'demo' });
    expect((await first.call('GET', FAULTS)).body).toEqual({ faults: [] });
    expect(await statuses(first, GET)).toEqual([200]);
    first.engine.close();
    second.engine.close();
  });
});

describe('what is refused', () => {
  const SERVED = 'no operation of the API matches';
  test.each([
    ['no pack', {}, 'pack is required'],
    ['an unknown pack', { pack: 'commit-and-drop' }, 'pack must be one of commit-then-drop, drop-before-commit'],
    ['never', { pack: 'slow', times: 0 }, 'times must be >= 1'],
    ['less than never', { pack: 'slow', times: -1 }, 'times must be >= 1'],
    ['a million and one times', { pack: 'slow', times: 1_000_001 }, 'times must be <= 1000000'],
    ['half a time', { pack: 'slow', times: 0.5 }, 'times must be of type integer'],
    ['a number in words', { pack: 'slow', times: '3' }, 'times must be of type integer'],
    ['no delay', { pack: 'slow', delay_ms: 0 }, 'delay_ms must be >= 1'],
    ['a delay of hours', { pack: 'slow', delay_ms: 3_600_000 }, 'delay_ms must be <= 600000'],
    ['a delay of what is not slow', { pack: 'http-429', delay_ms: 5 }, 'only slow has a delay, not http-429'],
    ['an empty pattern', { pack: 'slow', match: '' }, 'match must have at least 1'],
    ['a pattern of controls', { pack: 'slow', match: 'POST /_sandbox/reset' }, 'its path must begin with /v1/'],
    ['a pattern without a path', { pack: 'slow', match: 'POST' }, 'its path must begin with /v1/'],
    ['a slash at the end', { pack: 'slow', match: 'GET /v1/programs/' }, 'not end with a slash'],
    ['a query', { pack: 'slow', match: 'GET /v1/programs?limit=1' }, 'leave the query out'],
    ['no method', { pack: 'slow', match: 'P0ST /v1/programs' }, 'P0ST is not a method'],
    ['three words', { pack: 'slow', match: 'GET /v1/programs now' }, 'a method and a path, with one space'],
    ['half a segment', { pack: 'slow', match: 'GET /v1/redem*' }, 'a * stands for one whole segment'],
    ['** in the middle', { pack: 'slow', match: 'GET /v1/**/reversals' }, '** only at its end'],
    ['a slip of the pen', { pack: 'slow', match: 'POST /v1/redemption/*/reverse' }, SERVED],
    ['a method that the path has not', { pack: 'slow', match: 'DELETE /v1/redemptions/*' }, SERVED],
    ['a pattern without end', { pack: 'slow', match: `GET /v1/${'*/'.repeat(200)}*` }, 'match must have at most 300'],
  ])('%s', async (_what, body, message) => {
    const { call } = openSandbox({ seed: 'empty' });
    const answer = await call('POST', FAULTS, body);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
    expect(answer.body.message).toContain(message);
    expect((await call('GET', FAULTS)).body).toEqual({ faults: [] });
  });

  test('the hundred and first', async () => {
    const { call } = openSandbox({ seed: 'empty' });
    for (let n = 0; n < 100; n += 1) expect((await call('POST', FAULTS, { pack: 'http-429' })).status).toBe(200);
    expect((await call('POST', FAULTS, { pack: 'http-429' })).body.message).toContain('clear them first');
  });
});
