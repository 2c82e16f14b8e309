// The built program: its server as curl sees it, faults set from another process, and what the command line makes of them.
import { execa } from 'execa';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runBuilt, serveBuilt } from '../../support/built-program.js';
import { type Sandbox, openSandbox } from '../../support/sandbox.js';
import { EVERY_REVERSAL, RAW, REVERSE, ROWS } from '../../support/fault-table.js';

const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true });
});

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'scrip-faults-'));
  homes.push(home);
  return home;
}

function scrip(home: string, argv: readonly string[], env: Record<string, string> = {}) {
  return runBuilt(argv, { SCRIP_HOME: home, ...env });
}

async function serving(home: string) {
  const { running, ready } = await serveBuilt(['--no-rate-limit'], { SCRIP_HOME: home });
  const { url } = ready;
  const call = async (method: string, path: string, body?: unknown): Promise<any> => {
    const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return (await fetch(url + path, init)).json();
  };
  const stop = async (): Promise<number | undefined> => {
    running.kill('SIGTERM');
    return (await running).exitCode;
  };
  return { url, call, stop };
}

/** curl's exit code, the status it saw, and the body it got. */
async function curl(url: string): Promise<{ exitCode: number | undefined; status: string; body: string }> {
  const json = ['-H', 'Content-Type: application/json', '-d', '{"reason":"r","amount":"1.00"}'];
  const words = ['-s', '-H', 'X-API-Key: sk_sandbox', ...json, '-w', '\n%{http_code}', url + REVERSE];
  const { exitCode, stdout } = await execa('curl', words, { reject: false });
  const [status = '', ...body] = stdout.split('\n').toReversed();
  return { exitCode, status, body: body.toReversed().join('\n') };
}

describe('a server', () => {
  test('each pack, as curl sees it', async () => {
    const { url, call, stop } = await serving(newHome());
    const seen = [];
    for (const [pack] of ROWS) {
      const delay = pack === 'slow' ? { delay_ms: 50 } : {};
      await call('POST', '/_sandbox/faults', { pack, times: 1, match: EVERY_REVERSAL, ...delay });
      const before = (await call('GET', `/v1/redemptions/${RAW}`)).reversed_amount as string;
      const { exitCode, status, body } = await curl(url);
      const after = (await call('GET', `/v1/redemptions/${RAW}`)).reversed_amount as string;
      const isJson = body.startsWith('{') && body.endsWith('}');
      seen.push([pack, exitCode, status, isJson ? 'JSON' : body === '' ? 'nothing' : 'no JSON', before !== after]);
    }
    expect(seen).toEqual([
      // pack                 curl  status  body       posted
      ['commit-then-drop', 52, '000', 'nothing', true],
      ['drop-before-commit', 52, '000', 'nothing', false],
      ['http-429', 0, '429', 'JSON', false],
      ['http-500-before', 0, '500', 'JSON', false],
      ['http-500-after', 0, '500', 'JSON', true],
      ['slow', 0, '201', 'JSON', true],
      ['truncated-body', 18, '201', 'no JSON', true],
      ['malformed-json', 0, '201', 'no JSON', true],
    ]);
    expect(await stop()).toBe(0);
  });

  test('a fault set by another process reaches it, a restart keeps the rest, and clearing ends it', async () => {
    const home = newHome();
    const first = await serving(home);
    const words = ['sandbox', 'faults', 'set', 'http-500-before', '--times', '3', '--match', EVERY_REVERSAL];
    expect((await scrip(home, words)).exitCode).toBe(0);
    expect((await curl(first.url)).status).toBe('500');
    await first.stop();
    const second = await serving(home);
    expect((await curl(second.url)).status).toBe('500');
    const listed = await scrip(home, ['sandbox', 'faults', 'list', '--json']);
    expect(JSON.parse(listed.stdout)).toEqual({
      mode: 'sandbox',
      faults: [{ pack: 'http-500-before', match: EVERY_REVERSAL, times_left: 1 }],
    });
    expect((await scrip(home, ['sandbox', 'faults', 'clear'])).stdout).toBe('cleared 1 fault');
    expect((await curl(second.url)).status).toBe('201');
    await second.stop();
  });
});

