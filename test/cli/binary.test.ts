// The built program as a process: what it loads, and how it takes closed pipes and signals. `npm test` builds it.
import { execa } from 'execa';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { BIN, runBuilt, serveBuilt } from '../support/built-program.js';
import { startEngineThread } from '../../src/cli/sandbox/serve.js';
import { createLocalEngine } from '../../src/local-engine/index.js';
import { DEMO } from '../../src/local-engine/ledger/demo-data.js';
import { loadDriver } from '../../src/local-engine/store/driver.js';

const DOOR = new URL('../../dist/cli/index.js', import.meta.url).pathname;
const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const RAW = '550e8400-e29b-41d4-a716-446655440011';
const home = mkdtempSync(join(tmpdir(), 'scrip-binary-'));
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

function scrip(argv: readonly string[], env: Record<string, string> = {}) {
  return runBuilt(argv, { SCRIP_HOME: home, ...env });
}

/** The files of each chunk. */
const bundle = JSON.parse(readFileSync(new URL('../../dist/bundle.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>;

/** The files of the build that were loaded, and the packages bundled into them or loaded beside them. */
async function loadedBy(argv: readonly string[]): Promise<{ chunks: string[]; packages: string[] }> {
  const folder = mkdtempSync(join(home, 'coverage-'));
  await scrip(argv, { NODE_V8_COVERAGE: folder });
  const urls = readdirSync(folder).flatMap((file) => {
    const report = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { result: { url: string }[] };
    return report.result.map(({ url }) => url);
  });
  const chunks = urls.filter((url) => url.includes('/dist/cli/'));
  const files = chunks.flatMap((url) => bundle[basename(url)] ?? []);
  const packages = [...urls, ...files].map((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1]);
  return { chunks, packages: [...new Set(packages.filter((name) => name !== undefined))].sort() };
}

/** A file that makes a program tell at its end, on stderr, which parts of Node it has loaded. */
function tellModules(): string {
  const file = join(home, 'tell.cjs');
  const tell = `const parts = [...process.moduleLoadList]; require('fs').writeSync(2, parts.join('\\n'))`;
  writeFileSync(file, `process.on('exit', () => { ${tell} })`);
  return file;
}

test.each([
  [['redemptions', 'get', REDEMPTION]],
  [['redemptions', 'reverse', REDEMPTION, '--reason', 'r', '--dry-run', '--json']],
])('scrip %j in the sandbox runs without Node’s HTTP client, which takes long to load', async (argv) => {
  const { exitCode, stderr } = await scrip(argv, { NODE_OPTIONS: `--require ${tellModules()}` });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('NativeModule crypto');
  expect(stderr).not.toContain('undici');
});

test.each([[['--json', '--version']], [['--no-color', '--help']], [['help', 'modes']], [['completion', 'bash']]])(
  'scrip %j loads commander and nothing else',
  async (argv) => {
    expect((await loadedBy(argv)).packages).toEqual(['commander']);
  },
);

test.each([
  [['--json', '--help']],
  [['redemptions', 'reverse', '--help']],
  [['redemptions', 'reverse', REDEMPTION, '--yes']],
  [['redemptions', 'revrse', '--json']],
  [['__complete', '--', 'redemptions', '']],
  [['--mode', 'prod', 'redemptions', 'get', REDEMPTION]],
])('scrip %j loads no library that only a running command needs', async (argv) => {
  const { chunks, packages } = await loadedBy(argv);
  const heavy = /sqlite|inquirer|chalk|progress|jq-wasm|hono|keyring|env-paths/;
  expect(packages.filter((name) => heavy.test(name))).toEqual([]);
  expect(chunks.flatMap((url) => bundle[basename(url)] ?? []).filter((file) => file.includes('local-engine'))).toEqual(
    [],
  );
});

test.each(['--version', '--help'])('scrip %s loads the door and nothing else', async (flag) => {
  const { chunks, packages } = await loadedBy([flag]);
  expect([chunks.map((url) => basename(url)), packages]).toEqual([['index.js'], []]);
  const { stderr } = await scrip([flag], { NODE_OPTIONS: `--require ${tellModules()}` });
  expect(stderr).not.toMatch(/NativeModule (net|tty|fs\/promises)$/m);
});

test('a command is declared without those of other groups', async () => {
  const { chunks } = await loadedBy(['redemptions', 'reverse', '--help']);
  const files = chunks.flatMap((url) => bundle[basename(url)] ?? []).join('\n');
  expect(files).toContain('src/cli/redemptions.ts');
  expect(files).not.toMatch(/src\/cli\/(sandbox\/commands|batch\/(batches|command)|offline\/commands|setup)\b/);
});

test('what ends before it is done does not look like a success', async () => {
  const script = `process.argv = ['', '', 'help', 'modes']; require('${DOOR}').start(process); process.stderr.write(String(process.exitCode))`;
  const { exitCode, stderr, stdout } = await execa(process.execPath, ['-e', script], { stdin: 'ignore' });
  expect([stderr, exitCode]).toEqual(['13', 0]);
  expect(stdout).toContain('sandbox');
});

test.each(['--version', 'help modes', 'redemptions reversals', 'sandbox path'])(
  'what is still to be done when scrip %s has its exit code is done before the end',
  async (words) => {
    const file = join(home, 'late.cjs');
    const late = `require('fs').writeSync(1, 'late ' + process.exitCode)`;
    writeFileSync(file, `setTimeout(() => setImmediate(() => Promise.resolve().then(() => { ${late} })), 1000)`);
    const { exitCode, stdout } = await scrip(words.split(' '), { NODE_OPTIONS: `--require ${file}` });
    expect(stdout.endsWith(`late ${exitCode}`)).toBe(true);
    expect(exitCode).toBe(words.includes('reversals') ? 2 : 0);
  },
);

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect((await scrip(['--version'])).stdout).toBe(version);
});

/** Some are answered without Node's streams, which know all about pipes. */
const ANSWERS = ['--version', '--help', 'help exit-codes'];

test.each(ANSWERS)('a reader that goes away ends scrip %s quietly', async (words) => {
  const script = `(sleep 0.1; "${process.execPath}" "${BIN}" ${words}; echo "$?" >&2) | true`;
  const { stdout, stderr } = await execa('bash', ['-c', script], {
    extendEnv: false,
    env: { PATH: process.env.PATH },
    stdin: 'ignore',
  });
  expect([stdout, stderr]).toEqual(['', '0']);
});

test.each(ANSWERS)('an answer of scrip %s that cannot be written is not a success', async (words) => {
  const script = `"${process.execPath}" "${BIN}" ${words} > /dev/full`;
  const { exitCode, stderr } = await execa('bash', ['-c', script], {
    extendEnv: false,
    env: { PATH: process.env.PATH },
    reject: false,
    stdin: 'ignore',
  });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('the answer could not be written to stdout');
});

/** A live API that never answers requests of one method, and tells when one arrived. */
async function silentTo(method: string): Promise<{ env: Record<string, string>; arrived: Promise<void> }> {
  let arrive: () => void;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const server = createServer((request, response) => {
    if (request.method === method) {
      arrive();
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ id: REDEMPTION, amount: '10.00', reversed_amount: '0.00', status: 'COMPLETED' }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: { SCRIP_BASE_URL: `http://127.0.0.1:${port}`, SCRIP_API_KEY: 'sk_live_secret', SCRIP_MODE: 'live' },
    arrived,
  };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s while a reversal is under way ends with 7 and the key',
  async (signal) => {
    const { env, arrived } = await silentTo('POST');
    const running = scrip(['redemptions', 'reverse', REDEMPTION, '--reason', 'refund', '--yes', '--json'], env);
    await Promise.race([arrived, running]);
    running.kill(signal);
    const { exitCode, stdout } = await running;
    expect(exitCode).toBe(7);
    const { error } = JSON.parse(stdout) as { error: { idempotency_key: string; hint: string } };
    expect(error.idempotency_key).toMatch(/^scrip_/);
    expect(error.hint).toContain(`--idempotency-key ${error.idempotency_key}`);
  },
);

test('Ctrl-C while reading ends with 130', async () => {
  const { env, arrived } = await silentTo('GET');
  const running = scrip(['redemptions', 'get', REDEMPTION], env);
  await Promise.race([arrived, running]);
  running.kill('SIGINT');
  expect((await running).exitCode).toBe(130);
});

/** Starts the server and gives what it said when it was ready. */
function serving(...flags: string[]) {
  return serveBuilt(['--db', join(home, 'serve.db'), ...flags], { SCRIP_HOME: home });
}

test('whoever asks for health does not wait for a verify that began before', async () => {
  const path = join(home, 'serve.db');
  const engine = createLocalEngine({ path });
  const headers = { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' };
  const credit = { program_id: DEMO.program, participant_id: DEMO.ada, asset_id: DEMO.points, amount: '1' };
  const body = JSON.stringify({ ...credit, description: 'one of many' });
  const send = (): Promise<unknown> =>
    engine.send({ method: 'POST', url: 'http://engine/_sandbox/credits', headers, body });
  for (let n = 0; n < 10_000; n += 250) await Promise.all(Array.from({ length: 250 }, send));
  engine.close();
  const { running, ready } = await serving('--no-rate-limit');
  const ask = async (what: string): Promise<unknown> => {
    const answer = await fetch(`${ready.url}/_sandbox/${what}`, { headers });
    return answer.json();
  };
  const verify = { isAnswered: false };
  const verifying = ask('verify').finally(() => (verify.isAnswered = true));
  // One thread alone would answer at most what came before the question.
  let answered = 0;
  for (; !verify.isAnswered; answered += 1) expect(await ask('health')).toMatchObject({ status: 'ok' });
  expect(await verifying).toMatchObject({ ok: true });
  expect(answered).toBeGreaterThan(3);
  running.kill('SIGTERM');
  expect((await running).exitCode).toBe(0);
});

test("once an engine's thread has ended, what waits for it and what comes later is told so", async () => {
  const program = `const { parentPort } = require('node:worker_threads');
    parentPort.on('message', () => process.exit(1));
    parentPort.postMessage({ ready: true });`;
  const thread = await startEngineThread(new Worker(program, { eval: true }), () => undefined);
  const request = { method: 'GET', url: 'http://engine/v1/programs', headers: {}, body: new Uint8Array() };
  await expect(thread.answer(request)).rejects.toThrow("the engine's thread has ended");
  await expect(thread.answer(request)).rejects.toThrow("the engine's thread has ended");
  await thread.close();
});

// SQLite would take another file of that name for the owner of the log, and remove the log when it closes that file.
test('the thread that copies a log ends when another file has its name by now, and the log stays', async () => {
  const path = join(home, 'replaced.db');
  const db = new (loadDriver())(path);
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)');
  const file = statSync(path).ino;
  const log = readFileSync(`${path}-wal`);
  renameSync(path, `${path}.old`);
  writeFileSync(path, 'garbage\n'.repeat(4000));
  const thread = new Worker(new URL('../../dist/cli/checkpoint-worker.js', import.meta.url), {
    workerData: { path, file },
  });
  await expect(once(thread, 'message')).rejects.toThrow('the file was replaced');
  expect(readFileSync(`${path}-wal`)).toEqual(log);
  db.close();
});

test.each(['SIGTERM', 'SIGINT'] as const)('the sandbox serves until %s and then ends with 0', async (signal) => {
  const { running, ready } = await serving();
  const headers = { 'X-API-Key': ready.api_key };
  const health = await fetch(`${ready.url}/_sandbox/health`, { headers });
  expect(await health.json()).toMatchObject({ status: 'ok' });
  expect(ready.db).toBe(join(home, 'serve.db'));
  running.kill(signal);
  expect((await running).exitCode).toBe(0);
});

test('the link that serve prints opens the console, once', async () => {
  const { running, ready } = await serving();
  const [first, second] = [await fetch(ready.console_url), await fetch(ready.console_url)];
  expect([first.status, second.status]).toEqual([200, 403]);
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await (await fetch(ready.url, { headers: { cookie } })).text()).toContain('2 × Gift card');
  running.kill('SIGTERM');
  const { stderr } = await running;
  expect(stderr).toContain(`to look at it in a browser (this link works once): ${ready.console_url}\n`);
});

test('a live client can talk to a served sandbox', async () => {
  const { running, ready } = await serving('--api-key', 'sk_of_mine', '--no-rate-limit', '--verbose');
  const env = { SCRIP_MODE: 'live', SCRIP_BASE_URL: ready.url, SCRIP_API_KEY: 'sk_of_mine' };
  const { exitCode, stdout } = await scrip(['redemptions', 'get', REDEMPTION, '--json'], env);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ mode: 'live', redemption: { id: REDEMPTION } });
  const wrong = await scrip(['redemptions', 'get', REDEMPTION, '--json'], { ...env, SCRIP_API_KEY: 'sk_other' });
  expect(wrong.exitCode).toBe(4);
  running.kill('SIGTERM');
  const { stderr } = await running;
  expect(stderr).toContain(`GET /v1/redemptions/${REDEMPTION}: HTTP 200\n`);
  expect(stderr).toContain(`GET /v1/redemptions/${REDEMPTION}: HTTP 401\n`);
  expect(stderr).not.toContain('sk_of');
});

