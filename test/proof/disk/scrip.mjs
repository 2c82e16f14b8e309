// The built program on a ledger of its own: commands, and a server that is asked over its socket.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, KEY, freePort, startServer, stop } from '../../support/served-sandbox.mjs';
import { stepOf } from './ledger.mjs';

export { stop };

/** The file that commands use when their SCRIP_HOME is this folder. */
export const ledgerIn = (home) => join(home, 'sandbox.db');

export const digestOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Runs a command to its end. `options` are those of spawn. */
export async function scrip(home, argv, options = {}) {
  const env = { ...process.env, SCRIP_HOME: home, NO_COLOR: '1', ...options.env };
  const child = spawn(process.execPath, [BIN, ...argv], { stdio: ['ignore', 'pipe', 'pipe'], ...options, env });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [code] = await once(child, 'close');
  return { code, out, err };
}

/** Step n as somebody would type it. */
export function reverseArgv(n) {
  const { redemption, body } = stepOf(n);
  const size = body.quantity === undefined ? ['--amount', body.amount] : ['--quantity', `${body.quantity}`];
  const key = ['--idempotency-key', body.idempotency_key];
  return ['redemptions', 'reverse', redemption, ...size, '--reason', body.reason, ...key, '--yes', '--json'];
}

/** A server on the ledger in `home`, and its answers to steps. */
export async function serve(home) {
  const port = await freePort();
  const child = await startServer(ledgerIn(home), port);
  const answers = [];
  const ask = async (n) => {
    const { redemption, body } = stepOf(n);
    const response = await fetch(`http://127.0.0.1:${port}/v1/redemptions/${redemption}/reverse`, {
      method: 'POST',
      headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    answers.push({ n, status: response.status, id: answer.id, message: answer.message });
    return answers.at(-1);
  };
  return { ask, answers, end: (signal = 'SIGTERM') => stop(child, signal), child, url: `http://127.0.0.1:${port}` };
}
