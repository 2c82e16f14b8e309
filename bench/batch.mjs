// A batch from a CSV file on the sandbox, beside the floor: the same reversals called on the engine directly, one after
// another. Tells rows a second of both, their ratio, and how much memory the batch took from its beginning to its end.
// After a build: node bench/batch.mjs [rows] [rows called directly]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalEngine } from 'scrip-sdk/local-engine';

const PER_REDEMPTION = 10;
const rows = Number(process.argv[2] ?? 20_000);
const called = Math.min(rows, Number(process.argv[3] ?? rows));
const folder = mkdtempSync(join(tmpdir(), 'scrip-bench-'));
const bin = new URL('../bin/scrip.js', import.meta.url).pathname;

try {
  const redemptions = await prepare(join(folder, 'sandbox.db'), Math.ceil(rows / PER_REDEMPTION));
  await writeCsv(join(folder, 'rows.csv'), redemptions);
  copyFileSync(join(folder, 'sandbox.db'), join(folder, 'direct.db'));

  const direct = await callDirectly(join(folder, 'direct.db'), redemptions);
  console.log(`engine, called directly: ${called} reversals, ${perSecond(called, direct).toFixed(0)}/s`);
  const batch = await runBatch();
  console.log(`batch from a file:       ${rows} rows, ${perSecond(rows, batch.ms).toFixed(0)}/s`);
  console.log(`ratio:                   ${(perSecond(rows, batch.ms) / perSecond(called, direct)).toFixed(2)}`);
  console.log(
    `memory by quarters:      ${quarters(batch.memory).join(', ')} MB (highest of each); peak ${batch.peak} MB`,
  );
  console.log(`journal:                 ${(statSync(join(folder, 'journal.db')).size / 2 ** 20).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true });
}

function perSecond(count, ms) {
  return count / (ms / 1000);
}

/** One participant with one lot for each redemption. */
async function prepare(path, count) {
  const engine = createLocalEngine({ path, seed: 'empty' });
  const { id: program_id } = await call(engine, '/v1/programs', { name: 'Bench' });
  const asset = { name: 'Points', symbol: 'P', inventory_mode: 'LOT', issuance_policy: 'UNLIMITED', scale: 2 };
  const { id: asset_id } = await call(engine, '/v1/assets', { program_id, ...asset });
  const base = { program_id, asset_id, description: 'bench', amount: `${PER_REDEMPTION}.00` };
  const redemptions = [];
  for (let n = 0; n < count; n += 1) {
    const { id } = await call(engine, '/v1/participants', { external_id: `member-${n}`, program_id });
    await call(engine, '/_sandbox/credits', { ...base, participant_id: id });
    redemptions.push((await call(engine, `/v1/participants/${id}/redemptions`, base)).id);
  }
  engine.close();
  return redemptions;
}

function* rowsOf(redemptions) {
  for (let n = 0; n < rows; n += 1) yield { id: redemptions[n % redemptions.length], reason: `row ${n}` };
}

async function writeCsv(path, redemptions) {
  const file = createWriteStream(path);
  file.write('redemption_id,amount,reason,order\n');
  let n = 0;
  for (const { id, reason } of rowsOf(redemptions)) {
    n += 1;
    if (!file.write(`${id},1.00,${reason},"order ${n}, kept"\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

async function callDirectly(path, redemptions) {
  const engine = createLocalEngine({ path });
  const began = performance.now();
  let n = 0;
  for (const { id, reason } of rowsOf(redemptions)) {
    if (n === called) break;
    n += 1;
    await call(engine, `/v1/redemptions/${id}/reverse`, { amount: '1.00', reason, idempotency_key: `direct-${n}` });
  }
  const ms = performance.now() - began;
  engine.close();
  return ms;
}

async function call(engine, path, body) {
  const request = new Request(`http://bench${path}`, {
    method: 'POST',
    headers: { 'x-api-key': 'sk_sandbox', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const response = await engine.fetch(request);
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${answer.message}`);
  return answer;
}

/** The built program, from start to end: reading, checking, planning, sending, results. */
async function runBatch() {
  const began = performance.now();
  const argv = [bin, 'redemptions', 'reverse', '--csv', join(folder, 'rows.csv'), '--yes', '--json', '--quiet'];
  const child = spawn(process.execPath, argv, { env: { ...process.env, SCRIP_HOME: folder } });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.pipe(process.stderr);
  const memory = [];
  const timer = setInterval(() => memory.push(memoryOf(child.pid)), 100);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  const ms = performance.now() - began;
  const { applied } = JSON.parse(out);
  if (code !== 0 || applied !== rows) throw new Error(`exit ${code}, ${applied} of ${rows} applied`);
  const known = memory.filter((megabytes) => megabytes > 0);
  return { ms, memory: known, peak: Math.max(...known) };
}

/** Resident megabytes. Linux only. */
function memoryOf(pid) {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

function quarters(memory) {
  const length = Math.ceil(memory.length / 4);
  return [0, 1, 2, 3].map((n) => Math.max(0, ...memory.slice(n * length, (n + 1) * length)));
}