test('two servers on one file are one sandbox', async () => {
  const [one, other] = [await serving('--no-rate-limit'), await serving('--no-rate-limit')];
  const headers = { 'X-API-Key': 'sk_sandbox', 'Content-Type': 'application/json' };
  const path = `/v1/redemptions/${REDEMPTION}/reverse`;
  const body = JSON.stringify({ reason: 'r', quantity: 1, idempotency_key: 'k' });
  const posted = await fetch(one.ready.url + path, { method: 'POST', headers, body });
  const replayed = await fetch(other.ready.url + path, { method: 'POST', headers, body });
  expect([posted.status, replayed.status]).toEqual([201, 200]);
  expect(await replayed.text()).toBe(await posted.text());
  one.running.kill('SIGTERM');
  other.running.kill('SIGTERM');
  await Promise.all([one.running, other.running]);
});

test('the log of a server is copied into its file beside the requests, and nothing is left of it at the end', async () => {
  const { running, ready } = await serving('--no-rate-limit');
  const headers = { 'X-API-Key': 'sk_sandbox', 'Content-Type': 'application/json' };
  const reverse = async (n: number): Promise<void> => {
    const body = JSON.stringify({ reason: 'r', amount: '0.01', idempotency_key: `k${n}` });
    await fetch(`${ready.url}/v1/redemptions/${RAW}/reverse`, { method: 'POST', headers, body });
  };
  // Less than what the server's own connection would wait for, 10,000 pages.
  for (let n = 0; n < 800; n += 4) await Promise.all([n, n + 1, n + 2, n + 3].map(reverse));
  const db = new (loadDriver())(ready.db);
  const waiting = (): number => {
    const [{ log, checkpointed }] = db.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }];
    return log - checkpointed;
  };
  await vi.waitFor(
    () => {
      expect(waiting()).toBeLessThan(1000);
    },
    { timeout: 10_000 },
  );
  expect(statSync(`${ready.db}-wal`).size).toBeGreaterThan(1000 * 4096);
  db.close();
  running.kill('SIGTERM');
  expect((await running).exitCode).toBe(0);
  expect(existsSync(`${ready.db}-wal`)).toBe(false);
});