/** A home whose sandbox has a fault, and what was reversed there in the end; without a process for either. */
async function faulted(fault: Record<string, unknown>) {
  const home = newHome();
  const within = async <T>(work: (sandbox: Sandbox) => Promise<T>): Promise<T> => {
    const path = join(home, 'sandbox.db');
    const sandbox = openSandbox({ path, seed: 'demo', nowMs: Date.now, newId: () => crypto.randomUUID() });
    try {
      return await work(sandbox);
    } finally {
      sandbox.engine.close();
    }
  };
  await within(({ call }) => call('POST', '/_sandbox/faults', { match: EVERY_REVERSAL, ...fault }));
  const reversed = () =>
    within(async ({ call }) => (await call('GET', `/v1/redemptions/${RAW}`)).body.reversed_amount as string);
  return { home, reversed };
}

const COMMAND = ['redemptions', 'reverse', RAW, '--reason', 'r', '--amount', '1.00', '--yes', '--json'];

describe('the command line', () => {
  test.concurrent('commit-then-drop once: asked again with the same key, ends with 0, paid once', async () => {
    const { home, reversed } = await faulted({ pack: 'commit-then-drop', times: 1 });
    const { exitCode, stdout } = await scrip(home, COMMAND);
    expect([exitCode, (JSON.parse(stdout) as { replayed: boolean }).replayed]).toEqual([0, true]);
    expect(await reversed()).toBe('1.00');
  });

  test.concurrent('commit-then-drop without retries: ends with 7 and the key, and the key tells later', async () => {
    const { home, reversed } = await faulted({ pack: 'commit-then-drop', times: 1 });
    const { exitCode, stdout } = await scrip(home, COMMAND, { SCRIP_MAX_RETRIES: '0' });
    const { error } = JSON.parse(stdout) as { error: { kind: string; idempotency_key: string } };
    expect([exitCode, error.kind]).toEqual([7, 'outcome_unknown']);
    const second = await scrip(home, [...COMMAND, '--idempotency-key', error.idempotency_key]);
    expect([second.exitCode, (JSON.parse(second.stdout) as { replayed: boolean }).replayed]).toEqual([0, true]);
    expect(await reversed()).toBe('1.00');
  });

  test.concurrent.each([
    // pack                times retries exit  reversed
    ['commit-then-drop', 3, '2', 7, '1.00'],
    ['drop-before-commit', 1, '0', 7, '0.00'],
    ['http-429', 1, '0', 6, '0.00'],
    ['http-500-before', 1, '0', 7, '0.00'],
    ['http-500-after', 1, '0', 7, '1.00'],
    ['truncated-body', 1, '0', 7, '1.00'],
    ['malformed-json', 1, '2', 7, '1.00'],
  ])('%s %i times with %s retries ends with %i, and %s is reversed', async (pack, times, retries, exit, back) => {
    const { home, reversed } = await faulted({ pack, times });
    const { exitCode, stdout } = await scrip(home, COMMAND, { SCRIP_MAX_RETRIES: retries });
    expect(exitCode).toBe(exit);
    if (exit === 7) expect(stdout).toMatch(/"idempotency_key":"scrip_/);
    expect(await reversed()).toBe(back);
  });

  test.concurrent('slow beyond the time limit: ends with 7 when the limit is over, not when the fault is', async () => {
    const { home, reversed } = await faulted({ pack: 'slow', delay_ms: 600_000 });
    const { exitCode } = await scrip(home, COMMAND, { SCRIP_MAX_RETRIES: '0', SCRIP_TIMEOUT: '0.05' });
    expect([exitCode, await reversed()]).toEqual([7, '1.00']);
  });

  test.concurrent('a read that is lost for good ends with 6, and the sandbox’s own commands go on', async () => {
    const { home } = await faulted({ pack: 'drop-before-commit', match: '* /v1/**' });
    const lost = await scrip(home, ['redemptions', 'get', RAW], { SCRIP_MAX_RETRIES: '0' });
    expect([lost.exitCode, (await scrip(home, ['sandbox', 'seed'])).exitCode]).toEqual([6, 0]);
  });
});
