// Load on an HTTP server: wrk where it is installed, and Node's own client where it is not.
import { execFile, spawnSync } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { perSecond, quantile } from './measure.mjs';
import { processorMicros } from './processor.mjs';
import { redemptionId } from './fill.mjs';

export const hasWrk = spawnSync('wrk', ['--version']).error === undefined;

/**
 * Loads a server with reversals for some seconds; every request waits for the answer to the one before it on its
 * connection. So many requests come first and do not count: then the server's code is compiled. Node's client sends those,
 * because wrk counts seconds only.
 *
 * @param server - its url, and the pid of its process
 * @param total - how many redemptions the file has; the first half is for the warm-up
 * @returns requests a second, latencies in milliseconds, and microseconds of the server's processor time for each request,
 *   where it can be read; throws when any request failed
 */
export async function load({ pid, url }, { connections, seconds, total, warmUp }) {
  await drive(url, byNode, { connections, from: 0, total, isOver: ({ sent }) => sent >= warmUp });
  const before = processorMicros(pid);
  const counted = { connections, seconds, from: total / 2, total, isOver: ({ ms }) => ms > seconds * 1000 };
  const { ms, p50, p99, requests } = await drive(url, hasWrk ? byWrk : byNode, counted);
  const spent = processorMicros(pid) - before;
  return { rate: perSecond(requests, ms), p50, p99, ...(!Number.isNaN(spent) && { cpu: spent / requests }) };
}

async function drive(url, by, how) {
  const told = await by(url, how);
  if (told.failed > 0) throw new Error(`${told.failed} of ${told.requests} requests to ${url} failed`);
  return told;
}

async function byWrk(url, { connections, from, seconds, total }) {
  const script = fileURLToPath(new URL('./load.lua', import.meta.url));
  const how = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '60s', '-s', script, url];
  const { stderr, stdout } = await promisify(execFile)('wrk', [...how, '--', String(from), String(total)]);
  process.stderr.write(stderr);
  return JSON.parse(/^RESULT (.*)$/m.exec(stdout)[1]);
}

async function byNode(url, { connections, from, isOver, total }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies = [];
  let [sent, failed] = [0, 0];
  const began = performance.now();
  const caller = async () => {
    while (!isOver({ sent, ms: performance.now() - began })) {
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