test('a reset of the sandbox touches no mirror', async () => {
  await scrip(['sandbox', 'init']);
  const mirror = join(home, 'offline-default.db');
  writeFileSync(mirror, 'reversals that wait');
  expect((await scrip(['sandbox', 'reset', '--yes'])).exitCode).toBe(0);
  expect(readFileSync(mirror, 'utf8')).toBe('reversals that wait');
});

test('a port that is taken is said, and ends with 2', async () => {
  const { running, ready } = await serving();
  const { port } = new URL(ready.url);
  const second = await scrip(['sandbox', 'serve', '--port', port, '--db', join(home, 'other.db')]);
  expect(second.exitCode).toBe(2);
  expect(second.stderr).toContain(`--port ${port}: another program listens there already`);
  running.kill('SIGTERM');
  await running;
});

test('the first command makes the sandbox, with the demo data and for its owner only, and says so', async () => {
  const fresh = join(home, 'deep', 'er');
  const first = await scrip(['redemptions', 'get', REDEMPTION], { SCRIP_HOME: fresh });
  expect(first.stderr).toBe(`made a new sandbox with the demo data: ${join(fresh, 'sandbox.db')}`);
  expect(statSync(fresh).mode & 0o777).toBe(0o700);
  const second = await scrip(['redemptions', 'get', REDEMPTION], { SCRIP_HOME: fresh });
  expect([second.exitCode, second.stderr]).toEqual([0, '']);
});

