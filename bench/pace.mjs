// A batch against a server that enforces the documented limit (10 requests a second, 30 at once): how much of what is
// allowed is used, and how many requests are told to wait. After a build: node bench/pace.mjs [rows]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 10;
const BURST = 30;
const rows = Number(process.argv[2] ?? 400);
const folder = mkdtempSync(join(tmpdir(), 'scrip-pace-'));
const bin = new URL('../bin/scrip.js', import.meta.url).pathname;
const env = { ...process.env, SCRIP_HOME: folder, SCRIP_API_KEY: 'sk_sandbox' };

const server = spawn(process.execPath, [bin, 'sandbox', 'serve', '--port', '0', '--json', '--quiet'], { env });
try {
  const [line] = await once(server.stdout, 'data');
  const { url } = JSON.parse(line.toString());
  // Emil's tokens have 18 decimals, so there is enough for any number of rows.
  const row = (n) => `550e8400-e29b-41d4-a716-446655440017,0.000000000000000001,row ${n}`;
  const lines = Array.from({ length: rows }, (_, n) => row(n));
  // Half of the rows go elsewhere, so that rows leave side by side.
  const other = (n) => `550e8400-e29b-41d4-a716-446655440011,0.01,row ${n}`;
  for (let n = 0; n < rows; n += 2) lines[n] = other(n);
  writeFileSync(join(folder, 'rows.csv'), `redemption_id,amount,reason\n${lines.join('\n')}\n`);

  const began = performance.now();
  const argv = [bin, 'redemptions', 'reverse', '--csv', join(folder, 'rows.csv'), '--yes', '--json', '--verbose'];
  const batch = spawn(process.execPath, [...argv, '--mode', 'live'], { env: { ...env, SCRIP_BASE_URL: url } });
  let out = '';
  let requests = 0;
  let limited = 0;
  let last = began;
  batch.stdout.on('data', (chunk) => (out += chunk));
  batch.stderr.on('data', (chunk) => {
    for (const said of chunk.toString().split('\n')) {
      if (!/HTTP \d+/.test(said)) continue;
      requests += 1;
      if (said.includes('HTTP 429')) limited += 1;
      last = performance.now();
    }
  });
  const [code] = await once(batch, 'close');
  const { applied } = JSON.parse(out);
  if (applied !== rows) throw new Error(`exit ${code}, ${applied} of ${rows} applied`);
  const seconds = (last - began) / 1000;
  const allowed = BURST + seconds * RATE;
  console.log(`${requests} requests in ${seconds.toFixed(1)} s; allowed in that time: ${allowed.toFixed(0)}`);
  console.log(`used: ${((100 * requests) / allowed).toFixed(1)} % of what is allowed`);
  console.log(`told to wait (429): ${limited}, ${((100 * limited) / requests).toFixed(2)} % of the requests`);
} finally {
  server.kill();
  rmSync(folder, { recursive: true });
}
