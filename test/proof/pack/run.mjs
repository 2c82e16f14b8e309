// The package as a stranger gets it: packed, installed into an empty folder, and used with nothing of this repository
// in reach, on each Node it promises. `npm run proof -- pack` builds first; [--node 22]… for some of them only, [--keep].
// Needs the registry: for the package's own dependencies and, for a Node other than the running one, for Node itself.
// On Node 20 the install compiles SQLite, which takes a minute.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packed } from './packed.mjs';

const { values } = parseArgs({ options: { node: { type: 'string', multiple: true }, keep: { type: 'boolean' } } });
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CONSUMER = fileURLToPath(new URL('consumer.mjs', import.meta.url));
const REDEMPTION = '550e8400-e29b-41d4-a716-446655440001';
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'scrip-pack-'));

try {
  const { file, lines } = packed(ROOT, work);
  console.log(lines.join('\n'));
  for (const major of values.node ?? ['20', '22', '24']) await tryOn(major, file);
  console.log('\nthe package works on each of them');
} finally {
  if (values.keep) console.log(`kept: ${work}`);
  else rmSync(work, { recursive: true, force: true });
}

async function tryOn(major, file) {
  const node = nodeOf(major);
  const folder = join(work, `on-${major}`);
  const home = join(folder, 'home');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  console.log(`\nNode ${run(node, ['--version'], { cwd: folder }).trim()}`);

  const began = performance.now();
  npm(node, folder, ['install', file, '--no-audit', '--no-fund']);
  const packages = readdirSync(join(folder, 'node_modules'), { recursive: true }).filter((path) =>
    /(^|node_modules\/)(@[^/]+\/)?[^/@.]+\/package\.json$/.test(path),
  );
  say('npm install', `${((performance.now() - began) / 1000).toFixed(1)} s, ${packages.length} packages`);

  // As a shell finds it, with the Node in question first on the path; nothing else of this process's environment.
  const bins = join(folder, 'node_modules/.bin');
  const env = { PATH: [bins, dirname(node), process.env.PATH].join(delimiter), SCRIP_HOME: home };
  const scrip = (argv, more = {}) => run('scrip', argv, { cwd: folder, env: { ...env, ...more } });

  assert.equal(scrip(['--version']).trim(), version);
  say('scrip --version', version);
  assert.match(scrip(['--help']), /redemptions/);
  say('scrip --help', 'ok');
  assert.match(scrip(['sandbox', 'init', '--json']), /sandbox\.db/);
  say('scrip sandbox init', 'ok');

  const demo = run(node, ['node_modules/scrip-sdk/examples/demo.mjs'], { cwd: folder, env });
  assert.match(demo, /Every step ended as expected/);
  say('the demo', 'ok');

  await overTheWire(scrip, { env, folder });
  say('live, on a served sandbox', 'ok');

  cpSync(CONSUMER, join(folder, 'consumer.mjs'));
  say('import', run(node, ['consumer.mjs'], { cwd: folder, env }).trim());
}

/** Reads and reverses in live mode, from a sandbox served by the same package. */
async function overTheWire(scrip, { env, folder }) {
  const server = spawn('scrip', ['sandbox', 'serve', '--port', '0', '--db', join(folder, 'served.db'), '--json'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(server, 'exit');
  try {
    const [ready] = await Promise.race([once(server.stdout, 'data'), ended.then(() => ['{}'])]);
    const { url } = JSON.parse(ready);
    assert.ok(url, 'the server did not start');
    const live = { SCRIP_BASE_URL: url, SCRIP_API_KEY: 'sk_sandbox' };
    const got = JSON.parse(scrip(['redemptions', 'get', REDEMPTION, '--mode', 'live', '--json'], live));
    assert.deepEqual([got.mode, got.remaining.amount], ['live', '1000.00']);
    const words = ['redemptions', 'reverse', REDEMPTION, '--quantity', '1', '--reason', 'Late', '--yes', '--json'];
    const done = JSON.parse(scrip([...words, '--mode', 'live'], live));
    assert.deepEqual([done.mode, done.remaining.amount], ['live', '500.00']);
  } finally {
    server.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null], 'the server did not end as asked');
  }
}

/** The running Node when it is the one, else one from the registry. */
function nodeOf(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const folder = join(work, `node-${major}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  npm(process.execPath, folder, ['install', `node@${major}`, '--no-audit', '--no-fund']);
  return join(folder, 'node_modules/node/bin/node');
}

/** This machine's npm, run by the Node in question. */
function npm(node, cwd, argv) {
  const cli = process.env.npm_execpath;
  assert.ok(cli, 'start it with npm run proof -- pack');
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) };
  run(node, [cli, ...argv], { cwd, env });
}

function run(command, argv, options) {
  const { error, status, stderr, stdout } = spawnSync(command, argv, { encoding: 'utf8', ...options });
  if (error) throw error;
  assert.equal(status, 0, `${command} ${argv.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

function say(what, how) {
  console.log(`  ${what.padEnd(28)}${how}`);
}