test('the same command three times at once reverses once: the others are told of the first', async () => {
  const reverse = () =>
    scrip(['redemptions', 'reverse', REDEMPTION, '--reason', 'twice', '--yes'], { SCRIP_HOME: join(home, 'race') });
  const codes = (await Promise.all([reverse(), reverse(), reverse()])).map(({ exitCode }) => exitCode);
  expect(codes).toEqual([0, 0, 0]);
});

test('M23 files of a ledger, a journal and results are private, also in a folder that everybody can enter', async () => {
  const folder = mkdtempSync(join(home, 'open-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'rows.csv');
  writeFileSync(file, `redemption_id,amount,reason\n${RAW},0.01,private\n`);
  chmodSync(file, 0o600);
  const done = await scrip(['redemptions', 'reverse', '--csv', file, '--yes'], { SCRIP_HOME: folder });
  expect(done.exitCode).toBe(0);
  const modes = readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => `${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`);
  expect(modes.sort()).toEqual(['journal.db 600', 'rows.csv 600', 'rows.results.csv 600', 'sandbox.db 600']);
});

test('M20 value that expires at once is said by flags, batch and results', async () => {
  const folder = mkdtempSync(join(home, 'expired-'));
  const env = { SCRIP_HOME: folder };
  const lots = '550e8400-e29b-41d4-a716-446655440012';
  await scrip(['sandbox', 'init'], env);
  await scrip(['sandbox', 'clock', 'advance', 'P10D'], env);
  const single = await scrip(['redemptions', 'reverse', lots, '--amount', '140', '--reason', 'one', '--yes'], env);
  expect(single.stderr).toContain('15.00 returns to a lot that has expired');
  expect(single.stdout).toMatch(/expired +15.00 at once/);
  const file = join(folder, 'rows.csv');
  writeFileSync(file, `redemption_id,amount,reason\n${lots},60,rest\n`);
  const batch = await scrip(['redemptions', 'reverse', '--csv', file, '--yes'], env);
  expect(batch.stdout).toMatch(/expired +35.00 of asset/);
  expect(readFileSync(join(folder, 'rows.results.csv'), 'utf8').trimEnd()).toMatch(/,35\.00$/);
});

test('M21 a journal that is removed while a batch runs stops it before the next row leaves', async () => {
  const folder = mkdtempSync(join(home, 'removed-'));
  let posts = 0;
  const server = createServer((request, response) => {
    posts += 1;
    for (const name of readdirSync(folder).filter((each) => each.startsWith('journal.db'))) rmSync(join(folder, name));
    const id = request.url?.split('/')[3] ?? '';
    const reversal = { id: `r-${posts}`, redemption_id: id, journal_entry_id: 'j', amount: '0.01', reason: 'x' };
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...reversal, created_at: '2026-01-01T00:00:00Z' }));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const file = join(folder, 'rows.csv');
  writeFileSync(file, `redemption_id,amount,reason\n${RAW},0.01,a\n${RAW},0.01,b\n${RAW},0.01,c\n`);
  const done = await scrip(['--mode', 'live', 'redemptions', 'reverse', '--csv', file, '--yes'], {
    ...{ SCRIP_HOME: folder, SCRIP_API_KEY: 'sk_live_x' },
    SCRIP_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  expect([done.exitCode, posts]).toEqual([6, 1]);
  expect(done.stderr).toContain('was removed or replaced');
});
