// Load on an HTTP server: wrk where it is installed, and Node's own client where it is not.
import { execFile, spawnSync } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { perSecond, quantile } from './measure.mjs';
import { redemptionId } from './fill.mjs';

export const hasWrk = spawnSync('wrk', ['--version']).error === undefined;

/**
 * Sends reversals for some seconds; every request waits for the answer to the one before it on its connection.
 *
 * @param from - number of the first reversal; the next run on the same file must begin behind what this one sent
 * @param total - how many redemptions the file has
 * @returns requests a second and latencies in milliseconds; throws when any request failed
 */
export async function load(url, { connections, seconds, from, total }) {
  const drive = hasWrk ? byWrk : byNode;
  const { failed, ms, p50, p99, requests } = await drive(url, { connections, seconds, from, total });
  if (failed > 0) throw new Error(`${failed} of ${requests} requests to ${url} failed`);
  return { rate: perSecond(requests, ms), p50, p99 };
}

async function byWrk(url, { connections, from, seconds, total }) {
  const script = fileURLToPath(new URL('./load.lua', import.meta.url));
  const how = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '60s', '-s', script, url];
  const { stderr, stdout } = await promisify(execFile)('wrk', [...how, '--', String(from), String(total)]);
  process.stderr.write(stderr);
  return JSON.parse(/^RESULT (.*)$/m.exec(stdout)[1]);
}

async function byNode(url, { connections, from, seconds, total }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies = [];
  let [sent, failed] = [0, 0];
  const began = performance.now();
  const caller = async () => {
    while (performance.now() - began < seconds * 1000) {
      const at = performance.now();
      const n = from + sent;
      sent += 1;
      const status = await post(agent, `${url}/v1/redemptions/${redemptionId((n * 7919) % total)}/reverse`, n);
      if (status > 399) failed += 1;
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: connections }, caller));
  const ms = performance.now() - began;
  agent.destroy();
  return { requests: latencies.length, ms, failed, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

function post(agent, url, n) {
  const headers = { 'X-API-Key': 'sk_sandbox', 'Content-Type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sending.on('error', reject);
    sending.end(JSON.stringify({ reason: 'The order was cancelled', idempotency_key: `order-${n}-cancelled` }));
  });
}
